"""`File`: an object, or a file of this machine, opened for reading, writing or appending."""

from __future__ import annotations

import io
import tempfile
from typing import IO, TYPE_CHECKING, Any

from . import objects
from .errors import MoxFileNotExistsException, missing
from .paths import is_remote, split, text_of
from .remote import find

if TYPE_CHECKING:
    from collections.abc import Iterator

_open = io.open
_BUFFER = 1024 * 1024
_IN_MEMORY = 16 * 1024 * 1024
_MODES = frozenset(
    {"r", "rb", "r+", "rb+", "r+b", "w", "wb", "w+", "wb+", "w+b", "a", "ab", "a+", "ab+", "a+b"}
)


class File:
    """A file with the methods that Python's own have; what is written arrives when it is closed."""

    def __init__(self, name: Any, mode: str = "r", encoding: str | None = None, **_: Any) -> None:
        if mode not in _MODES:
            raise ValueError(f"{mode!r} is no mode: use r, w or a, with b for bytes")
        self.name = text_of(name)
        self.mode = mode
        self._stream = _opened(self.name, mode, encoding)

    def size(self) -> int:
        """Bytes in the file as it is now."""
        position = self._stream.tell()
        end = self._stream.seek(0, io.SEEK_END)
        self._stream.seek(position)
        return end

    def read(self, size: int | None = None) -> Any:
        """Read `size` characters or bytes, without it all that is left."""
        return self._stream.read(-1 if size is None else size)

    def readline(self) -> Any:
        """Read to the end of the line."""
        return self._stream.readline()

    def readlines(self) -> list[Any]:
        """Read every line that is left."""
        return self._stream.readlines()

    def write(self, data: Any) -> int:
        """Write text, or bytes in a mode with `b`."""
        return self._stream.write(data)

    def writelines(self, lines: Any) -> None:
        """Write lines, which have their line ends."""
        self._stream.writelines(lines)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """The place in the file."""
        return self._stream.tell()

    def flush(self) -> None:
        """Hand on what is buffered; an object is written by `close`."""
        self._stream.flush()

    def readable(self) -> bool:
        """Whether it can be read."""
        return self._stream.readable()

    def writable(self) -> bool:
        """Whether it can be written."""
        return self._stream.writable()

    def seekable(self) -> bool:
        """Whether it has places."""
        return self._stream.seekable()

    def close(self) -> None:
        """Write what is to be written; closing again does nothing."""
        self._stream.close()

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._stream.closed

    def __enter__(self) -> File:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._stream)

    def __next__(self) -> Any:
        return next(self._stream)


def _opened(name: str, mode: str, encoding: str | None) -> IO[Any]:
    text = "b" not in mode
    if not is_remote(name):
        return _local(name, mode, (encoding or "utf-8") if text else None)
    raw = _Reader(name) if mode in {"r", "rb"} else _Writer(name, mode)
    buffered: Any
    if isinstance(raw, _Reader):
        buffered = io.BufferedReader(raw, _BUFFER)
    else:
        buffered = io.BufferedRandom(raw, _BUFFER)
        if "a" in mode:
            buffered.seek(0, io.SEEK_END)
    return io.TextIOWrapper(buffered, encoding or "utf-8") if text else buffered


def _local(name: str, mode: str, encoding: str | None) -> IO[Any]:
    try:
        return _open(name, mode, encoding=encoding)
    except FileNotFoundError:
        if "r" not in mode:
            raise
        raise MoxFileNotExistsException(name) from None


class _Reader(io.RawIOBase):
    """An object, of which only what is asked for is fetched."""

    def __init__(self, url: str) -> None:
        super().__init__()
        found = find(url)
        if found is None:
            raise missing(url)
        self._place = split(url)
        self._size = found.size
        self._at = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer`; how many bytes that were."""
        wanted = min(len(buffer), self._size - self._at)
        block = objects.get(*self._place, self._at, wanted) if wanted > 0 else b""
        buffer[: len(block)] = block
        self._at += len(block)
        return len(block)

    def readall(self) -> bytes:
        """All that is left, in one request."""
        block = objects.get(*self._place, self._at, max(self._size - self._at, 0))
        self._at += len(block)
        return block

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(start + offset, 0)
        return self._at

    def tell(self) -> int:
        """The place."""
        return self._at


class _Writer(io.RawIOBase):
    """An object that is written aside, and to its place when it is closed."""

    def __init__(self, url: str, mode: str) -> None:
        super().__init__()
        self._place = split(url)
        if not self._place[1] or self._place[1].endswith("/"):
            raise IsADirectoryError(f"{url} is a directory")
        self._aside: Any = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by `close`
        self._wanted = True
        if not mode.startswith("w"):
            self._fetch(url, mode)

    def _fetch(self, url: str, mode: str) -> None:
        found = find(url)
        if found is not None:
            self._aside.write(objects.get(*self._place, 0, found.size))
            self._aside.seek(0)
        elif mode.startswith("r"):
            self._wanted = False
            self.close()
            raise missing(url)

    def readable(self) -> bool:
        """Yes."""
        return True

    def writable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what was written."""
        block = self._aside.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)

    def write(self, data: Any) -> int:
        """Write aside."""
        self._aside.write(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        self._aside.seek(offset, whence)
        return int(self._aside.tell())

    def tell(self) -> int:
        """The place."""
        return int(self._aside.tell())

    def truncate(self, size: int | None = None) -> int:
        """Cut it off."""
        self._aside.truncate(self.tell() if size is None else size)
        return self.tell() if size is None else size

    def close(self) -> None:
        """Write the object."""
        if self.closed:
            return
        try:
            if self._wanted:
                self._wanted = False
                self._send()
        finally:
            self._aside.close()
            super().close()

    def _send(self) -> None:
        size = self._aside.seek(0, io.SEEK_END) or self._aside.tell()
        self._aside.seek(0)
        if size <= _IN_MEMORY:
            objects.put(*self._place, self._aside.read())
            return
        with tempfile.NamedTemporaryFile() as whole:
            while True:
                block = self._aside.read(_BUFFER)
                if not block:
                    break
                whole.write(block)
            whole.flush()
            objects.upload(*self._place, whole.name)
