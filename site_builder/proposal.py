"""What a proposed change of an entry must hold to, what it touches, and who has to look at it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from site_builder import urls
from site_builder.changes import CODED, PERSON, Change, Item, changes
from site_builder.document import Document, Where
from site_builder.model.localized import LANGUAGES
from site_builder.model.problem import Problem, Severity
from site_builder.model.provenance import Tree
from site_builder.read import locate
from site_builder.rules.frame import mapping

_DATES: Final = ("dated", "read", "confirmed")
_FACETS: Final[Mapping[str, urls.Facet]] = {facet: facet for facet in urls.FACETS}
_ON_LINES: Final = frozenset({"en", "zh", "summary", "headquarters", "founded", "removed", "types", "accepting"})


class Proposal(NamedTuple):
    """The change of one entry.

    Attributes:
        id: The entry's.
        path: Its file.
        before: As the directory has it; None where it is new.
        after: As it is proposed; None where the file is taken away.
    """

    id: str
    path: str
    before: Document | None
    after: Document | None

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changes, value by value."""
        return changes(self.before.tree if self.before else None, self.after.tree if self.after else None)


def judge(proposal: Proposal) -> tuple[Problem, ...]:
    """Return what is wrong with a change as a change; a new entry and one that stays as it is have no such faults."""
    if proposal.before is None:
        return ()
    if proposal.after is None:
        return (_at(proposal.path, 1, 1, "entry-deleted", "error", (), {}),)
    found = (*_without_new_source(proposal), *_stale_translations(proposal), *_dates(proposal))
    return tuple(sorted(found))


def _fault(proposal: Proposal, where: Where, code: str, severity: Severity, **values: str) -> Problem:
    line, column = locate(proposal.after, where) if proposal.after else (1, 1)
    return _at(proposal.path, line, column, code, severity, where, values)


def _at(
    path: str, line: int, column: int, code: str, severity: Severity, where: Where, values: Mapping[str, str]
) -> Problem:
    field = ".".join(map(str, where))
    return Problem(
        path=path, line=line, column=column, code=code, severity=severity, field=field, values=tuple(values.items())
    )


def _sources(document: Document | None) -> dict[str, Tree]:
    tree = document.tree if document else None
    return mapping(mapping(tree).get("sources"))


def _without_new_source(proposal: Proposal) -> Iterator[Problem]:
    """Yield values that changed while nobody read a source: the fact's source is the old one, with its old dates."""
    old, new = _sources(proposal.before), _sources(proposal.after)
    for change in proposal.changes:
        item = change.after
        if item is None or not item.is_fact or change.kind not in {"added", "changed"}:
            continue
        key = str(item.fact.get("source", ""))
        if key in new and not _is_newly_read(mapping(old.get(key)), mapping(new[key])):
            severity: Severity = "error" if change.kind == "changed" else "warning"
            code = "change-source" if change.kind == "changed" else "change-source-added"
            yield _fault(proposal, item.where, code, severity, text=_short(item), source=key)


def _is_newly_read(before: dict[str, Tree], after: dict[str, Tree]) -> bool:
    """Whether a source is new, another one, or was read, confirmed or written again at a later date."""
    if not before or before.get("url") != after.get("url") or before.get("title") != after.get("title"):
        return True
    return any(str(after.get(date, "")) > str(before.get(date, "")) for date in _DATES)


def _short(item: Item) -> str:
    value = item.value
    if isinstance(value, dict):
        return str(value.get("en") or value.get("name") or value.get("level") or "")
    return str(value)


def _stale_translations(proposal: Proposal) -> Iterator[Problem]:
    """Yield texts of which one language changed and the other one did not."""
    for change in proposal.changes:
        if change.before is None or change.after is None:
            continue
        pairs = ((change.before.value, change.after.value, change.after.where), (change.before.fact.get("note"), change.after.fact.get("note"), (*_parent(change.after), "note")))  # fmt: skip
        for before, after, where in pairs:
            old, new = mapping(before), mapping(after)
            if {"en", "zh"} <= old.keys() & new.keys():
                stale = [language for language in LANGUAGES if old[language] == new[language]]
                if len(stale) == 1:
                    yield _fault(proposal, (*where, stale[0]), "translation-stale", "warning", name=stale[0])


def _parent(item: Item) -> Where:
    """Return where the fact of a value stands."""
    return (
        item.where[: item.where.index("values")]
        if "values" in item.where
        else item.where[:-1]
        if item.where[-1:] == ("value",)
        else item.where
    )


def _dates(proposal: Proposal) -> Iterator[Problem]:
    """Yield a day of listing that moved, and a day of change that did not move with a fact."""
    old = mapping(proposal.before.tree if proposal.before else None)
    new = mapping(proposal.after.tree if proposal.after else None)
    if "listed_on" in old and "listed_on" in new and old["listed_on"] != new["listed_on"]:
        yield _fault(proposal, ("listed_on",), "change-listed", "error", text=str(old["listed_on"]))
    has_changed = any(
        change.kind in {"added", "changed", "removed"} and _is_told(change) for change in proposal.changes
    )
    if has_changed and not str(new.get("changed_on", "")) > str(old.get("changed_on", "")):
        where: Where = ("changed_on",) if "changed_on" in new else ("listed_on",)
        yield _fault(proposal, where, "change-undated", "warning", text=str(old.get("changed_on", "")))


def _is_told(change: Change) -> bool:
    """Whether a reader must be told the day of this change."""
    item = change.after or change.before
    return change.field == "removed" or bool(item and item.is_fact)


def for_a_person(proposal: Proposal) -> tuple[str, ...]:
    """Return the fields of a change that no machine may decide; of a new or removed entry, all of it."""
    if proposal.before is None or proposal.after is None:
        return ("entry",)
    touched = {
        change.field if change.field not in {"en", "zh", "legal", "former"} else "names" for change in proposal.changes
    }
    return tuple(sorted(touched & PERSON))


def pages(proposal: Proposal) -> tuple[str, ...]:
    """Return the English addresses that change; the Chinese ones are their twins.

    Lists are named by their first page; what an entry's line shows changes every list that it stands in.
    """
    found = {urls.provider("en", proposal.id)}
    is_whole = proposal.before is None or proposal.after is None
    for change in proposal.changes:
        if change.field in _FACETS:
            found |= {
                urls.facet("en", _FACETS[change.field], str(item.value))
                for item in (change.before, change.after)
                if item
            }
    is_on_lines = any(change.field in _ON_LINES for change in proposal.changes)
    if is_whole or is_on_lines or any(change.field in CODED for change in proposal.changes):
        found.add(urls.listing("en"))
    if is_on_lines and proposal.after:
        stated = (change.after for change in changes(None, proposal.after.tree) if change.field in _FACETS)
        found |= {urls.facet("en", _FACETS[item.field], str(item.value)) for item in stated if item}
    return tuple(sorted(found))


def proposals(touched: Iterable[tuple[str, Document | None, Document | None]]) -> Iterator[Proposal]:
    """Yield the changes of entries among touched files: path, before, after."""
    for path, before, after in touched:
        folder, _, name = path.rpartition("/")
        if folder in {"content/providers", "content/demo/providers"} and name.endswith(".yaml"):
            yield Proposal(id=name.removesuffix(".yaml"), path=path, before=before, after=after)
