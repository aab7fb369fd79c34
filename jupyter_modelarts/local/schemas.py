"""jsonschema, loaded without what makes loading it slow.

Where `rfc3987_syntax` is installed (it comes with Jupyter), jsonschema imports it for the `iri` formats,
and it builds a grammar: a second, at every start of the service.  Formats are not checked here, so it is
hidden while jsonschema loads; jsonschema treats it as optional.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

_SLOW = "rfc3987_syntax"


@contextlib.contextmanager
def _hidden(name: str) -> Iterator[None]:
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # the documented way to make an import fail
    try:
        yield
    finally:
        del sys.modules[name]


with _hidden(_SLOW):
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError, best_match

__all__ = ["Draft202012Validator", "ValidationError", "best_match"]
