"""Problems in words, in both languages and three forms; and a sentence for every code."""

from pathlib import Path

import orjson
import pytest

from site_builder.model.localized import LANGUAGES, Language
from site_builder.model.problem import Problem, Severity
from site_builder.report import Format, lines, rules_address, sentences, words
from site_builder.rules.frame import RULES
from site_builder.rules.structure import STRUCTURE_CODES
from tests.builders import a_content_folder, a_problem
from tests.site_builder.rules.project import lacking, placeholders
from tests.sources import texts_in

UNKNOWN = a_problem(
    line=15,
    column=15,
    code="code-unknown",
    field="offer.platforms.0.values.0",
    values=(("text", "tmal"), ("list", "platforms"), ("nearest", "tmall")),
)


def line_of(problem: Problem, form: Format = "text", language: Language = "en") -> str:
    """Return the one line that a problem makes."""
    (line,) = lines([problem], form, language)
    return line


def test_every_code_of_a_rule_has_a_sentence() -> None:
    assert RULES.keys() | STRUCTURE_CODES <= sentences().keys()


def test_no_sentence_is_unused() -> None:
    assert sentences().keys() - RULES.keys() - STRUCTURE_CODES <= texts_in("site_builder")


def test_every_sentence_says_what_is_wrong_and_how_to_mend_it_in_both_languages() -> None:
    keys = {code: sentence.keys() - {"severity"} for code, sentence in sentences().items()}
    said = {
        (code, part): {language for language, text in sentence[part].items() if text}
        for code, sentence in sentences().items()
        for part in ("what", "mend")
    }

    assert {code: found for code, found in keys.items() if found != {"what", "mend", "bad", "good"}} == {}
    assert {place: found for place, found in said.items() if found != set(LANGUAGES)} == {}


def test_both_languages_fill_in_the_same_values() -> None:
    filled = {
        (code, part): [placeholders(sentence[part][language]) for language in LANGUAGES]
        for code, sentence in sentences().items()
        for part in ("what", "mend")
    }

    assert {place: sets for place, sets in filled.items() if sets[0] != sets[1]} == {}
    assert len(filled) > 200


def test_a_rule_that_does_not_give_a_value_of_its_sentence_fails_its_own_tests() -> None:
    given = ("list", "platforms"), ("nearest", "tmall")

    assert lacking(a_problem(code="code-unknown", values=given)) == {"text"}
    assert lacking(a_problem(code="code-unknown", values=(*given, ("text", "tmal")))) == set()


def test_a_line_of_text_gives_place_severity_code_field_fault_and_remedy() -> None:
    assert line_of(UNKNOWN) == (
        "content/providers/lantern-bay.yaml:15:15 error code-unknown offer.platforms.0.values.0: "
        "“tmal” is not a code of the list platforms. "
        "Did you mean tmall? Use a code of content/taxonomy.yaml or add one there."
    )


def test_a_line_of_text_in_chinese_says_the_same() -> None:
    line = line_of(UNKNOWN, language="zh")

    assert "“tmal”不是列表platforms中的代码。" in line
    assert "您是否想写“tmall”？请使用content/taxonomy.yaml中的代码" in line


def test_a_fault_of_a_whole_file_names_no_field() -> None:
    assert line_of(a_problem(path="a.yaml")).startswith("a.yaml:1:1 error file-empty: ")


def test_without_a_nearest_word_none_is_offered() -> None:
    problem = a_problem(code="code-unknown", values=(("text", "xyz"), ("list", "places"), ("nearest", "")))

    assert "Did you mean" not in words(problem, "en")[1]


def test_a_line_of_json_gives_every_part_and_the_sentences() -> None:
    fields = orjson.loads(line_of(UNKNOWN, "json"))

    assert fields == {
        "path": "content/providers/lantern-bay.yaml",
        "line": 15,
        "column": 15,
        "code": "code-unknown",
        "severity": "error",
        "field": "offer.platforms.0.values.0",
        "values": {"text": "tmal", "list": "platforms", "nearest": "tmall"},
        "what": "“tmal” is not a code of the list platforms.",
        "mend": "Did you mean tmall? Use a code of content/taxonomy.yaml or add one there.",
    }


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("hint", "notice")])
def test_an_annotation_has_the_level_of_its_severity(severity: Severity, level: str) -> None:
    line = line_of(a_problem(severity=severity, line=3, column=7), "github")

    assert line.startswith(f"::{level} file=content/providers/lantern-bay.yaml,line=3,col=7,title=file-empty::")


def test_the_file_of_an_annotation_cannot_end_its_property() -> None:
    line = line_of(a_problem(path="content/a,line=1:b%\n::error::c.yaml"), "github")

    assert line.startswith("::error file=content/a%2Cline=1%3Ab%25%0A%3A%3Aerror%3A%3Ac.yaml,line=1,")


def test_the_sentence_of_an_annotation_cannot_end_its_line() -> None:
    line = line_of(a_problem(code="key-unknown", values=(("name", "100%\r\n::set-output name=x::y"),)), "github")

    assert "\n" not in line
    assert "\r" not in line
    assert "“100%25\\r\\n::set-output name=x::y”" in line


@pytest.mark.parametrize(
    ("text", "shown", "reason"),
    [
        ("a\nb", "a\\nb", "a line end would make a second line"),
        ("\x1b[31mred", "\\x1b[31mred", "an escape would colour the terminal"),
        ("\u202eabc", "\\u202eabc", "a sign that turns the direction would turn the line"),
        ("灯湾 Länter", "灯湾 Länter", "letters of any script stay"),
        ("{text} {0} %s", "{text} {0} %s", "signs of formats are only signs"),
    ],
)
def test_a_text_of_the_file_is_shown_without_effect(text: str, shown: str, reason: str) -> None:
    problem = a_problem(code="key-unknown", field=text, path=text, values=(("name", text),))

    line = line_of(problem)

    assert line.startswith(f"{shown}:1:1 error key-unknown {shown}: The key “{shown}” is not known here."), reason


def test_a_long_text_of_the_file_is_cut() -> None:
    what, _ = words(a_problem(code="link-format", values=(("text", "x" * 5000),)), "en")

    assert what == f"“{'x' * 119}…” is not a link."


def test_a_value_that_a_rule_does_not_give_is_left_out() -> None:
    assert words(a_problem(code="key-unknown"), "en")[0] == "The key “” is not known here."


def test_every_problem_has_a_line_of_its_own() -> None:
    problems = [a_problem(line=number) for number in range(1, 31)]

    assert len(list(lines(problems, "text", "zh"))) == 30


def test_the_severity_that_a_reader_is_told_is_that_of_the_rule() -> None:
    told = {code: sentences()[code].get("severity", "error") for code in RULES}

    assert told == {code: rule.severity for code, rule in RULES.items()}


def test_the_address_of_the_rules_is_that_of_the_programme(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path)

    assert rules_address(root, "zh") == "https://hezuo.example/zh/rules"
    assert rules_address(tmp_path / "nowhere", "zh") == ""
