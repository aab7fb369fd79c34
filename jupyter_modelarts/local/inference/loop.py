"""The sockets of an instance.

One thread waits for requests and asks the script itself: nothing is handed from thread to thread, which
is what makes quick scripts quick.  While one request takes long, a stand-in looks after the sockets, so
that `/health` is answered, and queues what is for the script.

    main thread    leads: reads, asks the script, answers     [slow request]  asks the script only
    stand-in       looks up now and then                      leads: reads, queues, answers
"""

from __future__ import annotations

import contextlib
import selectors
import signal
import socket
import threading
import time
from collections import deque
from typing import TYPE_CHECKING

from .connection import Connection
from .server import INVALID, failure
from .wire import BadRequestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .server import Server
    from .wire import Answer, Request

PATIENCE = 0.03
"""Seconds a request may take before the stand-in looks after the sockets."""
_LOOKS = 0.05  # seconds between two looks of the stand-in
_DOZES_AFTER = 40  # looks without a new request
_IDLE = 30.0  # seconds until `idle` is asked whether to go on
_LAST_REQUESTS = 2.0  # seconds that requests under way get when we are asked to end
_MOST_ACCEPTED = 64
_ENDING = frozenset((signal.SIGTERM, signal.SIGINT))


class Loop:
    """Serves `listener` with the answers of `server` until it is told to end."""

    def __init__(
        self, listener: socket.socket, server: Server, *, idle: Callable[[float], bool] = lambda _: False
    ) -> None:
        """`idle(seconds)`: nobody has asked for so long; shall it end?"""
        self._listener = listener
        self._server = server
        self._idle = idle
        self._selector = selectors.DefaultSelector()
        self._wake, self._waker = socket.socketpair()
        for one in (self._wake, self._waker, listener):
            one.setblocking(False)
        self._selector.register(listener, selectors.EVENT_READ)
        self._selector.register(self._wake, selectors.EVENT_READ)
        self._mutex = threading.Lock()
        self._asked = time.monotonic()  # when the script was asked last
        self._busy = False  # it has not answered yet
        self._taken = self._wanted_back = False  # the stand-in leads; is asked to stop leading
        self._back = threading.Event()
        self._nudge = threading.Event()
        self._dozing = False
        self._waiting: deque[tuple[Connection, Request]] = deque()  # for the script, from the stand-in
        self._done: deque[tuple[Connection, Request, Answer]] = deque()  # from the script, to the stand-in
        self._deadline = 0.0  # when an end that was asked for is due, come what may
        self._over = threading.Event()

    @property
    def waker(self) -> int:
        """The descriptor for `signal.set_wakeup_fd`: SIGTERM and SIGINT end the loop."""
        return self._waker.fileno()

    def end(self) -> None:
        """Answer what is under way, then return from `run`; from any thread."""
        self._waker.send(bytes([signal.SIGTERM]))

    def run(self, on_end: Callable[[], None] = lambda: None) -> None:
        """Serve; what the script does is done in this thread.

        `on_end` is called once it is over, from either thread: the script may never come back.
        """
        threading.Thread(target=self._stand_by, args=(on_end,), name="stand-in", daemon=True).start()
        while not self._over.is_set():
            if self._catch_up():
                self._lead(self._ask)
            if not self._over.is_set():
                self._follow()
        on_end()
        self._close()

    def _close(self) -> None:
        self._nudge.set()
        for connection in self._connections():
            self._drop(connection)
        self._selector.close()
        for one in (self._wake, self._waker, self._listener):
            one.close()

    # the main thread

    def _catch_up(self) -> bool:
        """Ask the script what the stand-in left in the queue; False when it has taken over again."""
        while self._waiting:
            if not self._ask(*self._waiting.popleft()):
                return False
        return True

    def _ask(self, connection: Connection, request: Request) -> bool:
        """Answer a request as who leads; False when that took so long that the stand-in leads now."""
        connection.answering = True
        with self._mutex:
            self._asked, self._busy = time.monotonic(), True
        if self._dozing:
            self._nudge.set()
        answer = self._server.answer(request)
        with self._mutex:
            self._busy, taken = False, self._taken
        if taken:
            self._hand_over(connection, request, answer)
            return False
        self._send(connection, request, answer)
        return True

    def _follow(self) -> None:
        """Ask the script for the stand-in until nothing waits, then lead again."""
        while True:
            with self._mutex:
                if not self._waiting:
                    self._wanted_back = True
                    break
                connection, request = self._waiting.popleft()
                self._busy = True
            answer = self._server.answer(request)
            with self._mutex:
                self._busy = False
            self._hand_over(connection, request, answer)
        self._wake_up()
        self._back.wait()
        self._back.clear()

    def _hand_over(self, connection: Connection, request: Request, answer: Answer) -> None:
        self._done.append((connection, request, answer))
        self._wake_up()

    def _wake_up(self) -> None:
        with contextlib.suppress(BlockingIOError):  # it has been woken often enough
            self._waker.send(b"\0")

    # the stand-in

    def _stand_by(self, on_end: Callable[[], None]) -> None:
        quiet = 0
        while not self._over.is_set():
            asked = self._asked
            time.sleep(_LOOKS)
            if self._take_over():
                self._lead(self._queue)
                with self._mutex:
                    self._taken = self._wanted_back = False
                if self._over.is_set():
                    on_end()
                self._back.set()
            quiet = quiet + 1 if asked == self._asked else 0
            if quiet > _DOZES_AFTER and not self._busy:
                self._doze()

    def _take_over(self) -> bool:
        with self._mutex:
            self._taken = self._busy and time.monotonic() - self._asked > PATIENCE
            return self._taken

    def _doze(self) -> None:
        self._nudge.clear()
        self._dozing = True
        if not self._busy:  # one that came in between has nudged nobody
            self._nudge.wait()
        self._dozing = False

    def _queue(self, connection: Connection, request: Request) -> bool:
        connection.answering = True
        self._waiting.append((connection, request))
        return True

    # who leads

    def _lead(self, take: Callable[[Connection, Request], bool]) -> None:
        """Look after the sockets until `take` loses the lead, the main thread wants it, or all is over."""
        mine = take == self._ask
        while True:
            events = self._selector.select(self._timeout(mine))
            for key, mask in events:
                if key.fileobj is self._wake:
                    self._woken()
                elif key.fileobj is self._listener:
                    self._accept()
                elif not self._serve(key.fileobj, mask, take):  # type: ignore[arg-type]
                    return
            while self._done and not mine:
                self._deliver(*self._done.popleft(), take)
            if self._wanted_back and not mine:
                return
            if (self._deadline or not events) and self._finished(bool(events)):
                self._over.set()
                return

    def _timeout(self, mine: bool) -> float:
        if not self._deadline:
            return _IDLE
        return 0.0 if mine else 0.02

    def _finished(self, more: bool) -> bool:
        """Whether to end: when nothing is under way (`more` has just come) or nobody needs us."""
        now = time.monotonic()
        if not self._deadline:
            return not self._busy and self._idle(now - self._asked)
        unsent = any(connection.unsent for connection in self._connections())
        return now > self._deadline or not (more or self._busy or self._waiting or self._done or unsent)

    def _connections(self) -> list[Connection]:
        found = (key.fileobj for key in self._selector.get_map().values())
        return [one for one in found if isinstance(one, Connection)]

    def _woken(self) -> None:
        if _ENDING.intersection(self._wake.recv(4096)) and not self._deadline:
            self._deadline = time.monotonic() + _LAST_REQUESTS
            self._selector.unregister(self._listener)
            self._listener.close()

    def _accept(self) -> None:
        for _ in range(_MOST_ACCEPTED):
            try:
                one, _address = self._listener.accept()
            except BlockingIOError:
                return
            except OSError:  # no descriptors left: those who wait get one when others go
                time.sleep(0.01)
                return
            one.setblocking(False)
            if one.family != socket.AF_UNIX:
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(Connection(one), selectors.EVENT_READ)

    def _serve(self, connection: Connection, mask: int, take: Callable[[Connection, Request], bool]) -> bool:
        """What `connection` is ready for; False when the lead is lost."""
        if mask & selectors.EVENT_WRITE:
            connection.flush()
            self._settle(connection)
        elif connection.answering:  # read on once it is its turn
            connection.paused = True
            self._selector.unregister(connection)
            return True
        elif not connection.receive():
            self._drop(connection)
            return True
        return self._requests(connection, take)

    def _requests(self, connection: Connection, take: Callable[[Connection, Request], bool]) -> bool:
        """Take every request that is here; False when the lead is lost."""
        while True:
            try:
                request = connection.next()
            except BadRequestError as error:
                connection.refuse(error, failure(INVALID, str(error)))
                self._settle(connection)
                return True
            if request is None:
                return True
            if self._server.is_quick(request):
                self._send(connection, request, self._server.answer(request))
            elif not take(connection, request):
                return False

    def _deliver(
        self,
        connection: Connection,
        request: Request,
        answer: Answer,
        take: Callable[[Connection, Request], bool],
    ) -> None:
        self._send(connection, request, answer)
        self._requests(connection, take)

    def _send(self, connection: Connection, request: Request, answer: Answer) -> None:
        connection.answer(answer, request, last=bool(self._deadline))
        if connection.paused:
            connection.paused = False
            self._selector.register(connection, selectors.EVENT_READ)
        if connection.unsent or connection.finished:
            self._settle(connection)

    def _settle(self, connection: Connection) -> None:
        """Wait for the other side to take more, or to ask more; or part with it."""
        if connection.finished:
            self._drop(connection)
        else:
            wanted = selectors.EVENT_WRITE if connection.unsent else selectors.EVENT_READ
            self._selector.modify(connection, wanted)

    def _drop(self, connection: Connection) -> None:
        self._selector.unregister(connection)
        connection.close()
