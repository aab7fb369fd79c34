"""The tables beside the OpenAPI files agree with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jupyter_modelarts.contract import limits
from jupyter_modelarts.contract.enumerations import NUMBERED_STATES, TRAINING_METRICS
from jupyter_modelarts.contract.life_cycles import LIFE_CYCLES

ROOT = Path(__file__).resolve().parents[2]
PERMISSIONS = json.loads((ROOT / "jupyter_modelarts/contract/permissions.json").read_text("utf-8"))


def test_every_numbered_state_has_a_word():
    numbered = {name for name, cycle in LIFE_CYCLES.items() if any(isinstance(s, int) for s in cycle.states)}
    assert numbered == set(NUMBERED_STATES)
    for name in numbered:
        assert set(NUMBERED_STATES[name]) == LIFE_CYCLES[name].states


def test_the_metrics_are_those_of_the_platforms_examples():
    example = json.loads((ROOT / "tests/data/examples/show_training_job_metrics.response.json").read_text())
    assert {row["metric"] for row in example["metrics"]} == set(TRAINING_METRICS)
    values = {float(value) for row in example["metrics"] for value in row["value"]}
    assert limits.METRIC_ABSENT in values


def test_the_limits_of_a_lease_are_those_of_its_operation(contract):
    lease = contract.field(contract.request("renew_notebook_lease"), "duration")
    assert (lease["minimum"], lease["maximum"]) == (limits.LEASE_SHORTEST_MS, limits.LEASE_LONGEST_MS)
    assert lease["default"] == limits.LEASE_DEFAULT_MS


def test_the_limit_of_a_models_purpose_is_that_of_its_package(contract):
    shape = contract.shapes["ModelPackageConfig"]
    assert contract.field(shape, "model_algorithm")["maxLength"] == limits.MODEL_ALGORITHM_LENGTH


@pytest.mark.parametrize("of", ["user", "agency"])
def test_permissions_name_what_is_needed(of):
    rows = [row for row in PERMISSIONS if row["of"] == of]
    assert rows
    for row in rows:
        assert row["actions"] or row["policies"], row
        assert all(action.count(":") == 2 for action in row["actions"]), row
