"""From a cell to the script of a job: the cell, the earlier definitions and imports it needs, its arguments.

The script is text that a person can read before it goes; nothing is pickled.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _

from .arguments import identifier, preamble
from .cells import Statement, earlier_statements, left_out, python_of, statements
from .errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_KNOWN = frozenset(dir(builtins)) | {
    "__name__",
    "__file__",
    "__doc__",
    "__spec__",
    "__builtins__",
    "__loader__",
    "__package__",
    "__annotations__",
}
_NOTEBOOK_ONLY = {"display", "get_ipython", "In", "Out", "_"}


@dataclass(frozen=True)
class Script:
    """The exact source of a job, and the names of the earlier statements that came along."""

    text: str
    carried: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """Lines of the cell that only a notebook understands."""


def script_of(
    cell: str,
    earlier: Iterable[str] = (),
    *,
    parameters: Mapping[str, Any] | None = None,
    inputs: Iterable[str] = (),
    outputs: Iterable[str] = (),
) -> Script:
    """The script of `cell`, which may use what the `earlier` cells define and the names of its channels.

    Raises `SourceError` for a syntax error and for a name that nobody defines.
    """
    channels = (*inputs, *outputs)
    given = {identifier(name) for name in (*(parameters or {}), *channels)}
    own = _own_statements(cell)
    wanted = _Slice([*earlier_statements(earlier)], own, given)
    if wanted.undefined:
        raise _undefined(wanted.undefined)
    arguments = preamble(wanted.arguments, parameters or {}, inputs, outputs)
    carried = [wanted.all[index] for index in sorted(wanted.included) if index < wanted.start]
    text = _assemble(carried, arguments, wanted.arguments, python_of(cell), own)
    names = tuple(name for statement in carried for name in sorted(statement.names.binds))
    return Script(text, names, tuple(left_out(cell)))


def _own_statements(cell: str) -> list[Statement]:
    source = python_of(cell)
    try:
        own = statements(source)
    except SyntaxError as error:
        raise syntax_problem(error, _("the cell")) from None
    if not own:
        raise SourceError(_("The cell is empty."), hint=_("Write the training code below the first line."))
    return own


def syntax_problem(error: SyntaxError, where: str) -> SourceError:
    """The one line for a syntax error in `where`."""
    message = _("Line {line} of {where} is not valid Python: {reason}.")
    text = (error.text or "").strip()
    return SourceError(
        message.format(line=error.lineno or 1, where=where, reason=error.msg),
        hint=_("It says: {text}").format(text=text) if text else "",
    )


class _Slice:
    """Which earlier statements the cell needs: found by following every read to what binds the name."""

    def __init__(self, earlier: Sequence[Statement], own: Sequence[Statement], given: set[str]) -> None:
        self.all = [*earlier, *own]
        self.start = len(earlier)
        self.given = given
        self.included: set[int] = set()
        self.arguments: set[str] = set()
        self.undefined: dict[str, int] = {}
        self._stars = [index for index, statement in enumerate(self.all) if statement.names.star]
        self._pending = list(range(self.start, len(self.all)))
        while self._pending:
            self._follow(self._pending.pop())

    def _follow(self, index: int) -> None:
        if index in self.included:
            return
        self.included.add(index)
        names = self.all[index].names
        for name, line in names.now.items():
            self._need(name, index, line, index)
        for name, line in names.later.items():
            self._need(name, len(self.all), line, index)
            if index < self.start:
                self._need(name, index, line, index, optional=True)

    def _need(self, name: str, before: int, line: int, reader: int, *, optional: bool = False) -> None:
        """Include what `name` means to the statement `reader` when it is read before statement `before`."""
        if self._is_argument(name, before):
            self.arguments.add(name)
            return
        found = self._binders(name, before)
        self._pending += found
        if found or optional or name in _KNOWN:
            return
        stars = [index for index in self._stars if index < before]
        self._pending += stars
        if not stars and reader >= self.start:
            self.undefined.setdefault(name, line)
        elif not stars:
            self.undefined.setdefault(name, 0)

    def _is_argument(self, name: str, before: int) -> bool:
        """Whether a read at `before` means the argument: given, and not bound anew by whoever comes first."""
        if name not in self.given:
            return False
        if before <= self.start:
            return not self._binders(name, before)
        return not any(name in self.all[i].names.binds for i in range(self.start, min(before, len(self.all))))

    def _binders(self, name: str, before: int) -> list[int]:
        """The last statement before `before` that surely binds `name`, and those that may change it since."""
        found: list[int] = []
        for index in range(min(before, len(self.all)) - 1, -1, -1):
            names = self.all[index].names
            if name in names.binds:
                found.append(index)
                if names.sure and name not in names.now:
                    return found
            elif name in names.alters:
                found.append(index)
        return found if any(name in self.all[index].names.binds for index in found) else []


def _undefined(names: Mapping[str, int]) -> SourceError:
    name, line = next(iter(names.items()))
    if name in _NOTEBOOK_ONLY:
        hint = _("It exists in notebooks only: leave it out of the job's code.")
    else:
        hint = _("Define it in the cell or in an earlier one, or pass it: -p {name}=VALUE.").format(name=name)
    if line == 0:
        message = _("An earlier definition that the cell needs uses {name}, which no earlier cell defines.")
    else:
        message = _("Line {line} of the cell uses {name}, which neither it nor an earlier cell defines.")
    return SourceError(message.format(name=name, line=line), hint=hint)


def _assemble(
    carried: list[Statement], arguments: str, names: set[str], cell: str, own: Sequence[Statement]
) -> str:
    future = list(dict.fromkeys(s.text for s in (*carried, *own) if s.from_future))
    body = cell
    for statement in own:
        if statement.from_future:
            body = body.replace(statement.text, "", 1)
    sent = [s for s in carried if not s.from_future]
    parts = [("from earlier cells", _joined(sent)), ("the job's arguments", arguments)]
    if not any(s.names.binds & names for s in sent):
        parts.reverse()  # what the earlier cells do may need them
    parts = [("", "\n".join(future)), *parts, ("the cell", body.strip("\n"))]
    shown = [f"# --- {title}\n{text}" if title else text for title, text in parts if text.strip()]
    return "\n\n".join(shown) + "\n"


def _joined(carried: list[Statement]) -> str:
    imports = [s.text for s in carried if s.names.sure and s.text.startswith(("import ", "from "))]
    others = [s.text for s in carried if not (s.names.sure and s.text.startswith(("import ", "from ")))]
    if not _imports_may_lead(carried):
        return "\n".join(s.text for s in carried)
    return "\n\n".join(part for part in ("\n".join(dict.fromkeys(imports)), *others) if part)


def _imports_may_lead(carried: list[Statement]) -> bool:
    """Whether imports may move to the top: nobody else binds an imported name or sets a path."""
    bound: list[str] = [name for statement in carried for name in statement.names.binds]
    return len(bound) == len(set(bound)) and not any("sys.path" in statement.text for statement in carried)
