"""Waiting follows the contract's life cycles and says in which state it ended."""

import pytest

from jupyter_modelarts.client import NotFound, WaitFailed, WaitTimeout
from jupyter_modelarts.errors import InvalidArgument

JOB = {"path": {"training_job_id": "j1"}}
SERVICE = {"path": {"service_id": "s1"}}


def phases(server, kit, *states, field="phase"):
    replies = [kit.Reply(body={"status": {field: state} if field else state}) for state in states]
    server.script, server.default = replies[:-1], replies[-1]


def test_a_job_is_waited_for(server, driver, kit):
    phases(server, kit, "Creating", "Pending", "Running", "Running", "Completed")
    seen = []
    answer = driver.wait("create_training_job", **JOB, callback=lambda state, _: seen.append(state))
    assert answer == {"status": {"phase": "Completed"}}
    assert seen == ["Creating", "Pending", "Running", "Running", "Completed"]


def test_pauses_grow_within_bounds(server, drivers, kit):
    driver = drivers(poll=(1.0, 3.0))
    phases(server, kit, *["Running"] * 5, "Completed")
    driver.wait("create_training_job", **JOB)
    assert driver.pauses == [1.0, 1.5, 2.25, 3.0, 3.0]


@pytest.mark.parametrize("state", ["Failed", "Abnormal"])
def test_a_failure_names_the_state(server, driver, kit, state):
    phases(server, kit, "Running", state)
    with pytest.raises(WaitFailed, match=state) as caught:
        driver.wait("create_training_job", **JOB)
    assert caught.value.state == state
    assert caught.value.last == {"status": {"phase": state}}


def test_a_final_state_that_is_not_accepted_is_a_failure(server, driver, kit):
    phases(server, kit, "Terminated")
    with pytest.raises(WaitFailed, match="Terminated"):
        driver.wait("create_training_job", **JOB, accept={"Completed"})


def test_a_state_of_failure_can_be_accepted(server, driver, kit):
    phases(server, kit, "Failed")
    assert driver.wait("create_training_job", **JOB, accept={"Completed", "Failed"})


def test_failing_states_can_be_given(server, driver, kit):
    phases(server, kit, "Pending")
    with pytest.raises(WaitFailed, match="Pending"):
        driver.wait("create_training_job", **JOB, fail={"Pending"})


def test_a_service_rests_when_it_runs(server, driver, kit):
    phases(server, kit, "deploying", "RUNNING", field=None)
    assert driver.wait("create_service", **SERVICE) == {"status": "RUNNING"}


def test_states_may_be_numbers(server, driver, kit):
    phases(server, kit, 1, 8, 10, field=None)
    path = {"job_id": "1", "version_id": "2"}
    assert driver.wait("create_training_job_v1", path=path) == {"status": 10}


def test_the_time_is_bounded(server, drivers, kit):
    driver = drivers()
    now = [0.0]
    driver.client._context.clock = lambda: now[0]
    phases(server, kit, "Running")

    def pass_time(_state, _answer):
        now[0] += 4

    with pytest.raises(WaitTimeout, match="still Running after 10 s") as caught:
        driver.wait("create_training_job", **JOB, timeout=10, callback=pass_time)
    assert caught.value.state == "Running"
    assert len(server.requests) == 3
    assert all(pause <= 10 for pause in driver.pauses)


def test_what_is_deleted_is_gone(server, driver, kit):
    server.script = [kit.Reply(body={"status": "deleting"}), kit.Reply(404, {})]
    assert driver.wait("delete_service", **SERVICE) is None


def test_a_deleted_notebook_may_still_be_shown(server, driver, kit):
    phases(server, kit, "RUNNING", "DELETING", "DELETED", field=None)
    assert driver.wait("delete_notebook", path={"id": "n"}) == {"status": "DELETED"}


def test_a_delete_that_fails(server, driver, kit):
    phases(server, kit, "DELETING", "DELETE_FAILED", field=None)
    with pytest.raises(WaitFailed, match="DELETE_FAILED"):
        driver.wait("delete_notebook", path={"id": "n"})


def test_what_vanishes_is_an_error(server, driver, kit):
    server.default = kit.Reply(404, {})
    with pytest.raises(NotFound):
        driver.wait("create_service", **SERVICE)


def test_a_hiccup_does_not_end_the_waiting(server, driver, kit):
    server.script = [kit.Reply(503, {}), kit.Reply(drop=True)]
    server.default = kit.Reply(body={"status": "running"})
    assert driver.wait("create_service", **SERVICE) == {"status": "running"}


def test_nothing_to_wait_for(driver):
    with pytest.raises(InvalidArgument, match="nothing to wait for"):
        driver.wait("list_models", path={})
