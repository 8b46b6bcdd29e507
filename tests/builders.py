"""Values for tests, valid by default: a test names only what matters to it."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import TypeAdapter, ValidationError

from site_builder.assets import Assets, gather_assets
from site_builder.compiled import compiled_folder
from site_builder.gather import Library
from site_builder.index import Index
from site_builder.messages import Catalog
from site_builder.model.assessment import Facts, Value, assess_quarter, published
from site_builder.model.card import Card
from site_builder.model.directory import Entry, card_of
from site_builder.model.fit import FitRule
from site_builder.model.guide import Glossary
from site_builder.model.localized import Language, Localized
from site_builder.model.method import ScoreMethod
from site_builder.model.problem import Problem
from site_builder.model.program import Program
from site_builder.model.proof import FACETS, codes_of
from site_builder.model.provenance import Tree, spread
from site_builder.model.provider import Provider
from site_builder.model.published import Published, QuarterScore, Standing
from site_builder.model.source import Source
from site_builder.model.taxonomy import Taxonomy
from site_builder.order import name_key
from site_builder.pages.edition import Edition
from site_builder.pages.guide import Guide, Prose
from site_builder.press import Press, load_catalogs
from site_builder.prose import render_prose
from site_builder.read import parse
from site_builder.rules.frame import Subject, World
from site_builder.scan import Options, templates_fingerprint
from site_builder.search.lines import line_row
from site_builder.shelf import Column, Make, Shelf

ROOT: Final = Path(__file__).parents[1]
TODAY: Final = date(2026, 11, 22)
Fields = Mapping[str, Any]  # Any: what a file of the content may hold

_SOURCE: Final[Fields] = {
    "title": "About Lantern Bay",
    "url": "https://www.lantern-bay.test/about",
    "kind": "self-stated",
    "read": "2026-11-22",
}
_PROVIDER: Final[Fields] = {
    "source": "s1",
    "listed_on": "2026-11-22",
    "types": ["operation"],
    "summary": {
        "en": "Store operation provider in Hangzhou, founded in 2014.",
        "zh": "杭州的代运营服务商，2014年成立。",
    },
    "names": {"en": "Lantern Bay", "zh": "灯湾电商"},
    "company": {"headquarters": "hangzhou", "founded": 2014, "website": "https://www.lantern-bay.test"},
    "offer": {"platforms": ["tmall"], "services": ["store-operation"], "categories": ["beauty"]},
    "sources": {"s1": _SOURCE},
}
_PROGRAM: Final[Fields] = {
    "name": {"en": "Hezuo", "zh": "合作"},
    "headline": {"en": "Partners, fact by fact.", "zh": "服务商，条条有据。"},
    "mailbox": "hello@hezuo.example",
    "base_url": "https://hezuo.example",
    "limits": {
        "fact_old_after_months": 36,
        "listing_page": 24,
        "shortlist": 10,
        "compare": 4,
        "response_rate_from": 5,
    },
    "home": {"sample": "lantern-bay", "sample_demo": "lantern-bay"},
}
_GLOSSARY: Final[Fields] = {
    "terms": [
        {
            "id": "tp",
            "en": "Provider",
            "zh": "服务商",
            "text": {"en": "Runs stores for brands.", "zh": "为品牌方运营店铺。"},
        }
    ]
}
_GUIDE: Final = {
    "en": "---\ntitle: The deposit\nsummary: What it is for.\n---\n\n## Amount {#amount}\n\nCNY 100,000.[@first]\n",
    "zh": "---\ntitle: 保证金\nsummary: 用途说明。\n---\n\n## 金额 {#amount}\n\n10万元。[@first]\n",
}
_TEXT: Final = {
    "en": "---\ntitle: About\nsummary: What this is.\n---\n\n## Contents {#contents}\n\nSee [the deposit](guide:deposit).\n",
    "zh": "---\ntitle: 关于\nsummary: 本站简介。\n---\n\n## 内容 {#contents}\n\n见[保证金](guide:deposit)。\n",
}


def as_yaml(fields: Fields) -> str:
    """Return a file of the content with these fields."""
    return yaml.dump(dict(fields), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)


def tree_of(text: str) -> dict[str, Tree]:
    """Return what a YAML text says, every scalar as text."""
    tree = parse("test.yaml", text).tree
    assert isinstance(tree, dict)
    return tree


def fault_of(kind: Any, value: object) -> str:  # noqa: ANN401 # any annotation
    """Return the code of the first fault that validation against a type finds; empty where there is none."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["type"]
    return ""


def _with(base: Fields, changes: Fields) -> dict[str, Any]:
    return {key: value for key, value in {**base, **changes}.items() if value is not None}


def a_provider_text(**sections: object) -> str:
    """Return a provider's file; a section replaces the usual one, None leaves it out."""
    return as_yaml(_with(_PROVIDER, sections))


def a_provider(**sections: object) -> Provider:
    """Return a provider; sections are written as in its file, in the short form or the long one."""
    return Provider.model_validate(spread(tree_of(a_provider_text(**sections))))


def a_source(**fields: object) -> Source:
    """Return a source: self-stated, read today, without a date of its own."""
    return Source.model_validate(_with(_SOURCE, fields))


def source_fields(**fields: object) -> dict[str, Any]:
    """Return a source as a file writes it."""
    return _with(_SOURCE, fields)


def a_card(**fields: object) -> Card:
    """Return a card: a listed provider of Hangzhou with one fact of each kind."""
    usual: dict[str, Any] = {
        "id": "lantern-bay",
        "is_demo": False,
        "name_en": "Lantern Bay",
        "name_zh": "灯湾电商",
        "legal": None,
        "summary_en": "Store operation provider in Hangzhou.",
        "summary_zh": "杭州的代运营服务商。",
        "place": "hangzhou",
        "offices": (),
        "founded": 2014,
        "website": "https://www.lantern-bay.test",
        "minimum_budget": None,
        "accepting": None,
        "tickers": (),
        "types": ("operation",),
        "platforms": ("tmall",),
        "services": ("store-operation",),
        "categories": ("beauty",),
        "markets": (),
        "languages": (),
        "levels": (),
        "former": (),
        "brands": (),
        "kinds": (1, 1, 1, 1),
        "strength": 5,
        "proofs": "",
        "sources": 1,
        "read_on": "2026-11-22",
        "confirmed_on": "2026-11-22",
        "listed_on": "2026-11-22",
        "changed_on": "2026-11-22",
        "removed_on": None,
        "removal_reason": None,
    }
    card = Card(**{**usual, **fields})
    return card if card.proofs else card._replace(proofs="|".join(_self_stated(card)))


def _self_stated(card: Card) -> Iterator[str]:
    """Yield for each facet the proof of a card's values: all self-stated, read today."""
    for facet in FACETS:
        count = len(codes_of(card, facet))
        yield f"{count}s{TODAY}" if count else ""


def a_standing(stars: float | None = None, **fields: object) -> Standing:
    """Return what is published of a provider; with stars, one closed quarter."""
    return Standing.model_validate({"assessments": () if stars is None else (a_quarter(stars),), **fields})


def a_quarter(stars: float, **fields: object) -> QuarterScore:
    """Return a quarter that ended with these stars, 0 to 5."""
    usual: dict[str, object] = {
        "quarter": "2026-Q3",
        "revision": 1,
        "method": "v1",
        "closed_on": date(2026, 10, 15),
        "state": "scored",
        "half_stars": int(stars * 2),
        "total": int(stars * 2000),
        "n": 12,
        "inputs": {},
        "first_store_on": date(2024, 5, 20),
        "sha256": "0" * 64,
    }
    return QuarterScore.model_validate({**usual, **fields})


def a_lack(**fields: object) -> QuarterScore:
    """Return a quarter for which something lacked that a score needs."""
    return a_quarter(0, **{"state": "insufficient", "half_stars": None, "total": None, **fields})


def facts(provider_id: str = "lantern-bay", quarter: str = "2026-Q3", **values: tuple[int, int]) -> Facts:
    """Return what is known of a provider: every indicator halfway, seen ten times, but those that are named; `_` stands for `-`.

    A named value is ten-thousandths of its unit and n.
    """
    usual = {each.code: ((each.nothing + each.full) // 2, 10) for each in a_method().method.indicators}
    named = {code.replace("_", "-"): value for code, value in values.items()}
    known = {code: Value(*value) for code, value in {**usual, **named}.items()}
    return Facts(provider_id, quarter, date(2024, 5, 20), known)


def an_assessed(known: Facts, **fields: Any) -> QuarterScore:  # noqa: ANN401 # fields of any type
    """Return what is published of these facts by the real method, as the first revision unless said otherwise."""
    assessment = assess_quarter(known, fields.pop("method", a_method()).method)
    return QuarterScore.model_validate(
        published(assessment, **{"revision": 1, "closed_on": date(2026, 10, 7), **fields})
    )


def an_entry(stars: float | None = None, **fields: object) -> Entry:
    """Return an entry of a list: a card with these fields, and its standing where it has stars."""
    return Entry(a_card(**fields), None if stars is None else a_standing(stars))


@cache
def a_taxonomy() -> Taxonomy:
    """Return the real closed lists, whose codes never change."""
    return Taxonomy.model_validate(tree_of((ROOT / "content/taxonomy.yaml").read_text("utf-8")))


@cache
def a_rule() -> FitRule:
    """Return the real rule of fit."""
    return FitRule.model_validate(tree_of((ROOT / "content/method/fit.yaml").read_text("utf-8")))


@cache
def a_method() -> ScoreMethod:
    """Return the real method of scores."""
    return ScoreMethod.model_validate(tree_of((ROOT / "content/method/v1.yaml").read_text("utf-8")))


def a_later_method(**fields: object) -> ScoreMethod:
    """Return a second version of the method with other fields."""
    return ScoreMethod.model_validate({**a_method().model_dump(), "version": "v2", **fields})


def a_program(**fields: object) -> Program:
    """Return a programme with the usual limits."""
    return Program.model_validate(_with(_PROGRAM, fields))


def a_world(**fields: Any) -> World:  # noqa: ANN401 # fields of any type
    """Return what a file may refer to: the closed lists, one source, one guide, one provider."""
    usual: dict[str, Any] = {
        "today": TODAY,
        "taxonomy": a_taxonomy(),
        "program": a_program(),
        "guide_sources": {"first": a_source()},
        "guides": frozenset({"deposit"}),
        "providers": frozenset({"lantern-bay"}),
    }
    return World(**{**usual, **fields})


def a_subject(**fields: Any) -> Subject:  # noqa: ANN401 # fields of any type
    """Return a provider's file under check, empty; a text given alone is parsed."""
    usual: dict[str, Any] = {
        "kind": "provider",
        "path": "content/providers/lantern-bay.yaml",
        "stem": "lantern-bay",
        "is_demo": False,
        "text": "",
        "tree": {},
        "world": a_world(),
    }
    return Subject(**{**usual, **fields})


def a_problem(**fields: Any) -> Problem:  # noqa: ANN401 # fields of any type
    """Return an error at the beginning of a provider's file."""
    usual: dict[str, Any] = {
        "path": "content/providers/lantern-bay.yaml",
        "line": 1,
        "column": 1,
        "code": "file-empty",
        "severity": "error",
    }
    return Problem(**{**usual, **fields})


def a_published(**standings: Standing) -> Published:
    """Return a published file with these providers; `_` in a name stands for `-`."""
    providers = {name.replace("_", "-"): standing for name, standing in standings.items()}
    return Published(written_at=datetime(2026, 11, 1, tzinfo=UTC), providers=providers)


def a_project(folder: Path, providers: Mapping[str, str] | None = None, demo: Mapping[str, str] | None = None) -> Path:
    """Write a small complete project with the real templates and closed lists; return its root.

    Args:
        folder: Where; it may exist.
        providers: Text of each provider by its id; one provider without.
        demo: The same for fictional ones; none without.
    """
    shutil.copytree(ROOT / "templates", folder / "templates", dirs_exist_ok=True)
    return a_content_folder(folder, providers, demo)


def a_content_folder(
    folder: Path, providers: Mapping[str, str] | None = None, demo: Mapping[str, str] | None = None
) -> Path:
    """Write what `a_project` writes but the templates, which a check does not need; return the root."""
    content = folder / "content"
    files = {
        **_usual_files(),
        **{
            f"providers/{name}.yaml": text
            for name, text in (_one_provider() if providers is None else providers).items()
        },
        **{f"demo/providers/{name}.yaml": text for name, text in (demo or {}).items()},
    }
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "content/taxonomy.yaml", content)
    for name in ("method", "schema"):
        shutil.copytree(ROOT / "content" / name, content / name, dirs_exist_ok=True)
    return folder


@cache
def _usual_files() -> Mapping[str, str]:
    """Return the texts that every small project has, by their paths in the content."""
    return {
        "program.yaml": as_yaml(_PROGRAM),
        "glossary.yaml": as_yaml(_GLOSSARY),
        "guides/sources.yaml": as_yaml({"first": _SOURCE}),
        "guides/deposit/guide.yaml": "order: 1\naudience: everyone\nlisted_on: 2026-11-22\nchecked: 2026-11-22\n",
        **{f"guides/deposit/{language}.md": text for language, text in _GUIDE.items()},
        "pages/about/page.yaml": "listed_on: 2026-11-22\nchecked: 2026-11-22\n",
        **{f"pages/about/{language}.md": text for language, text in _TEXT.items()},
    }


@cache
def _one_provider() -> Mapping[str, str]:
    return {"lantern-bay": a_provider_text()}


@cache
def _assets() -> Assets:
    return gather_assets(ROOT / "templates/static")


@cache
def _catalogs() -> dict[Language, Catalog]:
    return load_catalogs(ROOT / "templates/messages")


def an_edition(
    language: Language = "en",
    today: date = TODAY,
    methods: Mapping[str, ScoreMethod] | None = None,
    **program: object,
) -> Edition:
    """Return one language's edition with the real sentences and closed lists; the programme has these fields."""
    return Edition(
        language, _catalogs()[language], a_taxonomy(), a_program(**program), today, methods or {"v1": a_method()}
    )


def a_prose(body: str = "## Amount {#amount}\n\nCNY 100,000.[@first]\n", language: Language = "en") -> Prose:
    """Return one language of a text, rendered."""
    return render_prose(body, language, {})


def a_guide(slug: str = "deposit", **fields: object) -> Guide:
    """Return a guide for everyone that cites the source `first` in both languages."""
    usual: dict[str, Any] = {
        "slug": slug,
        "order": 1,
        "audience": "everyone",
        "listed_on": TODAY,
        "checked": TODAY,
        "title": Localized(en=f"About {slug}", zh=f"关于{slug}"),
        "summary": Localized(en="What it is for.", zh="用途说明。"),
        "prose": {"en": a_prose(), "zh": a_prose("## 金额 {#amount}\n\n10万元。[@first]\n", "zh")},
    }
    return Guide(**{**usual, **fields})


def a_library(**fields: Any) -> Library:  # noqa: ANN401 # fields of any type
    """Return everything but the providers: one guide, one word, no page of text."""
    usual: dict[str, Any] = {
        "taxonomy": a_taxonomy(),
        "program": a_program(),
        "glossary": Glossary.model_validate(_GLOSSARY),
        "fit": a_rule(),
        "methods": {"v1": a_method()},
        "guide_sources": {"first": a_source()},
        "guides": (a_guide(),),
        "texts": (),
        "schemas": {},
        "logos": {},
    }
    return Library(**{**usual, **fields})


def a_press(library: Library | None = None, base_url: str = "", compiled: Path | None = None) -> Press:
    """Return a press with the real templates, compiled in a folder, or once for each set of what is folded into them."""
    options, given = Options(root=ROOT, today=TODAY, base_url=base_url), library or a_library()
    folded = hashlib.sha256(f"{templates_fingerprint(options)} {given.program!r}".encode()).hexdigest()
    return Press(options, given, _assets(), compiled or compiled_folder(ROOT / ".cache/tests", folded))


def an_index(**providers: Provider) -> Index:
    """Return these providers in order; `_` in a name stands for `-`, a name that begins with `demo` is fictional."""
    cards = {name.replace("_", "-"): provider for name, provider in providers.items()}
    return Index(
        (
            Entry(card_of(name, provider, is_demo=name.startswith("demo"), today=TODAY), None)
            for name, provider in cards.items()
        ),
        TODAY,
    )


def by_name(entries: Iterable[Entry]) -> list[Entry]:
    """Return those of some entries that are listed, in the order of the search's rows."""
    return sorted((entry for entry in entries if not entry.card.removed_on), key=lambda entry: name_key(entry.card))


def a_column(index: Index, makers: Mapping[str, Make] | None = None) -> Column:
    """Return what returns the rows of a directory, of which none was made before; without makers, those of the search."""
    shelf = Shelf(makers or {"search": partial(line_row, a_program().limits.response_rate_from)})
    return lambda kind, ids: shelf.column(kind, ids, index.entries)
