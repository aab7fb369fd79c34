"""Which output directory belongs to which job: one that is not over has each to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.problems import bad_request

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Claims:
    """The output directories of the jobs that wait or run."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}
        self._places: dict[str, list[str]] = {}

    def check(self, algorithm: Mapping[str, Any]) -> None:
        """Raise `Problem` 400 when an output of `algorithm` is another job's."""
        for place, name in _outputs(algorithm):
            if place in self._owners:
                raise bad_request(f"Other running job {self._owners[place]} contain {name}: {place}.")

    def take(self, body: Mapping[str, Any]) -> None:
        """The outputs of a job are its own from now on."""
        metadata = body["metadata"]
        places = [place for place, _ in _outputs(body["algorithm"])]
        self._places[metadata["id"]] = places
        self._owners.update(dict.fromkeys(places, metadata["name"]))

    def release(self, job_id: str) -> None:
        """The job is over."""
        for place in self._places.pop(job_id, ()):
            self._owners.pop(place, None)


def _outputs(algorithm: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for channel in algorithm.get("outputs") or ():
        yield place_of(channel), channel["name"]
    old = (algorithm.get("v1") or {}).get("train_url")  # a job of the old API has its output there
    if old:
        yield ObsPath.parse(old).as_directory().wire, "train_url"


def place_of(channel: Mapping[str, Any]) -> str:
    """The directory of an output, always with its slash."""
    return str(channel["remote"]["obs"]["obs_url"]).rstrip("/") + "/"
