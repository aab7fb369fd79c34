"""What is known of a file: `Stat`, and `Entry` for one that stands in a directory."""

from __future__ import annotations

import stat as modes


class Stat:
    """`length` (bytes), `mtime_nsec` and `is_directory`, and the names that `os.stat` has for them."""

    def __init__(self, length: int, mtime_nsec: int, is_directory: bool) -> None:
        self.length = length
        self.mtime_nsec = mtime_nsec
        self.is_directory = is_directory

    @property
    def st_size(self) -> int:
        """Bytes."""
        return self.length

    @property
    def st_mtime(self) -> float:
        """Seconds since the epoch."""
        return self.mtime_nsec / 1e9

    @property
    def st_mtime_ns(self) -> int:
        """Nanoseconds since the epoch."""
        return self.mtime_nsec

    @property
    def st_mode(self) -> int:
        """File or directory, which anybody may read."""
        return modes.S_IFDIR | 0o755 if self.is_directory else modes.S_IFREG | 0o644

    def __repr__(self) -> str:
        return f"Stat(length={self.length}, mtime_nsec={self.mtime_nsec}, is_directory={self.is_directory})"


class Entry:
    """A file or directory that `scan_dir` found, as `os.DirEntry` tells of one."""

    def __init__(self, name: str, path: str, found: Stat) -> None:
        self.name = name
        self.path = path
        self._stat = found

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:  # noqa: ARG002 - the shape of os.DirEntry
        """Whether it is a directory."""
        return self._stat.is_directory

    def is_file(self, *, follow_symlinks: bool = True) -> bool:  # noqa: ARG002
        """Whether it is a file."""
        return not self._stat.is_directory

    def is_symlink(self) -> bool:
        """Object storage has no links."""
        return False

    def stat(self, *, follow_symlinks: bool = True) -> Stat:  # noqa: ARG002
        """Size and time."""
        return self._stat

    def __fspath__(self) -> str:
        return self.path

    def __repr__(self) -> str:
        return f"<Entry {self.path!r}>"
