"""The magics: parse, call the workflow, show.  Registering them imports nothing heavy.

table, parsing, help    what there is, how a line is read, what `?` shows
house                   what the magics of one shell share
training, deploying,
predicting, storage,
profile                 one function per magic
places, copying         what `%ma_obs` does with many objects
completion              what the Tab key offers
formatters, results     how handles and lists show themselves
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from . import formatters
from .completion import Completer
from .house import House
from .table import MAGICS

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


_houses: WeakKeyDictionary[InteractiveShell, House] = WeakKeyDictionary()
_completers: WeakKeyDictionary[InteractiveShell, Completer] = WeakKeyDictionary()


def register(shell: InteractiveShell) -> None:
    """Give `shell` every magic of the table, and the forms of jobs and services."""
    house = _houses[shell] = House(shell)
    for magic in MAGICS:
        shell.magics_manager.register_function(house.function(magic), magic.form, magic.name)
    formatters.install(shell)
    _completers[shell] = Completer(house)
    _completers[shell].install(shell)


def unregister(shell: InteractiveShell) -> None:
    """Take the magics and the forms away again, and close the connections."""
    for magic in MAGICS:
        for kind in ("line", "cell"):
            shell.magics_manager.magics[kind].pop(magic.name, None)
    formatters.remove(shell)
    completer = _completers.pop(shell, None)
    if completer is not None:
        completer.remove(shell)
    house = _houses.pop(shell, None)
    if house is not None:
        house.close()
