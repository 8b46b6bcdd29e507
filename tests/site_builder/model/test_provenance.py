"""A fact inherits its source from the section and the file, and says the same in the short form and in the long one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.provenance import Tree, spread
from site_builder.model.provider import Provider
from tests.builders import a_provider, source_fields

quick = settings(max_examples=100)
SOURCES = {name: source_fields() for name in ("s1", "s2", "s3")}
codes = st.lists(st.sampled_from(["tmall", "jd", "douyin", "vip"]), min_size=1, unique=True)
names = st.sampled_from([None, "s1", "s2", "s3"])


def sourced(fact: dict[str, object], source: str | None) -> dict[str, object]:
    """Return a fact in the long form, with a source of its own where there is one."""
    return {**fact, "source": source} if source else fact


def test_a_fact_without_a_source_takes_that_of_the_file() -> None:
    provider = a_provider(source="s2", company={"founded": 2014}, sources=SOURCES)

    assert provider.company.founded is not None
    assert provider.company.founded.source == "s2"


def test_the_source_of_a_section_counts_before_that_of_the_file() -> None:
    provider = a_provider(source="s2", company={"source": "s3", "founded": 2014}, sources=SOURCES)

    assert provider.company.founded is not None
    assert provider.company.founded.source == "s3"
    assert provider.names.en is not None
    assert provider.names.en.source == "s2"


def test_the_source_of_a_fact_counts_before_that_of_its_section() -> None:
    company = {"source": "s3", "founded": {"value": 2014, "source": "s1"}, "headquarters": "hangzhou"}

    provider = a_provider(source="s2", company=company, sources=SOURCES)

    assert provider.company.founded is not None
    assert provider.company.founded.source == "s1"
    assert provider.company.headquarters is not None
    assert provider.company.headquarters.source == "s3"


def test_case_studies_stores_and_certifications_inherit_as_well() -> None:
    study = {"title": {"en": "A store", "zh": "一家店"}, "text": {"en": "It sold.", "zh": "有销量。"}}
    offer = {
        "source": "s3",
        "stores": [{"name": "Mirelune旗舰店", "platform": "tmall"}],
        "certifications": [{"level": "tmall-5-star", "source": "s1"}],
    }

    provider = a_provider(source="s2", offer=offer, case_studies=[study], sources=SOURCES)

    assert provider.case_studies[0].source == "s2"
    assert provider.offer.stores[0].source == "s3"
    assert provider.offer.certifications[0].source == "s1"


@quick
@given(file=st.sampled_from(["s1", "s2", "s3"]), section=names, fact=names, group=names)
def test_inheritance_never_overwrites_a_nearer_source(
    file: str, section: str | None, fact: str | None, group: str | None
) -> None:
    company = sourced({"founded": sourced({"value": 2014}, fact)}, section)
    offer = sourced({"platforms": [sourced({"values": ["tmall"]}, group), "jd"]}, section)

    provider = a_provider(source=file, company=company, offer=offer, sources=SOURCES)

    assert provider.company.founded is not None
    assert provider.company.founded.source == (fact or section or file)
    assert [item.source for item in provider.offer.platforms] == [group or section or file, section or file]


@quick
@given(values=codes, year=st.integers(1900, 2026), place=st.sampled_from(["hangzhou", "shanghai"]))
def test_the_short_and_the_long_form_give_the_same_model(values: list[str], year: int, place: str) -> None:
    short = a_provider(company={"founded": year, "headquarters": place}, offer={"platforms": values})
    long = a_provider(
        source=None,
        names={"en": {"value": "Lantern Bay", "source": "s1"}, "zh": {"value": "灯湾电商", "source": "s1"}},
        company={"founded": {"value": year, "source": "s1"}, "headquarters": {"value": place, "source": "s1"}},
        offer={"platforms": [{"values": [value], "source": "s1"} for value in values]},
    )

    assert short == long


def test_a_list_may_mix_values_and_groups() -> None:
    mixed = ["tmall", {"values": ["jd", "vip"], "seen": "JD and Vipshop"}, {"value": "douyin"}]

    provider = a_provider(offer={"platforms": mixed})

    assert [group.values for group in provider.offer.platforms] == [("tmall",), ("jd", "vip"), ("douyin",)]
    assert provider.offer.platforms[1].seen == "JD and Vipshop"


def test_one_value_without_a_list_is_a_list_of_one() -> None:
    assert a_provider(offer={"platforms": "tmall"}) == a_provider(offer={"platforms": ["tmall"]})


def test_a_value_in_both_languages_is_a_value_and_no_long_form() -> None:
    owner = {"en": "owned by a trading house", "zh": "由一家贸易公司控股"}

    provider = a_provider(company={"owner": owner}, offer={"brands": [{"en": "Pop Mart", "zh": "泡泡玛特"}]})

    assert provider.company.owner is not None
    assert provider.company.owner.value["en"] == "owned by a trading house"
    assert provider.offer.brands[0].values[0]["zh"] == "泡泡玛特"  # type: ignore[index] # written in both scripts


def test_a_fact_written_in_full_stays_as_it_is() -> None:
    fact: Tree = {"value": "2014", "source": "s3", "seen": "since 2014"}

    spread_tree = spread({"source": "s1", "company": {"founded": fact}})

    assert spread_tree == {"company": {"founded": fact}}


def test_a_group_that_gives_both_value_and_values_stays_for_validation() -> None:
    group: Tree = {"value": "tmall", "values": ["jd"], "source": "s1"}

    spread_tree = spread({"offer": {"platforms": [group]}})

    assert spread_tree == {"offer": {"platforms": [group]}}


@pytest.mark.parametrize(
    ("tree", "reason"),
    [
        ({"company": "Hangzhou"}, "a section that is a text"),
        ({"offer": ["tmall"]}, "a section that is a list"),
        ({"sources": {}}, "nothing to inherit"),
        ({"unknown": {"founded": "2014"}}, "a section that is not known"),
    ],
)
def test_what_is_malformed_passes_through_untouched(tree: dict[str, Tree], reason: str) -> None:
    assert spread(tree) == tree, reason


def test_the_tree_that_is_given_is_not_changed() -> None:
    tree: dict[str, Tree] = {"source": "s1", "company": {"source": "s2", "founded": "2014"}}

    spread(tree)

    assert tree == {"source": "s1", "company": {"source": "s2", "founded": "2014"}}


def test_every_section_with_facts_is_spread() -> None:
    sections = {
        name
        for name, field in Provider.model_fields.items()
        if field.default.__class__.__name__ in {"Company", "Offer", "Terms"}
    }

    spread_tree = spread({"source": "s1", **{name: {"source": "s2"} for name in (*sections, "names")}})

    assert spread_tree == {name: {} for name in (*sections, "names")}
