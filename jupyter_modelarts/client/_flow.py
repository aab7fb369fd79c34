"""A call as a pure flow: arguments -> plans of requests, their outcomes -> a value or an error.

A flow is a generator.  It yields what is to be done (`Plan`, `Delay`, `Reconnect`) and is sent what came
of it; `Client` and `AsyncClient` only carry out the steps.  Nothing here touches the network or waits.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jupyter_modelarts.errors import ModelArtsError

from . import _answers
from ._lookup import listing, lookup_possible, pick
from ._retry import REFUSED_STATUSES, RETRIED_STATUSES, UNCERTAIN_STATUSES, retry_after
from ._steps import Answer, Call, Context, Delay, Failure, Flow, Outcome, Plan, Reconnect
from .errors import Conflict, ConnectionFailed, NotFound, RequestTimeout, TransportError

if TYPE_CHECKING:
    from jupyter_modelarts.contract.operations import Operation

_AGAIN = "Check the network and try again."
_MAYBE = "It may have taken effect all the same: look before you repeat it."


def perform(context: Context, call: Call) -> Flow[Any]:
    """Carry out `call` and give its decoded answer; raises what `client.errors` lists."""
    if context.gone():
        yield Reconnect()
    value, _ = yield from exchange(context, call)
    return value


def exchange(context: Context, call: Call) -> Flow[tuple[Any, Answer | None]]:
    """Like `perform`, with the answer itself beside the value."""
    operation, tries = call.operation, _Tries(context, call.operation, lookup_possible(call))
    for attempt in count(1):
        plan = call.plan(context.target)
        outcome = yield plan
        if type(outcome) is Answer and 200 <= outcome.status < 300:
            kind = outcome.headers.get("content-type", "")
            return _answers.value_of(outcome.content, operation=operation.id, content_type=kind), outcome
        error = error_from(outcome, plan, operation.id)
        if tries.already_gone(error):
            return None, None
        if tries.reconnects(outcome):
            yield Reconnect()
            continue
        repeat = tries.may_repeat(outcome, attempt)
        if repeat:
            yield Delay(context.policy.delay(attempt, _asked(outcome)))
        if tries.looks_up(error):
            try:
                found = yield from _find_created(context, call, tries.started)
            except ModelArtsError:  # the create is what is spoken of, and nobody knows what became of it
                raise tries.explained(error) from None
            if found is not None:
                return found, None
        if not repeat:
            raise tries.explained(error)
    raise AssertionError("unreachable")


def _find_created(context: Context, call: Call, started: float) -> Flow[Any]:
    """What `call` created after `started`, as its list shows it, or None."""
    rows, answer = yield from exchange(context, listing(call))
    date = answer.headers.get("date") if answer else None
    return pick(call, rows, started, now=context.wall_clock(), date=date)


class _Tries:
    """What is known about the tries of one call so far."""

    __slots__ = ("_context", "_lookup", "_operation", "_reconnected", "started", "uncertain")

    def __init__(self, context: Context, operation: Operation, lookup_possible: bool) -> None:
        self._context = context
        self._operation = operation
        self._lookup = lookup_possible
        self._reconnected = False
        self.started = context.wall_clock()
        self.uncertain = False
        """Whether a try may have taken effect although no success was answered."""

    def reconnects(self, outcome: Outcome) -> bool:
        """Whether to find the embedded service again: once, when nobody listens any more."""
        unsent = type(outcome) is Failure and outcome.kind == "unsent" and outcome.error is None
        if not unsent or not self._context.can_reconnect or self._reconnected:
            return False
        self._reconnected = True
        return True

    def may_repeat(self, outcome: Outcome, attempt: int) -> bool:
        """Whether another try is safe and left; notes whether this one may have taken effect."""
        maybe_done = _maybe_done(outcome)
        self.uncertain = self.uncertain or maybe_done
        if attempt >= self._context.policy.attempts:
            return False
        if _surely_not_done(outcome):
            return True
        if self._operation.retry == "safe":
            return maybe_done or (type(outcome) is Answer and outcome.status in RETRIED_STATUSES)
        return self._lookup and maybe_done

    def looks_up(self, error: ModelArtsError) -> bool:
        """Whether to look if a create took effect: after a lost answer, and when its name is taken now."""
        if not (self._lookup and self.uncertain):
            return False
        return isinstance(error, (TransportError, Conflict)) or getattr(error, "status", 0) >= 500

    def already_gone(self, error: ModelArtsError) -> bool:
        """Whether a repeated delete finds nothing because the try before it did it."""
        return self.uncertain and self._operation.method == "DELETE" and isinstance(error, NotFound)

    def explained(self, error: ModelArtsError) -> ModelArtsError:
        """`error`, saying so where the call may have taken effect."""
        if self.uncertain and not self._operation.reads_only and not isinstance(error, Conflict):
            error.hint = f"{_MAYBE} {error.hint}".rstrip()
        return error


def _maybe_done(outcome: Outcome) -> bool:
    if type(outcome) is Failure:
        return outcome.kind in {"timeout", "broken"}
    return type(outcome) is Answer and outcome.status in UNCERTAIN_STATUSES


def _asked(outcome: Outcome) -> float | None:
    """Seconds after which the platform asks to be called again."""
    if type(outcome) is Failure:
        return outcome.asked
    return retry_after(outcome.headers) if type(outcome) is Answer else None


def _surely_not_done(outcome: Outcome) -> bool:
    if type(outcome) is Failure:
        return outcome.kind == "unsent"
    return type(outcome) is Answer and outcome.status in REFUSED_STATUSES


def error_from(outcome: Outcome, plan: Plan, operation: str) -> ModelArtsError:
    """The exception for an outcome that is no success."""
    if type(outcome) is Answer:
        body = _answers.body_of(outcome.content)
        return _answers.error_of(outcome.status, outcome.headers, body, operation=operation)
    assert type(outcome) is Failure
    if outcome.error is not None:
        return outcome.error
    host = urlsplit(outcome.url or plan.url).netloc
    reason = f" ({outcome.reason})" if outcome.reason else ""
    if outcome.kind == "timeout":
        return RequestTimeout(f"{host} did not answer {operation} in time{reason}.", hint=_AGAIN)
    if outcome.kind == "broken":
        return ConnectionFailed(f"The connection to {host} broke during {operation}{reason}.", hint=_AGAIN)
    return ConnectionFailed(
        f"{host} cannot be reached{reason}.", hint="Check the network and the profile's endpoint.", sent=False
    )
