"""Integer states, for whatever a training job can come to."""

from __future__ import annotations

import pytest

from jupyter_modelarts.contract.life_cycles import life_cycle
from jupyter_modelarts.local.training_v1.states import matches, state

V1, V2 = life_cycle("v1_job_status"), life_cycle("training_job_phase")


def at(phase, secondary="", *messages):
    status = {"phase": phase, "secondary_phase": secondary or phase}
    rows = [{"task": "worker-0", "exit_code": 1, "message": message} for message in messages]
    return {"body": {"status": {**status, "task_statuses": rows}}}


@pytest.mark.parametrize("phase", sorted(V2.states))
def test_every_phase_has_a_state_and_what_is_over_there_is_over_here(phase):
    code = state(at(phase))
    assert code in V1.states
    assert (code in V1.final) == (phase in V2.final)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (None, 1),
        (at("Failed", "CreateFailed"), 5),
        (at("Failed", "Lost", "gone"), 14),
        (at("Failed", "Failed", "ValueError"), 11),
        (at("Failed", "Failed", "Mounting volume /a at /b failed: this machine has no /a."), 22),
        (at("Completed"), 10),
    ],
)
def test_why_a_job_failed_is_in_its_state(document, code):
    assert state(document) == code


def test_a_job_that_could_not_be_created_is_found_by_any_of_its_codes():
    assert all(matches(5, wanted) for wanted in (3, 5, 6, 13))
    assert not matches(11, 5)
    assert matches(11, 11)
