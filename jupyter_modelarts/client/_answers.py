"""From an answer to a value or an error: decoding, the platform's three error shapes, hints."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import msgspec

from jupyter_modelarts.contract.error_codes import error_codes

from .errors import StatusError, UnreadableAnswer, class_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.errors import ModelArtsError

_LARGE = 16_384
_LONGEST = 500
_HINTS = {
    401: "Check the profile's credentials.",
    403: "Ask the account's administrator for the permission; new permissions take up to 30 minutes.",
    429: "Wait a minute, or call less often.",
    501: "The embedded service does not offer this; use a profile of the cloud.",
    503: "The platform is busy or being maintained; try again in a minute.",
}
_REDIRECTED = "Check the profile's endpoint: something else than the platform may answer there."
_THEIR_FAULT = "Try again in a minute; if it stays, give the request's id to the platform's support."


def decode(content: bytes) -> Any:
    """JSON as Python values.

    A large answer makes thousands of new objects and not one piece of garbage; the collector, which would
    go through all of them several times, rests meanwhile: that halves the time.
    """
    if len(content) < _LARGE or not gc.isenabled():
        return msgspec.json.decode(content)
    gc.disable()
    try:
        return msgspec.json.decode(content)
    finally:
        gc.enable()


def value_of(content: bytes, *, operation: str, content_type: str = "application/json") -> Any:
    """The decoded answer of a success; None where it is empty.

    Raises `UnreadableAnswer` where it is not JSON, and `StatusError` where the platform says
    `is_success: false` in an answer of status 200.
    """
    if not content:
        return None
    try:
        value = decode(content)
    except msgspec.MsgspecError:
        return _text(content, content_type, operation)
    if type(value) is dict and value.get("is_success") is False:
        raise error_of(200, {}, value, operation=operation)
    return value


def _text(content: bytes, content_type: str, operation: str) -> str:
    if content_type.startswith(("text/plain", "application/octet-stream")):
        return content.decode("utf-8", "replace")
    raise UnreadableAnswer(
        f"The answer to {operation} is not JSON ({content_type or 'no content type'}).",
        hint="Check the profile's endpoint; a proxy may have answered instead of the platform.",
    )


def body_of(content: bytes) -> Any:
    """The decoded answer of a failure, or its text where it is not JSON."""
    try:
        return decode(content) if content else None
    except msgspec.MsgspecError:
        return content[:_LONGEST].decode("utf-8", "replace")


def error_of(status: int, headers: Mapping[str, str], body: Any, *, operation: str) -> ModelArtsError:
    """The exception for an answer that is no success."""
    code, reason = _code_and_reason(body)
    request_id = headers.get("x-request-id") or (body.get("request_id") if isinstance(body, dict) else None)
    return class_for(status)(
        reason[:_LONGEST] or _default_reason(status, headers),
        status=status,
        code=code,
        request_id=str(request_id or ""),
        body=body,
        hint=hint_for(status, code),
        operation=operation,
    )


def hint_for(status: int, code: str) -> str:
    """The way out, by the platform's code or else by the status."""
    known = error_codes().get(code)
    if known:
        return known.hint
    usual = _REDIRECTED if 300 <= status < 400 else _THEIR_FAULT if status >= 500 else ""
    return _HINTS.get(status, usual)


def _code_and_reason(body: Any) -> tuple[str, str]:
    """The platform's code and text: flat with `error_msg` or `error_message`, or Keystone's nested form."""
    if not isinstance(body, dict):
        return "", ""
    nested = body.get("error")
    if isinstance(nested, dict):  # its code is the HTTP status
        return str(body.get("error_code") or nested.get("code", "")), str(nested.get("message", ""))
    code = body.get("error_code") or body.get("code") or ""
    reason = body.get("error_msg") or body.get("error_message") or body.get("message") or ""
    return str(code), str(reason)


def _default_reason(status: int, headers: Mapping[str, str]) -> str:
    if 300 <= status < 400:
        return "The platform redirects elsewhere, which is not followed"
    kind = headers.get("content-type", "")
    if "json" in kind or not kind:
        return "The platform refused the call"
    return "A failure that is not JSON: a proxy may have answered instead of the platform"


__all__ = ["StatusError", "body_of", "error_of", "hint_for", "value_of"]
