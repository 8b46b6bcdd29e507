"""What the page runs of the rules: the table of answers, as the check judges them."""

import re
from typing import Any

import pytest

from site_builder.check import RULES, check_provider
from site_builder.document import Where
from site_builder.model.fields import ORDER, Field, fields
from site_builder.read import parse
from site_builder.rewrite import put
from site_builder.rules.live import CODES, live_rules
from site_builder.rules.structure import STRUCTURE_CODES
from tests.builders import a_world
from tests.site_builder.answers import ANSWERS, Answer
from tests.site_builder.rules.project import ENTRY, PROVIDER

FIELDS = {f"{field.section}.{field.name}" if field.section else field.name: field for field in fields()}
SOURCE = "sources.s1"


def codes_of(text: str) -> tuple[str, ...]:
    """Return the codes that the check reports of an entry, those of the page alone."""
    problems = check_provider(parse(PROVIDER, text), a_world())[1]
    return tuple(sorted({problem.code for problem in problems} & CODES))


def entry_with(answer: Answer) -> str:
    """Return the usual entry with an answer in it."""
    section, _, name = answer.field.rpartition(".")
    if section == "source":
        place: Where = ("company", "founded") if name == "seen" else ("sources", "s1", name)
        return put(ENTRY, place, {"value": "2014", "seen": answer.answer} if name == "seen" else answer.answer, ORDER)
    return put(ENTRY, (section, name) if section else (name,), as_written(FIELDS[answer.field], answer.answer), ORDER)


def as_written(field: Field, answer: Any) -> Any:  # noqa: ANN401 # a tree
    """Return an answer as a file has it: what is empty is left out, a name in one script is a text."""
    if isinstance(answer, list):
        return [as_written(field, item) for item in answer]
    if isinstance(answer, dict):
        kept = {
            key: as_written(field, value) for key, value in answer.items() if value not in ("", {"en": "", "zh": ""})
        }
        is_name = set(answer) == {"en", "zh"} and field.kind != "both"
        return kept["en"] if is_name and set(kept) == {"en"} else kept
    return answer


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_the_check_says_of_an_answer_what_the_table_says(answer: Answer) -> None:
    assert codes_of(entry_with(answer)) == answer.codes


def test_the_usual_entry_has_no_fault() -> None:
    assert codes_of(ENTRY) == ()


def test_the_table_has_a_bad_answer_for_every_rule_that_looks_at_one() -> None:
    tried = {code for answer in ANSWERS for code in answer.codes}

    assert CODES - tried == {"change-source", "id-format", "id-reserved", "name-missing", "text-long"}


def test_every_rule_of_the_page_is_one_of_the_check() -> None:
    assert CODES - STRUCTURE_CODES - RULES.keys() == {"change-source"}


def test_the_patterns_are_written_as_both_languages_of_programming_read_them() -> None:
    patterns = live_rules()["patterns"].values()

    assert [pattern for pattern, _ in patterns if re.search(r"\\Z|\(\?[a-z]+[:)]|\(\?P", pattern)] == []
