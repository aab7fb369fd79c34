"""Calling a deployed service: what is sent, what comes back, and what its errors mean.

content, predict_schema   what the data become, by the model's schema
this                      the call, also while the service moves or comes back
predict_stream            answers as they arrive
predict_repeat            the same call many times, measured
predict_errors            causes and ways out
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument, ModelArtsError

from .content import Content, make
from .errors import PredictError
from .predict_errors import explained, in_time
from .predict_schema import Api, api_of, forget
from .predict_wish import Wish
from .prediction import Prediction
from .service import RUNNING

if TYPE_CHECKING:
    from jupyter_modelarts.client import StatusError

    from .service import Service

T = TypeVar("T")
_ANSWERING = (RUNNING, "concerning")
"""`concerning`: some instances are not well, the others answer."""
_STARTING = ("deploying", "pending", "waiting")
_COMES_BACK_SECONDS = 60.0
_WITHOUT_BODY = ("GET", "HEAD", "DELETE", "OPTIONS")


@dataclass(frozen=True)
class Ask:
    """One call, ready to be made, as often as one likes."""

    service: Service
    method: str
    path: str
    content: Content
    headers: Mapping[str, str]
    timeout: float | None

    @property
    def url(self) -> str:
        """The service's address with the path."""
        address = self.service.address
        return address if self.path in ("", "/") else address.rstrip("/") + self.path

    @property
    def arguments(self) -> dict[str, Any]:
        """What the client takes beside method and URL."""
        return {"content": self.content.body or None, "headers": self.headers, "timeout": self.timeout}


def prepare(
    service: Service, data: Any = None, files: Mapping[str, Any] | None = None, **options: Any
) -> Ask:
    """The call that `options` (`Wish`) ask for; raises `PredictError` before anything is sent."""
    wish = Wish.of(options)
    if not service.address or service.status not in _ANSWERING:
        _expect_running(service.refresh())
    path = _path(wish.path)
    api = api_of(service, path)
    method = (wish.method or api.method).upper()
    content = _content(service, data, files, api, wish, method)
    headers = {"Content-Type": content.content_type} if content.content_type else {}
    return Ask(service, method, path or api.url, content, {**headers, **wish.headers}, wish.timeout)


def _content(
    service: Service, data: Any, files: Mapping[str, Any] | None, api: Api, wish: Wish, method: str
) -> Content:
    if data is None and not files and (method in _WITHOUT_BODY):
        reason = _("{what}, because {why}")
        why = _("there is nothing to send") if wish.method else _("the model's schema says so")
        return Content(reason=reason.format(what=_("{method} without a body").format(method=method), why=why))
    return make(data, files, api, wish, service.read_object)


def _path(path: str) -> str:
    if "://" in path.partition("?")[0]:
        raise InvalidArgument(
            _("{path} is not below the service's address.").format(path=path),
            hint=_("Write --path /sub/path."),
        )
    return path if not path or path.startswith("/") else f"/{path}"


def predict(
    service: Service, data: Any = None, *, files: Mapping[str, Any] | None = None, **options: Any
) -> Prediction:
    """Send `data` or `files` as the model's schema asks for; raises `PredictError` with the way out."""
    return send(prepare(service, data, files, **options))


def send(ask: Ask) -> Prediction:
    """Make the call; its address is asked for anew where nobody answers any more."""
    started = time.monotonic()
    client = ask.service.platform.client
    response = persist(ask, lambda: client.request(ask.method, ask.url, **ask.arguments))
    return Prediction(
        decoded(response),
        ask.service.name,
        time.monotonic() - started,
        ask.content.files,
        ask.content.reason,
        response.headers.get("content-type", ""),
        response.content,
    )


def persist(ask: Ask, call: Callable[[], T]) -> T:
    """What `call` gives; once more where the service was away and comes back.  Raises `PredictError`."""
    from jupyter_modelarts.client import ConnectionFailed, RequestTimeout, StatusError

    service = ask.service
    try:
        return call()
    except RequestTimeout:
        raise in_time(service, ask.timeout) from None
    except ConnectionFailed:
        _come_back(service)
    except StatusError as error:
        if _is_answer_of_model(error) or service.refresh().status not in _STARTING:
            raise _failed(service, error) from None
        _come_back(service)
    try:
        return call()
    except StatusError as error:
        raise explained(service, error) from None


def _is_answer_of_model(error: StatusError) -> bool:
    """Whether an instance answered this, so that the service is there."""
    return isinstance(error.body, dict) and "erno" in error.body


def _failed(service: Service, error: StatusError) -> PredictError:
    forget(service)  # it may have other models by now, which take something else
    if not _is_answer_of_model(error):
        _expect_running(service)
    else:
        with suppress(ModelArtsError):  # the answer of the model counts
            service.refresh()
    return explained(service, error)


def _come_back(service: Service) -> None:
    """It ran, and is away: its address may be new, and it may be starting again."""
    if service.refresh().status in _STARTING:
        service.wait(timeout=_COMES_BACK_SECONDS)
    _expect_running(service)


def _expect_running(service: Service) -> None:
    if service.status in _ANSWERING and service.address:
        return
    hint = _("Wait for it: service.wait()") if service.status in _STARTING else ""
    hint = _("Start it again: service.start()") if service.status in {"stopped", "finished"} else hint
    hint = hint or _("See why: %ma_logs {name}").format(name=service.name)
    message = _("The service {name} is {status}, not running.")
    raise PredictError(message.format(name=service.name, status=service.status), hint=hint)


def decoded(response: Any) -> Any:
    """JSON as its value, a text as such, anything else as bytes."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    content: bytes = response.content
    if _may_be_json(kind, content):
        try:
            return json.loads(content)
        except ValueError:
            pass
    is_text = not kind.startswith("image/") and (kind.startswith("text/") or kind.endswith(("json", "xml")))
    return response.text if is_text else content


def _may_be_json(kind: str, content: bytes) -> bool:
    """Small servers often call their JSON text/html, or nothing at all."""
    if kind.startswith("image/"):
        return False
    return kind.endswith("json") or kind.startswith("text/") or content[:1] in (b"{", b"[", b'"')
