"""HTTP request -> the `data` of a service script, as the platform's server hands it over."""

from __future__ import annotations

import json
from collections import OrderedDict
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from .multipart import parse

try:
    import msgspec
except ImportError:  # the environment of a package need not have it
    _quick: Callable[[bytes | bytearray], Any] = json.loads
else:
    _quick = msgspec.json.decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .wire import Request

_MULTIPART, _FORM = "multipart/form-data", "application/x-www-form-urlencoded"


class InvalidInputError(Exception):
    """The request carries nothing a script could use (MR.0101)."""


class JsonText(str):
    """The text of a JSON body that can be used as the value it stands for, too.

    The platform's description of its runtime says that a script gets the decoded body, but its examples
    for scikit-learn and XGBoost decode a text: scripts of both kinds are answered.
    """

    value: dict[str, Any] | list[Any]

    def __new__(cls, text: str, value: dict[str, Any] | list[Any]) -> JsonText:
        """`text` and what it decodes to."""
        made = super().__new__(cls, text)
        made.value = value
        return made

    def __getitem__(self, key: Any) -> Any:
        return self.value[key]

    def __contains__(self, key: object) -> bool:
        return key in self.value

    def __iter__(self) -> Iterator[Any]:
        return iter(self.value)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.value, name)


def read(request: Request, *, as_text: bool) -> tuple[Any, Any]:
    """The data for the script, and the decoded JSON body (None for a form).

    JSON: the decoded body, or with `as_text` (machine-learning engines) `JsonText`.  Form: fields as str,
    each file field as `{file name: BytesIO}`.  Query arguments are merged into a dict last.
    Raises `InvalidInputError`.
    """
    content_type = request.headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind in (_MULTIPART, _FORM):
        data, body = _form(request, kind, content_type), None
    else:
        body = _json(request.body, kind, content_type)
        data = _text(request.body, body) if as_text else body
    if request.query and isinstance(data, dict):
        data.update(_first(request.query))
    return data, body


def _text(raw: bytes | bytearray, value: Any) -> Any:
    text = raw.decode(json.detect_encoding(raw), "replace")
    return JsonText(text, value) if isinstance(value, dict | list) else text


def _first(text: str) -> dict[str, str]:
    """Names and values of a query or a form; of a name given twice the first, as Flask has it."""
    found: dict[str, str] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        found.setdefault(name, value)
    return found


def _json(raw: bytes | bytearray, kind: str, content_type: str) -> Any:
    if not raw:
        raise InvalidInputError("The request has no body. Send JSON, or a multipart form with files.")
    try:
        return _quick(raw)
    except (ValueError, RecursionError):
        pass  # the standard library takes more: NaN, other encodings, a lone surrogate
    try:
        return json.loads(raw)
    except ValueError as error:
        if kind == "application/json":
            raise InvalidInputError(f"The body is not JSON: {error}.") from None
    except RecursionError:
        raise InvalidInputError("The body is JSON that is nested too deeply.") from None
    sent = content_type or "no content type"
    raise InvalidInputError(
        f"The body is not JSON, and {sent} is no form. Send application/json or multipart/form-data."
    )


def _form(request: Request, kind: str, content_type: str) -> dict[str, Any]:
    if kind == _FORM:
        data: dict[str, Any] = {**_first(request.body.decode("utf-8", "replace"))}
        if request.body[:1] in (b"{", b"["):  # what curl -d sends unless it is told
            raise InvalidInputError(
                "The body is JSON, but its Content-Type says form. Send Content-Type: application/json."
            )
    else:
        try:
            data = _multipart(request.body, content_type)
        except ValueError as error:
            raise InvalidInputError(f"The multipart form cannot be read: {error}.") from None
    if not data:
        raise InvalidInputError("The form has no fields.")
    return data


def _multipart(body: bytes | bytearray, content_type: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    files: dict[str, Any] = {}
    for name, filename, content in parse(body, content_type):
        if filename is None:
            fields.setdefault(name, content.decode("utf-8", "replace"))
        else:
            files.setdefault(name, OrderedDict())[filename] = BytesIO(content)
    return {**fields, **files}
