"""What can go wrong with a call.

    ModelArtsError
    ├── StatusError              the platform answered, and it was no success
    │   ├── BadRequest           400
    │   ├── Unauthorized         401
    │   ├── Forbidden            403
    │   ├── NotFound             404
    │   ├── Conflict             409
    │   ├── TooManyRequests      429
    │   └── ServerError          5xx
    │       └── NotEmulated      501
    ├── TransportError           no answer came
    │   ├── ConnectionFailed     nobody listens, or the connection broke
    │   └── RequestTimeout       the answer took too long
    ├── UnreadableAnswer         an answer came that is not the platform's
    └── WaitError                waiting ended otherwise than asked
        ├── WaitFailed           the resource reached a state of failure
        └── WaitTimeout          it did not get there in time

No exception holds a request, a header or a credential.
"""

from __future__ import annotations

from typing import Any

from jupyter_modelarts.errors import ModelArtsError


class StatusError(ModelArtsError):
    """The platform answered with an error.

    `status` is the HTTP status, `code` the platform's code (`ModelArts.0203`; empty where it sent
    none), `reason` its text, `request_id` what its support asks for, `body` the decoded answer.
    """

    def __init__(
        self,
        reason: str,
        *,
        status: int,
        code: str = "",
        request_id: str = "",
        body: Any = None,
        hint: str = "",
        operation: str = "",
    ) -> None:
        known = code if code != str(status) else ""
        details = [part for part in (known, f"HTTP {status}", request_id and f"request {request_id}") if part]
        super().__init__(f"{_sentence(reason)} ({', '.join(details)})", hint=hint)
        self.reason = reason
        self.status = status
        self.code = code
        self.request_id = request_id
        self.body = body
        self.operation = operation


class BadRequest(StatusError):
    """400: an argument is wrong or missing."""


class Unauthorized(StatusError):
    """401: the credentials were not accepted."""


class Forbidden(StatusError):
    """403: the credentials are good, but do not allow this."""


class NotFound(StatusError):
    """404: there is no such thing."""


class Conflict(StatusError):
    """409: it exists already, or its state does not allow this."""


class TooManyRequests(StatusError):
    """429: the platform limits the rate, and repeating did not help."""


class ServerError(StatusError):
    """5xx: the platform failed."""


class NotEmulated(ServerError):
    """501: the embedded service does not offer this operation."""


class TransportError(ModelArtsError):
    """No answer came. `sent` says whether the request may have reached the platform."""

    def __init__(self, message: str, *, hint: str = "", sent: bool = True) -> None:
        super().__init__(message, hint=hint)
        self.sent = sent


class ConnectionFailed(TransportError):
    """Nobody listens at the address, or the connection broke."""


class RequestTimeout(TransportError):
    """The answer took longer than the timeout."""


class UnreadableAnswer(ModelArtsError):
    """The answer is not JSON although it should be: something between here and the platform answered."""


class WaitError(ModelArtsError):
    """Waiting ended otherwise than asked; `state` is the last state seen, `last` its answer."""

    def __init__(self, message: str, *, state: str | int | None, last: Any = None, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.state = state
        self.last = last


class WaitFailed(WaitError):
    """The resource reached a state that was not to be accepted."""


class WaitTimeout(WaitError):
    """The resource did not get there in time; nothing was stopped."""


_BY_STATUS: dict[int, type[StatusError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    429: TooManyRequests,
    501: NotEmulated,
}


def class_for(status: int) -> type[StatusError]:
    """The exception that an HTTP `status` is raised as."""
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status >= 500:
        return ServerError
    return BadRequest if 400 <= status < 500 else StatusError


def _sentence(text: str) -> str:
    """One line, without a full stop at its end, so that details may follow."""
    return " ".join(text.split()).rstrip(" .。")
