"""Values as JSON and as files; those of other libraries are told by their types, no library is imported."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _

from .errors import PredictError

if TYPE_CHECKING:
    from collections.abc import Callable

_LIBRARIES = ("pandas", "numpy", "PIL")
_PLAIN = (dict, list, str, int, float, bool, tuple, type(None))
_MISSING = ("NaTType", "NAType")


class JsonText(str):
    """A text that is known to be JSON and is sent as it was written."""

    __slots__ = ()


def json_text(text: str) -> JsonText:
    """`text` as it was written, once it is known to be JSON; raises `PredictError` with line and column."""
    try:
        json.loads(text, parse_constant=_no_constant)
    except ValueError as error:
        place = f"{_line(error)}" if isinstance(error, json.JSONDecodeError) else str(error)
        message = _("The body is not JSON: {place}.").format(place=place)
        raise PredictError(message, hint=_('Write for example {"x": [1, 2]}.')) from None
    return JsonText(text.strip())


def _no_constant(name: str) -> Any:
    raise ValueError(_("it has {name}").format(name=name))


def _line(error: json.JSONDecodeError) -> str:
    return _("line {line}, column {column}: {reason}").format(
        line=error.lineno, column=error.colno, reason=error.msg
    )


def is_frame(value: Any) -> bool:
    """Whether it is a DataFrame of pandas."""
    return _is(value, "pandas", "DataFrame")


def is_series(value: Any) -> bool:
    """Whether it is a Series of pandas."""
    return _is(value, "pandas", "Series")


def is_array(value: Any) -> bool:
    """Whether it is an array of numpy."""
    return _is(value, "numpy", "ndarray")


def is_image(value: Any) -> bool:
    """Whether it is an image of Pillow."""
    return _is(value, "PIL", "Image")


def _is(value: Any, library: str, name: str) -> bool:
    if type(value) in _PLAIN:
        return False
    return any(
        base.__name__ == name and base.__module__.partition(".")[0] == library for base in type(value).__mro__
    )


def records(frame: Any) -> list[dict[str, Any]]:
    """The rows of a DataFrame as dicts of plain values; what is missing is None."""
    rows = frame.to_dict(orient="records")
    return [{str(name): _cell(value) for name, value in row.items()} for row in rows]


def _cell(value: Any) -> Any:
    if type(value).__name__ in _MISSING or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN
        return None
    return value


def encode(value: Any, *, name: str = "", base64_bytes: bool = False) -> str:
    """`value` as JSON; raises `PredictError` that says what of it JSON does not have.

    `name` is the variable it came from.  With `base64_bytes` bytes and images become base64 texts.
    """
    try:
        return (_WITH_BYTES if base64_bytes else _ENCODER).encode(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise _not_json(error, name) from None


def _not_json(error: Exception, name: str) -> PredictError:
    if isinstance(error, ValueError) and str(error).startswith("Out of range"):
        message = _("The data cannot be sent as JSON, which has no NaN and no infinity.")
        hint = _("Replace them first, for example with numpy.nan_to_num(x).")
    else:
        message = _("The data cannot be sent as JSON: {reason}.").format(reason=error)
        hint = _("Turn it into lists, dicts, texts and numbers.")
    return PredictError(f"{{{name}}}: {message}" if name else message, hint=hint)


def plain(value: Any) -> Any:
    """What JSON can say of a value that it does not know; raises `TypeError`."""
    if type(value).__name__ in _MISSING:
        return None
    if is_frame(value):
        return records(value)
    for method in ("tolist", "isoformat"):  # arrays, scalars, Series, tensors; dates
        turn: Callable[[], Any] | None = getattr(value, method, None)
        if callable(turn):
            return turn()
    raise TypeError(_("a value of the type {type} is not JSON").format(type=type(value).__name__))


def _plain_or_base64(value: Any) -> Any:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return base64.b64encode(value).decode("ascii")
    if is_image(value):
        return base64.b64encode(picture(value)).decode("ascii")
    return plain(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=plain)
_WITH_BYTES = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain_or_base64)


def picture(image: Any) -> bytes:
    """A Pillow image as a PNG file; raises `PredictError` for a mode that PNG does not have."""
    from io import BytesIO

    stream = BytesIO()
    try:
        image.save(stream, "PNG")
    except (OSError, ValueError) as error:
        message = _("The image cannot be sent as PNG: {reason}.").format(reason=error)
        raise PredictError(message, hint=_('Convert it first: image.convert("RGB").')) from None
    return stream.getvalue()


def is_pixels(array: Any) -> bool:
    """Whether a numpy array can be a picture: 8 bits, grey or with 1, 3 or 4 channels."""
    shape = array.shape
    flat = len(shape) == 2 or (len(shape) == 3 and shape[2] in (1, 3, 4))
    return flat and 0 not in shape and str(array.dtype) == "uint8"


def pixels(array: Any) -> bytes:
    """A numpy array that is a picture as a PNG file."""
    import struct
    import zlib

    height, width = array.shape[:2]
    channels = array.shape[2] if array.ndim == 3 else 1
    data, length = array.tobytes(), width * channels
    lines = b"".join(b"\0" + data[at : at + length] for at in range(0, height * length, length))
    colour = {1: 0, 3: 2, 4: 6}[channels]

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(lines, 6)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
