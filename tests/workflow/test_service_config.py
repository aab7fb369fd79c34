"""What becomes of a service's `config`: every operation gives what a request may say, weights sum to 100."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_modelarts.workflow import service_config

SPEC = "modelarts.vm.cpu.2u"


def entry(model: str, weight: int = 100, count: int = 1, **more: Any) -> dict[str, Any]:
    return {"model_id": model, "weight": weight, "specification": SPEC, "instance_count": count, **more}


def deployment(result: str, time: int, *config: dict[str, Any]) -> dict[str, Any]:
    return {"result": result, "update_time": time, "config": list(config)}


def test_an_answer_becomes_a_request():
    row = {
        **entry("a", count=2, envs={"A": "1"}),
        "weight": "100",
        "model_name": "m",
        "running_instance_count": 2,
        "status": "ready",
        "custom_spec": None,
    }
    assert service_config.written([row]) == [entry("a", count=2, envs={"A": "1"})]


def test_what_a_new_model_leaves_open_stays():
    present = [entry("a", count=3, envs={"A": "1"})]
    assert service_config.replaced(present, {"model_id": "b"}) == [entry("b", count=3, envs={"A": "1"})]
    changed = service_config.replaced(present, {"model_id": "b", "instance_count": 1, "envs": {"B": "2"}})
    assert changed == [entry("b", envs={"B": "2"})]


def test_a_canary_is_added_weighed_and_promoted():
    present = [entry("a", count=3)]
    split = service_config.split(present, {"model_id": "b"}, 10)
    assert split == [entry("a", 90, 3), entry("b", 10, 1)]
    assert service_config.split(split, {"model_id": "c"}, 20) == [entry("a", 80, 3), entry("c", 20, 1)]
    assert service_config.weighted(split, 50) == [entry("a", 50, 3), entry("b", 50, 1)]
    assert service_config.promoted(split) == [entry("b", 100, 3)]


@pytest.mark.parametrize(
    ("history", "found"),
    [
        ([], None),
        ([deployment("SUCCESS", 1, entry("a"))], None),
        ([deployment("SUCCESS", 2, entry("b")), deployment("SUCCESS", 1, entry("a"))], [entry("a")]),
        ([deployment("SUCCESS", 1, entry("a")), deployment("SUCCESS", 2, entry("b"))], [entry("a")]),
        # started again without a change
        (
            [deployment("SUCCESS", t, entry(m)) for t, m in ((3, "b"), (2, "b"), (1, "a"))],
            [entry("a")],
        ),
        # the update failed: what was there before it answers on
        (
            [
                deployment("FAIL", 3, entry("c")),
                deployment("SUCCESS", 2, entry("b")),
                deployment("SUCCESS", 1, entry("a")),
            ],
            [entry("b")],
        ),
        # a failure in between was never what answered
        (
            [
                deployment("SUCCESS", 3, entry("c")),
                deployment("FAIL", 2, entry("b")),
                deployment("SUCCESS", 1, entry("a")),
            ],
            [entry("a")],
        ),
        # of a canary only the model before it stays
        (
            [
                deployment("SUCCESS", 2, entry("a", 90), entry("b", 10)),
                deployment("SUCCESS", 1, entry("a")),
            ],
            [entry("a")],
        ),
    ],
)
def test_what_was_before(history, found):
    assert service_config.before(history) == found
