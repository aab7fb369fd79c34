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
    page = await objects.list(directory.bucket, directory.key, limit=_MOST_FILES)
    if not page.objects:
        raise bad_request(f"The code directory {directory.url} holds nothing. Upload the code first.")
    if page.next_marker is not None:
        message = f"The code directory {directory.url} holds more than {_MOST_FILES} files."
        raise bad_request(message, CODE_TOO_MANY)
    size = sum(info.size for info in page.objects)
    if size > _MOST_BYTES:
        raise bad_request(f"The code directory {directory.url} is larger than 5 GB.", CODE_TOO_LARGE)
    if any(info.key[len(directory.key) :].count("/") > _MOST_DEPTH for info in page.objects):
        raise bad_request(f"The code directory {directory.url} is deeper than 32 levels.", CODE_TOO_DEEP)
    if boot_file:
        _check_boot_file(ObsPath.parse(boot_file), {info.key for info in page.objects})
    return size


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
