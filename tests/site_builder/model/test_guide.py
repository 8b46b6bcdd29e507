"""Heads of guides and pages, and the glossary."""

import pytest

from site_builder.model.guide import FrontMatter, Glossary, GlossaryTerm, GuideHead, TextHead
from tests.builders import fault_of

HEAD = {"order": "3", "audience": "brands", "listed_on": "2026-11-22", "checked": "2026-11-22"}
TERM = {"id": "tp", "en": "Provider", "zh": "服务商", "text": {"en": "Runs stores.", "zh": "经营店铺。"}}


def test_the_head_of_a_guide_gives_its_place_and_its_readers() -> None:
    head = GuideHead.model_validate(HEAD)

    assert (head.order, head.audience) == (3, "brands")


def test_a_word_may_have_other_names() -> None:
    term = GlossaryTerm.model_validate({**TERM, "also_en": ["TP"], "also_zh": ["代运营商"]})

    assert (term.also_en, term.also_zh) == (("TP",), ("代运营商",))


@pytest.mark.parametrize(
    ("kind", "fields", "fault", "reason"),
    [
        (GuideHead, {**HEAD, "order": "0"}, "greater_than_equal", "guides are counted from one"),
        (GuideHead, {**HEAD, "audience": "operators"}, "literal_error", "nobody who reads guides"),
        (GuideHead, {**HEAD, "checked": "2026"}, "date-format", "a year is no day"),
        (TextHead, HEAD, "extra_forbidden", "a page has no order"),
        (FrontMatter, {"title": "About"}, "missing", "no summary"),
        (FrontMatter, {"title": "", "summary": "What it is."}, "string_too_short", "an empty title"),
        (Glossary, {"terms": [{**TERM, "text": "Runs stores."}]}, "dataclass_type", "one language"),
        (GlossaryTerm, {**TERM, "id": "t p"}, "string_pattern_mismatch", "a space in an id"),
    ],
)
def test_a_head_that_says_it_otherwise_is_refused(
    kind: type, fields: dict[str, object], fault: str, reason: str
) -> None:
    assert fault_of(kind, fields) == fault, reason
