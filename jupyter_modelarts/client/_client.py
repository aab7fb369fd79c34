"""`Client` and `AsyncClient`: two drivers of the same flows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from jupyter_modelarts.contract.operations import Operation, operations
from jupyter_modelarts.errors import InvalidArgument, ModelArtsError

from ._flow import error_from, perform
from ._pages import Pages
from ._retry import RetryPolicy
from ._scrub import Scrubber
from ._steps import Answer, Call, Context, Delay, Failure, Flow, Outcome, Plan, Step, Target
from ._urls import check_address
from ._waiters import Callback, Wish, wait
from .errors import StatusError
from .nouns._attributes import AsyncNouns, SyncNouns

if TYPE_CHECKING:
    import httpx

    from jupyter_modelarts.contract.life_cycles import State
    from jupyter_modelarts.contract.secrets import Secret

    from ._transport import Settings

T = TypeVar("T")
_Values: TypeAlias = Mapping[str, Any] | None
_NOTHING: Mapping[str, Any] = {}


class _Base:
    """What both drivers share: the context of the flows and the making of calls."""

    def __init__(
        self,
        target: Target,
        *,
        user_agent: str,
        settings: Settings | None = None,
        policy: RetryPolicy | None = None,
        poll: tuple[float, float] = (2.0, 15.0),
        reconnect: Callable[[], Target] | None = None,
        gone: Callable[[], bool] = lambda: False,
        secrets: Iterable[Secret | None] = (),
    ) -> None:
        from . import _transport, _wire

        self._transport, self._wires = _transport, _wire
        self._settings = settings or _transport.Settings()
        self._context = Context(target, policy or RetryPolicy(), reconnect is not None, gone, poll)
        self._reconnect = reconnect
        self._secrets = tuple(secrets)
        self._requests = _transport.Requests(self._settings, user_agent)

    @property
    def project_id(self) -> str:
        """The project that operations work in."""
        return self._context.target.project_id

    @property
    def _scrubber(self) -> Scrubber:
        """Knows the secrets of the moment; made when something went wrong."""
        return Scrubber([*self._secrets, *getattr(self._context.target.auth, "secrets", ())])

    def _make_call(self, identifier: str, path: _Values, query: _Values, body: Any) -> Call:
        return Call(_known(identifier), path or _NOTHING, query or _NOTHING, body)

    def _answer(self, response: httpx.Response) -> Answer:
        return self._transport.answer_from(response)

    def _failure(self, error: Exception, request: httpx.Request | None) -> Failure:
        return self._transport.failure_from(error, self._scrubber, request)

    def _clean(self, error: ModelArtsError) -> ModelArtsError:
        """`error` without secrets, should the platform have echoed one."""
        scrubber = self._scrubber
        error.message = scrubber.text(error.message)
        error.args = (error.message,)
        if isinstance(error, StatusError):
            error.body = scrubber.document(error.body)
            error.reason = scrubber.text(error.reason)
        return error

    def _is_away(self, outcome: Outcome | httpx.Response) -> bool:
        """Whether it is the embedded service that does not listen any more."""
        return self._reconnect is not None and type(outcome) is Failure and outcome.kind == "unsent"

    def _reconnect_now(self) -> None:
        if self._reconnect is not None:
            self._context.target = self._reconnect()

    def _response(self, outcome: Outcome | httpx.Response, method: str, url: str) -> httpx.Response:
        """The response of a service, if it is a success."""
        if outcome is None or isinstance(outcome, (Answer, Failure)):
            raise self._clean(error_from(outcome, Plan(method, url), f"{method} of the service"))
        return outcome


class Client(_Base, SyncNouns):
    """Calls ModelArts and waits for the answers; safe to use from many threads.

    Every noun of the contract is an attribute (`client.training_job.show(id)`); `call` takes an
    operation by its id.  Made by `Session.client()`.  Answers are plain decoded JSON; errors are those
    of `client.errors`.
    """

    def __init__(
        self, target: Target, *, sleep: Callable[[float], None] = time.sleep, **options: Any
    ) -> None:
        super().__init__(target, **options)
        self._sleep = sleep
        self._wire = self._wires.SyncWire(self._settings)

    def call(
        self,
        operation_id: str,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> Any:
        """Call an operation by its id; raises `InvalidArgument` where the contract has none."""
        return self._call(operation_id, path, query, body)

    def _call(self, operation_id: str, path: _Values, query: _Values, body: Any) -> Any:
        return self._drive(perform(self._context, self._make_call(operation_id, path, query, body)))

    def iterate(
        self,
        operation_id: str,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> Iterator[Any]:
        """Every row of a list, page after page."""
        pages = Pages(_known(operation_id), query, body)
        while not pages.done:
            yield from pages.take(self.call(operation_id, path=path, query=pages.query, body=pages.body))

    def wait(
        self,
        operation_id: str,
        *,
        path: Mapping[str, Any],
        accept: Collection[State] | None = None,
        fail: Collection[State] | None = None,
        timeout: float | None = None,
        callback: Callback | None = None,
    ) -> Any:
        """Wait for what `operation_id` started or changed, and give the last answer (None: it is gone).

        `accept` and `fail` are states; without them every state at rest is accepted unless it is a
        failure.  `timeout` in seconds.  `callback(state, answer)` is called after each look.  Raises
        `WaitFailed` and `WaitTimeout`.
        """
        wish = Wish(accept, fail, timeout, callback)
        return self._drive(wait(self._context, _known(operation_id), path, wish))

    def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **content: Any,
    ) -> httpx.Response:
        """Call the address of a deployed service with this client's credentials; gives httpx's response.

        `content` is one of httpx's `json`, `content`, `files`, `data`; `timeout` in seconds, by default that
        of the profile.  Not repeated once it was sent, redirects are not followed.  Raises `StatusError` for
        an answer that is no success.
        """
        make = partial(self._requests.make_free, method, check_address(url), headers, timeout, **content)
        outcome = self._try(make)
        if self._is_away(outcome):
            self._reconnect_now()
            outcome = self._try(make)
        return self._response(outcome, method, url)

    @contextmanager
    def stream(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **content: Any,
    ) -> Iterator[httpx.Response]:
        """As `request`, with the answer not read yet: it is read as it arrives, within the `with`."""
        make = partial(self._requests.make_free, method, check_address(url), headers, timeout, **content)
        outcome = self._try(make, stream=True)
        if self._is_away(outcome):
            self._reconnect_now()
            outcome = self._try(make, stream=True)
        response = self._response(outcome, method, url)
        try:
            yield response
        except self._transport.FOREIGN_ERRORS as error:
            self._response(self._failure(error, response.request), method, url)
        finally:
            response.close()

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _drive(self, flow: Flow[T]) -> T:
        outcome: Outcome = None
        try:
            while True:
                outcome = self._carry_out(flow.send(outcome))
        except StopIteration as stop:
            value: T = stop.value
            return value
        except ModelArtsError as error:
            raise self._clean(error) from None

    def _carry_out(self, step: Step) -> Outcome:
        if type(step) is Plan:
            return self._send(step)
        if type(step) is Delay:
            self._sleep(step.seconds)
        else:
            self._reconnect_now()
        return None

    def _send(self, plan: Plan) -> Outcome:
        auth = self._context.target.auth if plan.authenticated else None
        request = None
        try:
            request = self._requests.make(plan)
            return self._answer(self._wire.send(request, auth))
        except self._transport.FOREIGN_ERRORS as error:
            return self._failure(error, request)

    def _try(self, make: Callable[[], httpx.Request], *, stream: bool = False) -> httpx.Response | Outcome:
        request = None
        try:
            request = make()
            response = self._wire.send(request, self._context.target.auth, stream=stream)
            if not response.is_success:
                response.read()
        except self._transport.FOREIGN_ERRORS as error:
            return self._failure(error, request)
        except ModelArtsError as error:
            raise self._clean(error) from None
        return response if response.is_success else self._answer(response)


class AsyncClient(_Base, AsyncNouns):
    """Calls ModelArts from asyncio; belongs to one event loop. The same methods as `Client`, awaited."""

    def __init__(
        self,
        target: Target,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        **options: Any,
    ) -> None:
        super().__init__(target, **options)
        self._sleep = sleep
        self._wire = self._wires.AsyncWire(self._settings)

    async def call(
        self,
        operation_id: str,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> Any:
        """Call an operation by its id; raises `InvalidArgument` where the contract has none."""
        return await self._call(operation_id, path, query, body)

    async def _call(self, operation_id: str, path: _Values, query: _Values, body: Any) -> Any:
        return await self._drive(perform(self._context, self._make_call(operation_id, path, query, body)))

    async def iterate(
        self,
        operation_id: str,
        *,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> AsyncIterator[Any]:
        """Every row of a list, page after page."""
        pages = Pages(_known(operation_id), query, body)
        while not pages.done:
            answer = await self.call(operation_id, path=path, query=pages.query, body=pages.body)
            for row in pages.take(answer):
                yield row

    async def wait(
        self,
        operation_id: str,
        *,
        path: Mapping[str, Any],
        accept: Collection[State] | None = None,
        fail: Collection[State] | None = None,
        timeout: float | None = None,
        callback: Callback | None = None,
    ) -> Any:
        """As `Client.wait`."""
        wish = Wish(accept, fail, timeout, callback)
        return await self._drive(wait(self._context, _known(operation_id), path, wish))

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **content: Any,
    ) -> httpx.Response:
        """As `Client.request`."""
        make = partial(self._requests.make_free, method, check_address(url), headers, timeout, **content)
        outcome = await self._try(make)
        if self._is_away(outcome):
            await asyncio.to_thread(self._reconnect_now)
            outcome = await self._try(make)
        return self._response(outcome, method, url)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._wire.aclose()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def _drive(self, flow: Flow[T]) -> T:
        outcome: Outcome = None
        try:
            while True:
                outcome = await self._carry_out(flow.send(outcome))
        except StopIteration as stop:
            value: T = stop.value
            return value
        except ModelArtsError as error:
            raise self._clean(error) from None

    async def _carry_out(self, step: Step) -> Outcome:
        if type(step) is Plan:
            return await self._send(step)
        if type(step) is Delay:
            await self._sleep(step.seconds)
        else:
            await asyncio.to_thread(self._reconnect_now)
        return None

    async def _send(self, plan: Plan) -> Outcome:
        auth = self._context.target.auth if plan.authenticated else None
        request = None
        try:
            request = self._requests.make(plan)
            return self._answer(await self._wire.send(request, auth))
        except self._transport.FOREIGN_ERRORS as error:
            return self._failure(error, request)

    async def _try(self, make: Callable[[], httpx.Request]) -> httpx.Response | Outcome:
        request = None
        try:
            request = make()
            response = await self._wire.send(request, self._context.target.auth)
        except self._transport.FOREIGN_ERRORS as error:
            return self._failure(error, request)
        except ModelArtsError as error:
            raise self._clean(error) from None
        return response if response.is_success else self._answer(response)


def _known(identifier: str) -> Operation:
    known = operations().get(identifier)
    if known is None:
        raise InvalidArgument(f"The contract has no operation {identifier!r}.")
    return known
