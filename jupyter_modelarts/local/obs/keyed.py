"""HMAC of short texts, many with the same key.

`hmac.digest` lets other threads run meanwhile: with one of them busy, each call then waits for its turn,
ten times as long as it works.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

_INNER = bytes(number ^ 0x36 for number in range(256))
_OUTER = bytes(number ^ 0x5C for number in range(256))


def keyed_hash(key: bytes, text: bytes, algorithm: str) -> bytes:
    """The HMAC of `text`; `algorithm` is `sha1` or `sha256`."""
    inner, outer = (pad.copy() for pad in _pads(key, algorithm))
    inner.update(text)
    outer.update(inner.digest())
    return outer.digest()


@lru_cache(maxsize=64)
def _pads(key: bytes, algorithm: str) -> tuple[hashlib._Hash, hashlib._Hash]:
    inner, outer = (hashlib.new(algorithm, usedforsecurity=True) for _ in range(2))
    whole = hashlib.new(algorithm, key).digest() if len(key) > inner.block_size else key
    padded = whole.ljust(inner.block_size, b"\0")
    inner.update(padded.translate(_INNER))
    outer.update(padded.translate(_OUTER))
    return inner, outer
