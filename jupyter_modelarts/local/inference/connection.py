"""One connection of an instance: what it has asked, what it has not been sent yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .wire import CONTINUE, Answer, BadRequestError, Reader, Request, rendered

if TYPE_CHECKING:
    from socket import socket

_AT_ONCE = 64 * 1024  # bytes up to which one copy is cheaper than two pieces


class Connection:
    """A socket that never blocks.  Used by one thread at a time: who leads the loop."""

    __slots__ = ("_closing", "_reader", "_unsent", "answering", "closed", "paused", "socket")

    def __init__(self, socket: socket) -> None:
        self.socket = socket
        self.answering = False
        """Its last request is still with the script: the next one has to wait for its turn."""
        self.paused = False
        """Nobody looks at what it sends."""
        self.closed = False
        self._reader = Reader()
        self._unsent = memoryview(b"")
        self._closing = False

    def fileno(self) -> int:
        """What selectors know it by."""
        return self.socket.fileno()

    @property
    def unsent(self) -> bool:
        """Whether a part of an answer waits until the other side takes it."""
        return bool(self._unsent)

    def receive(self) -> bool:
        """Take what has arrived; False once the other side has gone."""
        try:
            return self._reader.receive(self.socket)
        except BlockingIOError:
            return True
        except OSError:
            return False

    def next(self) -> Request | None:
        """The next request, if it is here whole and the one before it is answered."""
        if self.answering or self._unsent or self.closed:
            return None
        request = self._reader.next()
        if request is None and self._reader.wants_continue:
            self._reader.wants_continue = False
            self._send(CONTINUE)
        return request

    def answer(self, answer: Answer, request: Request | None = None, *, last: bool = False) -> None:
        """Send `answer`; `last` or a `request` that wants it so closes the connection afterwards."""
        self.answering = False
        keep = request is not None and request.keep_alive and not last
        self._closing = not keep
        head_only = request is not None and request.method == "HEAD"
        head, body = rendered(answer, keep_alive=keep, head_only=head_only)
        if len(body) <= _AT_ONCE:
            self._send(head + body)
        elif self._send(head):
            self._send(body)
        else:
            self._unsent = memoryview(bytes(self._unsent) + body)

    def refuse(self, error: BadRequestError, body: bytes) -> None:
        """The answer to what is no request; nothing that follows it can be understood."""
        self.answer(Answer(error.status, body), last=True)

    def flush(self) -> None:
        """Send more of what waits."""
        self._send(self._unsent)

    def close(self) -> None:
        """Give it up."""
        self.closed = True
        self.socket.close()

    def _send(self, data: bytes | memoryview) -> bool:
        """Send what the other side takes now, and keep the rest; True when there is no rest."""
        if self.closed:
            return True
        try:
            sent = self.socket.send(data)
        except BlockingIOError:
            sent = 0
        except OSError:
            self._unsent = memoryview(b"")
            self._closing = True
            sent = len(data)
        self._unsent = memoryview(data)[sent:]
        return not self._unsent

    @property
    def finished(self) -> bool:
        """Whether its last answer is out and it should be closed."""
        return self._closing and not self._unsent
