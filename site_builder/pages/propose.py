"""The page “Correct or add an entry”: a form made from the model and the closed lists, for people without git."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import orjson
from markupsafe import Markup

from site_builder import urls
from site_builder.model.fields import ORDER, Field, fields
from site_builder.model.localized import LANGUAGES, Language
from site_builder.model.source import KINDS
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page
from site_builder.report import Sentences
from site_builder.rules.live import CODES, live_rules

_OWN_LABELS: Final = frozenset({"en", "zh", "summary", "types", "introduction", "case_studies", "removed"})
_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "who": ("names", "company"),
    "does": ("offer",),
    "works": ("terms",),
    "shows": ("introduction", "removed"),
}
Option = tuple[str, str]


class Asked(NamedTuple):
    """One question as the form shows it.

    Attributes:
        id: Dotted place in the file, such as `company.founded`.
        label: What it is called.
        help: What is to be written.
        field: What the model says of it.
        options: Values to choose from, each with its name.
        parts: Of records, their own questions.
    """

    id: str
    label: str
    help: str
    field: Field
    options: tuple[Option, ...] = ()
    parts: tuple["Asked", ...] = ()


class ProposeView(NamedTuple):
    """What the page is told.

    Attributes:
        groups: The questions by subject, each group with its heading.
        kinds: Kinds of evidence, for a new source.
        data: What the script needs, as JSON.
        problems: Code, sentence and mend of each rule that the page runs.
    """

    groups: tuple[tuple[str, tuple[Asked, ...]], ...]
    kinds: tuple[Option, ...]
    data: Markup
    problems: tuple[tuple[str, str, str], ...]
    mailbox: str
    file: str
    names: str
    edit_url: str
    new_url: str


def propose_page(edition: Edition, other: Edition, sentences: Sentences) -> Page:
    """Return the page; `other` is the other language's edition, whose words the preview needs."""
    program = edition.program
    return Page(
        path=edition.url("propose"),
        language=edition.language,
        template="pages/propose.html",
        title=edition.t("propose.title"),
        description=edition.t("propose.description"),
        nav="become-a-provider",
        noindex=True,
        scripts=("js/propose.js",),
        sheet="tool",
        view=ProposeView(
            groups=tuple(_groups(edition)),
            kinds=tuple((kind, edition.name("evidence_kinds", kind)) for kind in reversed(KINDS)),
            data=_data({each.language: each for each in (edition, other)}, sentences),
            problems=tuple(_problems(edition.language, sentences)),
            mailbox=program.mailbox,
            file=urls.provider_file("{id}"),
            names=urls.TAXONOMY,
            edit_url=program.edit_url or "",
            new_url=program.new_url or "",
        ),
    )


def _groups(edition: Edition) -> Iterator[tuple[str, tuple[Asked, ...]]]:
    asked = [_asked(edition, field) for field in fields()]
    for name, sections in _GROUPS.items():
        inside = [
            one
            for one in asked
            if one.field.section in sections or (name == "shows" and one.field.name == "case_studies")
        ]
        first = [one for one in asked if name == "who" and one.field.name in {"types", "summary"}]
        yield edition.t(f"propose.group.{name}"), (*inside[:3], *first, *inside[3:])


def _asked(edition: Edition, field: Field) -> Asked:
    place = f"{field.section}.{field.name}" if field.section else field.name
    return Asked(
        id=place,
        label=label_of(edition, field),
        help=_help(edition, field),
        field=field,
        options=_options(edition, field),
        parts=tuple(
            Asked(
                id=part.name,
                label=edition.t(f"propose.part.{part.name}"),
                help="",
                field=part,
                options=_options(edition, part),
            )
            for part in field.parts
        ),
    )


def _help(edition: Edition, field: Field) -> str:
    if field.section:
        return edition.t(f"propose.help.{field.section}.{field.name}")
    return edition.t(f"propose.help.{field.name}")


def label_of(edition: Edition, field: Field) -> str:
    """Return what a field is called, as the page of a provider and the words of a change call it."""
    if field.section in _OWN_LABELS and field.name != "size_kb":
        return edition.t(f"diff.label.{field.section}")
    if field.name == "size_kb":
        return edition.t("propose.part.size_kb")
    return edition.t(f"diff.label.{field.name}" if field.name in _OWN_LABELS else f"field.{field.name}")


def _options(edition: Edition, field: Field) -> tuple[Option, ...]:
    if not field.list:
        return ()
    names = edition.names[field.list]
    if field.list == "budget_bands":
        return tuple((code, edition.budget(code)) for code in names)
    return tuple(names.items())


def _problems(language: Language, sentences: Sentences) -> Iterator[tuple[str, str, str]]:
    """Yield code, sentence and mend of each rule that the page runs, with its values as placeholders."""
    for code in sorted(CODES):
        sentence = sentences[code]
        yield (
            code,
            sentence["what"][language].replace("{{", "{").replace("}}", "}"),
            sentence["mend"][language].replace("{{", "{").replace("}}", "}"),
        )


def _data(editions: Mapping[Language, Edition], sentences: Sentences) -> Markup:
    """Return what the script needs as JSON that is safe within a script element."""
    questions = [_for_script(editions, field) for field in fields()]
    data = {
        **live_rules(),
        "order": ORDER,
        "questions": questions,
        "severities": {code: sentences[code].get("severity", "error") for code in sorted(CODES)},
    }
    text = orjson.dumps(data).decode()
    escapes = {ord(letter): _escape(letter) for letter in set(text) if not _is_plain(letter)}
    return Markup(text.translate(escapes))  # noqa: S704 # JSON without "<" cannot leave its element


def _is_plain(letter: str) -> bool:
    """Whether a letter may stand in a page as it is: it is seen, has no second form and begins no markup."""
    return letter.isprintable() and letter != "<" and unicodedata.is_normalized("NFC", letter)


def _escape(letter: str) -> str:
    """Return a letter as JSON spells it by its number, one beyond 16 bits as a pair."""
    units = letter.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _for_script(editions: Mapping[Language, Edition], field: Field) -> dict[str, Any]:  # Any: JSON
    labels = {language: label_of(editions[language], field) for language in LANGUAGES}
    parts = [
        {
            **_facts(part),
            "label": {language: editions[language].t(f"propose.part.{part.name}") for language in LANGUAGES},
        }
        for part in field.parts
    ]
    return {**_facts(field), "label": labels, "parts": parts}


def _facts(field: Field) -> dict[str, Any]:  # Any: JSON
    return {
        **field._asdict(),
        "list": field.list,
        "id": f"{field.section}.{field.name}" if field.section else field.name,
    }
