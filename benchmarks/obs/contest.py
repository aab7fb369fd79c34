"""Contenders in turn on one embedded OBS: fresh processes, checked results, everything removed again."""

from __future__ import annotations

import importlib.util
import json
import os
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from embedded import embedded
from measure import Goal, alternate, ratio

from .files import sizes

WORKER = Path(__file__).with_name("worker.py")
_LONGEST_S = 900
_KEPT = 32 << 20  # bytes
_NEEDS = {"esdk": "obs.client", "boto": "boto3", "s3fs_": "s3fs"}
QUICK = "JUPYTER_MODELARTS_BENCHMARK_QUICK"


def quick() -> bool:
    """Whether a small, short and less exact run was asked for."""
    return bool(os.environ.get(QUICK))


def rounds() -> int:
    """How many counted rounds."""
    return 2 if quick() else 5


@dataclass(frozen=True)
class Entrant:
    """A contender with a setting (threads, transfers) and, for large files, the size of parts."""

    name: str
    contender: str
    setting: int = 0
    parts: int = 0

    @property
    def note(self) -> str:
        """What it was set to."""
        parts = f" in {self.parts >> 20} MB parts" if self.parts else ""
        return f", {self.setting} at once{parts}" if self.setting else ""

    def settings(self, *values: int, parts: Sequence[int] = (0,)) -> list[Entrant]:
        """It with each of these settings and sizes of parts."""
        return [replace(self, setting=value, parts=size) for value in values for size in parts]

    @property
    def installed(self) -> bool:
        """Whether there is such a client here."""
        if self.contender == "rclone":
            return shutil.which("rclone") is not None
        needed = _NEEDS.get(self.contender)
        if needed == "obs.client":  # our own package of this name hides it from this process
            return importlib.util.find_spec("esdk_obs_python") is not None or _has_esdk()
        return needed is None or importlib.util.find_spec(needed) is not None


def _has_esdk() -> bool:
    return any(Path(place, "obs", "client.py").is_file() for place in sys.path if place)


@dataclass(frozen=True)
class Seen:
    """One run: seconds of the work alone, processor seconds, peak memory of the whole process."""

    seconds: float
    cpu: float
    peak_mb: float
    answer: Any = None

    def times(self, factor: float) -> Seen:
        """What `factor` times the work takes."""
        return replace(self, seconds=self.seconds * factor, cpu=self.cpu * factor)


@dataclass
class Arena:
    """A service, a bucket, and a directory for what comes down."""

    where: Mapping[str, str]
    root: Path
    bucket: str
    failed: dict[str, str] = field(default_factory=dict)

    def client(self) -> Any:
        """Our own client, for preparing and checking."""
        from jupyter_modelarts.contract.secrets import Secret
        from jupyter_modelarts.obs import Obs

        secret = Secret(self.where["secret_key"])
        return Obs(self.where["endpoint"], self.where["access_key"], secret, region=self.where["region"])

    def upload(self, entrant: Entrant, tree: Path) -> Seen:
        """One upload to a prefix of its own, checked, and removed where it is large.

        Many small files stay to the end: a file system makes new ones slower soon after it lost many.
        """
        prefix = f"{secrets.token_hex(6)}/"
        seen = self._work(entrant, "upload", prefix, tree)
        client = self.client()
        base = f"obs://{self.bucket}/{prefix}"
        arrived = {
            entry.path.key[len(prefix) :]: entry.size for entry in client.iterate(base, recursive=True)
        }
        _same(entrant, arrived, sizes(tree))
        if sum(arrived.values()) > _KEPT:
            client.remove(base, recursive=True)
        return seen

    def download(self, entrant: Entrant, prefix: str, expected: Mapping[str, int]) -> Seen:
        """One download to a directory of its own, checked, and removed as `upload` does."""
        target = self.root / secrets.token_hex(6)
        target.mkdir()
        try:
            seen = self._work(entrant, "download", prefix, target)
            _same(entrant, sizes(target), expected)
        finally:
            if sum(expected.values()) > _KEPT:
                shutil.rmtree(target)
        return seen

    def drain(self, entrant: Entrant, key: str) -> Seen:
        """One object read and thrown away; its size is the answer."""
        return self._work(entrant, "drain", key, None)

    def list_keys(self, entrant: Entrant, prefix: str, expected: int) -> Seen:
        """One recursive listing, its keys counted."""
        seen = self._work(entrant, "list_keys", prefix, None)
        if seen.answer != expected:
            raise SystemExit(f"{entrant.name} listed {seen.answer} keys instead of {expected}")
        return seen

    def _work(self, entrant: Entrant, action: str, prefix: str, directory: Path | None) -> Seen:
        task = {
            **self.where, "bucket": self.bucket, "contender": entrant.contender, "setting": entrant.setting,
            "parts": entrant.parts, "action": action, "prefix": prefix,
            "directory": str(directory) if directory else None,
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, WORKER], input=json.dumps(task), capture_output=True, text=True, check=False,
            timeout=_LONGEST_S, cwd=self.root,
        )  # fmt: skip
        if done.returncode:
            raise ContenderFailed(f"{entrant.name}: {done.stderr.strip()[-600:]}")
        return Seen(**json.loads(done.stdout.splitlines()[-1]))


Run = Callable[[Entrant], Seen]


class ContenderFailed(Exception):
    """A contender ended with an error."""


def _same(entrant: Entrant, seen: Mapping[str, Any], expected: Mapping[str, int]) -> None:
    if dict(seen) != dict(expected):
        wrong = sum(seen.get(name) != size for name, size in expected.items())
        raise ContenderFailed(f"{entrant.name}: {wrong} of {len(expected)} files did not arrive")


def connection_of(connection: Any) -> dict[str, str]:
    """Where an embedded service's object storage is, and its keys."""
    return {
        "endpoint": connection.obs,
        "access_key": connection.access_key,
        "secret_key": connection.secret_key.reveal(),
        "region": connection.region,
    }


@contextmanager
def arena() -> Iterator[Arena]:
    """An arena on a fresh embedded service."""
    with embedded() as connection, at(connection_of(connection)) as place:
        yield place


@contextmanager
def at(where: Mapping[str, str]) -> Iterator[Arena]:
    """An arena at a service that runs already, in a new bucket."""
    with tempfile.TemporaryDirectory(prefix="jma-benchmark-", ignore_cleanup_errors=True) as root:
        place = Arena(where, Path(root), f"benchmark-{secrets.token_hex(4)}")
        place.client().make_bucket(place.bucket)
        yield place


def best(candidates: Sequence[Entrant], run: Run) -> Entrant:
    """The candidate that was quickest in a first try."""
    first = candidates[0]
    if not first.installed or len(candidates) == 1:
        return first
    tried: dict[Entrant, float] = {}
    for candidate in candidates:
        try:
            tried[candidate] = run(candidate).seconds
        except ContenderFailed as failure:
            print(f"  {failure}", flush=True)
    took = ", ".join(f"{one.note.removeprefix(', ')} {seconds:.2f} s" for one, seconds in tried.items())
    print(f"  {first.name}: {took}", flush=True)
    return min(tried, key=lambda one: tried[one], default=first)


@dataclass
class Race:
    """What everybody took in one discipline, round by round."""

    seconds: dict[str, list[float]]
    runs: dict[str, list[Seen]]
    noise: float
    entrants: Mapping[str, Entrant]

    def cells(self, name: str) -> list[str]:
        """Median and range in seconds with the setting, processor seconds, peak memory."""
        seen = self.seconds.get(name)
        if not seen:
            return ["-"] * 3
        time = f"{statistics.median(seen):.3g} ({min(seen):.3g} to {max(seen):.3g})"
        note = self.entrants[name].note
        return [time + note, f"{self.cpu(name):.2g}", f"{self.peak(name):.0f}"]

    def peak(self, name: str) -> float:
        """Most memory in any round, MB."""
        return max((run.peak_mb for run in self.runs.get(name, ())), default=0)

    def cpu(self, name: str) -> float:
        """Median processor seconds."""
        return statistics.median(run.cpu for run in self.runs[name]) if self.runs.get(name) else 0

    def faster(self, one: str, other: str) -> float:
        """How many times as fast `one` is as `other`, round by round."""
        return ratio(self.seconds, other, one)


def race(entrants: Sequence[Entrant], run: Run, count: int | None = None) -> tuple[Race, list[str]]:
    """All entrants in turn, round after round; those that are missing or fail are named in the notes."""
    notes = []
    runs: dict[str, list[Seen]] = {}
    failed: set[str] = set()

    def once(entrant: Entrant) -> float:
        if entrant.name in failed:
            return float("nan")
        try:
            seen = run(entrant)
        except ContenderFailed as failure:
            if entrant.contender == "ours":
                raise
            failed.add(entrant.name)
            notes.append(f"Failed: {failure}".replace("\n", " ")[:300])
            return float("nan")
        runs.setdefault(entrant.name, []).append(seen)
        return seen.seconds

    notes += [f"Not installed: {entrant.name}." for entrant in entrants if not entrant.installed]
    present = [entrant for entrant in entrants if entrant.installed]
    values, noise = alternate(
        {entrant.name: (lambda entrant=entrant: once(entrant)) for entrant in present}, count or rounds()
    )
    counted = {name: seen for name, seen in values.items() if name not in failed}
    entered = {entrant.name: entrant for entrant in present}
    return Race(counted, {name: runs[name][1:] for name in counted}, noise, entered), notes


def faster(text: str, at_least: float, seen: Race, ours: str, other: str) -> list[Goal]:
    """The goal that `ours` is `at_least` times as fast as `other`; none where that did not take part."""
    if other not in seen.seconds:
        return []
    reached = seen.faster(ours, other)
    return [Goal(f"{text}: {at_least:g} times as fast as {other} or more", reached, reached >= at_least)]


def within(text: str, at_most: float, seen: Race, ours: str, other: str) -> list[Goal]:
    """The goal that `ours` takes `at_most` times the time of `other`."""
    if other not in seen.seconds:
        return []
    reached = ratio(seen.seconds, ours, other)
    return [Goal(f"{text}: {at_most:g} times the time of {other} or less", reached, reached <= at_most)]
