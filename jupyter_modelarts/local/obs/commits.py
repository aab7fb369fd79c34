"""New objects, in rounds: uploads that arrive together share one sync and one transaction of the index.

    write    the content goes to temporary files          round n
    record   their rows go to the index                   round n
    sync     both are safe from here on                   round n
    place    the files take their places                  round n, visible at once
    sync     the names are safe, too: uploads are answered  round n + 1, shared with its content

So nobody ever sees half an object, and what was answered is there after a power cut.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .batches import Batches, Piece
from .objects import Attributes, Condition, ObjectInfo, Row, described
from .tree import Touched

if TYPE_CHECKING:
    from .durable import Disk
    from .index import Gone, Index
    from .tree import Tree

_BY_DESCRIPTOR = os.utime in os.supports_fd
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)


@dataclass(slots=True)
class New:
    """An object on its way: `data`, or a finished and synced file at `path`."""

    bucket: str
    key: str
    etag: str
    attributes: Attributes
    data: bytes | None = None
    path: str = ""
    condition: Condition | None = None
    row: Row | None = None


Upload = Piece[New, ObjectInfo]
Outcome = tuple[Upload, ObjectInfo | BaseException]
Look = Callable[[str, str], ObjectInfo | None]


class Commits:
    """The one thread that makes files objects."""

    def __init__(self, tree: Tree, index: Index, disk: Disk, look: Look) -> None:
        self._tree = tree
        self._index = index
        self._disk = disk
        self._look = look
        self._placed: list[Upload] = []
        self._gone: list[Gone] = []
        self._stamp = 0
        self._touched = Touched()
        self.uploads: Batches[New, ObjectInfo] = Batches(self._round, "obs-commits")

    def close(self) -> None:
        """Finish what has come."""
        self.uploads.close()

    def _round(self, fresh: list[Upload]) -> tuple[list[Outcome], bool]:
        outcomes: list[Outcome] = []
        written = self._each(self._write, fresh, outcomes)
        placed, self._placed = self._placed, []
        touched, self._touched = self._touched, Touched()
        if touched.held:
            threading.Thread(target=_close, args=[touched.held], name="obs-free").start()
        try:
            self._record(written)
            self._sync(written, touched)
        except Exception as error:  # noqa: BLE001 - those who wait are told, whatever it is
            outcomes += [(upload, error) for upload in placed + written]
            _discard(written)
            return outcomes, False
        outcomes += [(upload, _info(upload.work)) for upload in placed]
        self._placed = self._each(self._place, written, outcomes)
        return outcomes, bool(self._placed)

    def _each(
        self, step: Callable[[New], None], uploads: list[Upload], outcomes: list[Outcome]
    ) -> list[Upload]:
        """Those of `uploads` that `step` succeeded with; the others get their outcome."""
        done = []
        for upload in uploads:
            try:
                step(upload.work)
            except Exception as error:  # noqa: BLE001 - one upload's failure is that upload's own
                _discard([upload])
                outcomes.append((upload, error))
            else:
                done.append(upload)
        return done

    def _write(self, new: New) -> None:
        # no two files of a key have the same time, however fast they come: it tells their rows apart
        self._stamp = max(self._stamp + 1, time.time_ns())
        if new.data is not None:
            new.path = self._tree.fresh()
            state = _write_file(new.path, new.data, self._stamp)
        else:
            os.utime(new.path, ns=(self._stamp, self._stamp))
            state = os.lstat(new.path)
        new.row = Row(state.st_size, state.st_mtime_ns, new.etag, new.attributes)

    def _record(self, uploads: list[Upload]) -> None:
        rows = [(new.bucket, new.key, new.row) for new in _works(uploads) if new.row]
        gone, self._gone = self._gone, []
        if rows or gone:
            self._index.write(rows, gone)

    def _sync(self, uploads: list[Upload], touched: Touched) -> None:
        files = [new.path for new in _works(uploads)]
        if uploads:
            files.append(self._index.log)
        self._disk.sync(files, touched.changed)

    def _place(self, new: New) -> None:
        assert new.row is not None
        try:
            with self._tree.lock(new.bucket, new.key):
                if new.condition:
                    new.condition(self._look(new.bucket, new.key))
                before = self._tree.place(new.path, new.bucket, new.key, self._touched)
        except Exception:
            self._gone.append((new.bucket, new.key, new.row.mtime_ns, new.row.size))
            raise
        if before:
            self._gone.append((new.bucket, new.key, before.st_mtime_ns, before.st_size))


def _works(uploads: list[Upload]) -> list[New]:
    return [upload.work for upload in uploads]


def _info(new: New) -> ObjectInfo:
    assert new.row is not None
    return described(new.key, new.row)


def _write_file(path: str, data: bytes, stamp: int) -> os.stat_result:
    descriptor = os.open(path, _FLAGS, 0o666)
    try:
        written = os.write(descriptor, data)
        while written < len(data):
            written += os.write(descriptor, memoryview(data)[written:])
        os.utime(descriptor if _BY_DESCRIPTOR else path, ns=(stamp, stamp))
        return os.fstat(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - text, not a path
        raise
    finally:
        os.close(descriptor)


def _close(descriptors: list[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


def _discard(uploads: list[Upload]) -> None:
    for new in _works(uploads):
        with contextlib.suppress(OSError):
            os.unlink(new.path)  # noqa: PTH108 - text, not a path
