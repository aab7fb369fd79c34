"""What the embedded service answers to the examples of the platform's documents, and how it differs."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..local.autosearch.searching import Searcher, algorithm, continuous, discrete, policy  # noqa: TID252
from ..local.training.calling import Caller  # noqa: TID252
from ..local.training_v1.calling import CallerV1  # noqa: TID252
from ..local.visualization.boards import JOBS, RUNNING, Boards  # noqa: TID252

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection

    from ..openapi_files import Contract  # noqa: TID252

EXAMPLES = Path(__file__).resolve().parents[1] / "data" / "examples"
BUCKET = "cnnorth4-job-test-v2"
FILES = {
    f"{BUCKET}/pytorch/fast_example/code/cpu/test-pytorch.py": "print('x')",
    f"{BUCKET}/pytorch/fast_example/data/train.bin": "data",
    "usr/app/boot.py": "print('x')",
    "usr/app/mnist/mnist_softmax.py": "print('x')",
    "usr/app/mnist_data/train.bin": "data",
    "usr/data/train.bin": "data",
    "usr/train/empty": "",
    "usr/log/empty": "",
    "bucket/train/events.out.tfevents.1": "",
}
"""The objects that the examples name."""
TRIAL = "print('acc: 0.5', flush=True); print('loss: 0.5', flush=True)"
ROWS = ("engine_id", "flavor_id", "metric", "name", "algorithm_type_en")
"""What rows of lists are known by; rows without are compared in their order."""


def example(name: str) -> Any:
    """The body that the documents show."""
    return json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))


def differences(theirs: Any, ours: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Where our answer differs, and how: `missing`, another `type`, another `value`, `rows` that it lacks."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key, value in theirs.items():
            if key in ours:
                yield from differences(value, ours[key], f"{path}.{key}".lstrip("."))
            else:
                yield f"{path}.{key}".lstrip("."), "missing"
    elif isinstance(theirs, list) and isinstance(ours, list):
        yield from _rows(theirs, ours, path)
    elif _type(theirs) != _type(ours):
        yield path, "type"
    elif theirs != ours:
        yield path, "value"


def _rows(theirs: list[Any], ours: list[Any], path: str) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(theirs):
        known_by = next((name for name in ROWS if isinstance(row, dict) and name in row), "")
        found = (
            [other for other in ours if other[known_by] == row[known_by]] if known_by else ours[number:][:1]
        )
        if found:
            yield from differences(row, found[0], f"{path}[]")
        else:
            yield path, "rows"


def _type(value: Any) -> type:
    return float if isinstance(value, int) and not isinstance(value, bool) else type(value)


class Walk:
    """The flows of the documents, each gone once, when it is asked for."""

    def __init__(self, connection: Connection, contract: Contract) -> None:
        self.training = Caller(connection)
        self.old = CallerV1(connection, contract)
        self.searches = Searcher(connection)
        self.boards = Boards(connection)
        for name, text in FILES.items():
            place = self.training.objects / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)

    def get(self, path: str, **query: str) -> Any:
        """What an operation of the new API answers."""
        answer = self.training.http.get(path, params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    @cached_property
    def algorithm(self) -> Any:
        answer = self.training.http.post("/algorithms", json=example("create_algorithm.request"))
        assert answer.status_code == 200, answer.text
        return answer.json()

    @cached_property
    def job(self) -> Any:
        request = example("create_training_job.request")
        request["algorithm"]["id"] = self.algorithm["metadata"]["id"]
        # any Python does for this script: what is compared are the answers
        request["algorithm"]["environments"] = {"MA_SCRIPT_INTERPRETER": "python"}
        return self.training.create(request)

    @cached_property
    def finished_job(self) -> Any:
        return self.training.wait(self.job, "Completed")

    @property
    def log_link(self) -> Any:
        return self.training.task(self.finished_job, "logs/url")

    @property
    def metrics(self) -> Any:
        return self.get(f"/training-jobs/{self.finished_job['metadata']['id']}/metrics/worker-0")

    @property
    def found_jobs(self) -> Any:
        answer = self.training.http.post("/training-job-searches", json=example("list_training_jobs.request"))
        assert answer.status_code == 200, answer.text
        return answer.json()

    @cached_property
    def searched(self) -> Any:
        parameters = continuous("learning_rate", 0.001, 0.1), discrete("batch_size", 16, 32, 64)
        request = self.searches.search(
            TRIAL, policy(*parameters, algo_configs=[algorithm("tpe_search", num_samples=2)])
        )
        return self.searches.wait(self.searches.create(request), "Completed", timeout=60)

    @property
    def trials(self) -> Any:
        return self.searches.ask(self.searched, "autosearch-trials")

    @property
    def trial(self) -> Any:
        table = self.trials["items"]
        number = table["data"][0][table["header"].index("trial_id")]
        return self.searches.ask(self.searched, f"autosearch-trials/{number}")

    @cached_property
    def old_job(self) -> Any:
        request = example("create_training_job_v1.request.custom_image")
        del request["config"]["pool_id"]  # there are no pools
        request["workspace_id"] = self.old.workspace
        return self.old.call("create_training_job_v1", body=request)

    @property
    def old_refusal(self) -> Any:
        request = example("create_training_job_v1.request.custom_image")
        request["job_name"] = self.old_job["job_name"]
        del request["config"]["pool_id"]
        return self.old.http.post("/training-jobs", json=request).json()

    @cached_property
    def board(self) -> Any:
        answer = self.boards.http.post(JOBS, json=example("create_visualization_job.request"))
        assert answer.status_code == 200, answer.text
        return self.boards.wait_for(answer.json(), RUNNING)

    @property
    def found_boards(self) -> Any:
        return self.boards.found(search_content=self.board["job_name"])

    @property
    def refused_boards(self) -> Any:
        return self.boards.http.get(JOBS, params={"search_content": "x" * 101}).json()

    def close(self) -> None:
        """Delete what has a name of its own."""
        self.training.http.delete(f"/algorithms/{self.algorithm['metadata']['id']}")
        self.boards.remove(self.board)
        self.old.clean_up()
        for caller in (self.training, self.searches, self.boards):
            caller.http.close()
