"""`{name}` in the cell of `%%ma_predict`: the value of a variable of the notebook, as JSON.

A brace that is followed by an identifier and a brace, `{name}` with nothing else in it, is not JSON anywhere
outside of a text, so JSON itself is never touched: `{}`, `{"a": 1}` and `{ name }` stay as they are.

    {"x": {name}}          the value as JSON: numbers, lists, arrays, tables; bytes and images as base64
    {"x": "Hello {name}"}  in a text: a text as it is, anything else as JSON, escaped as the text needs it
    {"x": "{{name}}"}      in a text: the letters {name}
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import nearest

from .content_values import encode
from .errors import PredictError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = r"\{([^\W\d]\w*)\}"
_ANY = re.compile(_NAME)
_ALONE = re.compile(rf"\s*{_NAME}\s*")
_OUTSIDE = re.compile(rf'"(?:[^"\\]|\\.)*"|{_NAME}', re.DOTALL)
_INSIDE = re.compile(rf"\{{{_NAME}\}}|{_NAME}")


def interpolate(text: str, names: Mapping[str, Any]) -> str:
    """`text`, which is JSON, with the values of the variables in it; raises `PredictError`."""
    if not _ANY.search(text):
        return text

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return _INSIDE.sub(lambda inner: _in_text(inner, names, escaped=True), match[0])
        return encode(_value(name, names), name=name, base64_bytes=True)

    return _OUTSIDE.sub(replace, text)


def interpolate_text(text: str, names: Mapping[str, Any]) -> str:
    """The same for a text that is no JSON: every value as it stands in a text, nothing escaped."""
    return _INSIDE.sub(lambda inner: _in_text(inner, names, escaped=False), text)


def alone(text: str) -> str:
    """The name, where `text` is nothing but `{name}`; else an empty string."""
    found = _ALONE.fullmatch(text)
    return found[1] if found else ""


def _in_text(match: re.Match[str], names: Mapping[str, Any], *, escaped: bool) -> str:
    if match[1] is not None:
        return f"{{{match[1]}}}"
    value = _value(match[2], names)
    plain = value if isinstance(value, str) else encode(value, name=match[2], base64_bytes=True)
    return json.dumps(plain, ensure_ascii=False)[1:-1] if escaped else plain


def _value(name: str, names: Mapping[str, Any]) -> Any:
    if name in names:
        return names[name]
    near = nearest(name, [known for known in names if not known.startswith("_")])
    meant = _("Did you mean {name}?").format(name=near) + " " if near else ""
    hint = _("Assign it in an earlier cell; in a text, {{{{{name}}}}} stands for the letters {{{name}}}.")
    raise PredictError(
        _("There is no variable {name}.").format(name=name), hint=meant + hint.format(name=name)
    )
