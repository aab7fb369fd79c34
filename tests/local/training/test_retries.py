"""What the annotations of a job allow."""

from __future__ import annotations

import pytest

from jupyter_modelarts.local.problems import Problem
from jupyter_modelarts.local.training.retries import Done, Policy, check

PREFIX = "fault-tolerance/"


def policy(**annotations):
    return Policy.of({PREFIX + name.replace("_", "-"): value for name, value in annotations.items()})


def test_without_annotations_nothing_is_tried_again():
    for cause in ("fault", "program", "hang"):
        assert Policy().after(cause, Done()) is None
    assert not Policy().replaces(Done())


def test_faults_are_retried_so_often_and_programs_only_without_condition():
    faults = policy(job_retry_num="2")
    assert faults.after("fault", Done()) == "job_reschedule"
    assert faults.after("fault", Done(job=2)) is None
    assert faults.after("program", Done()) is None
    both = policy(job_retry_num="9", job_unconditional_retry="true")
    assert both.after("program", Done()) == "job_reschedule"


def test_programs_are_retried_three_times_running():
    both = policy(job_retry_num="99", job_unconditional_retry="true")
    done = Done()
    for _ in range(3):
        assert both.after("program", done) == "job_reschedule"
        done = done.and_job("program")
    assert both.after("program", done) is None
    assert both.after("program", done.and_job("fault")) == "job_reschedule"


def test_a_hang_is_restarted_in_place_three_times_running_then_counts_as_a_fault():
    hangs = policy(hang_retry="true")
    done = Done().and_hang().and_hang()
    assert hangs.after("hang", done) == "proc_restart"
    assert hangs.after("hang", done.and_hang()) is None
    assert policy(hang_retry="true", job_retry_num="1").after("hang", done.and_hang()) == "job_reschedule"
    assert policy(job_retry_num="1").after("hang", Done()) == "job_reschedule"


def test_single_tasks_have_retries_of_their_own():
    pods = policy(pod_retry_num="1")
    assert pods.replaces(Done())
    assert not pods.replaces(Done().and_pod())


def test_what_was_done_survives_the_store():
    done = Done().and_pod().and_job("program").and_hang()
    assert Done(*done.to_json()) == done


@pytest.mark.parametrize(
    ("name", "value"),
    [("job-retry-num", "many"), ("job-retry-num", "129"), ("pod-retry-num", "-1"), ("hang-retry", "yes")],
)
def test_annotations_that_say_nothing_are_refused(name, value):
    with pytest.raises(Problem, match=name):
        check({PREFIX + name: value})
    check({PREFIX + "job-retry-num": "128", PREFIX + "hang-retry": "false", "record/code-dir": "true"})
