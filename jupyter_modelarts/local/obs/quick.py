"""Reads of what is small: in the loop where the system has it in memory, else in a thread."""

from __future__ import annotations

import os
from typing import IO

_AT_ONCE = getattr(os, "RWF_NOWAIT", 0)
_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
)


def read_small(path: str, most: int) -> tuple[os.stat_result, bytes] | None:
    """State and content of a file of up to `most` bytes; None where that is not in memory, or not whole."""
    if not _AT_ONCE:
        return None
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return None
    try:
        state = os.fstat(descriptor)
        if state.st_size > most:
            return None
        content = bytearray(state.st_size)
        size = os.preadv(descriptor, [content], 0, _AT_ONCE) if content else 0
        return (state, bytes(content)) if size == state.st_size else None
    except OSError:  # it would have to wait, or the file system does not offer to say so
        return None
    finally:
        os.close(descriptor)


def read_exactly(stream: IO[bytes], size: int) -> bytes:
    """The next `size` bytes of an unbuffered stream, fewer only where it ends."""
    blocks = []
    while size > 0 and (block := stream.read(size)):
        blocks.append(block)
        size -= len(block)
    return b"".join(blocks)
