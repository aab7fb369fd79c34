"""What a transfer in parts has done, kept in a file, so that it goes on after a kill.

The first line says what is transferred; each further line is a part that is done.  A line that was cut
off counts for nothing.  One process at a time holds a journal; a second one does without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

DIRECTORY_VARIABLE = "JUPYTER_MODELARTS_TRANSFER_DIR"
_KEPT_S = 14 * 86400
_HEAD, _PART = "transfer", "part"


def directory() -> Path:
    """Where journals are: the variable's directory, else one in the user's state directory."""
    named = os.environ.get(DIRECTORY_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("jupyter_modelarts", appauthor=False) / "transfers"


class Journal:
    """The parts of one transfer: number to what is known of it."""

    def __init__(self, path: Path | None, stream: IO[str] | None = None) -> None:
        self._path, self._stream = path, stream
        self.head: dict[str, Any] = {}
        self.parts: dict[int, dict[str, Any]] = {}
        if stream:
            self._read(stream)

    def _read(self, stream: IO[str]) -> None:
        stream.seek(0)
        for line in stream:
            try:
                content = json.loads(line)
                if _HEAD in content:
                    self.head = content[_HEAD]
                else:
                    self.parts[content[_PART]] = content
            except (ValueError, KeyError, TypeError):
                continue

    @property
    def is_kept(self) -> bool:
        """Whether it outlives this process."""
        return self._stream is not None

    def begin(self, head: Mapping[str, Any]) -> None:
        """Forget what was; `head` says what is transferred from now on."""
        self.clear()
        self.head = dict(head)
        self._write({_HEAD: self.head})

    def clear(self) -> None:
        """Forget what was."""
        self.head, self.parts = {}, {}
        if self._stream:
            self._stream.seek(0)
            self._stream.truncate()

    def done(self, number: int, **known: Any) -> None:
        """Part `number` is done."""
        self.parts[number] = {_PART: number, **known}
        self._write(self.parts[number])

    def _write(self, content: Mapping[str, Any]) -> None:
        if self._stream:
            self._stream.write("\n" + json.dumps(content) + "\n")  # the line before may have been cut off
            self._stream.flush()

    def remove(self) -> None:
        """The transfer is complete."""
        self.clear()
        if self._path:
            self._path.unlink(missing_ok=True)
            self._path.with_suffix(".lock").unlink(missing_ok=True)


@contextlib.contextmanager
def held(*identity: str) -> Iterator[Journal]:
    """The journal of the transfer that `identity` names.

    Where another process (or thread) has it, or nothing can be written, the journal is in memory only.
    """
    name = hashlib.sha256("\0".join(identity).encode(errors="surrogateescape")).hexdigest()[:24]
    with contextlib.ExitStack() as stack:
        yield _opened(directory() / f"{name}.jsonl", stack)


def _opened(path: Path, stack: contextlib.ExitStack) -> Journal:
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _drop_old(path.parent)
        stack.enter_context(FileLock(path.with_suffix(".lock"), timeout=0, is_singleton=False))
        return Journal(path, stack.enter_context(path.open("a+", encoding="utf-8")))
    except (Timeout, OSError):
        return Journal(None)


def _drop_old(parent: Path) -> None:
    oldest = time.time() - _KEPT_S
    for path in parent.glob("*.*"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()
