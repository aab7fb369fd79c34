"""A caller who submits searches and reads their tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..training.calling import Caller  # noqa: TID252 - tests are no package on the path

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"

# the best is acc 1 at x = 1, y = 2; the worst corner of the ranges below is (-2, -1) with acc -17
SCRIPT = """
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--x", type=float)
parser.add_argument("--y", type=float)
given, _ = parser.parse_known_args()
for epoch in (1, 2):
    loss = ((given.x - 1) ** 2 + (given.y - 2) ** 2) * (3 - epoch)
    print(f"epoch {epoch} acc: {1 - loss} loss: {loss}", flush=True)
"""
WORST_CORNER = -17.0


def example(name: str) -> Any:
    """One of the platform's own examples."""
    return json.loads((EXAMPLES / f"{name}.json").read_text())


def differences(theirs: Any, ours: Any, path: str = "") -> list[str]:
    """Fields of the platform's example that our answer lacks or has in another form."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        lacking = [
            f"{path}.{key} is missing" for key in theirs if key not in ours and path != ".items.data[][]"
        ]
        common = theirs.keys() & ours.keys()
        return lacking + [
            line for key in common for line in differences(theirs[key], ours[key], f"{path}.{key}")
        ]
    if isinstance(theirs, list) and isinstance(ours, list):
        pairs = zip(theirs, ours, strict=False)
        return [line for pair in pairs for line in differences(*pair, f"{path}[]")]
    return [] if type(ours) is type(theirs) else [f"{path} is {ours!r} where the platform has {theirs!r}"]


def continuous(name: str, low: Any, high: Any, **more: Any) -> dict[str, Any]:
    """A range of a search."""
    return {
        "name": name,
        "param_type": "continuous",
        "lower_bound": str(low),
        "upper_bound": str(high),
        **more,
    }


def discrete(name: str, *values: Any) -> dict[str, Any]:
    """A choice of a search."""
    return {"name": name, "param_type": "discrete", "discrete_values": [str(value) for value in values]}


def algorithm(name: str, **options: Any) -> dict[str, Any]:
    """An entry of `algo_configs`."""
    params = [{"key": key, "value": str(value), "type": "String"} for key, value in options.items()]
    return {"name": name, "params": params}


def policy(*parameters: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """An `auto_search`: x and y by TPE, unless something else is said."""
    return {
        "reward_attrs": [
            {"name": "acc", "mode": "max", "regex": r"acc: ([-+.\deE]+)"},
            {"name": "loss", "mode": "min", "regex": r"loss: ([-+.\deE]+)"},
        ],
        "search_params": list(parameters) or [continuous("x", -2, 3), continuous("y", -1, 4)],
        "algo_configs": [algorithm("tpe_search", num_samples=6)],
        **changes,
    }


class Searcher(Caller):
    """Signed in at one embedded service."""

    def search(self, script: str = SCRIPT, auto_search: dict[str, Any] | None = None, **more: Any) -> Any:
        """The body of a search."""
        return self.body(script, policies={"auto_search": auto_search or policy()}, **more)

    def trials(self, job: dict[str, Any], **query: Any) -> list[dict[str, Any]]:
        """The rows of the table, by the names of their columns."""
        items = self.ask(job, "autosearch-trials", **query)["items"]
        return [dict(zip(items["header"], row, strict=True)) for row in items["data"]]

    def ask(self, job: dict[str, Any], what: str, **query: Any) -> dict[str, Any]:
        """What an operation of the search answers."""
        answer = self.http.get(f"/training-jobs/{job['metadata']['id']}/{what}", params=query)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def early_stop(self, job: dict[str, Any], trial_id: str) -> Any:
        """Stop one trial."""
        return self.http.post(f"/training-jobs/{job['metadata']['id']}/autosearch-trial-earlystop/{trial_id}")

    def running(self, job: dict[str, Any], count: int = 1) -> list[dict[str, Any]]:
        """The trials that run, once there are `count` of them."""

        def ask() -> list[dict[str, Any]]:
            found = [row for row in self.trials(job) if row["status"] == "RUNNING" and row["pid"]]
            return found if len(found) >= count else []

        found: list[dict[str, Any]] = self.until(ask, explain=lambda: f"{self.show(job)}\n{self.log(job)}")
        return found
