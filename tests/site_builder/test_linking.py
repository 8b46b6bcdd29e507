"""A page in its layout, with its components, says what Jinja2 makes of them; what is too clever is left to Jinja2."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError

from site_builder.model.localized import LANGUAGES
from site_builder.render import Renderer

NASTY = "<b>&"
PARTS = {
    "component": "{% macro tag(text, kind='plain') %}<i class={{ kind }}>{{ text }}</i>{% endmacro %}"
    "{% macro line() %}<hr title='{{ lang }}'>{% endmacro %}"
    "{% macro around() %}[{{ caller() }}]{% endmacro %}"
    "{% macro many() %}{{ varargs | join('+') }}{% endmacro %}",
    "nested": "{% from 'component.html' import tag %}{% macro both(a, b) %}{{ tag(a, 'x') }}{{ tag(b, 'y') }}{% endmacro %}",
    "bare": "<html>{% block title %}bare{% endblock %}{% block body %}{% endblock %}</html>",
    "base": "{% extends 'bare.html' %}{% block body %}<p>{{ name }}</p>{% block main %}base{% endblock %}{% endblock %}",
}
WHOLE = frozenset({"page.html"})


def plain(template: str, **values: object) -> str:
    """Return what stock Jinja2 makes of a template."""
    sources = {f"{name}.html": text for name, text in {**PARTS, "page": template}.items()}
    environment = Environment(loader=DictLoader(sources), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    environment.globals = {"lang": "en", "t": "{}&".format}
    return environment.get_template("page.html").render(values)


def linked(
    folder: Path,
    template: str,
    often: frozenset[str],
    compiled: Path | None = None,
    *,
    is_shared: bool = False,
    **values: object,
) -> str:
    """Return what we make of it, linked or shared by the languages."""
    for name, text in {**PARTS, "page": template}.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    constants: dict[str, Any] = {"lang": "en", "t": "{}&".format}
    renderer = Renderer(folder, "en", constants, compiled, often, lambda _name: is_shared)
    return renderer.render("page.html", **values)


@pytest.mark.parametrize("way", ["whole", "in parts", "shared"])
@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{% extends 'base.html' %}{% block main %}{{ name }}{% endblock %}", "a layout of a layout"),
        ("{% extends 'base.html' %}{% block title %}{{ t(name) }}{% endblock %}{% block body %}x{% endblock %}", "outer blocks"),
        ("{% extends 'base.html' %}", "a page that fills nothing"),
        ("{% extends 'base.html' %}{% block main %}{{ super() }}+{% endblock %}", "what the layout says, and more"),
        ("{% extends 'base.html' if name else 'bare.html' %}{% block main %}x{% endblock %}", "a layout that is chosen"),
        ("{% extends 'base.html' %}{% set x = name %}{% block main %}{{ name }}{% endblock %}", "a name beside the blocks"),
        ("{% extends 'base.html' %}{% block main %}{% set name = 'mine' %}{{ name }}{% endblock %}", "a name within a block"),
        ("{% extends 'bare.html' %}{% block body %}{% if name %}{% block inner %}x{% endblock %}{% endif %}{% endblock %}", "a block in a choice"),
        ("{% from 'component.html' import tag, line %}{{ tag(name, 'k') }}{{ line() }}{{ tag(1, name) }}", "components"),
        ("{% from 'component.html' import tag %}{{ tag(name) }}{{ tag(text=name, kind='z') }}", "arguments that are left out or named"),
        ("{% from 'component.html' import tag as label %}{{ label('a', 'b') }}", "another name"),
        ("{% from 'component.html' import tag %}{{ tag('a', 'b') | upper }}{% if tag('a', 'b') %}y{% endif %}", "a component within something"),
        ("{% from 'component.html' import around, many %}{% call around() %}x{% endcall %}{{ many(1, 2) }}", "components with extras"),
        ("{% from 'nested.html' import both %}{{ both(name, t('b')) }}", "components of components"),
        ("{% from 'component.html' import tag %}{% set tag = name %}{{ tag }}", "a name that is taken away"),
        ("{% from 'component.html' import tag %}{% for text in [1, 2] %}{{ tag(text, name) }}{{ text }}{% endfor %}", "names of the caller"),
        ("{% extends 'base.html' %}{% from 'component.html' import tag %}{% block main %}{{ tag(name, 'k') }}{% endblock %}", "a page with a component"),
        ("{% if lang == 'zh' %}a{% elif name %}b{% else %}c{% endif %}", "a choice whose first half never holds"),
        ("{% if name == 'x' %}a{% elif lang == 'en' %}b{% elif name %}c{% else %}d{% endif %}", "a choice that ends in the middle"),
        ("{% if lang == 'en' %}{% set name = 'mine' %}{{ name }}{% endif %}{{ name }}", "a name set in a choice"),
        ("{{ t('a') }}{{ '<' }}{{ none }}{{ 1.5 }}{{ true }}<b>", "constants of all kinds"),
    ],
)  # fmt: skip
def test_a_linked_template_says_what_jinja2_makes_of_it(template: str, reason: str, way: str, tmp_path: Path) -> None:
    often = WHOLE if way == "whole" else frozenset[str]()

    made = linked(tmp_path, template, often, is_shared=way == "shared", name=NASTY)

    assert made == plain(template, name=NASTY), reason


@pytest.mark.parametrize(
    "template", ["{% set t = 1 %}", "{% macro lang() %}{% endmacro %}", "{% for t in [1] %}{% endfor %}"]
)
def test_a_shared_template_cannot_set_what_is_given_to_all(template: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateSyntaxError, match="may not be set"):
        linked(tmp_path, template, WHOLE, is_shared=True)


def test_a_shared_template_is_compiled_once_and_speaks_each_language(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled"
    compiled.mkdir()
    (tmp_path / "page.html").write_text("{{ lang }}", "utf-8")

    made = [
        Renderer(tmp_path, language, {"lang": language}, compiled, is_shared=lambda _name: True).render("page.html")
        for language in LANGUAGES
    ]

    assert made == list(LANGUAGES)
    assert len(list(compiled.iterdir())) == 1


def test_the_escaping_cannot_be_switched_off(tmp_path: Path) -> None:
    with pytest.raises(TemplateSyntaxError, match="always escaped"):
        linked(tmp_path, "{% autoescape false %}{{ name }}{% endautoescape %}", WHOLE, name=NASTY)


def test_a_component_that_cannot_be_put_in_place_keeps_no_page_from_its_layout(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled"
    compiled.mkdir()
    page = (
        "{% extends 'base.html' %}{% from 'component.html' import many %}{% block main %}{{ many(1, 2) }}{% endblock %}"
    )

    made = linked(tmp_path, page, WHOLE, compiled, name="x")

    assert made == plain(page, name="x")
    assert len(list(compiled.iterdir())) == 2  # the page with its layouts, and the component


@pytest.mark.parametrize(("often", "count"), [(WHOLE, 1), (frozenset[str](), 3)])
def test_a_template_that_is_rendered_often_is_compiled_with_its_layouts(often: frozenset[str], count: int, tmp_path: Path) -> None:  # fmt: skip
    compiled = tmp_path / f"compiled-into-{count}"
    compiled.mkdir()
    page = "{% extends 'base.html' %}{% from 'component.html' import line %}{% block main %}{{ line() }}{% endblock %}"

    linked(tmp_path, page, often, compiled, name="x")

    assert len(list(compiled.iterdir())) == count
