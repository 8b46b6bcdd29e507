"""First gather everything: the content as typed records, with every problem that the check finds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from site_builder import urls
from site_builder.check import check_apart, check_logo, check_markdown, check_providers, check_record, count
from site_builder.model.base import Code
from site_builder.model.fit import FitRule
from site_builder.model.guide import FrontMatter, Glossary, GuideHead, TextHead
from site_builder.model.localized import LANGUAGES, Language, Localized
from site_builder.model.method import ScoreMethod
from site_builder.model.problem import Problem
from site_builder.model.program import Program
from site_builder.model.provider import Provider
from site_builder.model.published import Published
from site_builder.model.source import Source
from site_builder.model.taxonomy import Taxonomy
from site_builder.pages.guide import Guide, Prose, TextPage
from site_builder.read import read_markdown, read_text, read_yaml
from site_builder.rules.frame import FileKind, World
from site_builder.scan import ProviderFile

R = TypeVar("R", bound=BaseModel)
GUIDES: Final = "content/guides"
PAGES: Final = "content/pages"
METHODS: Final = "content/method"
SCHEMAS: Final = {
    urls.PROVIDER_SCHEMA: "content/schema/data-provider.schema.json",
    urls.PROVIDERS_SCHEMA: "content/schema/data-providers.schema.json",
    urls.SCORES_SCHEMA: "content/schema/data-scores.schema.json",
}
SOURCES: Final = "content/guides/sources.yaml"
_TOGETHER: Final = 32  # files that are read and checked step by step


class SourceTable(RootModel[dict[Code, Source]], defer_build=True):
    """The guides' table of sources."""


class Library(NamedTuple):
    """Everything but the providers."""

    taxonomy: Taxonomy
    program: Program
    glossary: Glossary
    fit: FitRule
    methods: Mapping[str, ScoreMethod]
    guide_sources: Mapping[str, Source]
    guides: tuple[Guide, ...]
    texts: tuple[TextPage, ...]
    schemas: Mapping[str, bytes]
    logos: Mapping[str, bytes]


class Texts(NamedTuple):
    """Some guides and pages of text."""

    guides: Sequence[Guide]
    pages: Sequence[TextPage]


class _Both(NamedTuple):
    title: Localized
    summary: Localized
    prose: Mapping[Language, Prose]


class Gatherer:
    """Reads a content folder and keeps the problems that it meets."""

    def __init__(self, root: Path, today: date) -> None:
        """Remember the root of the project and the day of the build."""
        self.root: Final = root
        self.problems: Final[list[Problem]] = []
        self.world = World(today=today)
        self._methods: Mapping[str, ScoreMethod] = {}
        self._basics: Library | None = None

    def library(self, provider_ids: frozenset[str], logos: Mapping[str, str] | None = None) -> Library | None:
        """Return everything but the providers, or None where a needed part cannot be read; texts are checked in any case."""
        basics, texts = self.basics(provider_ids, logos), self.texts()
        return joined(basics, texts) if basics else None

    def basics(self, provider_ids: frozenset[str], logos: Mapping[str, str] | None = None) -> Library | None:
        """Return everything but the providers and the texts, or None where a part cannot be read.

        Args:
            provider_ids: Every provider that there is.
            logos: Path of each logo by its provider's id.
        """
        taxonomy = self._apart("content/taxonomy.yaml", Taxonomy, "taxonomy")
        program = self._apart("content/program.yaml", Program, "program")
        glossary = self._apart("content/glossary.yaml", Glossary, "glossary")
        table = self._apart(SOURCES, SourceTable, "sources")
        self.world = World(
            today=self.world.today,
            taxonomy=taxonomy,
            program=program,
            guide_sources=table.root if table else None,
            guides=frozenset(self._folders(GUIDES)),
            providers=provider_ids,
        )
        rule = self._rule()
        methods = self._methods = self._read_methods()
        schemas = {address: self._bytes(path) for address, path in SCHEMAS.items()}
        drawings = {provider_id: self._logo(path) for provider_id, path in (logos or {}).items()}
        if taxonomy is None or program is None or glossary is None or rule is None or not methods or table is None:
            return None
        self._basics = Library(
            taxonomy=taxonomy,
            program=program,
            glossary=glossary,
            fit=rule,
            methods=methods,
            guide_sources=table.root,
            guides=(),
            texts=(),
            schemas=schemas,
            logos=drawings,
        )
        return self._basics

    def texts(self, share: int = 0, of: int = 1) -> Texts:
        """Return the guides and pages of text, or one worker's share of them."""
        guides = [guide for slug in self._folders(GUIDES)[share::of] if (guide := self._guide(slug))]
        pages = [text for slug in self._folders(PAGES)[share::of] if (text := self._text(slug))]
        return Texts(guides, pages)

    def take(self, library: Library, provider_ids: frozenset[str]) -> None:
        """Take what another build gathered, so that providers can be checked against it."""
        self._methods = library.methods
        self.world = World(
            today=self.world.today,
            taxonomy=library.taxonomy,
            program=library.program,
            guide_sources=dict(library.guide_sources),
            guides=frozenset(self._folders(GUIDES)),
            providers=provider_ids,
        )

    def provider(self, path: str) -> Provider | None:
        """Return a provider, or None where its file holds none."""
        return next(self.providers([path]))

    def providers(self, paths: Sequence[str]) -> Iterator[Provider | None]:
        """Yield what some files hold, each as `provider` does; some are read and checked together, which is faster."""
        for start in range(0, len(paths), _TOGETHER):
            documents = [read_yaml(self.root, path) for path in paths[start : start + _TOGETHER]]
            for record, problems in check_providers(documents, self.world):
                self.problems.extend(problems)
                yield record

    def published(self, path: Path | None) -> Published | None:
        """Return what the functions published; a file that cannot be read is a problem."""
        if path is None:
            return None
        try:
            published = Published.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            self._fault(str(path), "published-unreadable", reason=str(error).splitlines()[0])
            return None
        unknown = sorted(set(self._unknown_codes(published)))
        for code in unknown:
            self._fault(str(path), "published-unreadable", reason=code)
        return None if unknown else published

    def _unknown_codes(self, published: Published) -> Iterator[str]:
        taxonomy = self.world.taxonomy
        for cooperation in (item for standing in published.providers.values() for item in standing.cooperations):
            if taxonomy and cooperation.platform not in taxonomy.terms("platforms"):
                yield cooperation.platform
            yield from (code for code in cooperation.services if taxonomy and code not in taxonomy.terms("services"))
        for score in (item for standing in published.providers.values() for item in standing.assessments):
            if self._methods and score.method not in self._methods:
                yield score.method

    def same_ids(self, files: Sequence[ProviderFile]) -> None:
        """Report ids that stand in both folders."""
        for first, second in pairwise(files):
            if first.id == second.id:
                self._fault(second.path, "id-taken", text=first.path)

    def _fault(self, path: str, code: str, **values: str) -> None:
        problem = Problem(path=path, line=1, column=1, code=code, severity="error", values=tuple(values.items()))
        self.problems.append(problem)

    @cached_property
    def _fills(self) -> Mapping[Language, Mapping[str, str]]:
        """What the placeholders of a text stand for; nothing where the files that say it are at fault."""
        basics = self._basics
        return {language: placeholders(basics, language) if basics else {} for language in LANGUAGES}

    def _folders(self, folder: str) -> list[str]:
        base = self.root / folder
        return sorted(path.name for path in base.iterdir() if path.is_dir()) if base.is_dir() else []

    def _logo(self, path: str) -> bytes:
        text, problem = read_text(self.root, path)
        self.problems.extend((problem,) if problem else check_logo(path, text, self.world))
        return text.encode()

    def _bytes(self, path: str) -> bytes:
        try:
            return (self.root / path).read_bytes()
        except FileNotFoundError:
            self._fault(path, "file-missing")
            return b""

    def _apart(self, path: str, model: type[R], kind: FileKind) -> R | None:
        """Return what a file holds that refers to no other."""
        return self._kept(path, lambda: check_apart(self.root, path, model, kind, self.world.today))

    def _record(self, path: str, model: type[R], kind: FileKind) -> R | None:
        return self._kept(path, lambda: check_record(read_yaml(self.root, path), model, kind, self.world))

    def _kept(self, path: str, check: Callable[[], tuple[R | None, tuple[Problem, ...]]]) -> R | None:
        """Return what a file holds by a check whose problems are kept; one that is not there is a problem."""
        if not (self.root / path).is_file():
            self._fault(path, "file-missing")
            return None
        record, problems = check()
        self.problems.extend(problems)
        return record

    def _rule(self) -> FitRule | None:
        """Return the rule of fit, or None where it has a fault: it may name markets that do not exist."""
        before = len(self.problems)
        rule = self._record("content/method/fit.yaml", FitRule, "fit")
        return None if count(self.problems[before:], "error") else rule

    def _read_methods(self) -> dict[str, ScoreMethod]:
        """Return every version of the method of scores, the oldest first; nothing where one has a fault."""
        before = len(self.problems)
        names = sorted(path.name for path in (self.root / METHODS).glob("v*.yaml"))
        found = [self._record(f"{METHODS}/{name}", ScoreMethod, "method") for name in names]
        if not names:
            self._fault(f"{METHODS}/v1.yaml", "file-missing")
        if count(self.problems[before:], "error"):
            return {}
        return {each.version: each for each in sorted((each for each in found if each), key=lambda each: each.since)}

    def _guide(self, slug: str) -> Guide | None:
        head = self._record(f"{GUIDES}/{slug}/guide.yaml", GuideHead, "text")
        both = self._both(f"{GUIDES}/{slug}", "guide")
        if head is None or both is None:
            return None
        return Guide(
            slug=slug,
            order=head.order,
            audience=head.audience,
            listed_on=head.listed_on,
            checked=head.checked,
            title=both.title,
            summary=both.summary,
            prose=both.prose,
        )

    def _text(self, slug: str) -> TextPage | None:
        if slug not in urls.FIXED:
            self._fault(f"{PAGES}/{slug}/page.yaml", "page-unknown", text=slug)
            return None
        head = self._record(f"{PAGES}/{slug}/page.yaml", TextHead, "text")
        both = self._both(f"{PAGES}/{slug}", "text")
        if head is None or both is None:
            return None
        return TextPage(slug=slug, checked=head.checked, title=both.title, summary=both.summary, prose=both.prose)

    def _both(self, folder: str, kind: FileKind) -> _Both | None:
        """Return both languages of a text, or None where one of them cannot be used."""
        missing = [language for language in LANGUAGES if not (self.root / folder / f"{language}.md").is_file()]
        for language in missing:
            self._fault(f"{folder}/{language}.md", "file-missing")
        if missing:
            return None
        files = {language: read_markdown(self.root, f"{folder}/{language}.md") for language in LANGUAGES}
        heads: dict[Language, FrontMatter] = {}
        for language, file in files.items():
            head, problems = check_record(file.head, FrontMatter, "text", self.world)
            other = files["zh" if language == "en" else "en"]
            found = (*problems, *(check_markdown(file, other, kind, self.world) if file.body else ()))
            self.problems.extend(found)
            if head and not any(problem.severity == "error" for problem in found):
                heads[language] = head
        if heads.keys() != set(LANGUAGES):
            return None
        from site_builder.prose import render_prose  # noqa: PLC0415 # a build of one change renders no prose

        return _Both(
            Localized(en=heads["en"].title, zh=heads["zh"].title),
            Localized(en=heads["en"].summary, zh=heads["zh"].summary),
            {language: render_prose(files[language].body, language, self._fills[language]) for language in LANGUAGES},
        )


def joined(basics: Library, *texts: Texts) -> Library:
    """Return a library with its texts, which some workers read: guides in the order of reading."""
    guides = sorted((guide for some in texts for guide in some.guides), key=lambda guide: (guide.order, guide.slug))
    pages = sorted((page for some in texts for page in some.pages), key=lambda page: page.slug)
    return basics._replace(guides=tuple(guides), texts=tuple(pages))


def placeholders(library: Library, language: Language) -> dict[str, str]:
    """Return what the placeholders of a text stand for."""
    from site_builder.pages.fit_method import fit_tables  # noqa: PLC0415 # a build of one change renders no prose
    from site_builder.pages.score_method import score_tables  # noqa: PLC0415 # as above

    program, taxonomy = library.program, library.taxonomy
    return {
        "programme_name": program.name[language],
        "programme_mailbox": program.mailbox,
        "fact_old_after_months": str(program.limits.fact_old_after_months),
        **fit_tables(library.fit, taxonomy, language),
        **score_tables(library.methods, taxonomy, language),
    }
