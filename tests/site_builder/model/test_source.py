"""A source: where a fact was read and how well that proves it."""

from datetime import date

import pytest

from site_builder.model.source import KINDS, Kind, Source
from tests.builders import a_source, fault_of, source_fields


def test_a_source_needs_a_title_a_kind_and_the_day_it_was_read() -> None:
    source = Source.model_validate({"title": "Annual report", "kind": "filing", "read": "2026-11-22"})

    assert source.read == date(2026, 11, 22)
    assert (source.url, source.dated, source.confirmed, source.weak) == (None, None, None, False)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_evidence_is_known(kind: Kind) -> None:
    assert a_source(kind=kind).kind == kind


@pytest.mark.parametrize("dated", ["2019", "2019-09", "2019-09-30"])
def test_the_date_of_a_source_is_as_exact_as_it_states_it(dated: str) -> None:
    assert a_source(dated=dated).dated == dated


@pytest.mark.parametrize(
    ("fields", "fault", "reason"),
    [
        (source_fields(title=None), "missing", "no title"),
        (source_fields(kind="blog"), "literal_error", "a kind that is not one of the four"),
        (source_fields(read="2026-11"), "date-format", "a day of reading is a whole day"),
        (source_fields(read="2026-11-31"), "date-impossible", "not in the calendar"),
        (source_fields(confirmed="yesterday"), "date-format", "words"),
        (source_fields(weak="yes"), "bool-format", "neither true nor false"),
        (source_fields(note={"en": "A copy."}), "missing", "a note in one language"),
        (source_fields(author="Somebody"), "extra_forbidden", "an unknown key"),
    ],
)
def test_a_source_that_says_it_otherwise_is_refused(fields: object, fault: str, reason: str) -> None:
    assert fault_of(Source, fields) == fault, reason
