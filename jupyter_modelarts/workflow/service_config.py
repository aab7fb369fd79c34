"""The `config` of a service: replaced, split between two models, made one again, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Entry = dict[str, Any]
Config = list[Entry]

FIELDS = (
    "model_id",
    "weight",
    "specification",
    "instance_count",
    "envs",
    "custom_spec",
    "deploy_timeout_in_seconds",
    "cluster_id",
    "pool_name",
    "nodes",
    "affinity",
    "additional_properties",
)
"""What a request may say of a model; an answer says more."""


def written(rows: Sequence[Mapping[str, Any]]) -> Config:
    """`config` as an answer shows it, in the form of a request."""
    return [_entry(row) for row in rows]


def replaced(config: Config, entry: Entry) -> Config:
    """Only the model of `entry`, with all requests; what it leaves open is as in `config`."""
    return [{**_base(config), **entry, "weight": 100}]


def split(config: Config, entry: Entry, percent: int) -> Config:
    """`percent` of the requests to the model of `entry`, the others to the one that answers now."""
    stable = {**_base(config), "weight": 100 - percent}
    return [stable, {**_base(config), "instance_count": 1, **entry, "weight": percent}]


def weighted(config: Config, percent: int) -> Config:
    """A service with two models, with `percent` of the requests for the newer one."""
    stable, fresh = config
    return [{**stable, "weight": 100 - percent}, {**fresh, "weight": percent}]


def promoted(config: Config) -> Config:
    """Only the newest model, with as many instances as the largest had."""
    count = max(int(entry.get("instance_count") or 1) for entry in config)
    return [{**config[-1], "weight": 100, "instance_count": count}]


def before(deployments: Sequence[Mapping[str, Any]]) -> Config | None:
    """The configuration that answered before the one asked for last; None where there is none.

    `deployments` is the update history.  After an update that failed this is the one that still answers.
    """
    history = sorted(deployments, key=lambda entry: entry.get("update_time") or 0, reverse=True)
    configs = [(written(entry.get("config") or []), entry.get("result")) for entry in history]
    if not configs:
        return None
    last = _identity(configs[0][0])
    for config, result in configs[1:]:
        if config and result == "SUCCESS" and _identity(config) != last:
            return config
    return None


def _entry(row: Mapping[str, Any]) -> Entry:
    kept = {name: row[name] for name in FIELDS if row.get(name) not in (None, "", {}, [])}
    return {**kept, "weight": int(row.get("weight") or 0)} if "weight" in row else kept


def _base(config: Config) -> Entry:
    return dict(config[0]) if config else {}


def _identity(config: Config) -> list[str]:
    return sorted(repr(sorted(entry.items())) for entry in config)
