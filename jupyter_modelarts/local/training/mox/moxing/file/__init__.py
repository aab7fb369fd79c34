"""`mox.file`: files in object storage, by the functions that scripts for ModelArts use.

operations   the functions            streams    File
remote       in object storage        local      on this machine        copying   between them
objects      one object               requests   one request, on one of the `connections`
shifting     Python's own functions   settings, signing, paths, entries, errors
"""

from __future__ import annotations

from .entries import Entry, Stat
from .errors import (
    MoxFileException,
    MoxFileNameDuplicateException,
    MoxFileNotExistsException,
    MoxFileReadException,
    MoxFileRespException,
)
from .operations import (
    append,
    append_remote,
    copy,
    copy_parallel,
    exists,
    get_size,
    glob,
    is_directory,
    list_directory,
    make_dirs,
    mk_dir,
    read,
    remove,
    rename,
    scan_dir,
    stat,
    walk,
    write,
)
from .requests import set_auth
from .shifting import shift
from .streams import File

__all__ = [
    "Entry",
    "File",
    "MoxFileException",
    "MoxFileNameDuplicateException",
    "MoxFileNotExistsException",
    "MoxFileReadException",
    "MoxFileRespException",
    "Stat",
    "append",
    "append_remote",
    "copy",
    "copy_parallel",
    "exists",
    "get_size",
    "glob",
    "is_directory",
    "list_directory",
    "make_dirs",
    "mk_dir",
    "read",
    "remove",
    "rename",
    "scan_dir",
    "set_auth",
    "shift",
    "stat",
    "walk",
    "write",
]
