"""What may be asked of a batch service: an entry of `config` with its input, output and mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.local.model.publisher import KIND as MODEL
from jupyter_modelarts.local.problems import bad_request, unknown_choice

from .batch_calls import apis
from .batch_inputs import MANIFEST_FILE, is_manifest, obs_path
from .batch_mapping import column, leaves

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jupyter_modelarts.contract.paths import ObsPath
    from jupyter_modelarts.local.call import Call

BATCH = "batch"
_NEEDED = ("src_path", "dest_path", "req_uri", "mapping_type")
_MAPPINGS = ("file", "csv")


async def check_config(call: Call, config: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """`config` of a batch service as it is kept; `Problem` 400 for what cannot be worked on."""
    if len(config) != 1:
        raise bad_request(f"A batch service has one model, but config has {len(config)} entries.")
    entry = {name: value for name, value in config[0].items() if name != "weight"}
    for name in _NEEDED:
        if not entry.get(name):
            raise bad_request(f"Field config[0].{name} is missing: a batch service needs it.")
    if entry["mapping_type"] not in _MAPPINGS:
        raise unknown_choice("mapping_type", entry["mapping_type"], _MAPPINGS)
    if entry["mapping_type"] == "csv":
        _check_rule(entry.get("mapping_rule"))
    await _check_places(call, entry)
    await _check_api(call, entry)
    return [entry]


def _check_rule(rule: Any) -> None:
    """A rule that fills at least one field."""
    if not rule:
        raise bad_request("Field config[0].mapping_rule is missing: mapping_type csv needs it.")
    try:
        columns = [column(schema) for _, schema in leaves(rule)]
    except AttributeError:
        raise bad_request(
            "mapping_rule must be the JSON schema of the request, with index in its fields."
        ) from None
    if all(number is None for number in columns):
        message = (
            'No field of mapping_rule has a column. Give each "index": 0 for the first, -1 to leave it out.'
        )
        raise bad_request(message)


async def _check_places(call: Call, entry: Mapping[str, Any]) -> None:
    if entry.get("src_type") not in (None, "", MANIFEST_FILE):
        message = f"src_type must be {MANIFEST_FILE}, or left out for a directory, not {entry['src_type']!r}."
        raise bad_request(message)
    source, destination = _place(entry, "src_path"), _place(entry, "dest_path")
    if is_manifest(entry) and source.is_directory:
        raise bad_request(
            f"src_path must name a manifest file for src_type {MANIFEST_FILE}, not a directory."
        )
    for name, place in (("src_path", source), ("dest_path", destination)):
        if not await call.service.objects.bucket_exists(place.bucket):
            raise bad_request(f"The bucket of {name}, {place.bucket}, does not exist. Create it first.")


def _place(entry: Mapping[str, Any], name: str) -> ObsPath:
    try:
        return obs_path(entry[name])
    except InvalidArgument as error:
        raise bad_request(f"Field config[0].{name}: {error}") from None


async def _check_api(call: Call, entry: Mapping[str, Any]) -> None:
    model = await call.service.store.get(MODEL, entry["model_id"])
    known = [api.get("url", "/") for api in apis(model)] if model else []
    if not entry["req_uri"].startswith("/"):
        raise bad_request(f"req_uri must begin with a slash, not {entry['req_uri']!r}.")
    if known and entry["req_uri"] not in known:
        raise unknown_choice("req_uri", entry["req_uri"], known)
