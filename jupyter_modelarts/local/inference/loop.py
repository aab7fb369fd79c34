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
"""Seconds the sockets may be left alone before the stand-in looks after them."""
_LOOKS = 0.05  # seconds between two looks of the stand-in at the main thread
_DOZES_AFTER = 40  # looks without a new request
_SLICE = 0.01  # seconds the script is asked in a row before the sockets are looked at again
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
        self._looked = time.monotonic()  # when the main thread last looked at the sockets
        self._asked = self._looked  # when the script last answered
        self._busy = False  # the script has been asked and has not answered yet
        self._taken = self._wanted_back = False  # the stand-in leads; is asked to stop leading
        self._back = threading.Event()
        self._nudge = threading.Event()
        self._dozing = False
        self._waiting: deque[tuple[Connection, Request]] = deque()  # for the script
        self._done: deque[tuple[Connection, Request, Answer]] = deque()  # for the stand-in to send
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
            more = self._look(0.0 if self._waiting or self._deadline else _IDLE)
            self._ask_for(_SLICE)
            self._end_if_finished(more)
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

    def _ask_for(self, seconds: float) -> None:
        """Ask the script what waits for it, for so long, or until the stand-in has taken over."""
        self._looked = now = time.monotonic()
        end = now + seconds
        while self._waiting and now < end:
            if not self._ask(*self._waiting.popleft()):
                return
            self._asked = now = time.monotonic()

    def _ask(self, connection: Connection, request: Request) -> bool:
        """Answer one request; False when it took so long that the stand-in had to look after the sockets."""
        with self._mutex:
            self._busy = True
        if self._dozing:
            self._nudge.set()
        answer = self._server.answer(request)
        with self._mutex:
            self._busy, taken = False, self._taken
        if not taken:
            self._send(connection, request, answer)
            return True
        self._done.append((connection, request, answer))
        self._wanted_back = True
        self._wake_up()
        self._back.wait()
        self._back.clear()
        return False

    def _wake_up(self) -> None:
        with contextlib.suppress(BlockingIOError):  # it has been woken often enough
            self._waker.send(b"\0")

    # the stand-in

    def _stand_by(self, on_end: Callable[[], None]) -> None:
        quiet = 0
        while not self._over.is_set():
            looked = self._looked
            time.sleep(_LOOKS)
            if self._take_over():
                self._lead()
                if self._over.is_set():
                    on_end()
                with self._mutex:
                    self._taken = self._wanted_back = False
                self._back.set()
            quiet = quiet + 1 if looked == self._looked else 0
            if quiet > _DOZES_AFTER and not self._busy:
                self._doze()

    def _take_over(self) -> bool:
        with self._mutex:
            self._taken = self._busy and time.monotonic() - self._looked > PATIENCE
            return self._taken

    def _lead(self) -> None:
        """Look after the sockets until the main thread does again, or all is over."""
        while not self._wanted_back and not self._over.is_set():
            more = self._look(0.02 if self._deadline else _IDLE)
            self._deliver()
            self._end_if_finished(more)
        self._deliver()

    def _deliver(self) -> None:
        while self._done:
            connection, request, answer = self._done.popleft()
            self._send(connection, request, answer)

    def _doze(self) -> None:
        self._nudge.clear()
        self._dozing = True
        if not self._busy:  # it looks at _dozing after that is set
            self._nudge.wait()
        self._dozing = False

    # who leads

    def _look(self, longest: float) -> bool:
        """Do what the sockets are ready for; False when that was nothing for so many seconds."""
        events = self._selector.select(longest)
        for key, _ in events:
            if key.fileobj is self._wake:
                self._woken()
            elif key.fileobj is self._listener:
                self._accept()
            else:
                self._serve(key.fileobj)  # type: ignore[arg-type]
        return bool(events)

    def _end_if_finished(self, more: bool) -> None:
        """`more`: something has just come."""
        now = time.monotonic()
        if not self._deadline:
            over = not (more or self._busy or self._waiting) and self._idle(now - self._asked)
        else:
            unsent = any(connection.unsent for connection in self._connections())
            open_ends = more or self._busy or self._waiting or self._done or unsent
            over = now > self._deadline or not open_ends
        if over:
            self._over.set()

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
            with contextlib.suppress(OSError):  # one that has gone already, or no TCP
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(Connection(one), selectors.EVENT_READ)

    def _serve(self, connection: Connection) -> None:
        """What `connection` is ready for."""
        if connection.unsent:
            connection.flush()
            self._settle(connection)
        elif connection.answering:  # read on once it is its turn
            connection.paused = True
            self._selector.unregister(connection)
            return
        elif not connection.receive():
            self._drop(connection)
            return
        self._requests(connection)

    def _requests(self, connection: Connection) -> None:
        """Take the requests that are here whole, up to one for the script."""
        while True:
            try:
                request = connection.next()
            except BadRequestError as error:
                connection.refuse(error, failure(INVALID, str(error)))
                self._settle(connection)
                return
            if request is None:
                return
            if self._server.is_quick(request):
                self._reply(connection, request, self._server.answer(request))
            else:
                connection.answering = True
                self._waiting.append((connection, request))

    def _send(self, connection: Connection, request: Request, answer: Answer) -> None:
        """Send what the script has answered, and take what was asked after it."""
        self._reply(connection, request, answer)
        self._requests(connection)

    def _reply(self, connection: Connection, request: Request, answer: Answer) -> None:
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
