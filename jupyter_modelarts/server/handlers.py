"""HTTP: who may, what is asked, the call, the answer."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import ensure_async
from tornado import web

from .door import WITHHELD, Action, action_of, offered, read_call, without_secrets
from .errors import NotOffered, answer_for, is_expected

if TYPE_CHECKING:
    from .upstream import Upstream


class DoorHandler(APIHandler):
    """What all handlers of the extension share: the authoriser, the upstream, the form of errors."""

    auth_resource = "modelarts"

    def initialize(self, upstream: Upstream) -> None:
        """Take what the extension made."""
        self.upstream = upstream

    async def allow(self, action: Action) -> None:
        """Go on only if the user may do `action` on this resource.

        The authoriser is asked here, not by the `authorized` decorator: that one keeps the action of the
        first call for all later ones.  Reading does not count as the user's activity, else an open panel
        would keep an idle server alive for ever.
        """
        self._track_activity = action != "read"
        allowed = await ensure_async(
            self.authorizer.is_authorized(self, self.current_user, action, self.auth_resource)
        )
        if not allowed:
            raise web.HTTPError(403, f"You are not authorized to {action} {self.auth_resource}.")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer any failure in the one shape."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        status, body = answer_for(error, status_code)
        self.set_status(status)
        self.finish({"error": body})

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Expected failures are one quiet line; a bug keeps its traceback."""
        if is_expected(value):
            self.log.debug("jupyter_modelarts: %s", value)
        else:
            super().log_exception(typ, value, tb)


class OperationHandler(DoorHandler):
    """`POST jupyter-modelarts/operations/{id}` with `{"path": {}, "query": {}, "body": null}`."""

    @web.authenticated
    async def post(self, identifier: str) -> None:
        """Call an operation of the closed list; its method and path come from the contract."""
        operation = offered().get(identifier)
        await self.allow(action_of(operation))
        if operation is None:
            raise _not_offered(identifier)
        call = read_call(operation, self.request.body)
        client = await self.upstream.client()
        answer = await client.call(identifier, path=call.path, query=call.query, body=call.body)
        self.finish(msgspec.json.encode(without_secrets(operation, answer)))


class ProfileHandler(DoorHandler):
    """`GET jupyter-modelarts/profile`."""

    @web.authenticated
    async def get(self) -> None:
        """Say which account and region is talked to; never its keys."""
        await self.allow("read")
        self.finish(msgspec.json.encode(await self.upstream.profile()))


def _not_offered(identifier: str) -> NotOffered:
    reason = WITHHELD.get(identifier)
    if reason:
        return NotOffered(f"{identifier} is not offered to the browser: {reason}.")
    return NotOffered(f"There is no operation {identifier!r}.", hint="docs/reference lists them.")
