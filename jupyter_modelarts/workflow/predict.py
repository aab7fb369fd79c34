"""Calling a deployed service: what is sent, what comes back, and what its errors mean."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract import limits
from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _

from .errors import PredictError
from .prediction import Prediction
from .service import RUNNING

if TYPE_CHECKING:
    from jupyter_modelarts.client import StatusError

    from .service import Service

LARGEST_BODY = limits.PREDICT_BODY_BYTES
_ANSWERING = (RUNNING, "concerning")
"""`concerning`: some instances are not well, the others answer."""
_STARTING = ("deploying", "pending", "waiting")
_COMES_BACK_SECONDS = 60.0
_SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".bmp": (b"BM",),
    ".tif": (b"II*\0", b"MM\0*"),
    ".tiff": (b"II*\0", b"MM\0*"),
}
File = str | os.PathLike[str] | bytes


def predict(service: Service, data: Any = None, *, files: Mapping[str, File] | None = None) -> Prediction:
    """Send `data` as JSON or `files` as a multipart form; raises `PredictError` with the way out."""
    sent = {field: _read(service, field, file) for field, file in (files or {}).items()}
    content = _content(data, sent)
    started = time.monotonic()
    response = _post(service, content)
    return Prediction(_decoded(response), service.name, time.monotonic() - started, sent)


def parse_json(text: str) -> Any:
    """The value of `text`; raises `PredictError` that names line and column where it is no JSON."""
    try:
        return json.loads(text)
    except ValueError as error:
        place = f"{_line(error)}" if isinstance(error, json.JSONDecodeError) else str(error)
        message = _("The body is not JSON: {place}.").format(place=place)
        raise PredictError(message, hint=_('Write for example {"x": [1, 2]}.')) from None


def _read(service: Service, field: str, file: File) -> tuple[str, bytes]:
    """Name and content of a file, or of an object."""
    if isinstance(file, str) and ObsPath.is_obs(file):
        return service.read_object(file)
    return read_file(field, file)


def read_file(field: str, file: File) -> tuple[str, bytes]:
    """Name and content of a file to send; one that is named as an image has to be one."""
    if isinstance(file, bytes):
        return field, file
    path = Path(file).expanduser()
    try:
        content = path.read_bytes()
    except OSError as error:
        message = _("The file for {field} cannot be read: {path} ({reason}).")
        raise PredictError(
            message.format(field=field, path=file, reason=error.strerror or error),
            hint=_("Give the path of a file: {field}=PATH.").format(field=field),
        ) from None
    _check_image(path, content)
    return path.name, content


def _check_image(path: Path, content: bytes) -> None:
    starts = _SIGNATURES.get(path.suffix.lower())
    if starts is None or content.startswith(starts):
        return
    kind = path.suffix[1:].upper()
    raise PredictError(
        _("{path} is no {kind} image, whatever its name says.").format(path=path, kind=kind),
        hint=_("Save it as an image first, for example with Pillow: image.save({path!r}).").format(
            path=str(path)
        ),
    )


def _line(error: json.JSONDecodeError) -> str:
    return _("line {line}, column {column}: {reason}").format(
        line=error.lineno, column=error.colno, reason=error.msg
    )


def _content(data: Any, files: Mapping[str, tuple[str, bytes]]) -> dict[str, Any]:
    if files:
        content: dict[str, Any] = {"files": dict(files)}
        if isinstance(data, Mapping):
            content["data"] = {name: str(value) for name, value in data.items()}
        size = sum(len(body) for _name, body in files.values())
    else:
        try:
            text = json.dumps(data, ensure_ascii=False).encode()
        except (TypeError, ValueError) as error:
            message = _("The data cannot be sent as JSON: {reason}.").format(reason=error)
            raise PredictError(message, hint=_("Turn arrays into lists with .tolist().")) from None
        content, size = {"content": text, "headers": {"Content-Type": "application/json"}}, len(text)
    if size > LARGEST_BODY:
        message = _("The request has {count} MB; a service takes 12 MB.").format(count=size >> 20)
        raise PredictError(message, hint=_("Send less at once."))
    return content


def _post(service: Service, content: dict[str, Any]) -> Any:
    """POST to the service's address; asked for anew where it is unknown or nobody answers any more."""
    from jupyter_modelarts.client import ConnectionFailed, StatusError

    client = service.platform.client
    if not service.address or service.status not in _ANSWERING:
        _expect_running(service.refresh())
    try:
        return client.request("POST", service.address, **content)
    except ConnectionFailed:
        _come_back(service)
    except StatusError as error:
        if service.refresh().status not in _STARTING:
            _expect_running(service)
            raise _explained(service, error) from None
        _come_back(service)
    try:
        return client.request("POST", service.address, **content)
    except StatusError as error:
        raise _explained(service, error) from None


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


def _explained(service: Service, error: StatusError) -> PredictError:
    """The error of a service script (`erno`, `msg`, `detail`) or of the platform in one line."""
    body = error.body if isinstance(error.body, dict) else {}
    code = str(body.get("erno") or error.code)
    reason = str(body.get("detail") or body.get("msg") or error.reason).strip()
    hints = {
        "MR.0101": _("Send JSON, or files as a form: --file FIELD=PATH."),
        "MR.0105": _(
            "The service's script could not handle this input: compare it with what _preprocess expects."
        ),
    }
    text = _("The service {name} answered {code}: {reason}").format(
        name=service.name, code=code or f"HTTP {error.status}", reason=" ".join(reason.split())
    )
    hint = hints.get(code) or error.hint
    return PredictError(f"{text.rstrip('.')}.", hint=hint, code=code, status=error.status)


def _decoded(response: Any) -> Any:
    kind = response.headers.get("content-type", "").partition(";")[0]
    if kind == "application/json" or kind.endswith("+json"):
        return response.json()
    try:
        return json.loads(response.content)
    except ValueError:
        return response.text if kind.startswith("text/") else response.content
