"""The fields of an entry, told from the model."""

from site_builder.model.fields import ORDER, Field, fields
from site_builder.model.provider import Provider
from site_builder.model.taxonomy import Taxonomy

FIELDS = {(field.section, field.name): field for field in fields()}


def test_every_key_of_the_model_but_dates_and_sources_is_a_field() -> None:
    named = {section or name for section, name in FIELDS}

    assert named == set(Provider.model_fields) - {"listed_on", "changed_on", "sources"}


def test_a_field_is_of_the_kind_that_the_model_says() -> None:
    assert FIELDS["company", "founded"] == Field("company", "founded", "number", least=1000, most=2100)
    assert FIELDS["offer", "platforms"] == Field("offer", "platforms", "code", "each")
    assert FIELDS["offer", "brands"].kind == "any"
    assert FIELDS["terms", "accepting"].kind == "flag"
    assert FIELDS["offer", "statements"].many == "records"
    assert [part.kind for part in FIELDS["offer", "stores"].parts] == ["any", "code", "link"]


def test_every_closed_list_exists() -> None:
    lists = {part.list for field in FIELDS.values() for part in (field, *field.parts) if part.kind == "code"}

    assert lists <= set(Taxonomy.model_fields)


def test_the_order_of_keys_is_that_of_the_model() -> None:
    assert ORDER[""][:4] == ("source", "listed_on", "changed_on", "types")
    assert ORDER["offer"][:3] == ("source", "platforms", "services")
