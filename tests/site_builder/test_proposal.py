"""What a change must hold to as a change, what it touches, and who looks at it."""

import re
from typing import Any

import pytest
import yaml

from site_builder.proposal import Proposal, for_a_person, judge, pages, proposals
from site_builder.read import parse
from tests.builders import ROOT
from tests.site_builder.rules.project import ENTRY, PROVIDER, swap

REAL = sorted((ROOT / "content/providers").glob("*.yaml"))
NOW = "changed_on: 2026-12-01\ntypes:"


def a_proposal(after: str | None, before: str | None = ENTRY) -> Proposal:
    """Return the change of the usual entry to another text."""
    old, new = (None if text is None else parse(PROVIDER, text) for text in (before, after))
    return Proposal(id="lantern-bay", path=PROVIDER, before=old, after=new)


def dated(text: str, *, read: bool = True) -> str:
    """Return an entry whose day of change is today's, and whose source was read today."""
    changed = text.replace("types:", NOW)
    return changed.replace("read: 2026-11-22", "read: 2026-12-01") if read else changed


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (ENTRY, []),
        ("# a comment\n" + ENTRY, []),
        (dated(swap("hangzhou\n", "shanghai\n")), []),
        (dated(swap("hangzhou\n", "shanghai\n"), read=False), [("change-source", "error", 12)]),
        (dated(swap("[tmall]", "[tmall, jd]"), read=False), [("change-source-added", "warning", 16)]),
        (dated(swap("[tmall]", "[tmall, jd]")), []),
        (
            swap("hangzhou\n", "shanghai\n").replace("read: 2026-11-22", "read: 2026-12-01"),
            [("change-undated", "warning", 2)],
        ),
        (swap("listed_on: 2026-11-22", "listed_on: 2026-12-01"), [("change-listed", "error", 2)]),
        (swap("in Hangzhou.", "in Ningbo."), [("translation-stale", "warning", 6)]),
        (swap("in Hangzhou.", "in Ningbo.").replace("杭州的", "宁波的"), []),
        (swap("  founded: 2014\n", "").replace("types:", NOW), []),
        (None, [("entry-deleted", "error", 1)]),
        (
            dated(swap("founded: 2014", "founded: {value: 2015, source: s2}"), read=False)
            + "  s2: {title: New, kind: press, read: 2026-12-01}\n",
            [],
        ),
    ],
)
def test_a_change_is_judged_as_a_change(after: str | None, expected: list[tuple[str, str, int]]) -> None:
    assert [(problem.code, problem.severity, problem.line) for problem in judge(a_proposal(after))] == expected


def otherwise(text: str) -> dict[str, str]:
    """Return an entry written in other ways that say the same."""
    tree = yaml.load(text, yaml.BaseLoader)  # noqa: S506 # texts only, as our own reader has them
    return {
        "in blocks": yaml.safe_dump(tree, allow_unicode=True, sort_keys=True),
        "in one flow": yaml.safe_dump(tree, allow_unicode=True, default_flow_style=True, width=10_000),
        "with comments": re.sub(r"^(\w+:)", r"# note\n\1", text, flags=re.MULTILINE),
        "one value a fact": yaml.safe_dump({**tree, "offer": _apart(tree.get("offer", {}))}, allow_unicode=True),
    }


def _apart(offer: dict[str, Any]) -> dict[str, Any]:
    """Return what a firm offers with each value in a group of its own."""
    return {
        name: [{**group, "values": [value]} for group in groups for value in group["values"]]
        if all(isinstance(group, dict) and "values" in group for group in groups)
        else groups
        for name, groups in offer.items()
    }


def test_an_unchanged_value_is_never_at_fault_however_it_is_written() -> None:
    texts = {path.stem: path.read_text("utf-8") for path in REAL}

    faults = {
        (name, way): found
        for name, text in texts.items()
        for way, other in {"as it is": text, **otherwise(text)}.items()
        if (found := judge(a_proposal(other, text)))
    }

    assert len(texts) >= 27
    assert faults == {}


def test_a_new_entry_has_no_fault_as_a_change() -> None:
    found = {path.stem: judge(a_proposal(path.read_text("utf-8"), None)) for path in REAL}

    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize(
    ("after", "before", "fields"),
    [
        (swap("hangzhou\n", "shanghai\n"), ENTRY, ()),
        (swap("en: Lantern Bay", "en: Lantern Bay Group"), ENTRY, ("names",)),
        (swap("www.lantern-bay.test\n", "lantern-bay.test\n"), ENTRY, ("website",)),
        (swap("  categories: [beauty]", "  certifications: [{level: tmall-5-star}]"), ENTRY, ("certifications",)),
        (ENTRY + "removed: {on: 2026-12-01, reason: closed}\n", ENTRY, ("removed",)),
        (ENTRY, None, ("entry",)),
        (None, ENTRY, ("entry",)),
    ],
)
def test_some_fields_always_need_a_person(after: str | None, before: str | None, fields: tuple[str, ...]) -> None:
    assert for_a_person(a_proposal(after, before)) == fields


def test_the_pages_that_change_are_named() -> None:
    found = pages(a_proposal(swap("[tmall]", "[jd]")))

    assert found == ("/en/platforms/jd", "/en/platforms/tmall", "/en/providers", "/en/providers/lantern-bay")


def test_what_a_line_shows_changes_every_list_with_the_entry() -> None:
    found = pages(a_proposal(swap("headquarters: hangzhou", "headquarters: shanghai")))

    assert {"/en/platforms/tmall", "/en/categories/beauty", "/en/providers"} <= set(found)


def test_only_entries_are_proposals() -> None:
    document = parse(PROVIDER, ENTRY)
    files = [
        (path, None, document)
        for path in (PROVIDER, "content/demo/providers/a.yaml", "content/taxonomy.yaml", "content/providers/a.svg")
    ]

    assert [proposal.id for proposal in proposals(files)] == ["lantern-bay", "a"]
