"""What a submission names in OBS must be there: checked before a job is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract import limits
from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.problems import bad_request

from .prepare import remote_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.obs.storage import ObjectStore

BOOT_FILE_MISSING = "ModelArts.2792"
CODE_TOO_LARGE, CODE_TOO_MANY, CODE_TOO_DEEP = "ModelArts.2759", "ModelArts.2760", "ModelArts.2761"
_MOST_BYTES, _MOST_FILES, _MOST_DEPTH = limits.CODE_BYTES, limits.CODE_FILES, limits.CODE_DEPTH


async def check_places(objects: ObjectStore, body: Mapping[str, Any]) -> None:
    """Raise `Problem` 400 for the first place that is missing or beyond the platform's limits."""
    algorithm = body["algorithm"]
    if algorithm.get("code_dir"):
        await check_code(objects, algorithm["code_dir"], algorithm.get("boot_file"))
    for channel in algorithm["inputs"]:
        await _check_input(objects, channel)
    for channel in algorithm["outputs"]:
        await _check_bucket(objects, f"output {channel['name']}", ObsPath.parse(remote_url(channel)))
    log = (body["spec"].get("log_export_path") or {}).get("obs_url")
    if log:
        await _check_bucket(objects, "spec.log_export_path", ObsPath.parse(log))


async def check_code(objects: ObjectStore, code_dir: str, boot_file: str | None) -> int:
    """Check the code directory and the boot file in it; the size of the code in bytes."""
    directory = ObsPath.parse(code_dir)
    await _check_bucket(objects, "code_dir", directory)
    keys: set[str] = set()
    size, marker = 0, ""
    while True:
        page = await objects.list(directory.bucket, directory.key, marker=marker, limit=_MOST_FILES)
        keys.update(info.key[len(directory.key) :] for info in page.objects)
        size += sum(info.size for info in page.objects)
        _check_code_limits(directory, keys, size)
        if page.next_marker is None:
            break
        marker = page.next_marker
    if not any(keys):
        raise bad_request(f"The code directory {directory.url} holds nothing. Upload the code first.")
    if boot_file:
        _check_boot_file(ObsPath.parse(boot_file), {directory.key + key for key in keys})
    return size


def _check_code_limits(directory: ObsPath, keys: set[str], size: int) -> None:
    where = f"The code directory {directory.url}"
    if len(_entries(keys)) > _MOST_FILES:
        raise bad_request(f"{where} holds more than {_MOST_FILES} files and directories.", CODE_TOO_MANY)
    if size > _MOST_BYTES:
        raise bad_request(f"{where} is larger than 5 GB.", CODE_TOO_LARGE)
    if any(key.rstrip("/").count("/") + key.endswith("/") > _MOST_DEPTH for key in keys):
        raise bad_request(f"{where} is deeper than {_MOST_DEPTH} levels.", CODE_TOO_DEEP)


def _entries(keys: set[str]) -> set[str]:
    """Every file, and every directory, which the platform counts as well."""
    found: set[str] = set()
    for key in keys:
        parts = key.rstrip("/").split("/")
        found.update("/".join(parts[: length + 1]) for length in range(len(parts)))
    return found - {""}


def _check_boot_file(boot_file: ObsPath, keys: set[str]) -> None:
    if boot_file.key in keys:
        return
    scripts = sorted(ObsPath("", key).name for key in keys if key.endswith(".py"))[:5]
    there = f"The code directory holds {', '.join(scripts)}." if scripts else "It holds no .py file at all."
    raise bad_request(f"The boot file {boot_file.url} does not exist. {there}", BOOT_FILE_MISSING)


async def _check_input(objects: ObjectStore, channel: Mapping[str, Any]) -> None:
    place = ObsPath.parse(remote_url(channel))
    await _check_bucket(objects, f"input {channel['name']}", place)
    if not place.is_directory and await objects.head(place.bucket, place.key):
        return
    page = await objects.list(place.bucket, place.as_directory().key, limit=1)
    if not page.objects:
        raise bad_request(f"Input {channel['name']}: there is nothing at {place.url}. Upload the data first.")


async def _check_bucket(objects: ObjectStore, what: str, place: ObsPath) -> None:
    if not await objects.bucket_exists(place.bucket):
        raise bad_request(f"The bucket {place.bucket} of {what} does not exist. Create it first.")
