"""Where a package stands: a directory in OBS, or one on this machine."""

from __future__ import annotations

import asyncio
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument

from .faults import BAD_LOCATION, fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.obs.storage import ObjectStore
    from jupyter_modelarts.local.problems import Problem

LOCAL_SOURCE = "LOCAL_SOURCE"
_LOOPBACK = ("127.0.0.1", "localhost")
_FILE = "file://"


class Place(Protocol):
    """A directory that may hold a package."""

    @property
    def shown(self) -> str:
        """How the API writes it, with a slash at its end."""

    @property
    def name(self) -> str:
        """Its last part."""

    def below(self, name: str) -> Place:
        """The directory `name` in it."""

    async def exists(self) -> bool:
        """Whether what it stands in is there: the bucket, or the directory itself."""

    async def top(self) -> set[str]:
        """What lies directly in it; directories end with a slash."""

    async def files(self) -> Mapping[str, int]:
        """Bytes of all files by path."""

    async def read(self, name: str) -> bytes:
        """The content of a file."""

    async def copy_to(self, directory: Path) -> None:
        """Copy all files."""


@dataclass(frozen=True)
class ObsPlace:
    """A directory in OBS."""

    objects: ObjectStore
    directory: ObsPath

    @property
    def shown(self) -> str:
        """How the API writes it."""
        return self.directory.wire

    @property
    def name(self) -> str:
        """Its last part."""
        return self.directory.name if self.directory.key else ""

    def below(self, name: str) -> ObsPlace:
        """The directory `name` in it."""
        return ObsPlace(self.objects, self.directory / f"{name}/")

    async def exists(self) -> bool:
        """Whether the bucket is there."""
        return await self.objects.bucket_exists(self.directory.bucket)

    async def top(self) -> set[str]:
        """What lies directly in it."""
        bucket, key = self.directory.bucket, self.directory.key
        page = await self.objects.list(bucket, key, delimiter="/")
        return {found[len(key) :] for found in (*(info.key for info in page.objects), *page.common_prefixes)}

    async def files(self) -> Mapping[str, int]:
        """Bytes of all files by path."""
        bucket, key = self.directory.bucket, self.directory.key
        found: dict[str, int] = {}
        marker: str | None = ""
        while marker is not None:
            page = await self.objects.list(bucket, key, marker=marker)
            found |= {info.key[len(key) :]: info.size for info in page.objects}
            marker = page.next_marker
        return {name: size for name, size in found.items() if name and not name.endswith("/")}

    async def read(self, name: str) -> bytes:
        """The content of a file."""
        return await self.objects.get_bytes(self.directory.bucket, (self.directory / name).key)

    async def copy_to(self, directory: Path) -> None:
        """Copy all files."""
        await self.objects.download_prefix(self.directory.bucket, self.directory.key, directory)


@dataclass(frozen=True)
class DiskPlace:
    """A directory of this machine."""

    directory: Path

    @property
    def shown(self) -> str:
        """How the API writes it."""
        return self.directory.as_uri() + "/"

    @property
    def name(self) -> str:
        """Its last part."""
        return self.directory.name

    def below(self, name: str) -> DiskPlace:
        """The directory `name` in it."""
        return DiskPlace(self.directory / name)

    async def exists(self) -> bool:
        """Whether it is there."""
        return self.directory.is_dir()

    async def top(self) -> set[str]:
        """What lies directly in it."""
        return await asyncio.to_thread(self._top)

    def _top(self) -> set[str]:
        if not self.directory.is_dir():
            return set()
        return {path.name + "/" * path.is_dir() for path in self.directory.iterdir()}

    async def files(self) -> Mapping[str, int]:
        """Bytes of all files by path."""
        return await asyncio.to_thread(self._files)

    def _files(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for place, _, names in os.walk(self.directory):
            paths = [Path(place, name) for name in names]
            found |= {self._relative(path): path.stat().st_size for path in paths if path.is_file()}
        return found

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.directory).as_posix()

    async def read(self, name: str) -> bytes:
        """The content of a file."""
        return await asyncio.to_thread((self.directory / name).read_bytes)

    async def copy_to(self, directory: Path) -> None:
        """Copy all files."""
        await asyncio.to_thread(self._copy_to, directory)

    def _copy_to(self, directory: Path) -> None:
        for name in self._files():
            target = directory / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.directory / name, target)
            shutil.copymode(self.directory / name, target)


def is_local(body: Mapping[str, str]) -> bool:
    """Whether a request means a directory of this machine: `file:///dir`, or the type that the SDK has."""
    return body.get("source_location_type") == LOCAL_SOURCE or body["source_location"].startswith(_FILE)


def is_place(text: str) -> bool:
    """Whether the location of an image is that of a package, not of the image itself."""
    return text.startswith("/") or "://" in text


def of(objects: ObjectStore, text: str, *, local: bool = False) -> Place:
    """The place that a location names.  `Problem` 3037."""
    if local or text.startswith(_FILE):
        return _on_disk(text)
    return ObsPlace(objects, _in_obs(text))


def _on_disk(text: str) -> DiskPlace:
    path = Path(unquote(urlsplit(text).path) if text.startswith(_FILE) else text)
    if not path.is_absolute():
        raise _invalid(text, "write the directory from / on")
    return DiskPlace(path)


def _in_obs(text: str) -> ObsPath:
    """`/bucket/dir/`, or the URL of it, as the platform shows it or below this OBS."""
    url = urlsplit(text)
    try:
        if url.scheme == "https" and ".obs." in url.netloc:
            return ObsPath(url.netloc.partition(".")[0], url.path.lstrip("/")).as_directory()
        if url.scheme == "http" and url.hostname in _LOOPBACK:
            return ObsPath.parse(url.path).as_directory()
        if text.startswith("/"):
            return ObsPath.parse(text).as_directory()
    except InvalidArgument:
        pass
    raise _invalid(
        text, f"write {ObsPath.parse(text).wire if ObsPath.is_obs(text) else '/bucket/directory/'}"
    )


def _invalid(text: str, way_out: str) -> Problem:
    return fault(BAD_LOCATION, "source_location", f"{text} is no place of a package", way_out)
