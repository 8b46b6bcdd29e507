"""What `hezuo diff` says: the change of the content in words, in both languages, with the faults of a change as a change."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from site_builder import wording
from site_builder.changes import CODED, Change, Item
from site_builder.check import check_apart, check_record, count
from site_builder.document import Document
from site_builder.gate import OWNERS
from site_builder.history import RevisionError, Touched, document_at, touched
from site_builder.messages import Catalog, format_date, join
from site_builder.model.localized import LANGUAGES, Language
from site_builder.model.owners import Owners
from site_builder.model.problem import Problem
from site_builder.model.provenance import Tree
from site_builder.model.taxonomy import Taxonomy
from site_builder.press import load_catalogs
from site_builder.proposal import Proposal, for_a_person, judge, pages, proposals
from site_builder.read import parse
from site_builder.report import lines, shown
from site_builder.rules.frame import World, mapping
from site_builder.scan import today

MESSAGES: Final = Path(__file__).parent.parent / "templates" / "messages"
TAXONOMY: Final = "content/taxonomy.yaml"
_OWN_LABELS: Final = frozenset(
    {"en", "zh", "summary", "types", "introduction", "removed", "case_studies", "sources", "listed_on", "changed_on"}
)


class Words:
    """One language's words for changes."""

    def __init__(self, catalog: Catalog, taxonomy: Taxonomy | None) -> None:
        """Take the sentences, and the closed lists where they can be read."""
        self.t: Final = catalog.t
        self.language: Final[Language] = catalog.language
        self._taxonomy = taxonomy

    def label(self, field: str) -> str:
        """Return what a field is called; one that has no name, as it is written."""
        if field in _OWN_LABELS:
            return self.t(f"diff.label.{field}")
        key = f"field.{field}"
        return self.t(key) if self._knows(key) else shown(field)

    def _knows(self, key: str) -> bool:
        try:
            self.t(key)
        except KeyError:
            return False
        return True

    def value(self, item: Item) -> str:
        """Return what a value says: a code by its name, a text in this language."""
        return shown(self._say(item.field, item.value))

    def _say(self, field: str, value: Tree) -> str:
        if isinstance(value, dict):
            if self.language in value:
                return self._say("", value[self.language])
            if field == "certifications" and {"since", "until"} <= value.keys():
                term = self.t("diff.term", since=shown(str(value["since"])), until=shown(str(value["until"])))
                rest: dict[str, Tree] = {key: part for key, part in value.items() if key not in {"since", "until"}}
                return join([self._say(field, rest), term], self.language)
            known = {"sources": ("title",), "removed": ("on", "reason"), "stores": ("name", "platform"), "certifications": ("level", "period", "since", "until")}  # fmt: skip
            parts = [
                self._say(_list_of(field, key), value[key]) for key in known.get(field, tuple(value)) if key in value
            ]
            return join(parts, self.language)
        if isinstance(value, list):
            return join([self._say(field, part) for part in value], self.language)
        terms = self._taxonomy.terms(CODED[field]) if self._taxonomy and field in CODED else {}
        return terms[value].name[self.language] if value in terms else value

    def sentence(self, change: Change, sources: Mapping[str, Tree], *, is_new: bool = False) -> str:
        """Return a change in one line, with the evidence of what is new; of a new entry, in which all is, without that word."""
        field = self.label(change.field)
        if change.before and change.after and change.kind == "changed":
            before, after = wording.apart(
                *(self._say(item.field, item.value) for item in (change.before, change.after))
            )
            said = self.t("diff.changed", field=field, before=shown(before), after=shown(after))
        else:
            item = change.after or change.before
            value = self.value(item) if item else ""
            said = (
                self.t("diff.stated", field=field, value=value)
                if is_new
                else self.t(f"diff.{change.kind}", field=field, value=value)
            )
        return self._with_evidence(said, change.after, sources) if change.kind != "removed" else said

    def _with_evidence(self, said: str, item: Item | None, sources: Mapping[str, Tree]) -> str:
        if item is None or not item.is_fact:
            return said
        source = mapping(sources.get(str(item.fact.get("source"))))
        kind, dated = str(item.fact.get("kind") or source.get("kind", "")), source.get("dated")
        terms = self._taxonomy.terms("evidence_kinds") if self._taxonomy else {}
        name = terms[kind].name[self.language] if kind in terms else shown(kind)
        date = (
            format_date(dated, self.language) if isinstance(dated, str) and _is_date(dated) else self.t("diff.undated")
        )
        return self.t("diff.evidence", sentence=said, kind=name, date=date)


def _list_of(field: str, key: str) -> str:
    """Return the field whose closed list a part of a value is chosen from."""
    return {
        ("certifications", "level"): "certifications",
        ("stores", "platform"): "stores",
        ("removed", "reason"): "removed",
    }.get((field, key), "")


def _is_date(text: str) -> bool:
    return text.replace("-", "").isdecimal() and len(text) in {4, 7, 10}


def in_words(proposal: Proposal, words: Words, author: int | None, owners: Owners) -> Iterator[str]:
    """Yield a proposal line by line."""
    t = words.t
    state = (
        f" · {t('diff.new')}"
        if proposal.before is None
        else f" · {t('diff.deleted')}"
        if proposal.after is None
        else ""
    )
    yield shown(proposal.path) + state
    tree = proposal.after.tree if proposal.after else None
    sources = mapping(mapping(tree).get("sources"))
    if proposal.after is not None:
        yield from (
            f"  - {words.sentence(change, sources, is_new=proposal.before is None)}" for change in proposal.changes
        )
    fields = for_a_person(proposal)
    names = [t("diff.entry") if field == "entry" else t(f"diff.field.{field}") for field in fields]
    yield "  " + (t("diff.person", fields=join(names, words.language)) if names else t("diff.no_person"))
    yield "  " + t("diff.pages", pages=" ".join(f"/{words.language}{address[3:]}" for address in pages(proposal)))
    if author is not None:
        yield "  " + t("diff.owner" if owners.may_change(proposal.id, author) else "diff.no_owner")


def of_a_text(file: Touched, words: Words) -> Iterator[str]:
    """Yield which sections of a guide or a page of text change in one of its languages, and what they say from now on."""
    yield shown(file.path)
    for title, before, after in wording.sections(file.before or "", file.after or ""):
        name = shown(title) or words.t("diff.beginning")
        if not before or not after:
            yield "  - " + words.t("diff.section_added" if after else "diff.section_removed", section=name)
        else:
            old, new = wording.apart(before, after)
            yield "  - " + words.t("diff.changed", field=name, before=shown(old), after=shown(new))
    if page := wording.address(file.path):
        yield "  " + words.t("diff.page", page=page)


class Difference(NamedTuple):
    """What a proposal changes.

    Attributes:
        said: For each language its lines.
        problems: Faults of the change as a change.
    """

    said: Mapping[Language, Sequence[str]]
    problems: Sequence[Problem]


def difference(root: Path, base: str, head: str, author: int | None) -> Difference:
    """Return what a proposal changes, in words.

    Args:
        root: The project.
        base: Revision to compare with.
        head: Revision that proposes; empty for the files as they lie there.
        author: Account that proposes, by its number.

    Raises:
        RevisionError: A revision is unknown.
    """
    files = list(touched(root, base, head))
    documents = [(file.path, _document(file.path, file.before), _document(file.path, file.after)) for file in files]
    owners = _owners(root, base)
    found = list(proposals(documents))
    guides = [file for file in files if wording.is_prose(file.path)]
    others = sorted(
        {file.path for file in files} - {proposal.path for proposal in found} - {file.path for file in guides}
    )
    problems = sorted(problem for proposal in found for problem in judge(proposal))
    catalogs = load_catalogs(MESSAGES)
    taxonomy = check_apart(root, TAXONOMY, Taxonomy, "taxonomy", today())[0]
    said: dict[Language, Sequence[str]] = {}
    for language in LANGUAGES:
        words = Words(catalogs[language], taxonomy)
        of_entries = [line for proposal in found for line in (*in_words(proposal, words, author, owners), "")]
        of_entries += [line for file in guides for line in (*of_a_text(file, words), "")]
        of_others = [words.t("diff.others", files=join(list(map(shown, others)), language))] if others else []
        whole = [*of_entries, *of_others, *lines(problems, "text", language)]
        said[language] = whole or [words.t("diff.nothing")]
    return Difference(said, problems)


def diff(arguments: argparse.Namespace) -> int:
    """Print what a proposal changes; 1 where a change has a fault as a change, 2 where a revision is unknown."""
    try:
        found = difference(arguments.root, arguments.base, arguments.head, arguments.author)
    except RevisionError as error:
        sys.stderr.write(f"{shown(str(error))}\n")
        return 2
    languages: Sequence[Language] = LANGUAGES if arguments.lang == "both" else (arguments.lang,)
    for language in languages:
        sys.stdout.write("\n".join(found.said[language]).rstrip("\n") + "\n\n")
    return 1 if count(found.problems, "error") else 0


def _document(path: str, text: str | None) -> Document | None:
    return None if text is None else parse(path, text)


def _owners(root: Path, base: str) -> Owners:
    """Return the owners as the directory has them: nobody makes himself one by his own proposal."""
    record = check_record(document_at(root, base, OWNERS), Owners, "owners", World(today=today()))[0]
    return record or Owners({})
