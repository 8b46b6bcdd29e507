"""The page of the rules: what the check of the content looks for, with an example each."""

import re
from typing import Final, NamedTuple

from site_builder.model.problem import Severity
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page
from site_builder.report import Sentences

_VALUE: Final = re.compile(r"\{\w*\}")
GROUPS: Final = {
    "files": ("file", "folder", "front", "yaml", "published", "page", "template"),
    "fields": (
        "bool",
        "choice",
        "code",
        "key",
        "language",
        "list",
        "method",
        "money",
        "number",
        "shape",
        "value",
        "weight",
    ),
    "sources": ("certification", "kind", "source"),
    "dates": ("date", "dates", "founded", "time", "removed"),
    "names": ("id", "name", "demo", "website"),
    "links": ("link", "introduction", "store", "citation", "markdown"),
    "texts": ("text", "heading", "sections"),
    "languages": ("translation",),
    "persons": ("personal",),
    "logos": ("logo",),
    "changes": ("change", "entry", "owner"),
}


class RuleView(NamedTuple):
    """One rule: its code, what it says, how its fault is mended, and an example before and after."""

    code: str
    severity: Severity
    label: str
    what: str
    mend: str
    bad: str
    good: str


class RuleGroup(NamedTuple):
    """Rules on one subject."""

    id: str
    label: str
    rules: tuple[RuleView, ...]


class RulesView(NamedTuple):
    """Every rule, by subject."""

    groups: tuple[RuleGroup, ...]


def group_of(code: str) -> str:
    """Return the subject of a rule, which the first word of its code tells."""
    word = code.partition("-")[0]
    return next(group for group, words in GROUPS.items() if word in words)


def rules_page(edition: Edition, sentences: Sentences) -> Page:
    """Return the page of the rules; each has its code for an anchor."""
    views = [_view(edition, code, sentences) for code in sorted(sentences)]
    groups = tuple(
        RuleGroup(
            id=f"on-{group}",
            label=edition.t(f"rules.{group}"),
            rules=tuple(view for view in views if group_of(view.code) == group),
        )
        for group in GROUPS
    )
    return Page(
        path=edition.url("rules"),
        language=edition.language,
        template="pages/rules.html",
        title=edition.t("rules.title"),
        description=edition.t("rules.description"),
        nav="become-a-provider",
        noindex=True,
        view=RulesView(groups=groups),
    )


def _view(edition: Edition, code: str, sentences: Sentences) -> RuleView:
    sentence, language = sentences[code], edition.language
    severity = sentence.get("severity", "error")
    return RuleView(
        code=code,
        severity=severity,
        label=edition.t(f"severity.{severity}"),
        what=_general(sentence["what"][language]),
        mend=_general(sentence["mend"][language]),
        bad=sentence["bad"].rstrip("\n"),
        good=sentence["good"].rstrip("\n"),
    )


def _general(sentence: str) -> str:
    """Return a sentence with dots for its values."""
    return _VALUE.sub("…", sentence.replace("{{", "\0").replace("}}", "\1")).replace("\0", "{").replace("\1", "}")
