"""HTTP request -> the `data` of a service script, as the platform's server hands it over."""

from __future__ import annotations

import json
from collections import OrderedDict
from io import BytesIO
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiohttp import web

_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


class InvalidInputError(Exception):
    """The request carries nothing a script could use (MR.0101)."""


class JsonText(str):
    """The text of a JSON body that can be used as the value it stands for, too.

    The platform's description of its runtime says that a script gets the decoded body, but its examples
    for scikit-learn and XGBoost decode a text: scripts of both kinds are answered.
    """

    _value: dict[str, Any] | list[Any]

    def __new__(cls, text: str, value: dict[str, Any] | list[Any]) -> JsonText:
        """`text` and what it decodes to."""
        made = super().__new__(cls, text)
        made._value = value
        return made

    def __getitem__(self, key: Any) -> Any:
        return self._value[key]

    def __contains__(self, key: object) -> bool:
        return key in self._value

    def __iter__(self) -> Iterator[Any]:
        return iter(self._value)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._value, name)


async def read(request: web.Request, *, as_text: bool) -> tuple[Any, Any]:
    """The data for the script, and the decoded JSON body (None for a form).

    JSON: the decoded body, or with `as_text` (machine-learning engines) `JsonText`.  Form: fields as str,
    each file field as `{file name: BytesIO}`.  Query arguments are merged into a dict last.
    """
    if request.content_type in _FORMS:
        data: Any = await _form(request)
        body = None
    else:
        text = await request.read()
        body = _json(text, request)
        data = _text(text.decode(), body) if as_text else body
    if isinstance(data, dict):
        data.update(request.query)
    return data, body


def _text(text: str, value: Any) -> str:
    return JsonText(text, value) if isinstance(value, dict | list) else text


def _json(text: bytes, request: web.Request) -> Any:
    if not text:
        raise InvalidInputError("The request has no body. Send JSON, or a multipart form with files.")
    try:
        return json.loads(text)
    except ValueError as error:
        if request.content_type == "application/json":
            raise InvalidInputError(f"The body is not JSON: {error}.") from None
        sent = request.headers.get("Content-Type", "no content type")
        raise InvalidInputError(
            f"The body is not JSON, and {sent} is no form. Send application/json or multipart/form-data."
        ) from None


async def _form(request: web.Request) -> dict[str, Any]:
    if request.content_type == _FORMS[1]:
        data: dict[str, Any] = dict(await request.post())
    else:
        try:
            data = await _multipart(request)
        except ValueError as error:
            raise InvalidInputError(f"The multipart form cannot be read: {error}.") from None
    if not data:
        raise InvalidInputError("The form has no fields.")
    return data


async def _multipart(request: web.Request) -> dict[str, Any]:
    data: dict[str, Any] = {}
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            data[part.name] = content.decode(errors="replace")
        else:
            files = data.setdefault(part.name, OrderedDict())
            if isinstance(files, dict):
                files[part.filename] = BytesIO(content)
    return data
