"""The edge to httpx: making its requests, translating its answers and exceptions."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import httpx

from jupyter_modelarts.errors import ConfigError

from ._steps import Answer, Failure, Plan
from .auth import SignInBusy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._scrub import Scrubber

Kind = Literal["unsent", "timeout", "broken", "invalid"]

# The most specific class counts; test_transport proves that none of httpx's is missing.
KINDS: Mapping[type[Exception], Kind] = {
    httpx.ConnectError: "unsent",
    httpx.ConnectTimeout: "unsent",
    httpx.PoolTimeout: "unsent",
    httpx.ProxyError: "unsent",
    httpx.ReadTimeout: "timeout",
    httpx.WriteTimeout: "timeout",
    httpx.ReadError: "broken",
    httpx.WriteError: "broken",
    httpx.CloseError: "broken",
    httpx.RemoteProtocolError: "broken",
    httpx.DecodingError: "broken",
    httpx.LocalProtocolError: "invalid",
    httpx.UnsupportedProtocol: "invalid",
    httpx.TooManyRedirects: "invalid",
    httpx.InvalidURL: "invalid",
}
_ERRNO = re.compile(r"\[Errno -?\d+\] ")
FOREIGN_ERRORS = (httpx.TransportError, httpx.DecodingError, httpx.TooManyRedirects, httpx.InvalidURL)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach the network: timeouts in seconds, the file of trusted certificates.

    `offline`: only this machine is called, so proxies are passed by and no certificate is trusted.
    """

    timeout: float = 60.0
    connect_timeout: float = 10.0
    ca_bundle: str = ""
    offline: bool = False

    @property
    def timeouts(self) -> httpx.Timeout:
        """In httpx's form."""
        return httpx.Timeout(self.timeout, connect=min(self.connect_timeout, self.timeout))

    def trust(self) -> ssl.SSLContext | bool:
        """Whose certificates are believed. Loading the usual ones takes tens of milliseconds.

        Raises `ConfigError` where the file has none.
        """
        if self.offline:
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return _trusting(self.ca_bundle) if self.ca_bundle else True


def _trusting(file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=file)
    except OSError as error:  # ssl's own errors are among them
        reason = "it holds no certificates" if isinstance(error, ssl.SSLError) else error.strerror
        raise ConfigError(
            f"ca_bundle {file} cannot be used: {reason}.", hint="Name a file of certificates (PEM)."
        ) from None


class Requests:
    """Makes httpx requests from plans, with everything that is the same for all of them prepared."""

    def __init__(self, settings: Settings, user_agent: str) -> None:
        self._extensions = {"timeout": settings.timeouts.as_dict()}
        self._connect = settings.connect_timeout
        self._headers = [
            ("Accept", "application/json"),
            ("Accept-Encoding", "gzip, deflate"),
            ("User-Agent", user_agent),
        ]
        self._json_headers = [*self._headers, ("Content-Type", "application/json")]

    def make(self, plan: Plan) -> httpx.Request:
        """The request for `plan`."""
        headers = self._headers if plan.content is None and plan.method == "GET" else self._json_headers
        return httpx.Request(
            plan.method,
            _url(plan.url),
            headers=headers,
            content=plan.content,
            extensions=dict(self._extensions),
        )

    def make_free(
        self, method: str, url: str, headers: Mapping[str, str] | None, timeout: float | None, **content: Any
    ) -> httpx.Request:
        """A request of a deployed service, with any headers and one of httpx's kinds of content."""
        request = httpx.Request(
            method, _url(url), headers={**dict(self._headers), "Accept": "*/*", **(headers or {})}, **content
        )
        request.extensions = dict(self._extensions) if timeout is None else self._within(timeout)
        if "content-type" not in request.headers and request.headers.get("content-length", "0") != "0":
            request.headers["Content-Type"] = "application/octet-stream"
        return request

    def _within(self, seconds: float) -> dict[str, Any]:
        """The extensions of a request that has `seconds` for its answer."""
        timeout = httpx.Timeout(seconds, connect=min(seconds, self._connect))
        return {"timeout": timeout.as_dict()}


@lru_cache(maxsize=512)
def _url(url: str) -> httpx.URL:
    return httpx.URL(url)


def answer_from(response: httpx.Response) -> Answer:
    """What a flow needs of a response that was read."""
    return Answer(response.status_code, response.headers, response.content)


def failure_from(error: Exception, scrubber: Scrubber, request: httpx.Request | None = None) -> Failure:
    """The failure of `request` that one of httpx's exceptions stands for; its text, without secrets."""
    if isinstance(error, SignInBusy):
        return Failure("unsent", error=error.error, asked=error.retry_after)
    kind: Kind = next((KINDS[base] for base in type(error).__mro__ if base in KINDS), "broken")
    reason = scrubber.text(_ERRNO.sub("", " ".join(str(error).split())))
    called = _request_of(error)
    if called is None or called is request:
        return Failure(kind, reason)
    # the sign-in failed, so the request itself was not sent
    return Failure("invalid" if kind == "invalid" else "unsent", reason, str(called.url))


def _request_of(error: Exception) -> httpx.Request | None:
    try:
        return error.request if isinstance(error, httpx.RequestError) else None
    except RuntimeError:  # it was never set
        return None
