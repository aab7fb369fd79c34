"""What an error of the gateway, of the dispatcher or of a model means: one line with cause and way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract import limits
from jupyter_modelarts.display.i18n import _

from .errors import PredictError

if TYPE_CHECKING:
    from jupyter_modelarts.client import StatusError

    from .service import Service


def explained(service: Service, error: StatusError) -> PredictError:
    """`error` with the cause of its code, the last line of the service's log where it is told, the way out.

    That line is in the answer (`detail`), or in what the platform says of the service (`error_msg`).
    """
    body = error.body if isinstance(error.body, dict) else {}
    code = str(body.get("erno") or error.code or "")
    cause, way_out = _known(service, code, error.status)
    own = _reason(error, body)
    text = _("The service {name} answered {code}: {reason}").format(
        name=service.name, code=code or f"HTTP {error.status}", reason=own.rstrip(". ")
    )
    beside = [cause, _last_line(service, own) if error.status >= 500 and not body.get("detail") else ""]
    said = "; ".join(part for part in beside if part)
    return PredictError(
        f"{text} ({said})." if said else f"{text}.",
        hint=_ssl_hint(own) or way_out or error.hint,
        code=code,
        status=error.status,
    )


def _last_line(service: Service, own: str) -> str:
    line = " ".join(service.error.split()).rstrip(".")
    return _("last line of its log: {line}").format(line=line) if line and line not in own else ""


def _reason(error: StatusError, body: dict[str, Any]) -> str:
    """What the answer itself says; of an unknown body its beginning."""
    names = ("detail", "msg", "error_msg", "message")
    said = next((body[name] for name in names if body.get(name)), "")
    if not said and isinstance(error.body, str):
        said = error.body[:200]
    return " ".join(str(said or error.reason).split())


def _ssl_hint(reason: str) -> str:
    if "ssl" not in reason.lower():
        return ""
    return _("Its container speaks another protocol than the model says: correct http or https of the model.")


def _known(service: Service, code: str, status: int) -> tuple[str, str]:
    """Cause and way out of a code; of a status where the code is unknown."""
    table = {**_model(service), **_dispatcher(service), **_gateway()}
    return table.get(code) or _by_status().get(status, ("", ""))


def _model(service: Service) -> dict[str, tuple[str, str]]:
    log = _("See its log: %ma_logs {name}").format(name=service.name)
    return {
        "MR.0101": ("", _("Send JSON, or files as a form: --file FIELD=PATH.")),
        "MR.0105": (
            "",
            _("The service's script could not handle this input: compare it with what _preprocess expects."),
        ),
        "MR.0100": (_("the service says that it succeeded, with a status that fails"), log),
    }


def _dispatcher(service: Service) -> dict[str, tuple[str, str]]:
    log = _("See its log: %ma_logs {name}").format(name=service.name)
    later = _("Use fewer at once (--concurrency), or raise the service's flow limit.")
    wait = _("Wait until it is running: service.wait()")
    return {
        "ModelArts.4201": (_("the dispatcher could not handle the request"), log),
        "ModelArts.4203": (_("the service is not available"), wait),
        "ModelArts.4204": (_("the dispatcher has no service there"), _("Look for it: %ma_services")),
        "ModelArts.4206": (_("more calls than its flow limit allows"), later),
        "ModelArts.4302": (_("forwarding failed; after failures the dispatcher pauses"), log),
        "ModelArts.4503": (_("no instance answered, or not in time"), log),
    }


def _gateway() -> dict[str, tuple[str, str]]:
    sign_in = _("Check the active profile: %ma_profile")
    return {
        "APIG.0101": (
            _("there is no such address or method"),
            _("Look at --path and --method: %ma_services"),
        ),
        "APIG.0201": (
            _("the body is larger than {limit} MB").format(limit=limits.PREDICT_BODY_BYTES >> 20),
            _("Send less at once."),
        ),
        "APIG.0301": (_("the gateway did not accept the credentials"), sign_in),
        "APIG.0302": (_("the user may not call this service"), sign_in),
        "APIG.0308": (_("too many calls at once"), _("Wait a second, and call less often.")),
    }


def _by_status() -> dict[int, tuple[str, str]]:
    path = _("See the APIs of its model, and give --path /sub/path.")
    return {
        404: (_("the model has no such API"), path),
        405: (_("the model does not take this method there"), _("Give another: --method GET.")),
        413: (_("the body is too large"), _("Send less at once.")),
        415: (_("the model does not take this content type"), _("Give another: --content-type TYPE.")),
        429: (_("too many calls at once"), _("Wait a second, and call less often.")),
    }


def in_time(service: Service, seconds: float | None) -> PredictError:
    """What is said when no answer came in time."""
    limit = limits.PREDICT_SECONDS
    if seconds is None:
        message = _("The service {name} did not answer in time.").format(name=service.name)
    else:
        message = _("The service {name} did not answer within {seconds} s.").format(
            name=service.name, seconds=f"{seconds:g}"
        )
    hint = _("--timeout waits longer; the platform itself ends a call after {limit} s.").format(limit=limit)
    return PredictError(message, hint=hint, code="timeout")
