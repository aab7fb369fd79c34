"""A trivial scikit-learn package behind our gateway, straight at our instance, and in three other servers.

Requests a second, p50 and p99 beside a bare Flask server (what the platform's own image runs), MLServer and
BentoML, and what the gateway adds to the instance.

Every server has the model in one process.  The load is ours (`load.py`): a closed loop, one request under
way on each connection.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from embedded import embedded
from measure import Figures, Goal, Table, alternate

from . import others, ours, package
from .load import Seen, Target, seen
from .size import quick

GATEWAY, INSTANCE, PREPARED = (
    "behind our gateway",
    "our instance alone",
    "prepared bytes (the load's own limit)",
)
OTHERS = {"Flask": others.flask, "MLServer": others.mlserver, "BentoML": others.bentoml}
CONNECTIONS = (1, 16, 64)
SECONDS = 0.5 if quick() else 1.5
ROUNDS = 3 if quick() else 7
AT = 16
"""Connections at which the gateway's overhead is promised."""

Rounds = Mapping[str, list[Seen]]


def run() -> list[Table]:
    with tempfile.TemporaryDirectory(prefix="jma-benchmark-") as place, _targets(Path(place)) as targets:
        tables = {number: _measured(targets, number) for number in CONNECTIONS}
        missing = [name for name in OTHERS if name not in targets]
    notes = [f"Not installed: {', '.join(missing)}."] if missing else []
    found = [_rates(number, rounds, noise, notes) for number, (rounds, noise) in tables.items()]
    return [*found, _overhead(*tables[AT])]


@contextmanager
def _targets(place: Path) -> Iterator[dict[str, Target]]:
    """All that is there to be called, by name; all up at the same time."""
    directory = package.write(place)
    with ExitStack() as stack:
        connection = stack.enter_context(embedded())
        service = stack.enter_context(ours.deployed(directory))
        targets = {GATEWAY: ours.gateway(service, connection), INSTANCE: ours.instance(connection)}
        for name, host in OTHERS.items():
            own = place / name
            own.mkdir()
            target = stack.enter_context(host(directory, own))
            if target:
                targets[name] = target
        targets[PREPARED] = stack.enter_context(others.prepared(place))
        yield targets


def _measured(targets: Mapping[str, Target], connections: int) -> tuple[Rounds, float]:
    """What was seen in each counted round, by name, and the noise."""
    rounds: dict[str, list[Seen]] = {name: [] for name in targets}

    def caller(name: str) -> Callable[[], float]:
        def call() -> float:
            found = seen(targets[name], connections, SECONDS)
            if found.failed:
                raise SystemExit(f"{name}, {connections} connections: {found.failures}")
            rounds[name].append(found)
            return found.rate

        return call

    _, noise = alternate({name: caller(name) for name in targets}, ROUNDS)
    return {name: found[1:] for name, found in rounds.items()}, noise


def _rates(connections: int, rounds: Rounds, noise: float, notes: list[str]) -> Table:
    goals = []
    for name in (name for name in OTHERS if name in rounds):
        wanted = 2 if name == "Flask" else 1
        times = _pairs(rounds, lambda our, their: our.rate / their.rate, name)
        goals.append(Goal(f"requests a second over {name}, goal {wanted} or more", times, times >= wanted))
        times = _pairs(rounds, lambda our, their: our.p99 / their.p99, name)
        goals.append(Goal(f"p99 over that of {name}, goal at most 1", times, times <= 1))
    busiest = median(one.busy for one in rounds[PREPARED])
    notes = [*notes, f"The load took {_busy(rounds)} of a core, {busiest:.0%} at prepared bytes."]
    plural = "s" if connections > 1 else ""
    title = f"A trivial scikit-learn package, {connections} connection{plural}"
    columns = ("requests/s", "p50, ms", "p99, ms")
    return Table(title, columns, {name: _row(found) for name, found in rounds.items()}, goals, noise, notes)


def _busy(rounds: Rounds) -> str:
    shares = [median(one.busy for one in found) for name, found in rounds.items() if name != PREPARED]
    return f"{min(shares):.0%} to {max(shares):.0%}"


def _overhead(rounds: Rounds, noise: float) -> Table:
    goals = []
    rows = {}
    for name, field, most in (("p50", "p50", 1.0), ("p99", "p99", 3.0)):
        extra = [
            getattr(our, field) - getattr(alone, field)
            for our, alone in zip(rounds[GATEWAY], rounds[INSTANCE], strict=True)
        ]
        goals.append(Goal(f"{name}: ms more, goal at most {most:g}", median(extra), median(extra) <= most))
        rows[name] = [_cell(extra)]
    title = f"The gateway over calling the instance directly, {AT} connections"
    return Table(title, ("ms more, round by round",), rows, goals, noise)


def _pairs(rounds: Rounds, compared: Callable[[Seen, Seen], float], other: str) -> float:
    return median(compared(our, their) for our, their in zip(rounds[GATEWAY], rounds[other], strict=True))


def _row(found: list[Seen]) -> list[str]:
    return [_cell([getattr(one, field) for one in found]) for field in ("rate", "p50", "p99")]


def _cell(values: list[float]) -> str:
    seen_ = Figures.of(values)
    form = ",.0f" if seen_.median >= 100 else ".2f"
    return f"{seen_.median:{form}} ({seen_.low:{form}} to {seen_.high:{form}})"
