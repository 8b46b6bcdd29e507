"""What the script of the search says: every sentence that it asks for, in both languages."""

import re

import pytest

from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages.listing import SEARCHED
from site_builder.search.sentences import sentences
from tests.builders import ROOT, an_edition

SCRIPTS = "\n".join(
    (ROOT / "templates/static/js" / f"{name}.js").read_text("utf-8")
    for name in ("directory", "facets", "chips", "summary", "results", "choosing", "guides", "standing", "status")
)
ASKED = set(re.findall(r"\b(?:say|text)\(\"([\w.-]+)\"", SCRIPTS))
BRACES = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_that_the_search_says_by_name_is_there(language: Language) -> None:
    said = sentences(an_edition(language))

    assert ASKED - said.keys() - {"back"} == set()
    assert len(ASKED) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_facets_parts_and_orders_have_their_sentences(language: Language) -> None:
    said = sentences(an_edition(language))

    assert {f"field.{name}" for name in SEARCHED} <= said.keys()
    assert {f"part.{name}" for name in ("text", *SEARCHED)} <= said.keys()
    assert {f"order.{name}" for name in ("recommended", "best", "score", "name", "newest", "confirmed")} <= said.keys()


def test_both_languages_say_the_same_things_with_the_same_placeholders() -> None:
    english, chinese = (sentences(an_edition(language)) for language in LANGUAGES)

    assert english.keys() == chinese.keys()
    different = {key for key in english if set(BRACES.findall(english[key])) != set(BRACES.findall(chinese[key]))}
    assert different == set()


def test_no_sentence_is_empty() -> None:
    assert [
        key for language in LANGUAGES for key, text in sentences(an_edition(language)).items() if not text.strip()
    ] == []
