"""Template environment of one language; page to text.

Three things make it fast, none of which a template can see: sentences and addresses that are constant in a language are
folded into the compiled template, plain text is escaped without a detour, attributes are read directly.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from site_builder.model.localized import Language, Localized

try:  # the C function behind `escape`, which is private to markupsafe; its absence costs only time
    from markupsafe._speedups import _escape_inner as _escape_plain
except ImportError:  # pragma: no cover

    def _escape_plain(text: str, /) -> str:
        return str(escape(text))


_FOLDED: Final = frozenset({"t", "url", "asset", "site", "lang", "html_lang", "other_lang", "other_html_lang"})


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
    """Writes direct escapes and direct attribute access."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 # jinja2's own type is private
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.to_text(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 # the visitor's naming
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _Fold(NodeTransformer):
    """Replaces calls with constant arguments by their results, per language."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 # the visitor's naming
        called = node.node
        if (
            isinstance(called, nodes.Name)
            and called.name in self.values
            and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        ):
            arguments = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
            if len(arguments) == len(node.args):
                return nodes.Const(self.values[called.name](*arguments), lineno=node.lineno)
        return self.generic_visit(node)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 # the visitor's naming
        if node.ctx != "load":
            self._refuse((node.name,), node)
        elif node.name in self.values and not callable(self.values[node.name]):
            return nodes.Const(self.values[node.name], lineno=node.lineno)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802 # the visitor's naming
        self._refuse((node.name,), node)
        return self.generic_visit(node)

    def visit_Import(self, node: nodes.Import) -> nodes.Node:  # noqa: N802 # the visitor's naming
        self._refuse((node.target,), node)
        return self.generic_visit(node)

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:  # noqa: N802 # the visitor's naming
        self._refuse((name if isinstance(name, str) else name[1] for name in node.names), node)
        return self.generic_visit(node)

    def _refuse(self, names: Iterable[str], node: nodes.Node) -> None:
        for name in names:
            if name in self.values:
                message = f"{name!r} may not be set in a template"
                raise TemplateSyntaxError(message, node.lineno)


class _Folding(Environment):
    code_generator_class = _Generator
    to_text: Callable[[object], str]
    constants: Mapping[str, Any]
    ready: dict[str, Template]

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002, ANN401 # jinja2's own signature
        """Return a template; the second time without asking the loader, since templates do not change in a build."""
        found = self.ready.get(name)
        if found is None:
            found = self.ready[name] = super().get_template(name, parent, globals)
            found.globals = self.globals
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        return _Fold(self.constants).visit(tree)  # type: ignore[no-any-return] # a transformed template is a template


class Renderer:
    """Renders the templates in one language."""

    def __init__(
        self, folder: Path, language: Language, constants: Mapping[str, Any], compiled: Path | None = None
    ) -> None:
        """Make the environment.

        Args:
            folder: Where the templates are.
            language: The language that every text is printed in.
            constants: `t`, `url`, `asset` and `lang`, which a template cannot rebind.
            compiled: Folder of compiled templates, for builds with these very templates and constants only.

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
            cache_size=-1,
            bytecode_cache=FileSystemBytecodeCache(str(compiled), f"{language}-%s") if compiled else None,
        )
        environment.constants = constants
        environment.to_text = _escaper(language)
        environment.ready = {}
        environment.globals = {**constants}
        self._environment: Final = environment

    def warm(self) -> None:
        """Compile every template, so that workers that are forked afterwards share them."""
        for name in self._environment.list_templates(extensions=["html"]):
            self._environment.get_template(name)

    def render(self, template: str, **values: object) -> str:
        """Return the text of a template; an undefined name raises."""
        return self._environment.get_template(template).render(values)

    def fragment(self, template: str, **values: object) -> Markup:
        """Return the text of a component, safe to be placed in a page."""
        return Markup(self.render(template, **values))  # noqa: S704 # rendered with autoescape
