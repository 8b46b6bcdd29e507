"""Requests that are turned down."""

import ast

import pytest

from functions.refusals import STATUSES, Refusal
from site_builder.press import load_catalogs
from site_builder.read import read_yaml
from tests.builders import ROOT

SENTENCES = load_catalogs(ROOT / "templates/messages")


def texts() -> set[str]:
    """Return the texts of the functions' code, the table of statuses excepted."""
    files = (path for path in (ROOT / "functions").rglob("*.py") if path.name != "refusals.py")
    nodes = (node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_code_is_used() -> None:
    assert STATUSES.keys() <= texts()


def test_there_is_no_sentence_without_a_code() -> None:
    kept = read_yaml(ROOT / "templates/messages", "errors.yaml").tree

    assert set(kept) == {f"error.{code}" for code in STATUSES}  # type: ignore[arg-type] # a message file is a mapping


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
