"""`jupyter modelarts NOUN VERB`: the command line.

A noun is a function that adds its verbs to the parser; `NOUNS` lists them.  A verb returns the exit code.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from jupyter_modelarts._version import __version__
from jupyter_modelarts.errors import InvalidArgument, ModelArtsError, is_circumstance, local_failure

from .local import add_local
from .parser import Parser

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .parser import Verbs

_FAILED, _MISUSED, _INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code.  An expected error is one line on stderr."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except ModelArtsError as error:
        print(error, file=sys.stderr)
        return _MISUSED if isinstance(error, InvalidArgument) else _FAILED
    except OSError as error:
        if not is_circumstance(error):
            raise
        print(local_failure(error), file=sys.stderr)
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED


def _parser() -> Parser:
    parser = Parser(prog="jupyter modelarts", description="ModelArts from the command line.")
    parser.add_argument("--version", action="version", version=__version__)
    nouns = parser.add_subparsers(title="nouns", metavar="NOUN", required=True)
    for add in NOUNS:
        add(nouns)
    return parser


NOUNS: tuple[Callable[[Verbs], None], ...] = (add_local,)
