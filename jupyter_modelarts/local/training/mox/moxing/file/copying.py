"""Copies between object storage and this machine, or within one of them."""

from __future__ import annotations

import logging
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from . import local, objects, remote
from .errors import MoxFileNameDuplicateException, MoxFileNotExistsException, missing
from .paths import is_remote, join, split

if TYPE_CHECKING:
    from collections.abc import Sequence

_copy_locally, _makedirs = shutil.copyfile, os.makedirs


def copy_file(source: str, target: str) -> None:
    """Copy one file; directories above a target on this machine are made."""
    if not is_remote(source) and not local.exists(source):
        raise MoxFileNotExistsException(source)
    if not is_remote(source) and local.is_directory(source):
        raise IsADirectoryError(f"{source} is a directory: use copy_parallel")
    _check_target(target)
    if not is_remote(target):
        _makedirs(os.path.dirname(os.path.abspath(target)), exist_ok=True)
    _transfer(source, target)


def _check_target(target: str) -> None:
    if target.endswith("/") or (not is_remote(target) and local.is_directory(target)):
        raise MoxFileNameDuplicateException(f"{target} is a directory: name the file in it")


def _transfer(source: str, target: str) -> None:
    if not is_remote(source):
        if is_remote(target):
            objects.upload(*split(target), source)
        else:
            _copy_locally(source, target)
        return
    found = remote.find(source)
    if found is None:
        raise missing(source)
    if is_remote(target):
        objects.copy(split(source), split(target))
    else:
        objects.download(*split(source), found.size, target)


def copy_tree(source: str, target: str, file_list: Sequence[str] | None, threads: int) -> None:
    """Copy a directory, or of it what `file_list` names; several files at once."""
    if _is_file(source):
        copy_file(source, target)
        return
    names = [name for name, _ in _files(source)] if file_list is None else list(file_list)
    if not names:
        logging.warning("No files to copy")
        return
    if not is_remote(target):
        for place in sorted({os.path.dirname(os.path.join(target, name)) for name in names}):
            _makedirs(place or ".", exist_ok=True)
    pairs = [(join(source, name), join(target, name)) for name in names]
    if threads <= 1:
        for pair in pairs:
            _transfer(*pair)
        return
    with ThreadPoolExecutor(min(threads, len(pairs))) as pool:
        for done in [pool.submit(_transfer, *pair) for pair in pairs]:
            done.result()


def _is_file(path: str) -> bool:
    if is_remote(path):
        return remote.find(path) is not None
    return local.exists(path) and not local.is_directory(path)


def _files(path: str) -> list[tuple[str, int]]:
    if is_remote(path):
        return remote.files(path) if remote.is_directory(path) else []
    return local.files(path) if local.exists(path) else []


def rename(source: str, target: str) -> None:
    """Give a file or directory another name; in object storage that is a copy and a removal."""
    if not is_remote(source) and not is_remote(target):
        local.rename(source, target)
    elif _is_file(source):
        copy_file(source, target)
        _remove(source)
    elif is_remote(source) and not remote.is_directory(source):
        raise missing(source)
    else:
        copy_tree(source, target, None, 16)
        _remove(source)


def _remove(path: str) -> None:
    (remote.remove if is_remote(path) else local.remove)(path, True)
