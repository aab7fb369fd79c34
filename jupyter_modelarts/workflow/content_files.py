"""Files on their way to a service: from a path, from OBS, from memory; and the rows of a csv file."""

from __future__ import annotations

import csv
import glob
import io
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _

from .content_values import is_image, picture
from .errors import PredictError

_SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".bmp": (b"BM",),
    ".tif": (b"II*\0", b"MM\0*"),
    ".tiff": (b"II*\0", b"MM\0*"),
}
Part = tuple[str, str, bytes]
"""Field, file name, content."""
ReadObject = Callable[[str], tuple[str, bytes]]
_BYTES = (bytes, bytearray, memoryview)


def is_file(value: Any) -> bool:
    """Whether it is sent as a file: bytes, a path (no text), an image, an open file."""
    if isinstance(value, (str, dict, list, int, float)) or value is None:
        return False
    return (
        isinstance(value, (*_BYTES, os.PathLike)) or is_image(value) or callable(getattr(value, "read", None))
    )


def are_files(value: Any) -> bool:
    """Whether it is a file, or a list of nothing but files."""
    if isinstance(value, (list, tuple)):
        return bool(value) and all(is_file(entry) for entry in value)
    return is_file(value)


def read_files(field: str, value: Any, read_object: ReadObject) -> list[Part]:
    """The file or the files of `value` for `field`; a text is a path or obs://."""
    entries = value if isinstance(value, (list, tuple)) else [value]
    return [(field, *_read(field, entry, read_object)) for entry in entries]


def _read(field: str, file: Any, read_object: ReadObject) -> tuple[str, bytes]:
    if isinstance(file, str) and ObsPath.is_obs(file):
        return read_object(file)
    if is_image(file):
        return _name_of(file, "image.png", ".png"), picture(file)
    if callable(getattr(file, "read", None)) and not isinstance(file, os.PathLike):
        content = file.read()
        return _name_of(file, field), content.encode() if isinstance(content, str) else bytes(content)
    return read_file(field, bytes(file) if isinstance(file, _BYTES) else file)


def _name_of(file: Any, otherwise: str, suffix: str = "") -> str:
    """The file name that a file or an image knows; with `suffix` in place of its own."""
    known = getattr(file, "filename", "") or getattr(file, "name", "")
    if not isinstance(known, (str, os.PathLike)) or not os.fspath(known):
        return otherwise
    path = Path(known)
    return path.stem + suffix if suffix else path.name


def read_file(field: str, file: str | os.PathLike[str] | bytes) -> tuple[str, bytes]:
    """Name and content of a file to send; one that is named as an image has to be one."""
    if isinstance(file, bytes):
        return field, file
    path = Path(file).expanduser()
    try:
        content = path.read_bytes()
    except OSError as error:
        message = _("The file for {field} cannot be read: {path} ({reason}).")
        raise PredictError(
            message.format(field=field, path=file, reason=error.strerror or error),
            hint=_("Give the path of a file: {field}=PATH.").format(field=field),
        ) from None
    _check_image(path, content)
    return path.name, content


def _check_image(path: Path, content: bytes) -> None:
    starts = _SIGNATURES.get(path.suffix.lower())
    if starts is None or content.startswith(starts):
        return
    kind = path.suffix[1:].upper()
    raise PredictError(
        _("{path} is no {kind} image, whatever its name says.").format(path=path, kind=kind),
        hint=_("Save it as an image first, for example with Pillow: image.save({path!r}).").format(
            path=str(path)
        ),
    )


def matching(text: str) -> list[str]:
    """The files that `text` names, which may hold `*`; itself where there are none."""
    if not glob.has_magic(text) or ObsPath.is_obs(text) or Path(text).exists():
        return [text]
    return sorted(glob.glob(str(Path(text).expanduser()))) or [text]  # noqa: PTH207 - absolute patterns, too


def csv_rows(name: str, content: bytes, columns: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The rows of a csv file; its first line names the columns, unless it holds numbers only.

    Without such a line the columns are `columns`, else f0, f1, and so on.  Raises `PredictError`.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    lines = [line for line in csv.reader(io.StringIO(text), _dialect(text)) if line]
    if not lines:
        raise PredictError(_("{name} has no rows.").format(name=name), hint=_("Give a csv file with rows."))
    head = lines[0]
    if all(isinstance(_number(cell), float | int) for cell in head):
        heading = list(columns) if len(columns) == len(head) else [f"f{index}" for index in range(len(head))]
    else:
        heading, lines = head, lines[1:]
    return [_row(name, number, heading, line) for number, line in enumerate(lines, 1)]


def _dialect(text: str) -> type[csv.Dialect]:
    first = text.partition("\n")[0]

    class Found(csv.excel):
        delimiter = max(",;\t", key=first.count)

    return Found


def _row(name: str, number: int, heading: Sequence[str], line: Sequence[str]) -> dict[str, Any]:
    if len(line) != len(heading):
        message = _("Row {number} of {name} has {count} values, not {expected}.")
        text = message.format(number=number, name=name, count=len(line), expected=len(heading))
        raise PredictError(text, hint=_("Correct the row; a value with a comma stands in quotation marks."))
    return {key: _number(cell) for key, cell in zip(heading, line, strict=True)}


def _number(cell: str) -> Any:
    """A number where the cell is one, None where it is empty, else the text."""
    stripped = cell.strip()
    if not stripped:
        return None
    try:
        value = int(stripped) if stripped.lstrip("+-").isdigit() else float(stripped)
    except ValueError:
        return cell
    return cell if value != value or value in (float("inf"), float("-inf")) else value  # noqa: PLR0124 - NaN


def shown(parts: Sequence[Part]) -> Mapping[str, tuple[str, bytes]]:
    """The files by their fields, several of one field numbered, as predictions show them."""
    found: dict[str, tuple[str, bytes]] = {}
    for field, name, content in parts:
        number = sum(1 for key in found if key.partition(" ")[0] == field)
        found[f"{field} {number + 1}" if number else field] = (name, content)
    return found
