"""Markdown to safe HTML with numbered citations, section ids and inner links.

The C renderer of CommonMark serves; `tests/site_builder/test_prose.py` holds its structure against the reference
renderer on every text of the content.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options
from markupsafe import Markup, escape

from site_builder import urls
from site_builder.model.localized import Language
from site_builder.pages.guide import Prose, Section

_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_PLACE: Final = re.compile(r"\{\w+\}")
_HEADING: Final = re.compile(r"<h([23])>((?:(?!</?h[1-6]>).)*)\{#([a-z0-9-]+)\}</h\1>", re.DOTALL)
_CITATIONS: Final = re.compile(r"\[@([A-Za-z0-9-]+(?:\]\[@[A-Za-z0-9-]+)*)\]")
_INNER: Final = re.compile(r'href="(guide|page|provider):([a-z0-9-]+)(#[a-z0-9-]+)?"')
_TAG: Final = re.compile(r"<[^>]+>")
_TABLE: Final = re.compile(r"<table>.*?</table>", re.DOTALL)
_WORDS_A_MINUTE: Final = 220
_HAN_A_MINUTE: Final = 380
_ALLOWED: Final = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "hr", "li", "ol", "p", "pre", "strong", "sup", "table", "tbody", "td",
    "th", "thead", "tr", "ul", "div",
}  # fmt: skip
_ATTRIBUTES: Final = {
    "a": {"href", "class"},
    "h2": {"id"},
    "h3": {"id"},
    "td": {"align"},
    "th": {"align"},
    "div": {"class", "tabindex"},
}


def render_prose(body: str, language: Language, fill: Mapping[str, str]) -> Prose:
    """Render one language of a text.

    Args:
        body: Markdown with `{#id}` headings, `[@key]` citations, `guide:`, `page:` and `provider:` links.
        language: Language of the links.
        fill: Values of placeholders such as `{programme_name}`.
    """
    for name, value in fill.items() if _PLACE.search(body) else ():
        body = body.replace("{" + name + "}", value)
    html = cmarkgfm.github_flavored_markdown_to_html(body, options=Options.CMARK_OPT_DEFAULT)
    sections: list[Section] = []
    numbers: dict[str, int] = {}

    def heading(match: re.Match[str]) -> str:
        words = match[2].rstrip()
        if match[1] == "2":
            plain = _TAG.sub("", words) if "<" in words else words
            title = Markup(plain).unescape() if "&" in plain else plain  # noqa: S704 # unescaped to text
            sections.append(Section(id=match[3], title=title))
        return f'<h{match[1]} id="{match[3]}">{words}</h{match[1]}>'

    def citations(match: re.Match[str]) -> str:
        named = [numbers.setdefault(key, len(numbers) + 1) for key in match[1].split("][@")]
        links = [f'<a class="cite" href="#s{number}">[{number}]</a>' for number in named]
        return f"<sup>{''.join(links)}</sup>"

    html = _HEADING.sub(heading, html)
    html = _CITATIONS.sub(citations, html)
    html = _INNER.sub(lambda match: _inner_link(language, match), html)
    html = _TABLE.sub(lambda match: f'<div class="table" tabindex="0">{match[0]}</div>', html)
    safe = nh3.clean(
        html, tags=_ALLOWED, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None
    )
    return Prose(html=Markup(safe), sections=tuple(sections), cited=tuple(numbers), minutes=_minutes(body, language))  # noqa: S704 # sanitised


def _inner_link(language: Language, match: re.Match[str]) -> str:
    """Return a link with its address; one to a page that does not exist stays as it is, and loses its address as unsafe."""
    spell: Mapping[str, Callable[[Language, str], str]] = {
        "guide": urls.guide,
        "page": urls.fixed,
        "provider": urls.provider,
    }
    if match[1] == "page" and match[2] not in urls.FIXED:
        return match[0]
    return f'href="{escape(spell[match[1]](language, match[2]))}{match[3] or ""}"'


def _minutes(body: str, language: Language) -> int:
    if language == "zh":
        return max(1, round(len("".join(_HAN.findall(body))) / _HAN_A_MINUTE))
    return max(1, round(len(body.split()) / _WORDS_A_MINUTE))
