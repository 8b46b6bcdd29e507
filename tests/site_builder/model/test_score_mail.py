"""The mails of scores, as typed arguments."""

import pytest

from site_builder.model.score_mail import ScoreSettled


def test_a_settlement_leads_to_a_page_and_refuses_what_could_leave_its_place() -> None:
    values = dict.fromkeys(ScoreSettled.names, "x")

    assert set(values) >= {"verdict", "reason", "link"}
    with pytest.raises(ValueError, match="not plain text"):
        ScoreSettled(**{**values, "reason": "a\nb"})
