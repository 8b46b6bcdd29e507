"""What an entry may say, field by field."""

import pytest
from pydantic import ValidationError

from site_builder.model.provider import AnyName, Provider
from tests.builders import a_provider, fault_of, source_fields

STUDY = {"title": {"en": "A store", "zh": "一家店"}, "text": {"en": "It sold.", "zh": "有销量。"}}


def faults(**sections: object) -> list[tuple[tuple[str | int, ...], str]]:
    """Return place and code of every fault of an entry with these sections."""
    with pytest.raises(ValidationError) as caught:
        a_provider(**sections)
    return [(fault["loc"], fault["type"]) for fault in caught.value.errors()]


def test_the_smallest_entry_has_types_a_summary_a_name_and_a_source() -> None:
    provider = a_provider(company=None, offer=None, names={"zh": "灯湾电商"})

    assert provider.names.en is None
    assert provider.company.headquarters is None
    assert provider.offer.platforms == ()
    assert provider.terms.accepting is None


@pytest.mark.parametrize("section", ["listed_on", "types", "summary", "names", "sources"])
def test_a_needed_part_cannot_be_left_out(section: str) -> None:
    assert faults(**{section: None}) == [((section,), "missing")]


@pytest.mark.parametrize(
    ("section", "fields", "place", "code"),
    [
        ("company", {"founded": 999}, ("company", "founded", "value"), "greater_than_equal"),
        ("company", {"founded": 2101}, ("company", "founded", "value"), "less_than_equal"),
        ("company", {"founded": "since 2014"}, ("company", "founded", "value"), "int_parsing"),
        ("company", {"team": 0}, ("company", "team", "value"), "greater_than_equal"),
        ("company", {"team": 1_000_001}, ("company", "team", "value"), "less_than_equal"),
        ("company", {"tickers": [{"values": ["BZUN", "HKEX: 9991"]}]}, ("company", "tickers", 0, "values", 0), "string_pattern_mismatch"),
        ("company", {"website": "www.lantern-bay.test"}, ("company", "website", "value"), "link-format"),
        ("company", {"owner": "A trading house"}, ("company", "owner", "value"), "dataclass_type"),
        ("company", {"headquarter": "hangzhou"}, ("company", "headquarter"), "extra_forbidden"),
        ("terms", {"accepting": "yes"}, ("terms", "accepting", "value"), "bool-format"),
        ("offer", {"platforms": [{"values": []}]}, ("offer", "platforms", 0, "values"), "too_short"),
        ("offer", {"stores": [{"platform": "tmall"}]}, ("offer", "stores", 0, "name"), "missing"),
        ("offer", {"certifications": [{"level": "tmall-5-star", "since": "20"}]}, ("offer", "certifications", 0, "since"), "date-format"),
        ("introduction", {"url": "https://a.test/intro.pdf", "size_kb": 0}, ("introduction", "size_kb"), "greater_than_equal"),
        ("removed", {"on": "2026-11-31", "reason": "closed"}, ("removed", "on"), "date-impossible"),
        ("removed", {"on": "2026-11-30"}, ("removed", "reason"), "missing"),
        ("sources", {"s1": source_fields(kind="blog")}, ("sources", "s1", "kind"), "literal_error"),
        ("types", [], ("types",), "too_short"),
    ],
)  # fmt: skip
def test_a_value_out_of_bounds_is_named_with_its_place(
    section: str, fields: object, place: tuple[str | int, ...], code: str
) -> None:
    assert faults(**{section: fields}) == [(place, code)]


def test_a_fact_without_any_source_is_refused() -> None:
    places = [place for place, _ in faults(source=None, company=None, offer=None)]

    assert places == [("names", "en", "source"), ("names", "zh", "source")]


def test_every_fault_is_named_at_once() -> None:
    found = faults(company={"founded": "x", "team": "y"}, terms={"accepting": "z"}, removed={"on": "never"})

    assert len(found) == 5


@pytest.mark.parametrize("name", ["Philips", "飞利浦", {"en": "Philips", "zh": "飞利浦"}])
def test_a_brand_is_written_in_one_script_or_in_both(name: object) -> None:
    assert fault_of(AnyName, name) == ""


@pytest.mark.parametrize(
    ("name", "fault"), [("", "string_too_short"), ({"en": "Philips"}, "missing"), (["Philips"], "string_type")]
)
def test_a_brand_in_half_a_pair_is_refused(name: object, fault: str) -> None:
    assert fault_of(AnyName, name) == fault


def test_a_full_entry_is_read_into_frozen_tuples() -> None:
    provider = a_provider(
        company={"offices": ["shanghai", {"values": ["ningbo"], "note": {"en": "warehouse", "zh": "仓库"}}]},
        terms={"modes": ["service-fee"], "accepting": False},
        case_studies=[STUDY],
    )

    assert [office.values for office in provider.company.offices] == [("shanghai",), ("ningbo",)]
    assert provider.terms.accepting is not None
    assert provider.terms.accepting.value is False
    assert isinstance(provider.case_studies, tuple)


def test_an_entry_survives_the_way_to_json_and_back() -> None:
    provider = a_provider(offer={"brands": ["Philips", {"en": "Pop Mart", "zh": "泡泡玛特"}]}, case_studies=[STUDY])

    assert Provider.model_validate_json(provider.model_dump_json()) == provider
