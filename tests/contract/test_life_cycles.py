"""The tables hold every state of the platform, and nothing moves outside of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.contract.life_cycles import LIFE_CYCLES, IllegalMove, checked, life_cycle

FACTS = json.loads((Path(__file__).resolve().parents[1] / "data/contract_states.json").read_text("utf-8"))
CYCLES = sorted(LIFE_CYCLES)
NEVER_ENTERED = {
    # the platform reports these where there is no resource, or no longer one that it knows
    "import_task_status": {"NOT_EXIST"},
    "export_task_status": {"NOT_EXIST"},
    "v1_job_status": {0},
    "visualization_status": {0},
}


@pytest.mark.parametrize("name", CYCLES)
def test_the_table_holds_the_states_of_the_platform(name):
    assert LIFE_CYCLES[name].states == set(FACTS[name]["states"])


@pytest.mark.parametrize("name", sorted(name for name, fact in FACTS.items() if "final" in fact))
def test_final_states_are_those_of_the_platform(name):
    assert LIFE_CYCLES[name].final == set(FACTS[name]["final"])


@pytest.mark.parametrize("name", CYCLES)
def test_a_table_is_closed_and_every_state_can_be_reached(name):
    cycle = life_cycle(name)
    named = set().union(*cycle.moves.values(), cycle.initial, cycle.failed, cycle.settled)
    assert named <= cycle.states
    reached, edge = set(), set(cycle.initial)
    while edge:
        reached |= edge
        edge = set().union(*(cycle.moves[state] for state in edge)) - reached
    assert cycle.states - reached == NEVER_ENTERED.get(name, set())


@pytest.mark.parametrize("name", CYCLES)
def test_from_every_state_there_is_a_way_to_rest(name):
    cycle = life_cycle(name)
    resting = {state for state in cycle.states if cycle.at_rest(state)}
    while True:
        more = {state for state in cycle.states - resting if cycle.moves[state] & resting}
        if not more:
            break
        resting |= more
    # what is being deleted comes to rest by no longer being there
    assert cycle.states - resting <= {"DELETING", "Deleting", "deleting"}


@given(data=st.data(), name=st.sampled_from(CYCLES))
def test_a_walk_along_allowed_moves_stays_in_the_table(data, name):
    cycle = life_cycle(name)
    state = data.draw(st.sampled_from(sorted(cycle.initial, key=str)))
    assert cycle.allows(None, state)
    for _ in range(20):
        assert state in cycle.states
        following = sorted(cycle.moves[state], key=str)
        assert (state in cycle.final) == (not following)
        if not following:
            return
        after = data.draw(st.sampled_from(following))
        state = checked(cycle, state, after)
        assert state == after


@given(data=st.data(), name=st.sampled_from(CYCLES))
def test_every_other_move_is_refused(data, name):
    cycle = life_cycle(name)
    before = data.draw(st.sampled_from([None, *sorted(cycle.states, key=str)]))
    after = data.draw(st.sampled_from([*sorted(cycle.states, key=str), "no such state"]))
    if before == after or cycle.allows(before, after):
        assert checked(cycle, before, after) == after
    else:
        with pytest.raises(IllegalMove, match=cycle.name):
            checked(cycle, before, after)


def test_an_unknown_state_leads_nowhere():
    assert not life_cycle("training_job_phase").allows("Lost", "Running")
    with pytest.raises(KeyError):
        life_cycle("no such cycle")
