"""Templates of one language: what is folded shows nowhere, everything is escaped, nothing undefined passes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError, UndefinedError
from markupsafe import Markup, escape

from site_builder.model.localized import Language, Localized
from site_builder.render import Renderer
from tests.builders import ROOT

quick = settings(max_examples=200)
NASTY = "<b>&\"'</b>"
FALLBACK = """
import json, sys
from pathlib import Path
import markupsafe
sys.modules["markupsafe._speedups"] = None
from site_builder import render
renderer = render.Renderer(Path(sys.argv[1]), "en", {})
print(json.dumps([render._escape_plain.__module__, [renderer.render("page.html", value=text) for text in json.loads(sys.argv[2])]]))
"""
COMPONENT = """\
{% macro tag(text, kind='plain') %}<i class="{{ kind }}">{{ text }} {{ t('hello') }}</i>{% endmacro %}
{% macro box(text) %}<div>{{ text }} {{ lang }} {{ caller() }}</div>{% endmacro %}
"""
LAYOUT = "<html lang={{ html_lang }}>{% block body %}{{ t('hello') }}{% endblock %}</html>"


def _t(key: str, **values: object) -> str:
    return f"{key} & {sorted(values.items())}"


def _url(name: str, language: str = "en") -> str:
    return f"/{language}/{name}?a=1&b=2"


def constants(language: Language = "en") -> dict[str, object]:
    """Return what is folded: two functions, one that returns markup, and two texts."""
    return {
        "t": _t,
        "url": _url,
        "site": {"style": Markup("<style>"), "name": NASTY}.__getitem__,
        "lang": language,
        "html_lang": "en",
    }


def write(folder: Path, **templates: str) -> Path:
    """Write templates; each is an HTML file."""
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


def render(folder: Path, template: str, language: Language = "en", **values: object) -> str:
    """Render one template."""
    return Renderer(write(folder, page=template), language, constants(language)).render("page.html", **values)


@pytest.fixture(scope="module")
def printing(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Renderer]:
    """Return renderers of both languages with a template that prints a value."""
    folder = write(tmp_path_factory.mktemp("printing"), page="{{ value }}")
    return {"en": Renderer(folder, "en", {}), "zh": Renderer(folder, "zh", {})}


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{{ t('hello') }}", "a sentence"),
        ("{{ t('hello', count=n) }}", "a sentence with a value"),
        ("{{ t('hello', count=2) }}", "a sentence with a constant value"),
        ("{{ t('a' ~ 'b') }}", "a key put together"),
        ("{{ t(name) }}", "a key that is a value"),
        ("{{ url('home') }} {{ url('home', lang) }} {{ url('home', 'zh') }}", "addresses"),
        ("<a href=\"{{ url('home') }}\">{{ t('hello') }}</a>", "an address in an attribute"),
        ("{{ site('style') }}{{ site('name') }}", "markup and text"),
        ("{{ lang }} {{ 'x' if lang == 'en' else 'y' }} {{ lang.upper() }}", "a language"),
        ("{% if lang == 'en' %}a{% else %}b{% endif %}", "a choice by language"),
        ("{{ t('hello') | upper }} {{ t('hello') | length }} {{ (t('hello') ~ name) | e }}", "filters"),
        ("{{ t(t('hello')) }} {{ url(t('x'), lang) }}", "a call within a call"),
        ("{% for item in items %}{{ loop.index }}{{ item }}{{ t('hello') }}{% endfor %}", "a loop"),
        ("{% set a = t('hello') %}{{ a }}{% set b %}{{ t('x') }}{% endset %}{{ b }}", "names of their own"),
        ("{% from 'component.html' import tag with context %}{{ tag(name) }}{{ tag(text=t('x'), kind=lang) }}", "a component"),
        ("{% from 'component.html' import box %}{% call box(name) %}{{ t('inside') }}{% endcall %}", "a component around something"),
        ("{% extends 'layout.html' %}{% block body %}{{ super() }}{{ t('x') }}{{ name }}{% endblock %}", "a layout"),
        ("{% include 'included.html' %}", "a part"),
        ("{{ [t('a'), lang] | join(', ') }} {{ {'a': t('b')}['a'] }}", "lists and mappings"),
        ("  {% if true %}\n    {{ t('a') }}\n  {% endif %}\n", "lines of blocks leave no trace"),
        ("{% raw %}{{ t('a') }}{% endraw %}", "what is not to be read"),
        ("{{ t is callable }} {{ lang is string }} {{ none }} {{ 1.5 }} {{ true }}", "tests and constants"),
    ],
)  # fmt: skip
def test_a_folded_template_says_what_an_unfolded_one_says(template: str, reason: str, tmp_path: Path) -> None:
    parts = {"component": COMPONENT, "layout": LAYOUT, "included": "{{ t('x') }} {{ name }} {{ lang }}"}
    values: dict[str, Any] = {"name": NASTY, "n": 3, "items": [1, "a&b"]}
    sources = {f"{name}.html": text for name, text in {**parts, "page": template}.items()}
    plain = Environment(loader=DictLoader(sources), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    plain.globals = {**constants()}

    folded = render(write(tmp_path, **parts), template, **values)

    assert folded == plain.get_template("page.html").render(values), reason


def test_a_constant_call_is_made_once_and_not_while_rendering(tmp_path: Path) -> None:
    calls: list[str] = []

    def t(key: str, **_: object) -> str:
        calls.append(key)
        return key

    write(tmp_path, page="{{ t('a') }}{{ t('b') }}{{ t('c', n=1) }}")
    renderer = Renderer(tmp_path, "en", {"t": t})

    shown = [renderer.render("page.html") for _ in range(3)]

    assert shown == ["abc"] * 3
    assert calls == ["a", "b", "c", "c", "c"]


def test_a_sentence_that_does_not_exist_fails_when_the_template_is_read(tmp_path: Path) -> None:
    write(tmp_path, page="{% if false %}{{ t('missing') }}{% endif %}")

    with pytest.raises(KeyError, match="missing"):
        Renderer(tmp_path, "en", {"t": {"hello": "Hello"}.__getitem__}).render("page.html")


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{{ missing }}", "a value"),
        ("{{ missing.name }}", "a part of a value"),
        ("{% for item in missing %}{% endfor %}", "a list"),
        ("{% if missing %}{% endif %}", "a choice"),
        ("{{ missing() }}", "a function"),
        ("{{ view['missing'] }}", "an item"),
    ],
)
def test_an_undefined_name_fails(template: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        render(tmp_path, template, view={})
    assert reason


def test_an_unknown_attribute_fails(tmp_path: Path) -> None:
    with pytest.raises(AttributeError, match="missing"):
        render(tmp_path, "{{ view.missing }}", view=Localized(en="a", zh="b"))


@pytest.mark.parametrize(
    "template",
    ["{{ value | missing }}", "{{ value is missing }}", "{% include 'missing.html' %}", "{{ value", "{% if %}"],
)
def test_a_template_that_cannot_be_read_fails(template: str, tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"missing|unexpected|expected|Expected|end of"):
        render(tmp_path, template, value=1)


@pytest.mark.parametrize(
    "template",
    [
        "{% set t = 1 %}",
        "{% set lang = 'zh' %}",
        "{% set url %}x{% endset %}",
        "{% set a, t = 1, 2 %}",
        "{% for t in items %}{{ t }}{% endfor %}",
        "{% for a, lang in items %}{% endfor %}",
        "{% if false %}{% set t = 1 %}{% endif %}",
    ],
)
def test_a_folded_name_cannot_be_set_in_a_template(template: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateSyntaxError, match="may not be set"):
        render(tmp_path, template, items=[])


@pytest.mark.parametrize(
    "template",
    [
        "{% with t = 1 %}{% endwith %}",
        "{% with lang = 'zh' %}{% endwith %}",
        "{% macro tag(t) %}{% endmacro %}",
        "{% macro tag(lang) %}{% endmacro %}",
        "{% macro t() %}{% endmacro %}",
        "{% import 'part.html' as t %}",
        "{% from 'part.html' import tag as lang %}",
        "{% macro tag() %}{{ caller(1) }}{% endmacro %}{% call(url) tag() %}{% endcall %}",
    ],
)
def test_a_folded_name_cannot_be_hidden_in_a_template(template: str, tmp_path: Path) -> None:
    write(tmp_path, part="{% macro tag() %}{% endmacro %}")

    with pytest.raises(TemplateSyntaxError, match="may not be set"):
        render(tmp_path, template)


def test_a_call_with_arguments_behind_a_star_is_not_folded(tmp_path: Path) -> None:
    assert render(tmp_path, "{{ t(*['hello']) }}") == "hello &amp; []"


def test_only_the_known_names_are_folded(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="are folded"):
        Renderer(tmp_path, "en", {"page": 1})


@quick
@given(text=st.text())
def test_text_is_escaped_as_markupsafe_escapes_it(printing: dict[Language, Renderer], text: str) -> None:
    assert printing["en"].render("page.html", value=text) == str(escape(text))


@quick
@given(
    value=st.integers()
    | st.floats()
    | st.booleans()
    | st.none()
    | st.text().map(Markup)
    | st.lists(st.text(), max_size=3)
)
def test_every_other_value_is_escaped_as_markupsafe_escapes_it(
    printing: dict[Language, Renderer], value: object
) -> None:
    assert printing["zh"].render("page.html", value=value) == str(escape(value))


@quick
@given(en=st.text(), zh=st.text())
def test_a_text_in_both_languages_is_printed_in_that_of_the_page(
    printing: dict[Language, Renderer], en: str, zh: str
) -> None:
    value = Localized(en=en, zh=zh)

    assert printing["en"].render("page.html", value=value) == str(escape(en))
    assert printing["zh"].render("page.html", value=value) == str(escape(zh))


def test_a_text_in_both_languages_is_escaped_in_an_attribute(tmp_path: Path) -> None:
    html = render(tmp_path, '<a title="{{ name }}">', "zh", name=Localized(en="a", zh='"><script>'))

    assert html == '<a title="&#34;&gt;&lt;script&gt;">'


def test_without_the_private_function_of_markupsafe_the_output_is_the_same(
    tmp_path: Path, printing: dict[Language, Renderer]
) -> None:
    texts = ["", "plain", NASTY, "灯湾 & <b>", "\u0000\n"]
    words = [sys.executable, "-c", FALLBACK, str(write(tmp_path, page="{{ value }}")), json.dumps(texts)]

    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 # our own words

    module, shown = json.loads(done.stdout)
    assert module == "site_builder.render"
    assert shown == [printing["en"].render("page.html", value=text) for text in texts]


def test_a_component_is_safe_text_in_a_page(tmp_path: Path) -> None:
    renderer = Renderer(write(tmp_path, page="<p>{{ part }}</p>", part="<b>{{ value }}</b>"), "en", {})

    part = renderer.fragment("part.html", value="&")

    assert renderer.render("page.html", part=part) == "<p><b>&amp;</b></p>"


def test_the_renderer_loads_without_the_models_of_the_content() -> None:
    script = "import sys, site_builder.render; sys.exit('pydantic' in sys.modules or 'yaml' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)  # noqa: S603 # our own words

    assert done.returncode == 0
