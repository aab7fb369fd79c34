"""How an input of a batch service is sent to an instance, as `apis` of its model say."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import ClientSession, ClientTimeout, FormData, TCPConnector, UnixConnector

from jupyter_modelarts.local.gateway.upstream import address_of
from jupyter_modelarts.local.obs.storage import guess_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO

    from aiohttp import BaseConnector, ClientResponse

    from .instance import Instance

    Content = bytes | Callable[[], IO[bytes]]
    """A JSON body, or what opens the file that is sent."""

LONGEST_CALL = 600.0
"""Seconds for one request; batch services have no gateway, which would give it less."""

_LARGEST_ANSWER = 64 << 20
_LONGEST_WORDS = 500
_JSON = "application/json"


class CallError(Exception):
    """The instance has answered, but not with a result."""


@dataclass(frozen=True)
class Api:
    """Where the requests go.

    `field` is that of the form which takes the file; None: it is the body, of the type `content_type`.
    """

    method: str
    path: str
    field: str | None
    content_type: str


def apis(model: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """`apis` of a stored model."""
    found = model["config"].get("apis")
    return found if isinstance(found, list) else []


def api_of(model: Mapping[str, Any], path: str, file_name: str) -> Api:
    """The API of a model at `path`, and how it takes a file called `file_name`."""
    entry = next((api for api in apis(model) if api.get("url", "/") == path), {})
    method = str(entry.get("method", "post")).upper()
    request = entry.get("request") or {}
    kind = next((value for name, value in request.items() if name.lower() == "content-type"), None)
    if kind is None:
        kind = _JSON if guess_type(file_name) == _JSON else "multipart/form-data"
    as_body = kind.partition(";")[0].strip().lower() != "multipart/form-data"
    return Api(method, path, None if as_body else _file_field(request, file_name), kind)


def _file_field(request: Mapping[str, Any], file_name: str) -> str:
    properties = (request.get("data") or {}).get("properties") or {}
    named = (name for name, schema in properties.items() if schema.get("type") == "file")
    usual = "images" if guess_type(file_name).startswith("image/") else "file"
    return next(named, next(iter(properties), usual))


class Caller:
    """Connections to instances."""

    def __init__(self) -> None:
        self._sessions: dict[str, ClientSession] = {}

    async def send(self, instance: Instance, api: Api, file_name: str, content: Content) -> bytes:
        """The body of a successful answer.

        Raises `CallError` for another one, `asyncio.TimeoutError`, and `aiohttp.ClientError` where the
        connection fails.
        """
        session, base = self._to(instance)
        opened = content if isinstance(content, bytes) else await asyncio.to_thread(content)
        try:
            form = _payload(api, file_name, opened)
            async with session.request(api.method, base + api.path, **form) as answer:
                return await _result(answer)
        finally:
            if not isinstance(opened, bytes):
                opened.close()

    async def close(self) -> None:
        """Close all connections."""
        for session in self._sessions.values():
            await session.close()

    def _to(self, instance: Instance) -> tuple[ClientSession, str]:
        """A session for an instance, and where its paths begin."""
        socket = address_of(instance.base_url).path
        if socket not in self._sessions:
            # certificates of instances are their own; the platform does not check them either
            connector: BaseConnector = UnixConnector(socket) if socket else TCPConnector(ssl=False)
            timeout = ClientTimeout(total=LONGEST_CALL)
            self._sessions[socket] = ClientSession(connector=connector, timeout=timeout, auto_decompress=True)
        return self._sessions[socket], "http://localhost" if socket else instance.base_url


def _payload(api: Api, file_name: str, content: bytes | IO[bytes]) -> dict[str, Any]:
    if api.field is None or isinstance(content, bytes):
        kind = _JSON if isinstance(content, bytes) else api.content_type
        return {"data": content, "headers": {"Content-Type": kind}}
    form = FormData(quote_fields=False)
    form.add_field(api.field, content, filename=file_name, content_type=guess_type(file_name))
    return {"data": form}


async def _result(answer: ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in answer.content.iter_any():
        body += chunk
        if len(body) > _LARGEST_ANSWER:
            raise CallError(f"The answer is larger than {_LARGEST_ANSWER >> 20} MB.")
    if not answer.ok:
        raise CallError(f"The model answered {answer.status}: {_words(bytes(body))}")
    return bytes(body)


def _words(body: bytes) -> str:
    """The sentence of an error's body."""
    try:
        entry = json.loads(body)
    except ValueError:
        entry = None
    found = next(_sentences(entry), "") if isinstance(entry, dict) else ""
    return " ".join((found or body.decode("utf-8", "replace")).split())[:_LONGEST_WORDS] or "nothing"


def _sentences(entry: Mapping[str, Any]) -> Iterator[str]:
    """What the owner is told by our worker, then what callers are told by anybody's server."""
    for name in ("detail", "error_msg", "msg", "error", "message"):
        if entry.get(name) and isinstance(entry[name], str):
            yield entry[name]
