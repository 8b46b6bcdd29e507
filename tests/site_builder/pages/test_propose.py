"""The page “Correct or add an entry”: a form from the model and the closed lists."""

import json
import unicodedata

from site_builder.model.fields import fields
from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages.propose import ProposeView, propose_page
from site_builder.report import sentences
from site_builder.rules.live import CODES
from tests.builders import a_taxonomy, an_edition


def view(language: Language = "en", **program: object) -> ProposeView:
    """Return what the page shows."""
    found: ProposeView = propose_page(
        an_edition(language, **program), an_edition("zh" if language == "en" else "en"), sentences()
    ).view
    return found


def test_it_has_the_same_address_in_both_languages_and_search_engines_do_not_list_it() -> None:
    pages = [
        propose_page(an_edition(language), an_edition("zh" if language == "en" else "en"), sentences())
        for language in LANGUAGES
    ]

    assert [(page.path, page.noindex, page.scripts) for page in pages] == [
        ("/en/propose", True, ("js/propose.js",)),
        ("/zh/propose", True, ("js/propose.js",)),
    ]


def test_every_field_of_the_model_is_asked_once_with_a_label_and_help() -> None:
    asked = [one for _, questions in view("zh").groups for one in questions]

    assert sorted(one.id for one in asked) == sorted(
        f"{field.section}.{field.name}".removeprefix(".") for field in fields()
    )
    assert [one.id for one in asked if not (one.label and one.help)] == []


def test_a_closed_list_is_offered_whole_by_its_names() -> None:
    asked = {one.id: one for _, questions in view("zh").groups for one in questions}

    assert dict(asked["offer.platforms"].options)["douyin"] == "抖音电商"
    assert tuple(dict(asked["company.headquarters"].options)) == tuple(a_taxonomy().terms("places"))
    assert dict(asked["terms.minimum_budget"].options)["1m-3m"] == "100–300万元"


def test_a_source_is_of_one_of_the_four_kinds() -> None:
    assert [kind for kind, _ in view().kinds] == ["self-stated", "press", "filing", "official"]


def test_the_script_gets_both_languages_labels_and_cannot_leave_its_element() -> None:
    data = json.loads(view().data)

    labels = {question["id"]: question["label"] for question in data["questions"]}
    assert labels["company.founded"] == {"en": "Founded", "zh": "成立"}
    assert labels["names.zh"] == {"en": "Chinese name", "zh": "中文名称"}
    assert data["severities"].keys() == CODES
    assert "<" not in view().data
    assert view().data.isprintable()
    assert unicodedata.is_normalized("NFC", view().data)


def test_the_host_s_forms_are_those_of_the_programme() -> None:
    shown = view(edit_url="https://h.test/edit/{path}", new_url="https://h.test/new?f={path}&v={text}")

    assert (shown.edit_url, shown.new_url) == ("https://h.test/edit/{path}", "https://h.test/new?f={path}&v={text}")
    assert (view().edit_url, view().new_url) == ("", "")
