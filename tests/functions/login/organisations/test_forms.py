"""What may be posted about organisations, and what is answered."""

import pytest

from functions.login.organisations.forms import Names, Register, localized, own, whole
from functions.organisation import both
from functions.refusals import Refusal
from site_builder.model.localized import Localized
from tests.builders import fault_of
from tests.functions.mailer.setting import a_box, a_member, a_provider


@pytest.mark.parametrize(("en", "zh"), [("A", None), (None, "甲"), ("A", "甲")])
def test_a_name_in_one_language_serves_for_both(en: str | None, zh: str | None) -> None:
    assert localized(Names(en=en, zh=zh)) == Localized(en=en or "甲", zh=zh or "A")


def test_a_name_in_no_language_is_none() -> None:
    with pytest.raises(Refusal, match=r"organisation\.name_needed"):
        localized(Names())


def test_nobody_registers_as_checked() -> None:
    body = {"id": "01M88VFZ00WZVC04BQDT6VFK9K", "name": {"en": "B"}, "checked_at": "2026-01-01T00:00:00Z"}

    assert fault_of(Register, body) == "extra_forbidden"


def test_members_see_their_organisation_without_the_digests_of_tokens() -> None:
    kept = "digest"

    shown = whole(a_provider(boxes=(a_box("sales", token=kept),)), "owner", [a_member("mei")], []).model_dump_json()

    assert "digest" not in shown
    assert "mei@lantern-bay.com" in shown
    assert own(a_provider(), "member").name == both(a_provider().name)
