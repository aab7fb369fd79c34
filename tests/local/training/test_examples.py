"""The platform's own examples, sent to the service: its answers have every field of theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
BUCKET = "cnnorth4-job-test-v2"


def example(name: str) -> Any:
    return json.loads((EXAMPLES / f"{name}.json").read_text())


def differences(theirs: Any, ours: Any, path: str = "") -> list[str]:
    """Fields of the example that our answer lacks, or has in another form."""
    if theirs is None or ours is None:
        return []
    if isinstance(theirs, dict) and isinstance(ours, dict):
        missing = [f"{path}.{key} is missing" for key in theirs.keys() - ours.keys()]
        common = theirs.keys() & ours.keys()
        return missing + [
            line for key in common for line in differences(theirs[key], ours[key], f"{path}.{key}")
        ]
    if isinstance(theirs, list) and isinstance(ours, list):
        pairs = zip(theirs[:1], ours[:1], strict=False)
        return [line for pair in pairs for line in differences(*pair, f"{path}[]")]
    numbers = (int, float)
    same = isinstance(ours, type(theirs)) or (isinstance(theirs, numbers) and isinstance(ours, numbers))
    return [] if same else [f"{path} is {ours!r} where the platform has {theirs!r}"]


def test_the_documented_flow(caller):
    place = caller.objects / BUCKET / "pytorch/fast_example"
    (place / "code/cpu").mkdir(parents=True, exist_ok=True)
    (place / "code/cpu/test-pytorch.py").write_text("print('x')")
    (place / "data").mkdir(exist_ok=True)
    (place / "data/train.bin").write_text("data")

    algorithm = caller.http.post("/algorithms", json=example("create_algorithm.request")).json()
    assert not differences(example("create_algorithm.response"), algorithm)

    request = example("create_training_job.request")
    request["algorithm"]["id"] = algorithm["metadata"]["id"]
    # any Python does for this script: what is compared is the form of the answers
    request["algorithm"]["environments"] = {"MA_SCRIPT_INTERPRETER": "python"}
    job = caller.create(request)
    assert not differences(example("create_training_job.response"), job)
    assert job["status"] == {
        "phase": "Creating",
        "secondary_phase": "Creating",
        "duration": 0,
        "start_time": 0,
        "node_count_metrics": None,
        "tasks": ["worker-0"],
    }
    finished = caller.wait(job, "Completed")
    assert not differences(example("show_training_job.response"), finished)
    link = caller.task(job, "logs/url")
    assert not differences(example("show_training_job_logs_url.response"), link)
    key = f"{job['metadata']['id']}/worker-0/modelarts-job-{job['metadata']['id']}-worker-0.log"
    assert key in link["obs_url"]
    metrics = caller.http.get(f"/training-jobs/{job['metadata']['id']}/metrics/worker-0").json()
    assert not differences(example("show_training_job_metrics.response"), metrics)
    search = example("list_training_jobs.request")
    answer = caller.http.post("/training-job-searches", json=search).json()
    assert (answer["offset"], answer["limit"], answer["order"]) == (10, 5, "asc")
