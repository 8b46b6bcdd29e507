"""Template environment of one language; page to text.

Four things make it fast, none of which a template can see: in templates that are rendered often, sentences and addresses
that are constant in a language are folded into what is compiled; the others are compiled once for both languages; plain
text is escaped without a detour, attributes are read directly.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import CodeType
from typing import Any, Final, NamedTuple

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from site_builder.compiled import Compiled
from site_builder.linking import Fold, Guard, in_layout, with_components
from site_builder.model.localized import Language, Localized

try:  # the C function behind `escape`, which is private to markupsafe; its absence costs only time
    from markupsafe._speedups import _escape_inner as _escape_plain
except ImportError:  # pragma: no cover

    def _escape_plain(text: str, /) -> str:
        return str(escape(text))


_FOLDED: Final = frozenset({"t", "url", "asset", "site", "lang", "html_lang", "other_lang", "other_html_lang", "slot"})
ALONE: Final = frozenset({"components/entry.html", "components/facets.html", "components/pager.html"})
_SLOT: Final = (
    "\udfff"  # half a character: no text that is read has it, none that is written may; its lower byte is rare
)


def slot(name: str) -> Markup:
    """Return the place in a page for a part that is rendered already; it is filled when the page is bytes."""
    return Markup(f"{_SLOT}{name}{_SLOT}")  # noqa: S704 # names of slots stand in templates


def _is_markup(template: str | None) -> bool:
    """Whether a template makes markup, in which every value is escaped; the plain text of a mail is none."""
    return template is None or not template.endswith(".txt")


def _escaper(language: Language) -> Callable[[object], str]:
    """Return the function that makes any value safe text in this language."""
    inner = _escape_plain

    def to_text(value: object) -> str:
        kind = value.__class__
        if kind is str:
            return inner(value)  # type: ignore[arg-type] # its class is str
        if kind is Localized:
            return inner(value[language])  # type: ignore[index] # its class is Localized
        if kind is Markup:
            return value  # type: ignore[return-value] # markup is text
        if kind is int:
            return str(value)
        return escape(value)

    return to_text


class _Generator(CodeGenerator):
    """Writes text in one piece, direct escapes, direct attribute access and direct calls of what no template can set."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("from operator import call")
        self.writeline("to_text, plain = environment.to_text, environment.plain")

    def enter_frame(self, frame: Frame) -> None:
        """Collect what a template or a block writes: to ask a generator for each piece takes longer than most pieces."""
        super().enter_frame(frame)
        if frame.parent is None:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:  # noqa: FBT001, FBT002 # the visitor's own signature
        if frame.parent is None:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 # jinja2's own type is private
        if _is_plain(frame, finalize):
            self.write("(plain(value) if (value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 # as above
        if _is_plain(frame, finalize):
            self.write(").__class__ is str else to_text(value))")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 # the visitor's naming
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002 # the visitor's naming and its own signature
        """Call what takes no part of the context without asking whether it does."""
        if not (isinstance(node.node, nodes.Name) and node.node.name in _FOLDED):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")


def _is_plain(frame: Frame, finalize: Any) -> bool:  # noqa: ANN401 # as above
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None


class Skeleton(NamedTuple):
    """A page around its slots: what stands before, between and behind them, and their names."""

    around: list[bytes]
    names: list[str]

    def fill(self, slots: Mapping[str, bytes]) -> bytes:
        """Return the page as it is written; rendered parts go into the slots of their names.

        Raises:
            KeyError: The page has a slot that nothing fills.
        """
        parts = [b""] * (len(self.around) + len(self.names))
        parts[::2] = self.around
        parts[1::2] = [slots[name] for name in self.names]
        return b"".join(parts)


def _parted(text: str) -> list[str]:
    """Split a text at the signs of its slots; to find a sign takes a fifth of the time that `str.split` takes."""
    parts: list[str] = []
    start = 0
    while (end := text.find(_SLOT, start)) >= 0:
        parts.append(text[start:end])
        start = end + 1
    return [*parts, text[start:]]


class _Folding(Environment):
    code_generator_class = _Generator
    to_text: Callable[[object], str]
    plain: Callable[[str], str]
    constants: Mapping[str, Any]
    kept: Compiled | None
    ready: dict[str, Template]
    trees: dict[str, nodes.Template]
    is_shared: Callable[[str], bool]
    often: frozenset[str]

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002, ANN401, ARG002 # jinja2's own signature
        """Return a template; the second time without asking the loader, since templates do not change in a build."""
        found = self.ready.get(name)
        if found is None:
            found = self.ready[name] = Template.from_code(self, self._code(name), self.globals)
        return found

    def _code(self, name: str) -> CodeType:
        """Return the code of a template as it was kept, or compile it and keep it."""
        code = self.kept.read(name) if self.kept else None
        if code is None:
            source, filename = self._source(name)
            code = self.compile(source, name, filename)
            if self.kept:
                self.kept.keep(name, code)
        return code

    def _source(self, name: str) -> tuple[str, str | None]:
        if self.loader is None:
            raise TemplateNotFound(name)
        source, filename, _ = self.loader.get_source(self, name)
        return source, filename

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if name and self.is_shared(name):
            shared: nodes.Template = Guard(self.constants).visit(super()._parse(source, name, filename))
            return shared
        tree = self._folded(source, name, filename)
        return in_layout(tree, self._load) if name in self.often else tree

    def _folded(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = Fold(self.constants).visit(super()._parse(source, name, filename))
        return with_components(tree, self._load)

    def _load(self, name: str) -> nodes.Template:
        """Return the tree of a layout or of a template with components."""
        tree = self.trees.get(name)
        if tree is None:
            source, filename = self._source(name)
            tree = self.trees[name] = self._folded(source, name, filename)
        return tree


def _none(_name: str) -> bool:
    return False


def _is_rendered(name: str) -> bool:
    return name.startswith(("pages/", "emails/")) or name in ALONE


class Renderer:
    """Renders the templates in one language."""

    def __init__(
        self,
        folder: Path,
        language: Language,
        constants: Mapping[str, Any],
        compiled: Path | None = None,
        often: frozenset[str] = frozenset(),
        is_shared: Callable[[str], bool] = _none,
    ) -> None:
        """Make the environment.

        Args:
            folder: Where the templates are.
            language: The language that every text is printed in.
            constants: `t`, `url`, `asset` and `lang`, which a template cannot rebind.
            compiled: Folder of compiled templates, for builds with these very templates and constants only; its name
                stands for them.
            often: Templates that are rendered so often that a layout of their own pays.
            is_shared: Whether a template is compiled once for every language, since it is rendered too seldom for constants
                to pay.

        Raises:
            ValueError: `constants` has another name.
        """
        if not constants.keys() <= _FOLDED:
            message = f"only {sorted(_FOLDED)} are folded"
            raise ValueError(message)
        environment = _Folding(
            loader=FileSystemLoader(folder),
            autoescape=_is_markup,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            auto_reload=False,
            cache_size=0,
        )
        environment.constants = {"slot": slot, **constants}
        environment.to_text = _escaper(language)
        environment.plain = _escape_plain
        environment.trees = {}
        environment.often = often
        environment.is_shared = is_shared
        environment.ready = {}
        environment.kept = Compiled(compiled, language, is_shared) if compiled else None
        environment.globals = {"slot": slot, **constants}
        self._environment: Final = environment

    def warm(self, share: int, of: int) -> None:
        """Compile a share of the shared templates, and all others, where that was not done, for other processes too."""
        kept = self._environment.kept
        names = [
            name
            for name in self._environment.list_templates(filter_func=_is_rendered)
            if not (kept and kept.holds(name))
        ]
        shared = [name for name in names if self._environment.is_shared(name)]
        for name in (*(name for name in names if not self._environment.is_shared(name)), *shared[share::of]):
            self._environment.get_template(name)

    def render(self, template: str, **values: object) -> str:
        """Return the text of a template; an undefined name raises."""
        return self._environment.get_template(template).render(values)

    def skeleton(self, template: str, **values: object) -> Skeleton:
        """Return a page whose slots are still empty, wherever they stand: in the template or in a value."""
        parts = _parted(self.render(template, **values))
        return Skeleton([part.encode() for part in parts[::2]], parts[1::2])

    def fragment(self, template: str, **values: object) -> Markup:
        """Return the text of a component, safe to be placed in a page."""
        return Markup(self.render(template, **values))  # noqa: S704 # rendered with autoescape
