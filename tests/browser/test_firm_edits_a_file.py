"""A firm's browser writes an entry's file as the builder does: one table of cases, and every real file."""

from typing import Any

import pytest
from playwright.sync_api import Page

from site_builder.model.fields import ORDER
from site_builder.read import parse
from site_builder.rewrite import put
from tests.browser.conftest import Served
from tests.builders import ROOT
from tests.site_builder.edits import EDITS

FILES = sorted((ROOT / "content").glob("**/providers/*.yaml"))
READ = """async ([address, texts]) => {
    const {outline, treeOf} = await import(address);
    return texts.map((text) => treeOf(outline(text)));
}"""
WRITE = """async ([address, order, cases]) => {
    const {put, drop} = await import(address);
    const step = (text, [verb, where, value]) => verb === "put" ? put(text, where, value, order) : drop(text, where);
    return cases.map(([text, steps]) => steps.reduce(step, text));
}"""
TROUBLE = """async ([address, texts]) => {
    const {outline} = await import(address);
    return texts.map((text) => { try { outline(text); return ""; } catch (error) { return error.message; } });
}"""
STRANGE = (
    "a: &x b\\n", "a: *x\\n", "a: |\\n  b\\n", "a: !t b\\n", "? a\\n: b\\n", "a: 'b\\n", "a: b: c\\n", "a: [b\\n", "a: 1\\na: 2\\n", "a:\\n  - b\\n c: d\\n",
    "a: b\\r\\n", "\\ta: b\\n", 'a: "\\\\x"\\n', "a: {b: 1} c\\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def modules(served: Served) -> dict[str, str]:
    """The addresses of the modules that read and write."""
    names = ("outline", "rewrite")
    found = {name: next((served.folder / "static/js").glob(f"{name}.*.js")).name for name in names}
    return {name: f"{served.address}/static/js/{file}" for name, file in found.items()}


def evaluate(page: Page, served: Served, script: str, argument: Any) -> Any:  # noqa: ANN401 # JSON
    """Run a script on a page of the site."""
    page.goto(f"{served.address}/en/terms")
    return page.evaluate(script, argument)


def test_every_edit_of_the_table_makes_the_same_text(served: Served, page: Page, modules: dict[str, str]) -> None:
    cases = [[edit.before, [list(step) for step in edit.steps]] for edit in EDITS]

    made = evaluate(page, served, WRITE, [modules["rewrite"], ORDER, cases])

    assert dict(zip(map(str, EDITS), made, strict=True)) == {edit.why: edit.after for edit in EDITS}


def test_every_entry_is_read_as_the_check_reads_it(served: Served, page: Page, modules: dict[str, str]) -> None:
    texts = [path.read_text("utf-8") for path in FILES]

    trees = evaluate(page, served, READ, [modules["outline"], texts])

    assert dict(zip(map(str, FILES), trees, strict=True)) == {
        str(path): parse("x", text).tree for path, text in zip(FILES, texts, strict=True)
    }


def test_a_new_year_changes_one_line_of_every_entry(served: Served, page: Page, modules: dict[str, str]) -> None:
    texts = [path.read_text("utf-8") for path in FILES]
    step = ["put", ["company", "founded"], {"value": "1999", "source": "s1"}]

    made = evaluate(page, served, WRITE, [modules["rewrite"], ORDER, [[text, [step]] for text in texts]])

    assert made == [put(text, ("company", "founded"), {"value": "1999", "source": "s1"}, ORDER) for text in texts]


def test_what_no_entry_is_written_in_is_refused(served: Served, page: Page, modules: dict[str, str]) -> None:
    said = evaluate(
        page, served, TROUBLE, [modules["outline"], [text.encode().decode("unicode_escape") for text in STRANGE]]
    )

    assert [text for text, trouble in zip(STRANGE, said, strict=True) if not trouble] == []
