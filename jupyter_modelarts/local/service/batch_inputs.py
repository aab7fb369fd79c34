"""What a batch service works through: the files of a directory in OBS, or those that a manifest names."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.local.obs.errors import ObsProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jupyter_modelarts.local.obs.storage import ObjectStore

RESULTS = "infer-result"
MANIFEST_FILE = "ManifestFile"
_MANIFEST = ".manifest"


class TaskError(Exception):
    """The whole task cannot go on: one sentence with the reason."""


@dataclass(frozen=True)
class Input:
    """One file.  `source` is how the manifests name it; `name` is that of its result, without `_result.txt`.

    `problem` says why it cannot be read at all.
    """

    source: str
    bucket: str = ""
    key: str = ""
    name: str = ""
    problem: str = ""

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


def obs_path(text: str) -> ObsPath:
    """`/bucket/key`, `obs://bucket/key`, or the URL of it (`https://bucket.obs.…/key`).

    Raises `InvalidArgument`.
    """
    url = urlsplit(text)
    if url.scheme == "https" and ".obs." in url.netloc:
        return ObsPath(url.netloc.partition(".")[0], url.path.lstrip("/"))
    return ObsPath.parse(text)


def is_manifest(entry: Mapping[str, Any]) -> bool:
    """Whether `src_path` of an entry of `config` is a list of files, and no directory."""
    return entry.get("src_type") == MANIFEST_FILE or entry["src_path"].endswith(_MANIFEST)


async def find_inputs(objects: ObjectStore, entry: Mapping[str, Any]) -> list[Input]:
    """The files of an entry of `config`, in order.  Raises `TaskError` where there is none."""
    source = obs_path(entry["src_path"])
    try:
        if is_manifest(entry):
            found = _listed(await objects.get_bytes(source.bucket, source.key))
        else:
            found = await _below(objects, source.as_directory(), obs_path(entry["dest_path"]))
    except ObsProblem as problem:
        raise TaskError(f"src_path {source.url} cannot be read: {problem.message}") from None
    if not found:
        raise TaskError(f"src_path {source.url} names no file. Put the input there and start the service.")
    return list(_told_apart(found))


async def _below(objects: ObjectStore, directory: ObsPath, destination: ObsPath) -> list[Input]:
    """The files of a directory, without what tasks before have written into it."""
    written = destination / RESULTS
    found: list[Input] = []
    marker: str | None = ""
    while marker is not None:
        page = await objects.list(directory.bucket, directory.key, marker=marker)
        for info in page.objects:
            ours = directory.bucket == written.bucket and info.key.startswith(written.key)
            if not info.key.endswith("/") and not ours:
                place = ObsPath(directory.bucket, info.key)
                found.append(Input(place.url, place.bucket, place.key, info.key[len(directory.key) :]))
        marker = page.next_marker
    return found


def _listed(content: bytes) -> list[Input]:
    lines = content.decode("utf-8-sig", "replace").splitlines()
    return [_line(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _line(number: int, line: str) -> Input:
    try:
        source = json.loads(line)["source"]
        place = obs_path(source)
    except (ValueError, LookupError, TypeError, AttributeError, InvalidArgument):
        wanted = '{"source": "obs://bucket/file"}'
        return Input(line.strip(), problem=f"Line {number} of the manifest is not of the form {wanted}.")
    if place.is_directory:
        return Input(source, problem=f"Line {number} of the manifest names a directory, not a file.")
    return Input(source, place.bucket, place.key, place.name)


def _told_apart(inputs: Iterable[Input]) -> Iterator[Input]:
    """Inputs with a number in the names that others have already."""
    taken: set[str] = set()
    for entry in inputs:
        name, number = entry.name, 1
        while name in taken:
            number += 1
            name = f"{entry.name}_{number}"
        taken.add(name)
        yield replace(entry, name=name)
