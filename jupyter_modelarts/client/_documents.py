"""Reading a value out of nested JSON by a dotted path."""

from __future__ import annotations

from typing import Any


def dig(document: Any, path: str) -> Any:
    """The value at `path` (`metadata.name`), or None. A key may itself hold dots (`os.modelarts/name`)."""
    if not path:
        return document
    if not isinstance(document, dict):
        return None
    parts = path.split(".")
    for length in range(1, len(parts) + 1):
        key = ".".join(parts[:length])
        if key in document:
            found = dig(document[key], ".".join(parts[length:]))
            if found is not None:
                return found
    return None
