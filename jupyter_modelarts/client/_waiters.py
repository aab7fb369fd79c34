"""Waiting for a state: poll with growing pauses until a state is accepted or says failure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from jupyter_modelarts.contract.life_cycles import LifeCycle, State, life_cycle
from jupyter_modelarts.contract.operations import Operation, operation
from jupyter_modelarts.errors import InvalidArgument

from ._documents import dig
from ._flow import perform
from ._steps import Call, Context, Delay, Flow
from .errors import NotFound, WaitFailed, WaitTimeout

Callback = Callable[[State | None, Any], None]
_GROWTH = 1.5
_GONE_FAILED = ("DELETE_FAILED", "UNMOUNT_FAILED")
_GONE = ("DELETED", "UNMOUNTED")
"""States of a resource that is gone but still shown; most answer 404 instead."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is waited for.

    `accept`: the states wanted; None: every state at rest that is no failure (after a delete: gone).
    `fail`: the states that end the waiting with `WaitFailed`; None: the failures of the life cycle and
    every final state that is not accepted.  `timeout` in seconds, None: for ever.  `callback` is called
    with state and answer after each look.
    """

    accept: Collection[State] | None = None
    fail: Collection[State] | None = None
    timeout: float | None = None
    callback: Callback | None = None


def wait(context: Context, waited: Operation, path: Mapping[str, Any], wish: Wish) -> Flow[Any]:
    """Wait for the resource that `waited` starts or changes; gives the last answer, None when it is gone."""
    if waited.waiter is None:
        raise InvalidArgument(f"There is nothing to wait for after {waited.id}.")
    show, cycle = operation(waited.waiter.show), life_cycle(waited.waiter.life_cycle)
    call = Call(show, {name: path[name] for name in show.path_parameters if name in path}, {})
    deleted = waited.method == "DELETE"
    begun, (pause, longest) = context.clock(), context.poll
    while True:
        try:
            answer = yield from perform(context, call)
        except NotFound:
            if deleted:
                return None
            raise
        state = dig(answer, waited.waiter.field)
        if wish.callback:
            wish.callback(state, answer)
        if _accepted(state, cycle, wish, deleted):
            return answer
        _check(state, _failing(cycle, wish, deleted), answer, show)
        left = _left(context.clock() - begun, wish, state, answer, show)
        yield Delay(min(pause, left))
        pause = min(pause * _GROWTH, longest)


def _accepted(state: Any, cycle: LifeCycle, wish: Wish, deleted: bool) -> bool:
    if wish.accept is not None:
        return _among(state, wish.accept)
    if deleted:
        return _among(state, _GONE)
    return _among(state, cycle.settled | cycle.final) and not _among(state, cycle.failed)


def _failing(cycle: LifeCycle, wish: Wish, deleted: bool) -> Collection[State]:
    if wish.fail is not None:
        return wish.fail
    if not deleted:
        return cycle.failed | cycle.final
    return {state for state in cycle.failed if isinstance(state, str) and state.endswith(_GONE_FAILED)}


def _check(state: Any, failing: Collection[State], answer: Any, show: Operation) -> None:
    if _among(state, failing):
        raise WaitFailed(f"{show.noun} is {state}.", state=state, last=answer)


def _left(waited: float, wish: Wish, state: Any, answer: Any, show: Operation) -> float:
    if wish.timeout is None:
        return float("inf")
    left = wish.timeout - waited
    if left <= 0:
        raise WaitTimeout(
            f"{show.noun} is still {state} after {wish.timeout:g} s.",
            state=state,
            last=answer,
            hint="It goes on; wait again with a longer timeout.",
        )
    return left


def _among(state: Any, states: Collection[State]) -> bool:
    """Membership without regard to case: the platform spells states in either."""
    if not isinstance(state, str):
        return state in states
    folded = state.casefold()
    return any(isinstance(other, str) and other.casefold() == folded for other in states)
