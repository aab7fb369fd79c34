"""What a script answers, as JSON; and a plain sentence where it cannot be JSON."""

from __future__ import annotations

import logging
import math
from json import JSONEncoder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOG = logging.getLogger(__name__)

# The platform's own encoder, so that the same values pass and the same are refused.
_strict = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_lenient = JSONEncoder(ensure_ascii=False).encode
_ascii = JSONEncoder().encode

_KEYS = (str, int, float, bool, type(None))
_DEEPEST = 50


class NotJsonError(TypeError):
    """The result cannot be written as JSON: which part, what it is, and what to make of it."""


def encode(result: Any) -> bytes:
    """The result as JSON text in UTF-8.  Raises `NotJsonError`, or what the encoder raises.

    NaN and Infinity go out as they do on the platform, which is no JSON: the log says so.
    """
    try:
        return _strict(result).encode()
    except UnicodeEncodeError:
        return _ascii(result).encode()
    except ValueError:
        text = _lenient(result)  # raises for a result that holds itself
        LOG.warning(
            "The result holds NaN or Infinity%s, which is no JSON: strict clients refuse it.", _nan(result)
        )
        return text.encode("utf-8", "surrogatepass")
    except TypeError:
        raise NotJsonError(_sentence(result)) from None


def _sentence(result: Any) -> str:
    for place, value, is_key in _walk(result, "", _DEEPEST):
        if is_key and not isinstance(value, _KEYS):
            return f"The result holds {_name(value)} as a key at {place or 'its top'}: keys of JSON are text."
        if not is_key and _is_odd(value):
            where = (
                f"The result holds {_name(value)} at {place}" if place else f"The result is {_name(value)}"
            )
            return f"{where}, which is no JSON. {_way_out(value)}"
    return "The result cannot be written as JSON."


def _nan(result: Any) -> str:
    for place, value, _ in _walk(result, "", _DEEPEST):
        if place and isinstance(value, float) and not math.isfinite(value):
            return f" at {place}"
    return ""


def _walk(value: Any, place: str, deepest: int) -> Iterator[tuple[str, Any, bool]]:
    """Every value and key, the outer first: where it stands (`["scores"][0]`), what, whether it is a key."""
    yield place, value, False
    entries: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        yield from ((place, key, True) for key in value)
        entries = value.items()
    elif isinstance(value, list | tuple):
        entries = enumerate(value)
    if deepest:
        for key, entry in entries:
            name = f'"{key}"' if isinstance(key, str) else key
            yield from _walk(entry, f"{place}[{name}]", deepest - 1)


def _is_odd(value: Any) -> bool:
    return not isinstance(value, dict | list | tuple | str | int | float | bool | None)


def _name(value: Any) -> str:
    kind = type(value)
    return (
        kind.__name__
        if kind.__module__ == "builtins"
        else f"{kind.__module__.partition('.')[0]}.{kind.__name__}"
    )


def _way_out(value: Any) -> str:
    if isinstance(value, bytes | bytearray | memoryview):
        return "Send it as text: base64.b64encode(value).decode()."
    if hasattr(value, "to_dict"):
        return 'Convert it in _postprocess, with .to_dict("records") or .tolist().'
    if hasattr(value, "tolist"):
        one = getattr(value, "ndim", 1) == 0 and hasattr(value, "item")
        return f"Convert it in _postprocess, with {'.item()' if one else '.tolist()'}."
    if isinstance(value, set | frozenset) or hasattr(value, "__next__"):
        return "Make it a list in _postprocess: list(value)."
    return "Return dicts, lists, text, numbers, true, false or null."
