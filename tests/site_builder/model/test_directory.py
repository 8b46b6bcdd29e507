"""From a provider's facts to its card."""

from datetime import date

from site_builder.model.directory import Entry, card_of, facts_of, kind_of, last_change, weight
from tests.builders import TODAY, a_card, a_provider, a_source, a_standing, an_entry, source_fields

STUDY = {"title": {"en": "A store", "zh": "一家店"}, "text": {"en": "It sold.", "zh": "有销量。"}}


def test_a_fact_is_as_well_proved_as_its_source() -> None:
    provider = a_provider()

    assert provider.company.founded is not None
    assert kind_of(provider.company.founded, {"s1": a_source(kind="filing")}) == "filing"


def test_a_fact_may_be_proved_better_or_worse_than_its_source() -> None:
    provider = a_provider(company={"founded": {"value": 2014, "kind": "self-stated"}})

    assert provider.company.founded is not None
    assert kind_of(provider.company.founded, {"s1": a_source(kind="press")}) == "self-stated"


def test_facts_come_in_the_order_of_the_model() -> None:
    provider = a_provider(
        names={"en": "Lantern Bay", "former": ["Old Bay"]},
        company={"founded": 2014, "headquarters": "hangzhou"},
        offer={"stores": [{"name": "Shop", "platform": "tmall"}], "platforms": ["tmall"]},
        terms={"accepting": True},
        case_studies=[STUDY],
    )

    fields = [(section, field) for section, field, _ in facts_of(provider)]

    assert fields == [
        ("names", "en"),
        ("names", "former"),
        ("company", "headquarters"),
        ("company", "founded"),
        ("offer", "platforms"),
        ("offer", "stores"),
        ("terms", "accepting"),
        ("", "case_studies"),
    ]


def test_a_group_counts_once_a_value() -> None:
    provider = a_provider(offer={"platforms": [{"values": ["tmall", "jd"]}]})

    assert weight(provider.offer.platforms[0]) == 2
    assert provider.names.en is not None
    assert weight(provider.names.en) == 1


def test_the_card_counts_facts_by_kind_of_evidence() -> None:
    provider = a_provider(
        names={"en": "Lantern Bay"},
        company={"founded": {"value": 2014, "source": "s2"}},
        offer={"platforms": [{"values": ["tmall", "jd"], "source": "s3"}], "services": [{"values": ["livestreaming"], "kind": "official"}]},
        sources={"s1": source_fields(), "s2": source_fields(kind="filing"), "s3": source_fields(kind="press")},
    )  # fmt: skip

    card = card_of("lantern-bay", provider, is_demo=False, today=TODAY)

    assert card.kinds == (1, 1, 2, 1)
    assert (card.facts, card.sources) == (5, 3)


def test_the_card_carries_what_lists_show() -> None:
    provider = a_provider(terms={"minimum_budget": "1m-3m", "accepting": False}, company={"tickers": ["HKEX: 9991"]})

    card = card_of("lantern-bay", provider, is_demo=True, today=TODAY)

    assert (card.id, card.is_demo, card.name_zh, card.tickers) == ("lantern-bay", True, "灯湾电商", ("HKEX: 9991",))
    assert (card.minimum_budget, card.accepting, card.place, card.website) == ("1m-3m", False, None, None)


def test_a_card_names_offices_and_each_level_once() -> None:
    levels = [{"level": "tmall-6-star", "since": year} for year in ("2018", "2019")]
    provider = a_provider(company={"offices": ["shanghai"]}, offer={"certifications": levels})

    card = card_of("lantern-bay", provider, is_demo=False, today=TODAY)

    assert (card.offices, card.levels) == (("shanghai",), ("tmall-6-star",))


def test_a_card_of_a_removed_entry_says_when_and_why() -> None:
    provider = a_provider(removed={"on": "2026-11-25", "reason": "on-request"})

    card = card_of("lantern-bay", provider, is_demo=False, today=TODAY)

    assert (card.removed_on, card.removal_reason, card.changed_on) == ("2026-11-25", "on-request", "2026-11-25")


def test_the_card_knows_when_it_was_last_read_and_last_confirmed() -> None:
    sources = {"s1": source_fields(read="2026-10-01", confirmed="2026-11-20"), "s2": source_fields(read="2026-11-01")}

    card = card_of("lantern-bay", a_provider(sources=sources), is_demo=False, today=TODAY)

    assert (card.read_on, card.confirmed_on) == ("2026-11-01", "2026-11-20")


def test_an_entry_last_changed_on_its_latest_day() -> None:
    provider = a_provider(listed_on="2026-01-01", changed_on="2026-03-01")

    assert last_change(provider) == date(2026, 3, 1)


def test_the_newest_date_of_an_entry_counts_its_claim() -> None:
    entry = Entry(a_card(changed_on="2026-01-01", confirmed_on="2026-05-05"), a_standing(claimed_on="2026-06-06"))

    assert entry.newest == "2026-06-06"
    assert Entry(entry.card, None).newest == "2026-05-05"


def test_an_entry_without_an_assessment_has_no_stars() -> None:
    assert an_entry().half_stars == -1
    assert an_entry(stars=0).half_stars == 0
    assert an_entry(stars=4.5).half_stars == 9
