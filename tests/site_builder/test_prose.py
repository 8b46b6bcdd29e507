"""Markdown becomes safe HTML with numbered citations, ids and inner links; its structure is that of the reference renderer."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder import urls
from site_builder.model.localized import Language
from site_builder.pages.guide import Prose, Section
from site_builder.prose import render_prose
from site_builder.read import read_markdown
from tests.builders import ROOT

TEXTS = sorted(path.relative_to(ROOT).as_posix() for folder in ("guides", "pages") for path in (ROOT / "content" / folder).glob("*/*.md"))  # fmt: skip
FILL = {"programme_name": "Hezuo", "programme_mailbox": "hello@hezuo.example", "fact_old_after_months": "36"}
Step = tuple[str, ...]


class _Outline(HTMLParser):
    """Collects tags with their ids and addresses, and text without regard to line ends."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[Step] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [f"{name}={value}" for name, value in attrs if name in {"id", "href", "class"}]
        self.steps.append((tag, *sorted(kept)))

    def handle_endtag(self, tag: str) -> None:
        self.steps.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        before = self.steps.pop()[1] if self.steps and self.steps[-1][0] == "" else ""
        self.steps.append(("", f"{before}{data}"))


def outline(html: str) -> list[Step]:
    """Return the sequence of tags and texts of some HTML."""
    parser = _Outline()
    parser.feed(html)
    parser.close()
    steps = [("", " ".join(step[1].split())) if step[0] == "" else step for step in parser.steps]
    return [step for step in steps if step != ("", "")]


def prose(body: str, language: Language = "en") -> Prose:
    """Render a text."""
    return render_prose(body, language, FILL)


def reference(body: str, language: Language) -> str:
    """Return what the reference renderer makes of a text, with citations, inner links and tables as ours.

    One dialect differs: ours links a bare mailbox, the reference wants angle brackets around it.
    """
    for name, value in FILL.items():
        body = body.replace("{" + name + "}", f"<{value}>" if "@" in value else value)
    html = markdown.markdown(body, extensions=["tables", "sane_lists", "attr_list"])
    numbers: dict[str, int] = {}

    def cite(match: re.Match[str]) -> str:
        found = [numbers.setdefault(key, len(numbers) + 1) for key in re.findall(r"\[@([^\]]+)\]", match[0])]
        return "<sup>" + "".join(f'<a class="cite" href="#s{n}">[{n}]</a>' for n in found) + "</sup>"

    def link(match: re.Match[str]) -> str:
        name, _, fragment = match[2].partition("#")
        path = f"/{language}{urls.FIXED[name]}" if match[1] == "page" else f"/{language}/{match[1]}s/{name}"
        return f'href="{path}{"#" + fragment if fragment else ""}"'

    html = re.sub(r"(?:\[@[^\]]+\])+", cite, html)
    html = re.sub(r'href="(guide|page|provider):([^"]+)"', link, html)
    return html.replace("<table>", '<div class="table"><table>').replace("</table>", "</table></div>")


@pytest.mark.parametrize("path", TEXTS)
def test_a_real_text_has_the_structure_that_the_reference_renderer_gives_it(path: str) -> None:
    language: Language = "zh" if path.endswith("zh.md") else "en"
    body = read_markdown(ROOT, path).body

    assert outline(prose(body, language).html) == outline(reference(body, language))


def test_citations_are_numbered_in_the_order_of_their_first_use() -> None:
    text = prose("One.[@b] Two.[@a] Three.[@b][@c]\n")

    assert text.cited == ("b", "a", "c")
    assert re.findall(r'href="#(s\d)">\[(\d)\]', text.html) == [("s1", "1"), ("s2", "2"), ("s1", "1"), ("s3", "3")]


def test_citations_in_a_row_stand_in_one_superscript() -> None:
    assert prose("One.[@a][@b]\n").html.count("<sup>") == 1


def test_a_mailbox_is_no_citation() -> None:
    text = prose("Write to [a] @b or [@ c].\n")

    assert text.cited == ()


def test_a_heading_takes_its_id_and_becomes_a_section() -> None:
    text = prose("## Ask *four* things & more {#ask}\n\n### Price {#price}\n")

    assert text.sections == (Section(id="ask", title="Ask four things & more"),)
    assert outline(text.html)[0] == ("h2", "id=ask")
    assert ("h3", "id=price") in outline(text.html)
    assert "{#" not in text.html


def test_a_heading_without_an_id_takes_none_of_the_next_one() -> None:
    text = prose("## First\n\nText.\n\n## Second {#second}\n")

    assert outline(text.html)[0] == ("h2",)
    assert text.sections == (Section(id="second", title="Second"),)


@pytest.mark.parametrize(
    ("markdown_link", "address"),
    [
        ("[a](guide:deposit)", "/en/guides/deposit"),
        ("[a](guide:deposit#amount)", "/en/guides/deposit#amount"),
        ("[a](page:providers)", "/en/providers"),
        ("[a](page:home)", "/en/"),
        ("[a](provider:baozun)", "/en/providers/baozun"),
        ("[a](https://a.test/x?y=1&z=2)", "https://a.test/x?y=1&z=2"),
        ("[a](mailto:a@b.test)", "mailto:a@b.test"),
        ("[a](#amount)", "#amount"),
    ],
)
def test_a_link_has_its_address(markdown_link: str, address: str) -> None:
    assert ("a", f"href={address}") in outline(prose(markdown_link).html)


def test_a_link_stays_in_the_language_of_its_page() -> None:
    assert 'href="/zh/guides/deposit"' in prose("[押金](guide:deposit)", "zh").html


@pytest.mark.parametrize(
    ("markdown_link", "reason"),
    [
        ("[a](javascript:alert(1))", "runs script"),
        ("[a](JAVASCRIPT:alert(1))", "in capitals"),
        ("[a](java&#115;cript:alert(1))", "as a reference to a character"),
        ("[a](data:text/html,x)", "a page within a link"),
        ("[a](file:///etc/passwd)", "reads a file"),
        ("[a](page:nowhere)", "a page that does not exist"),
        ("[a](<page:nowhere>)", "in angle brackets"),
        ("[a](pa&#103;e:nowhere)", "as a reference to a character"),
        ("<page:nowhere>", "as an address alone"),
        ("[a][1]\n\n[1]: page:nowhere\n", "as a reference"),
    ],
)
def test_a_link_that_is_unsafe_or_leads_nowhere_loses_its_address(markdown_link: str, reason: str) -> None:
    parts = [part for step in outline(prose(markdown_link).html) for part in step]

    assert [part for part in parts if re.match("href=.", part)] == [], reason


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<script>alert(1)</script>", "a script"),
        ("<img src=x onerror=alert(1)>", "an image with an event"),
        ("![a](https://a.test/x.png)", "an image"),
        ("<a href='javascript:alert(1)'>a</a>", "a link in HTML"),
        ("<div style='position:fixed'>a</div>", "a style"),
        ("<iframe src=https://a.test></iframe>", "another page"),
        ("<h2 id=menu onclick=x>a {#a}</h2>", "a heading in HTML"),
        ("<!-- a -->", "a comment"),
        ("<svg><script>alert(1)</script></svg>", "a script in a picture"),
    ],
)
def test_html_of_a_text_is_not_passed_on(body: str, reason: str) -> None:
    html = prose(body).html

    assert not re.search(r"<(script|img|iframe|svg|style)|on\w+=|style=|javascript:|<!--", html), reason


def test_signs_of_html_in_a_text_are_only_signs() -> None:
    assert "5 &lt; 6 &amp; 7 &gt; 6" in prose("5 < 6 & 7 > 6").html


def test_a_table_scrolls_in_a_box_of_its_own() -> None:
    steps = outline(prose("| a | b |\n| - | -: |\n| 1 | 2 |\n").html)

    assert steps[:2] == [("div", "class=table"), ("table",)]
    assert steps[-2:] == [("/table",), ("/div",)]


def test_placeholders_are_filled_in() -> None:
    assert "<p>Hezuo, 36 months {other}</p>" in prose("{programme_name}, {fact_old_after_months} months {other}\n").html


@pytest.mark.parametrize(
    ("body", "language", "minutes", "reason"),
    [
        ("", "en", 1, "never less than one"),
        ("word " * 220, "en", 1, "220 words a minute"),
        ("word " * 660, "en", 3, "three times as many"),
        ("字" * 760, "zh", 2, "380 characters a minute"),
        ("word " * 660, "zh", 1, "only characters count in Chinese"),
    ],
)
def test_the_time_to_read_is_that_of_the_language(body: str, language: Language, minutes: int, reason: str) -> None:
    assert prose(body, language).minutes == minutes, reason


_PIECES = st.sampled_from(["## a {#b}\n", "### ", "[@a]", "[x](", "guide:", "page:nowhere", "javascript:x", ")", "<b>", "<a href=", "'", '"', "> ", "- ", "|", "\n", "\n\n", "&lt;", "`", "*", "{#x}", "]: ", "字", " "])  # fmt: skip


@settings(max_examples=300)
@given(st.lists(_PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_whatever_a_text_says_its_html_is_safe_and_whole(body: str) -> None:
    steps = outline(prose(body).html)

    assert {step[0] for step in steps} <= {"", *_tags()}
    assert [part for step in steps for part in step if re.match(r"href=(?!https?:|mailto:|[/#]|[^:]*$)", part)] == []


def _tags() -> Iterator[str]:
    """Yield the tags that a text may have, opening and closing."""
    for tag in ("a", "blockquote", "br", "code", "em", "h2", "h3", "hr", "li", "ol", "p", "pre", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul", "div"):  # fmt: skip
        yield from (tag, f"/{tag}")
