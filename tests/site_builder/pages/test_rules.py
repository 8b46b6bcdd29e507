"""The page of the rules names every rule, and its examples are true."""

import pytest

from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages.rules import GROUPS, group_of, rules_page
from site_builder.report import sentences
from tests.builders import an_edition
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.test_frame import ELSEWHERE

PAGES = {language: rules_page(an_edition(language), sentences()) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_stands_once_on_the_page_of_each_language(language: Language) -> None:
    codes = [rule.code for group in PAGES[language].view.groups for rule in group.rules]

    assert sorted(codes) == sorted(sentences())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_page_shows_a_name_of_a_value(language: Language) -> None:
    rules = [rule for group in PAGES[language].view.groups for rule in group.rules]

    assert [rule.code for rule in rules if "{text}" in rule.what + rule.mend or "\0" in rule.what + rule.mend] == []


def test_braces_of_a_sentence_are_shown() -> None:
    rules = {rule.code: rule for group in PAGES["en"].view.groups for rule in group.rules}

    assert rules["language-missing"].mend == "Write both: {en: …, zh: …}."
    assert rules["code-unknown"].what == "“…” is not a code of the list …."


def test_a_rule_has_a_subject() -> None:
    assert {code for code in sentences() if group_of(code) not in GROUPS} == set()


def test_the_severity_is_told_in_words() -> None:
    rules = {rule.code: rule.label for group in PAGES["zh"].view.groups for rule in group.rules}

    assert (rules["code-unknown"], rules["source-unused"]) == ("错误", "提醒")


@pytest.mark.parametrize("code", sorted(sentences()))
def test_the_examples_of_a_rule_differ(code: str) -> None:
    assert sentences()[code]["bad"] != sentences()[code]["good"]


def test_every_rule_of_the_page_is_held_by_files_that_it_reports_and_files_that_it_does_not() -> None:
    held = {example.code for example in BAD_FILES} & {example.code for example in GOOD_FILES}

    assert sentences().keys() - held == ELSEWHERE
