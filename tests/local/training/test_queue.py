"""Whose turn it is."""

from __future__ import annotations

import pytest

from jupyter_modelarts.local.training.queueing import (
    CAPACITY_VARIABLE,
    MOST_PASSES,
    Queue,
    Room,
    machine,
    need_of,
    priority_of,
)

SMALL, BIG = Room(2, 8), Room(8, 32)


def turns(queue):
    """Everybody who can have a turn now."""
    return list(iter(queue.next, None))


def test_first_come_first_served_within_the_room_there_is():
    queue = Queue(Room(4, 64))
    for name in "abcd":
        queue.add(name, SMALL)
    assert turns(queue) == ["a", "b"]
    queue.release("b")
    assert turns(queue) == ["c"]
    queue.release("a")
    queue.release("a")
    assert turns(queue) == ["d"]


def test_memory_counts_as_well_as_cores():
    queue = Queue(Room(64, 16))
    for name in "abc":
        queue.add(name, SMALL)
    assert turns(queue) == ["a", "b"]


def test_a_job_beyond_the_machine_runs_alone():
    queue = Queue(Room(4, 16))
    for name, need in (("small", SMALL), ("huge", BIG), ("last", SMALL)):
        queue.add(name, need)
    assert turns(queue) == ["small", "last"]
    queue.release("small")
    assert turns(queue) == []
    queue.release("last")
    assert turns(queue) == ["huge"]
    queue.add("next", SMALL)
    assert turns(queue) == []


def test_a_higher_priority_goes_first_and_can_be_given_later():
    queue = Queue(SMALL)
    for name, priority in (("low", 1), ("high", 3), ("middle", 2), ("late", 1)):
        queue.add(name, SMALL, priority)
    queue.prefer("late", 3)
    queue.prefer("unknown", 3)
    order = []
    while found := turns(queue):
        order += found
        queue.release(found[0])
    assert order == ["high", "late", "middle", "low"]


def test_a_big_job_is_passed_only_so_often():
    queue = Queue(Room(8, 32))
    queue.add("first", SMALL)
    assert turns(queue) == ["first"]
    queue.add("big", BIG)
    passed = 0
    for number in range(3 * MOST_PASSES):
        queue.add(f"small {number}", SMALL)
        for name in turns(queue):
            passed += 1
            queue.release(name)
    assert passed == MOST_PASSES
    queue.release("first")
    assert turns(queue) == ["big"]


def test_who_leaves_is_not_served():
    queue = Queue(SMALL)
    for name in "abc":
        queue.add(name, SMALL)
    assert queue.remove("b")
    assert not queue.remove("b")
    assert turns(queue) == ["a"]
    queue.release("a")
    assert turns(queue) == ["c"]
    assert "c" not in queue


def test_what_runs_already_takes_room_whether_there_is_any_or_not():
    queue = Queue(SMALL)
    queue.occupy("found", SMALL)
    queue.occupy("found too", SMALL)
    queue.add("new", SMALL)
    queue.release("found")
    assert turns(queue) == []
    queue.release("found too")
    assert turns(queue) == ["new"]


@pytest.mark.parametrize("text", ["", "8", "a,b", "0,4", "8,32,1"])
def test_the_room_is_the_machine_unless_the_setting_says_two_numbers(monkeypatch, text):
    monkeypatch.delenv(CAPACITY_VARIABLE)
    here = machine()
    assert here.cores >= 1
    assert here.memory >= 1
    monkeypatch.setenv(CAPACITY_VARIABLE, text)
    assert machine() == here
    monkeypatch.setenv(CAPACITY_VARIABLE, "8, 32")
    assert machine() == Room(8, 32)


def test_need_and_priority_are_read_from_the_job():
    info = {"cpu": {"core_num": 2}, "memory": {"size": 8}}
    body = {"spec": {"resource": {"node_count": 3, "flavor_detail": {"flavor_info": info}}}}
    assert need_of(body) == Room(6, 24)
    assert priority_of(body) == 1
    body["spec"]["schedule_policy"] = {"priority": 3}
    assert priority_of(body) == 3


def test_priority_changes_while_a_job_waits_and_not_later(owner):
    gate = owner.connection.state_dir / "gate"
    script = """
        import os, pathlib, time
        print("running")
        while not pathlib.Path(os.environ["GATE"]).exists():
            time.sleep(0.02)
    """
    whole = {"flavor_id": "modelarts.vm.cpu.8u", "node_count": 1}

    def submit(**policy):
        body = owner.body(script, environments={"GATE": str(gate)})
        body["spec"] |= {"resource": whole, **({"schedule_policy": policy} if policy else {})}
        return owner.create(body)

    def prefer(job, priority):
        body = {"description": "", "spec": {"schedule_policy": {"priority": priority}}}
        return owner.http.put(f"/training-jobs/{job['metadata']['id']}", json=body)

    running, low, high, chosen = submit(), submit(), submit(priority=2), submit()
    owner.wait_for_line(running, "running")
    for job in (low, high, chosen):
        owner.wait(job, "Pending")
    assert prefer(chosen, 3).status_code == 200
    assert owner.show(chosen)["spec"]["schedule_policy"]["priority"] == 3
    refused = prefer(running, 3)
    assert refused.status_code == 409
    assert "Running" in refused.json()["error_msg"]
    gate.touch()
    starts = [owner.wait(job)["status"]["start_time"] for job in (running, chosen, high, low)]
    assert starts == sorted(starts)
