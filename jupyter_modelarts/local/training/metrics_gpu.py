"""GPUs through NVML, where there is a driver and the Python package for it (nvidia-ml-py)."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(slots=True)
class Gpus:
    """The GPUs of this machine; `library` is the module `pynvml`, started."""

    library: Any
    devices: list[Any]

    def used_by(self, pids: Collection[int]) -> tuple[float, float] | None:
        """Percent of the processors and of the memory of the GPUs that some processes use.

        None where they use none, or where a GPU cannot be asked any more.
        """
        try:
            found = [self._device(device, pids) for device in self.devices]
        except self.library.NVMLError:
            return None
        used = [row for row in found if row is not None]
        if not used:
            return None
        return sum(row[0] for row in used) / len(used), 100 * sum(row[1] for row in used) / sum(
            row[2] for row in used
        )

    def _device(self, device: Any, pids: Collection[int]) -> tuple[float, int, int] | None:
        """Utilisation in percent, bytes that the processes hold, bytes there are."""
        processes = self.library.nvmlDeviceGetComputeRunningProcesses(device)
        mine = [process for process in processes if process.pid in pids]
        if not mine:
            return None
        total = self.library.nvmlDeviceGetMemoryInfo(device).total
        busy = self.library.nvmlDeviceGetUtilizationRates(device).gpu
        # a driver that does not tell (usedGpuMemory is None) has the process, and no number
        return float(busy), sum(process.usedGpuMemory or 0 for process in mine), total


def find_gpus() -> Gpus | None:
    """The GPUs of this machine; None where there are none, or no way to ask them."""
    try:
        library = importlib.import_module("pynvml")
    except ImportError:
        return None
    return gpus_of(library)


def gpus_of(library: Any) -> Gpus | None:
    """The GPUs that a library (the module `pynvml`) knows; None where it finds no driver."""
    try:
        library.nvmlInit()
        devices = [
            library.nvmlDeviceGetHandleByIndex(number) for number in range(library.nvmlDeviceGetCount())
        ]
    except library.NVMLError:
        return None
    return Gpus(library, devices) if devices else None
