"""Flavors of the old API: their numbers, and the flavor of the catalog behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.catalog import flavors
from jupyter_modelarts.local.problems import bad_request

if TYPE_CHECKING:
    from jupyter_modelarts.local.catalog import Flavor

_NUMBERS = {"modelarts.vm.cpu.2u": 1, "modelarts.vm.cpu.8u": 2}
"""For ever: stored parameter sets hold them."""


def numbered() -> dict[int, Flavor]:
    """The flavors for training by their `spec_id`."""
    return {_NUMBERS[flavor.id]: flavor for flavor in flavors("TRAIN") if flavor.id in _NUMBERS}


def find(number: int) -> Flavor:
    """The flavor of a `spec_id`; `Problem` 400 that lists the others."""
    found = numbered().get(number)
    if found is None:
        known = ", ".join(f"{identifier} ({flavor.id})" for identifier, flavor in numbered().items())
        raise bad_request(f"Spec id {number} is unknown. Known: {known}.")
    return found


def described(number: int) -> dict[str, Any]:
    """A flavor as a version and a parameter set show it."""
    flavor = find(number)
    return {
        "spec_id": number,
        "core": str(flavor.cores),
        "cpu": f"{flavor.memory_gb}GB",
        "gpu_num": 0,
        "gpu_type": "",
    }


def row(number: int) -> dict[str, Any]:
    """A flavor as the list of flavors shows it."""
    flavor = find(number)
    return {
        **described(number),
        "spec_code": flavor.id,
        "max_num": flavor.most_nodes,
        "unit_num": 1,
        "storage": f"{flavor.disk_gb}GB",
        "interface_type": 0,
        "no_resource": False,
    }
