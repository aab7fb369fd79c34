"""Flavors: how much of a machine a job or a service may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from jupyter_modelarts.local.problems import unknown_choice

Use = Literal["TRAIN", "INFER"]


@dataclass(frozen=True, slots=True)
class Flavor:
    """Cores, memory and disk (GB), and how many nodes a job may ask for."""

    id: str
    name: str
    cores: int
    memory_gb: int
    most_nodes: int
    type: str = "CPU"
    arch: str = "x86"
    disk_gb: int = 50

    def row(self) -> dict[str, Any]:
        """The flavor as `list_training_job_flavors` shows it."""
        return {
            "flavor_id": self.id,
            "flavor_name": self.name,
            "flavor_type": self.type,
            "billing": {"code": self.id, "unit_num": 1},
            "flavor_info": {"max_num": self.most_nodes, **self.details()},
        }

    def details(self) -> dict[str, Any]:
        """Processor, memory and disk in the platform's form."""
        return {
            "cpu": {"arch": self.arch, "core_num": self.cores},
            "memory": {"size": self.memory_gb, "unit": "GB"},
            "disk": {"size": self.disk_gb, "unit": "GB"},
        }


_SMALL = Flavor("modelarts.vm.cpu.2u", "Computing CPU(2U) instance", 2, 8, 1)
_LARGE = Flavor("modelarts.vm.cpu.8u", "Computing CPU(8U) instance", 8, 32, 16)
_FLAVORS: dict[Use, tuple[Flavor, ...]] = {"TRAIN": (_SMALL, _LARGE), "INFER": (_SMALL, _LARGE)}


def flavors(use: Use) -> tuple[Flavor, ...]:
    """The flavors for training or for inference, the smallest first."""
    return _FLAVORS[use]


def find_flavor(identifier: str, use: Use = "TRAIN") -> Flavor:
    """The flavor called `identifier`; `Problem` 400 that names the nearest one there is."""
    for flavor in _FLAVORS[use]:
        if flavor.id == identifier:
            return flavor
    raise unknown_choice("Flavor", identifier, (flavor.id for flavor in _FLAVORS[use]))
