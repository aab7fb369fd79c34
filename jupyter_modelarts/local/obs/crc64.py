"""CRC-64 as the vendor's clients send it (ECMA polynomial, as in xz), checked at the speed of memory.

Python computes no CRC-64, but its xz decoder checks one: the content is wrapped, uncompressed, into the
format that the decoder reads, with the promised value where the format has its check.
"""

from __future__ import annotations

import lzma
import zlib

from .errors import ObsProblem

_CHUNK = 1 << 16
_STREAM_FLAGS = b"\x00\x04"  # the check is a CRC-64
_STREAM = b"\xfd7zXZ\x00" + _STREAM_FLAGS + zlib.crc32(_STREAM_FLAGS).to_bytes(4, "little")
_BLOCK_HEADER = b"\x02\x00\x21\x01\x00\x00\x00\x00"  # LZMA2 with the smallest dictionary
_BLOCK = _BLOCK_HEADER + zlib.crc32(_BLOCK_HEADER).to_bytes(4, "little")


class Crc64:
    """Feed the content with `update`; `digest` is then the promised value, or empty where it is wrong."""

    def __init__(self, promised: bytes) -> None:
        self._promised = promised
        self._decoder = lzma.LZMADecompressor(lzma.FORMAT_XZ)
        self._decoder.decompress(_STREAM + _BLOCK)
        self._size = 0
        self._control = b"\x01"  # the first chunk begins a dictionary, later ones go on with it

    def update(self, data: bytes) -> None:
        """Take the next bytes in."""
        view = memoryview(data)
        for start in range(0, len(view), _CHUNK):
            chunk = view[start : start + _CHUNK]
            self._decoder.decompress(self._control + (len(chunk) - 1).to_bytes(2, "big") + chunk)
            self._control = b"\x02"
            self._size += 3 + len(chunk)

    def digest(self) -> bytes:
        """The promised value, big-endian, if it is right; asked once."""
        end = b"\x00" + bytes(-(self._size + 1) % 4) + self._promised[::-1]
        try:
            self._decoder.decompress(end)
        except lzma.LZMAError:
            return b""
        return self._promised


def crc64_bytes(text: str) -> bytes:
    """The value of a header, a decimal number; raises `ObsProblem` InvalidDigest."""
    if not (text.isascii() and text.isdigit() and len(text) <= 20 and int(text) < 1 << 64):
        raise ObsProblem(400, "InvalidDigest", "A CRC-64 is a decimal number of 64 bits.")
    return int(text).to_bytes(8, "big")
