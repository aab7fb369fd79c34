"""customize_service.py, as far as can be told without running it: it parses, and has one service class.

Where that depends on what runs (classes made in branches, taken from other files of the package), nothing
is said: the start of an instance finds out.
"""

from __future__ import annotations

import ast
import threading
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jupyter_modelarts.local.inference.packages import SCRIPT

from .faults import NO_PACKAGE, fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BASES = "model_service"
"""The package whose classes a service class derives from."""
_MAKERS = frozenset({"exec", "eval", "globals", "setattr", "type", "__import__", "import_module"})
_WARNINGS = threading.Lock()
_WAY_OUT = f"write one class derived from a base class of {BASES}, such as PTServingBaseService"


def check(source: bytes, beside: Iterable[str]) -> None:
    """Refuse a script that cannot start; `beside` are the package's files.  `Problem` 3015."""
    module = _parse(source)
    classes = _Classes(module, {path.partition("/")[0].removesuffix(".py") for path in beside})
    found = classes.services()
    if len(found) > 1:
        first, second = found[0], found[1]
        what = f"class {second.name} is a second service class beside {first.name} of line {first.lineno}"
        way_out = "keep one, or derive one from the other"
        raise fault(NO_PACKAGE, f"{SCRIPT} line {second.lineno}", what, way_out)
    if not found and classes.complete():
        place = f"{SCRIPT} line {classes.own[0].lineno}" if classes.own else SCRIPT
        raise fault(NO_PACKAGE, place, "there is no service class", _WAY_OUT)


def _parse(source: bytes) -> ast.Module:
    try:
        with _WARNINGS, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # invalid escapes and the like: the script's own affair
            return ast.parse(source, SCRIPT)
    except SyntaxError as error:
        line, column = error.lineno or 1, error.offset or 0
        place = f"{SCRIPT} line {line}, column {column}" if column > 0 else f"{SCRIPT} line {line}"
        what = f"Python cannot read it ({error.msg.rstrip('.?')})"
        raise fault(NO_PACKAGE, place, what, "correct that line") from None
    except ValueError:
        line = source.count(b"\n", 0, max(source.find(b"\0"), 0)) + 1
        what = "it holds a character that no text has"
        raise fault(NO_PACKAGE, f"{SCRIPT} line {line}", what, "save it as UTF-8") from None
    except (RecursionError, MemoryError):
        what = "Python cannot read it (nested too deeply)"
        raise fault(NO_PACKAGE, SCRIPT, what, "make its expressions simpler") from None


@dataclass
class _Classes:
    """What the top level of a script defines and imports."""

    module: ast.Module
    beside: set[str]
    own: list[ast.ClassDef] = field(init=False)
    bases: set[str] = field(init=False, default_factory=set)
    """Names that stand for `model_service`, its modules or its classes."""
    elsewhere: set[str] = field(init=False, default_factory=set)
    """Names that stand for something in other packages."""
    open: bool = field(init=False, default=False)
    """Whether names may come from where we do not look."""

    def __post_init__(self) -> None:
        self.own = [node for node in self.module.body if isinstance(node, ast.ClassDef)]
        for node in ast.walk(self.module):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self._import(node)
            elif isinstance(node, ast.Name) and node.id in _MAKERS:
                self.open = True
        self.open = self.open or not all(map(_is_plain, self.module.body))

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        relative = isinstance(node, ast.ImportFrom) and node.level > 0
        for alias in node.names:
            source = (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
            root = source.partition(".")[0]
            name = alias.asname or alias.name.partition(".")[0]
            if relative or root in self.beside or alias.name == "*":
                self.open = True
            else:
                (self.bases if root == BASES else self.elsewhere).add(name)

    def services(self) -> list[ast.ClassDef]:
        """The service classes of which there is no doubt: those no other class derives from."""
        derived: dict[str, ast.ClassDef] = {}
        for node in self.own:
            if any(_root(base) in self.bases or _root(base) in derived for base in node.bases):
                derived[node.name] = node
        parents = {_root(base) for node in _all_classes(self.module) for base in node.bases}
        again = _rebound(self.module)
        return [node for name, node in derived.items() if name not in parents and name not in again]

    def complete(self) -> bool:
        """Whether no class can be a service class unseen."""
        known = _names(self.own) | self.elsewhere | _BUILTIN
        return not self.open and all(_root(base) in known for node in self.own for base in node.bases)


_BUILTIN = frozenset({"object", "Exception", "BaseException", "dict", "list", "str", "int", "tuple"})


def _names(classes: Iterable[ast.ClassDef]) -> set[str]:
    return {node.name for node in classes}


def _root(base: ast.expr) -> str:
    """`a` of `a.b.C`; "" for what is no plain name."""
    while isinstance(base, ast.Attribute):
        base = base.value
    return base.id if isinstance(base, ast.Name) else ""


def _rebound(module: ast.Module) -> set[str]:
    """Names that the top level sets or deletes."""
    return {
        node.id
        for statement in module.body
        if not isinstance(statement, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    }


def _all_classes(module: ast.Module) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(module) if isinstance(node, ast.ClassDef))


_DEFINITIONS = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def _is_plain(statement: ast.stmt) -> bool:
    """Whether a statement of the top level defines no class but by `class` and ends nothing."""
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        calls = [node.func for node in ast.walk(statement) if isinstance(node, ast.Call)]
        return all(isinstance(call, ast.Attribute) and call.attr == "getLogger" for call in calls)
    constant = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return constant or isinstance(statement, _DEFINITIONS)
