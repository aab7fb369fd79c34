"""One signed request to object storage, tried again where it did not get through."""

from __future__ import annotations

import http.client
import random
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree

from .connections import BLOCK, Answer, close_idle, exchange
from .errors import MoxFileReadException, MoxFileRespException, Response
from .settings import Auth
from .signing import signed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_BROKEN = (OSError, http.client.HTTPException)
_auth: list[Auth] = []


def auth() -> Auth:
    """How storage is reached now; read from the environment at the first use."""
    if not _auth:
        _auth.append(Auth())
    return _auth[0]


def set_auth(
    ak: str | None = None,
    sk: str | None = None,
    server: str | None = None,
    port: int | None = None,
    is_secure: bool | None = None,
    ssl_verify: bool | None = None,
    **more: Any,
) -> None:
    """Change how object storage is reached, and as whom; what is None stays as it is.

    Of further options `path_style`, `retry` (how often a request is repeated) and `security_token` count;
    those of the platform's module for proxies and kinds of connections are taken and not needed.
    """
    found = auth()
    if server is not None:
        found.use_server(server, port)
    elif port is not None:
        found.port = port
    given = {
        "access_key": ak,
        "secret_key": sk,
        "is_secure": is_secure,
        "ssl_verify": ssl_verify,
        **{name: more.get(name) for name in ("path_style", "retry", "security_token")},
    }
    for name, value in given.items():
        if value is not None:
            setattr(found, name, value)
    close_idle()


class Request:
    """A request to object storage; `body` is bytes, or a function that opens `size` bytes for reading."""

    def __init__(
        self,
        method: str,
        bucket: str,
        key: str = "",
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        size: int = 0,
    ) -> None:
        self._method = method
        self._bucket = bucket
        self._key = key
        self._query = query or {}
        self._headers = dict(headers or {})
        self._body = body
        if method in {"PUT", "POST"}:
            self._headers["Content-Length"] = str(len(body) if isinstance(body, bytes) else size)

    def answer(self, *fine: int) -> Answer:
        """The answer, not yet read.

        Raises `MoxFileRespException` for a status that is not `fine` (nor 200, 204, 206), `OSError` when
        storage cannot be reached.
        """
        last = max(auth().retry, 0)
        for number in range(last + 1):
            try:
                found = exchange(auth(), self._bucket, self._send)
            except _BROKEN as error:
                if number == last:
                    raise _unreachable(error) from error
            else:
                if found.status in {200, 204, 206, *fine}:
                    return found
                problem = self._problem(found)
                if found.status not in _AGAIN or number == last:
                    raise problem
            time.sleep(min(0.2 * 2**number, 5.0) * random.uniform(0.5, 1.0))  # noqa: S311 - to spread tries
        raise AssertionError("the last try has returned or raised")

    def _send(self, connection: http.client.HTTPConnection) -> None:
        where = auth()
        path = "/" + quote(self._key, safe="/~")
        resource = f"/{self._bucket}{path}" if self._bucket else "/"
        target = resource if where.bucket_in_path else path
        if self._query:
            target += "?" + "&".join(_pair(*pair) for pair in self._query.items())
        headers = signed(where, self._method, resource, self._query, self._headers)
        content = self._body() if callable(self._body) else self._body
        try:
            connection.request(self._method, target, body=content, headers=headers)
        finally:
            if callable(self._body):
                content.close()

    def _problem(self, answer: Answer) -> MoxFileRespException:
        content = answer.read()
        answer.finish()
        code, message = "", ""
        try:
            document = ElementTree.fromstring(content)  # noqa: S314 - from the storage that holds our data
            code, message = document.findtext("Code") or "", document.findtext("Message") or ""
        except ElementTree.ParseError:
            pass
        identifier = answer.headers.get("x-obs-request-id") or answer.headers.get("x-amz-request-id") or ""
        found = Response(answer.status, answer.reason, code, message, identifier)
        return MoxFileRespException(found, f"{self._method} obs://{self._bucket}/{self._key}")


def _pair(name: str, value: str) -> str:
    return f"{quote(name, safe='')}={quote(value, safe='')}" if value else quote(name, safe="")


def _unreachable(error: Exception) -> OSError:
    if isinstance(error, OSError):
        return error
    return ConnectionError(f"object storage broke off: {error!r}")


def stream(opened: Callable[[int], Answer], size: int, take: Callable[[bytes], Any]) -> None:
    """Hand `size` bytes to `take`; a transfer that breaks off goes on where it was."""
    done = failures = 0
    while done < size:
        before = done
        answer = opened(done)
        broken: Exception | None = None
        try:
            while done < size:
                block = answer.read(min(BLOCK, size - done))
                if not block:
                    break
                take(block)
                done += len(block)
        except _BROKEN as error:
            broken = error
        answer.finish() if done == size else answer.drop()
        failures = 0 if done > before else failures + 1
        if done < size and failures > auth().retry:
            raise MoxFileReadException(f"{done} of {size} bytes arrived") from broken
