"""Organisations: how they are checked and what they are called."""

import pytest

from functions.organisation import full_name
from site_builder.model.localized import Localized
from tests.functions.fakes import NOW
from tests.functions.mailer.setting import a_box, a_provider


@pytest.mark.parametrize(
    ("fields", "checked"),
    [({}, "unchecked"), ({"released_at": NOW}, "operator"), ({"checked_at": NOW, "released_at": NOW}, "domain")],
)
def test_how_an_organisation_is_checked_follows_from_its_dates(fields: dict[str, object], checked: str) -> None:
    assert a_provider(**fields).checked == checked


def test_only_confirmed_mailboxes_count() -> None:
    sales, later = a_box("sales"), a_box("later", confirmed_at=None)

    assert a_provider(boxes=(sales, later)).mailboxes == (sales,)


@pytest.mark.parametrize(("en", "zh", "shown"), [("Bay", "湾", "Bay 湾"), ("Bay", "Bay", "Bay")])
def test_a_name_for_readers_of_either_language_has_both_forms(en: str, zh: str, shown: str) -> None:
    assert full_name(Localized(en=en, zh=zh)) == shown
