"""Requests that are turned down."""

import re

import pytest

from functions.refusals import STATUSES, Refusal
from site_builder.press import load_catalogs
from tests.builders import ROOT

RAISED = re.compile(r'Refusal\(\s*"([a-z_.]+)"|"((?:edge|login)\.[a-z_]+)"')
SENTENCES = load_catalogs(ROOT / "templates/messages")


def raised() -> set[str]:
    """Return the codes that the functions name."""
    sources = [path.read_text("utf-8") for path in (ROOT / "functions").rglob("*.py") if path.name != "refusals.py"]
    return {code for source in sources for pair in RAISED.findall(source) for code in pair if code}


def test_every_code_is_used_and_has_its_status() -> None:
    assert raised() - {"login.started", "login.finished"} == STATUSES.keys()


@pytest.mark.parametrize("code", sorted(STATUSES))
def test_every_code_has_its_sentence_in_both_languages(code: str) -> None:
    assert f"error.{code}" in SENTENCES["en"]
    assert f"error.{code}" in SENTENCES["zh"]


def test_a_refusal_knows_its_status() -> None:
    refusal = Refusal("edge.too_often", retry_after=60)

    assert (refusal.status, refusal.retry_after, refusal.field) == (429, 60, "")


def test_a_code_that_is_none_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        Refusal("login.nonsense")
