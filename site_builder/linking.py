"""A template with its layouts and components as one tree, so that it is compiled into one function.

What can be told before rendering is told here: constants of a language, choices between them, the layout that a page
fills, the components that it calls. Whatever is too clever for that is left as it is, for Jinja2 to resolve: the output is the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import escape

Load = Callable[[str], nodes.Template]
_Macros = dict[str, nodes.Macro]
_OF_MACROS: Final = frozenset({"caller", "varargs", "kwargs"})
_OF_BLOCKS: Final = frozenset({"super", "self"})
_IMPORTS: Final = (nodes.Import, nodes.FromImport)
_PARTS: Final = (nodes.Extends, nodes.Block, nodes.Output, *_IMPORTS)
_SETTING: Final = (nodes.Assign, nodes.AssignBlock, nodes.Import, nodes.FromImport, nodes.Macro)


class Fold(NodeTransformer):
    """Replaces calls with constant arguments and choices between constants by their results, per language."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Take the names that a template cannot set, with their values: Any, since they are functions and texts."""
        self.values: Final = values

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 # the visitor's naming
        """Replace a call by what it returns."""
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
        """Replace a name by its value."""
        if node.ctx != "load":
            self._refuse((node.name,), node)
        elif node.name in self.values and not callable(self.values[node.name]):
            return nodes.Const(self.values[node.name], lineno=node.lineno)
        return node

    def visit_If(self, node: nodes.If) -> nodes.Node | list[nodes.Node]:  # noqa: N802 # the visitor's naming
        """Drop what is never chosen."""
        open_ones: list[nodes.If] = []
        last: list[nodes.Node] | None = None
        for branch in (node, *node.elif_):
            branch.test = self.visit(branch.test)
            branch.body = self._visited(branch.body)
            truth = _truth(branch.test)
            if truth is None and last is None:
                open_ones.append(branch)
            elif truth and last is None:
                last = branch.body
        rest = self._visited(node.else_)
        last = rest if last is None else last
        if not open_ones:
            return last
        first, *others = open_ones
        return nodes.If(first.test, first.body, others, last, lineno=first.lineno)

    def _visited(self, body: Iterable[nodes.Node]) -> list[nodes.Node]:
        return [child for node in body for child in self.visit_list(node)]

    def visit_ScopedEvalContextModifier(self, node: nodes.Node) -> nodes.Node:  # noqa: N802 # the visitor's naming
        """Refuse to switch the escaping off."""
        message = "text is always escaped"
        raise TemplateSyntaxError(message, node.lineno)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802 # the visitor's naming
        """Refuse a component of such a name."""
        self._refuse((node.name,), node)
        return self.generic_visit(node)

    def visit_Import(self, node: nodes.Import) -> nodes.Node:  # noqa: N802 # the visitor's naming
        """Refuse to import under such a name."""
        self._refuse((node.target,), node)
        return self.generic_visit(node)

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:  # noqa: N802 # the visitor's naming
        """Refuse to import under such a name."""
        self._refuse((name if isinstance(name, str) else name[1] for name in node.names), node)
        return self.generic_visit(node)

    def _refuse(self, names: Iterable[str], node: nodes.Node) -> None:
        for name in names:
            if name in self.values:
                message = f"{name!r} may not be set in a template"
                raise TemplateSyntaxError(message, node.lineno)


class Guard(Fold):
    """Refuses what `Fold` refuses and replaces nothing: for what is compiled once for every language."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 # the visitor's naming
        """Leave a call as it is."""
        return self.generic_visit(node)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 # the visitor's naming
        """Refuse to set such a name."""
        if node.ctx != "load":
            self._refuse((node.name,), node)
        return node


def with_components(tree: nodes.Template, load: Load) -> nodes.Template:
    """Return a folded template, which is changed, with its components in the places of their calls.

    Args:
        tree: The template.
        load: Returns another template, folded and with its components, as often as it is asked for.
    """
    macros = _macros(tree, load)
    _Inline(macros).visit(tree)
    called = _names(tree) if macros else frozenset()
    tree.body[:] = [
        node
        for node in tree.body
        if not isinstance(node, nodes.FromImport) or _targets(node) & called or _targets(node) - macros.keys()
    ]
    return tree


def _targets(node: nodes.FromImport) -> set[str]:
    return {name if isinstance(name, str) else name[1] for name in node.names}


def _macros(tree: nodes.Template, load: Load) -> _Macros:
    """Return the components that a template names and that can stand in the place of their calls."""
    found: _Macros = {}
    for node in tree.find_all(nodes.FromImport):
        if not isinstance(node.template, nodes.Const):
            continue
        known = {macro.name: macro for macro in load(node.template.value).body if isinstance(macro, nodes.Macro)}
        for name in node.names:
            theirs, ours = (name, name) if isinstance(name, str) else name
            macro = known.get(theirs)
            if macro and not _names(macro) & _OF_MACROS:
                found[ours] = macro
    for set_name in tree.find_all(nodes.Name) if found else ():
        if set_name.ctx != "load":
            found.pop(set_name.name, None)
    return found


class _Inline(NodeTransformer):
    """Puts components in the places of their calls, and joins what is then put out in one piece."""

    def __init__(self, macros: _Macros) -> None:
        self.macros: Final = macros

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: ANN401 # the visitor's own signature
        super().generic_visit(node, *args, **kwargs)
        for name in ("body", "else_"):
            part = getattr(node, name, None)
            if isinstance(part, list):
                part[:] = _joined(part)
        return node

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802 # the visitor's naming
        parts: list[nodes.Node] = []
        for child in node.nodes:
            macro = self._called(child)
            if macro is None:
                parts.append(nodes.Output([child], lineno=node.lineno))
            elif macro.args:
                parts.append(nodes.With(macro.args, child.args, macro.body, lineno=node.lineno))  # type: ignore[attr-defined] # a call
            else:
                parts += _part(macro.body)
        return list(_joined(parts))

    def _called(self, node: nodes.Node) -> nodes.Macro | None:
        if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
            return None
        macro = self.macros.get(node.node.name)
        if macro is None or node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) != len(macro.args):
            return None
        return macro


def in_layout(tree: nodes.Template, load: Load) -> nodes.Template:
    """Return a template as its layout with the blocks filled in, or as it is where that takes more than replacing them.

    What it imports comes first. A layout of its own costs more to compile and less to render.
    """
    blocks: dict[str, nodes.Block] = {}
    imports: list[nodes.Node] = []
    root = tree
    while root.body and isinstance(extends := root.body[0], nodes.Extends):
        if not isinstance(extends.template, nodes.Const) or not all(isinstance(node, _PARTS) for node in root.body):
            return tree
        blocks = {block.name: block for block in root.find_all(nodes.Block)} | blocks
        imports += (node for node in root.body if isinstance(node, _IMPORTS))
        root = load(extends.template.value)
    blocks = {block.name: block for block in root.find_all(nodes.Block)} | blocks
    filled = nodes.Template([*imports, *_joined(_fill(root.body, blocks))], lineno=1)
    is_done = root is not tree and next(filled.find_all((nodes.Block, nodes.Extends)), None) is None
    return filled if is_done and not _names(filled) & _OF_BLOCKS else tree


def _fill(body: Iterable[nodes.Node], blocks: Mapping[str, nodes.Block]) -> Iterator[nodes.Node]:
    """Yield a part of a layout with the blocks of a page in their places."""
    for node in body:
        if isinstance(node, nodes.Block):
            yield from _part([*_fill(blocks[node.name].body, blocks)])
        else:
            yield node


def _part(body: list[nodes.Node]) -> list[nodes.Node]:
    """Return the body of something as a part of something else, whose names it does not change."""
    return [nodes.Scope(body)] if any(isinstance(node, _SETTING) for node in body) else body


def _joined(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield nodes with neighbours that put something out as one, and what is constant in it as one text."""
    pending: list[nodes.Expr] = []
    for node in body:
        if isinstance(node, nodes.Output):
            pending += node.nodes
            continue
        if pending:
            yield nodes.Output([*_texts(pending)], lineno=pending[0].lineno)
            pending = []
        yield node
    if pending:
        yield nodes.Output([*_texts(pending)], lineno=pending[0].lineno)


def _texts(parts: Iterable[nodes.Expr]) -> Iterator[nodes.Expr]:
    """Yield parts of an output with constants as they will stand there, which is escaped."""
    for is_constant, run in groupby(parts, lambda part: isinstance(part, nodes.TemplateData | nodes.Const)):
        if is_constant:
            yield nodes.TemplateData("".join(map(_constant, run)))
        else:
            yield from run


def _constant(part: nodes.Expr) -> str:
    return part.data if isinstance(part, nodes.TemplateData) else escape(part.as_const())


def _truth(node: nodes.Node) -> bool | None:
    """Return whether a test holds; None where that depends on what is rendered."""
    try:
        return bool(node.as_const())  # type: ignore[attr-defined] # a test is an expression
    except nodes.Impossible:
        return None


def _names(tree: nodes.Node) -> set[str]:
    return {name.name for name in tree.find_all(nodes.Name)}
