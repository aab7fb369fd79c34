"""Which names a statement binds, alters and reads, in the order in which Python would come to them.

A read is `now` where it happens when the statement runs, `later` where it stands in the body of a function,
which may be called any time after.
"""

from __future__ import annotations

import ast
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Function = (ast.FunctionDef, ast.AsyncFunctionDef)
_Comprehension = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_SURE = (ast.Assign, ast.AnnAssign, ast.Import, ast.ImportFrom, *_Function, ast.ClassDef, ast.With)


@dataclass
class Names:
    """The names of one statement; `now` and `later` map a name to the line of its first use."""

    binds: set[str] = field(default_factory=set)
    alters: set[str] = field(default_factory=set)
    now: dict[str, int] = field(default_factory=dict)
    later: dict[str, int] = field(default_factory=dict)
    sure: bool = False
    star: bool = False
    """Whether it is an `import *`, which may bind anything."""


def names_of(statement: ast.stmt) -> Names:
    """The names of `statement`, taken as a statement of a module."""
    visitor = _Visitor()
    visitor.visit(statement)
    visitor.names.sure = isinstance(statement, _SURE)
    return visitor.names


@dataclass
class _Scope:
    kind: str
    bound: set[str]
    outer: set[str] = field(default_factory=set)
    """Names declared `global` here."""


class _Visitor(ast.NodeVisitor):
    def __init__(self) -> None:
        self.names = Names()
        self.scopes = [_Scope("module", self.names.binds)]

    # names

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self._read(node.id, node.lineno)
        elif isinstance(node.ctx, ast.Store):
            self._bind(node.id)
        else:
            self._read(node.id, node.lineno)

    def _read(self, name: str, line: int) -> None:
        if self._resolved_inside(name):
            return
        if any(scope.kind == "function" for scope in self.scopes):
            self.names.later.setdefault(name, line)
        elif name not in self.names.binds:
            self.names.now.setdefault(name, line)

    def _resolved_inside(self, name: str) -> bool:
        for depth, scope in enumerate(reversed(self.scopes[1:])):
            if name in scope.outer:
                return False
            if name in scope.bound and (scope.kind != "class" or depth == 0):
                return True
        return False

    def _bind(self, name: str) -> None:
        scope = self.scopes[-1]
        if scope.kind == "comprehension":
            return  # its targets are known from the start
        if name in scope.outer:
            self.names.binds.add(name)
        else:
            scope.bound.add(name)

    # statements that bind

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._bind(alias.asname or alias.name.partition(".")[0])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                self.names.star = True
            else:
                self._bind(alias.asname or alias.name)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        self._all(node.targets)
        self._altered(node.targets)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._all([node.annotation, *([node.value] if node.value else [])])
        if node.value is not None or not isinstance(node.target, ast.Name):
            self.visit(node.target)
            self._altered([node.target])

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self._read(node.target.id, node.lineno)
        self.visit(node.value)
        self.visit(node.target)
        self._altered([node.target])

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self._all([node.iter, node.target, *node.body, *node.orelse])

    visit_AsyncFor = visit_For  # noqa: N815 - the name that ast asks for

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        for scope in reversed(self.scopes):
            if scope.kind != "comprehension":
                scope.bound.add(node.target.id)
                break

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.type:
            self.visit(node.type)
        if node.name:
            self._bind(node.name)
        self._all(node.body)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self.generic_visit(node)
        if node.name:
            self._bind(node.name)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name:
            self._bind(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.generic_visit(node)
        if node.rest:
            self._bind(node.rest)

    def visit_Expr(self, node: ast.Expr) -> None:
        self.generic_visit(node)
        if isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Attribute):
            self._altered([node.value.func])  # `table.append(row)` changes `table`

    def _altered(self, targets: Iterable[ast.expr]) -> None:
        if len(self.scopes) == 1:
            self.names.alters |= {name for target in targets for name in _roots(target)}

    # scopes

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._all(node.decorator_list)
        self._bind(node.name)
        with self._type_parameters(node):
            self._signature(node.args)
            if node.returns:
                self.visit(node.returns)
            bound = _parameters(node.args) | _bound_in(node.body)
            self._body("function", bound, node.body, _globals_in(node.body))

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._signature(node.args)
        self._body("function", _parameters(node.args) | _bound_in([node.body]), [node.body], set())

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._all(node.decorator_list)
        with self._type_parameters(node):
            self._all([*node.bases, *node.keywords])
            self._body("class", {"__qualname__", "__module__"}, node.body, _globals_in(node.body))
        self._bind(node.name)

    @contextmanager
    def _type_parameters(self, node: ast.AST) -> Iterator[None]:
        """The scope of `[T]` after a name, which Python has since 3.12."""
        names = {parameter.name for parameter in getattr(node, "type_params", [])}
        if names:
            self.scopes.append(_Scope("comprehension", names))
        yield
        if names:
            self.scopes.pop()

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, results: list[ast.expr]
    ) -> None:
        self.visit(node.generators[0].iter)
        targets = {name for part in node.generators for name in _bound_in([part.target])}
        inner = [item for part in node.generators for item in part.ifs]
        self._body(
            "comprehension", targets, [*(p.iter for p in node.generators[1:]), *inner, *results], set()
        )

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> None:
        self._comprehension(node, [node.elt])

    visit_SetComp = visit_ListComp  # noqa: N815
    visit_GeneratorExp = visit_ListComp  # noqa: N815

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._comprehension(node, [node.key, node.value])

    def _signature(self, arguments: ast.arguments) -> None:
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [extra for extra in (arguments.vararg, arguments.kwarg) if extra]
        self._all(default for default in [*arguments.defaults, *arguments.kw_defaults] if default)
        self._all(argument.annotation for argument in every if argument.annotation)

    def _body(self, kind: str, bound: set[str], nodes: Iterable[ast.AST], outer: set[str]) -> None:
        self.scopes.append(_Scope(kind, bound - outer, outer))
        self._all(nodes)
        self.scopes.pop()

    def _all(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)


def _roots(target: ast.expr) -> Iterator[str]:
    """The names of the objects that an assignment to `target` changes: `a` for `a.b` and `a[0]`."""
    if isinstance(target, (ast.Tuple, ast.List)):
        for element in target.elts:
            yield from _roots(element)
        return
    changed = False
    while isinstance(target, (ast.Attribute, ast.Subscript)):
        target, changed = target.value, True
    if changed and isinstance(target, ast.Name):
        yield target.id


def _parameters(arguments: ast.arguments) -> set[str]:
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    return {argument.arg for argument in every if argument}


def _globals_in(body: Iterable[ast.AST]) -> set[str]:
    return {name for node in _inside(body) if isinstance(node, ast.Global) for name in node.names}


def _bound_in(body: Iterable[ast.AST]) -> set[str]:
    """Every name that is bound directly in `body`, whatever the order."""
    found: set[str] = set()
    for node in _inside(body):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, (*_Function, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            found.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            found.add(node.rest)
    return found


def _inside(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Every node below `nodes` that belongs to the same scope; of an inner scope only its head."""
    for node in nodes:
        yield node
        if isinstance(node, (*_Function, ast.ClassDef, ast.Lambda)):
            continue
        if isinstance(node, _Comprehension):
            yield from (inner.target for inner in ast.walk(node) if isinstance(inner, ast.NamedExpr))
            continue
        yield from _inside(ast.iter_child_nodes(node))
