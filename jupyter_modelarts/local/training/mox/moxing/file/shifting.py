"""`shift('os', 'mox')`: Python's own functions take paths of object storage as well."""

from __future__ import annotations

import builtins
import functools
import glob
import os
import shutil
from typing import TYPE_CHECKING, Any

from . import operations
from .paths import is_remote
from .streams import File

if TYPE_CHECKING:
    from collections.abc import Callable


def _list(path: Any = ".") -> list[str]:
    return operations.list_directory(path, recursive=False)


def _make(path: Any, *_: Any, **__: Any) -> None:
    operations.make_dirs(path)


def _make_one(path: Any, *_: Any, **__: Any) -> None:
    operations.mk_dir(path)


def _is_file(path: Any) -> bool:
    return operations.exists(path) and not operations.is_directory(path)


def _open(file: Any, mode: str = "r", *_: Any, encoding: str | None = None, **__: Any) -> File:
    return File(file, mode.replace("t", ""), encoding)


def _copy(source: Any, target: Any, *_: Any, **__: Any) -> Any:
    operations.copy(source, target)
    return target


def _copy_tree(source: Any, target: Any, *_: Any, **__: Any) -> Any:
    operations.copy_parallel(source, target)
    return target


def _remove(path: Any, *_: Any, **__: Any) -> None:
    operations.remove(path)


def _remove_tree(path: Any, *_: Any, **__: Any) -> None:
    operations.remove(path, recursive=True)


def _scan(path: Any = ".") -> Any:
    return _Scan(operations.scan_dir(path))


class _Scan:
    """What `os.scandir` answers: to be walked through, and closed by `with`."""

    def __init__(self, entries: Any) -> None:
        self._entries = entries

    def __iter__(self) -> Any:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> _Scan:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is open."""


_TABLE: tuple[tuple[Any, str, Callable[..., Any]], ...] = (
    (builtins, "open", _open),
    (glob, "glob", lambda pattern, **_: operations.glob(pattern)),
    (os, "listdir", _list),
    (os, "makedirs", _make),
    (os, "mkdir", _make_one),
    (os, "remove", _remove),
    (os, "unlink", _remove),
    (os, "rename", operations.rename),
    (os, "scandir", _scan),
    (os, "stat", operations.stat),
    (os, "walk", lambda path, topdown=True, **_: operations.walk(path, topdown)),
    (os.path, "exists", operations.exists),
    (os.path, "getsize", operations.get_size),
    (os.path, "isdir", operations.is_directory),
    (os.path, "isfile", _is_file),
    (shutil, "copy", _copy),
    (shutil, "copyfile", _copy),
    (shutil, "copytree", _copy_tree),
    (shutil, "rmtree", _remove_tree),
)
_originals: dict[tuple[Any, str], Any] = {}


def shift(source: str, target: str) -> None:
    """`shift('os', 'mox')`: functions of builtins, glob, os and shutil go to `mox.file` for remote paths.

    Other paths take the way they always took.  `shift('mox', 'os')` puts everything back.
    """
    if (source, target) == ("os", "mox"):
        for module, name, function in _TABLE:
            if (module, name) not in _originals:
                _originals[module, name] = original = getattr(module, name)
                setattr(module, name, _either(original, function))
    elif (source, target) == ("mox", "os"):
        while _originals:
            (module, name), original = _originals.popitem()
            setattr(module, name, original)
    else:
        raise ValueError("shift goes from 'os' to 'mox', or from 'mox' to 'os'")


def _either(original: Callable[..., Any], function: Callable[..., Any]) -> Callable[..., Any]:
    """For remote paths `function`, for others `original`."""

    @functools.wraps(original)
    def either(*arguments: Any, **named: Any) -> Any:
        if any(is_remote(argument) for argument in arguments[:2]):
            return function(*arguments, **named)
        return original(*arguments, **named)

    return either
