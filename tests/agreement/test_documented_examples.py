"""Every example of the documents on training, sent to the embedded service or held against its answer.

A field may be missing, or have another type, only where `DIFFERS` says why; values that no two runs
share stand in `VARIES`; all others are those of the documents.
"""

from __future__ import annotations

import pytest

from jupyter_modelarts.contract.operations import operations

from .walking import EXAMPLES, Walk, differences, example

NOUNS = ("algorithm", "training_job", "training_job_v1", "visualization", "autosearch")

ANSWERS = {
    "create_algorithm.request": lambda walk: walk.algorithm,
    "create_algorithm.response": lambda walk: walk.algorithm,
    "create_training_job.request": lambda walk: walk.job,
    "create_training_job.response": lambda walk: walk.job,
    "show_training_job.response": lambda walk: walk.finished_job,
    "list_training_jobs.request": lambda walk: walk.found_jobs,
    "show_training_job_logs_url.response": lambda walk: walk.log_link,
    "show_training_job_logs_url.response.short": lambda walk: walk.log_link,
    "show_training_job_metrics.response": lambda walk: walk.metrics,
    "show_training_job_metrics.response.pytorch_flow": lambda walk: walk.metrics,
    "list_training_job_flavors.response": lambda walk: walk.get("/training-job-flavors", flavor_type="CPU"),
    "list_training_job_engines.response": lambda walk: walk.get("/training-job-engines"),
    "list_autosearch_yaml_templates.response": lambda walk: walk.get(
        "/training-jobs/autosearch/yaml-templates"
    ),
    "show_autosearch_yaml_template.response": lambda walk: walk.get(
        "/training-jobs/autosearch/yaml-templates/hpo/Bayes"
    ),
    "list_autosearch_trials.response": lambda walk: walk.trials,
    "show_autosearch_trial.response": lambda walk: walk.trial,
    "create_training_job_v1.response": lambda walk: walk.old_job,
    "create_training_job_v1.error": lambda walk: walk.old_refusal,
    "create_visualization_job.request": lambda walk: walk.board,
    "show_visualization_job.response": lambda walk: walk.board,
    "show_visualization_job.error": lambda walk: walk.refused_boards,
    "list_visualization_jobs.response": lambda walk: walk.found_boards,
    "list_visualization_jobs.error": lambda walk: walk.refused_boards,
}
"""What the service answers to an example request, or where the platform answers the example."""

ELSEWHERE = (
    # sent, and the job compared with what was asked, in tests/local/training_v1
    "create_training_job_v1.request",
    "create_training_job_v1.request.custom_image",
    "create_training_job_v1.request.volumes",
)

_JOB = {"metadata.id", "metadata.create_time", "metadata.user_name", "algorithm.id"}
_BOARD = {"job_id", "job_name", "job_desc", "create_time", "duration", "resource_id", "service_url"} | {
    "status",
    "train_url",
}
_TRIAL = {f"[][]{name}" for name in ("", ".batch_size", ".learning_rate")} | {
    f"[][].param/{name}" for name in ("batch_size", "learning_rate")
}
_FAILURE = {"error_code", "error_message"}
_METRICS = {"metrics[].value[]"}

VARIES = {
    "create_algorithm.response": {
        *("metadata.id", "metadata.create_time", "metadata.user_name", "metadata.domain_id", "metadata.size")
    },
    "create_training_job.request": {"algorithm.id"},
    "create_training_job.response": _JOB,
    "show_training_job.response": _JOB
    | {"status.phase", "status.secondary_phase", "status.duration", "status.start_time"}
    | {"status.node_count_metrics[][]"},
    "show_training_job_logs_url.response": {"obs_url"},
    "show_training_job_logs_url.response.short": {"obs_url"},
    "show_training_job_metrics.response": _METRICS,
    "show_training_job_metrics.response.pytorch_flow": _METRICS,
    "list_training_job_engines.response": {"total"},
    "list_autosearch_yaml_templates.response": {"yaml_templates[].algorithm_type_zh"},
    "show_autosearch_yaml_template.response": {"content"},
    "list_autosearch_trials.response": {"total", "count"} | {f"items.data{path}" for path in _TRIAL},
    "show_autosearch_trial.response": {f"data{path}" for path in _TRIAL},
    "create_training_job_v1.response": {"job_name", "resource_id"},
    "create_training_job_v1.error": {"error_message"},
    "show_visualization_job.response": _BOARD,
    "show_visualization_job.error": _FAILURE,
    "list_visualization_jobs.response": {"quotas", "job_count_limit", "jobs[].job_id"}
    | {f"jobs[].{name}" for name in _BOARD},
    "list_visualization_jobs.error": _FAILURE,
}

_MINUTES = "one value a minute: the example ran longer"
_NUMBER = "the tables of the documents say that it is a number"

DIFFERS = {
    # example -> field -> (how our answer differs, why)
    "create_training_job_v1.response": {
        "job_id": ("type", _NUMBER),
        "version_id": ("type", _NUMBER),
        "status": ("type", _NUMBER),
        "create_time": ("type", _NUMBER),
    },
    "list_training_jobs.request": {"filters": ("missing", "the answer does not repeat what was asked")},
    "list_autosearch_trials.response": {"items.data": ("rows", "the example has eight trials, ours two")},
    "show_training_job.response": {"status.node_count_metrics": ("rows", "the example ran longer")},
    "show_training_job_metrics.response": {"metrics[].value": ("rows", _MINUTES)},
    "show_training_job_metrics.response.pytorch_flow": {"metrics[].value": ("rows", _MINUTES)},
}


def documented() -> list[str]:
    nouns = {entry.id: entry.noun for entry in operations().values()}
    names = (path.stem for path in EXAMPLES.glob("*.json"))
    return sorted(name for name in names if nouns.get(name.split(".")[0]) in NOUNS)


@pytest.fixture(scope="module")
def walk(embedded, contract):
    found = Walk(embedded, contract)
    yield found
    found.close()


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_an_example(walk, name):
    varies = VARIES.get(name, set())
    found = {
        (path, how)
        for path, how in differences(example(name), ANSWERS[name](walk))
        if not (how == "value" and path in varies)
    }
    assert found == {(path, how) for path, (how, _) in DIFFERS.get(name, {}).items()}


def test_every_example_is_walked():
    assert sorted([*ANSWERS, *ELSEWHERE]) == documented()
    assert set(VARIES) | set(DIFFERS) <= set(ANSWERS)


def test_a_difference_is_seen():
    theirs = {"a": 1, "b": [{"name": "x", "c": "1"}, {"name": "y"}], "d": [1, 2]}
    ours = {"a": 2.0, "b": [{"name": "x", "c": 1}], "d": [1]}
    assert set(differences(theirs, ours)) == {("a", "value"), ("b[].c", "type"), ("b", "rows"), ("d", "rows")}
    assert set(differences({"a": None}, {})) == {("a", "missing")}
    assert set(differences(theirs, theirs)) == set()
