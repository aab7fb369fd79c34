"""Engines, flavors, built-in models."""

from __future__ import annotations

from jupyter_modelarts.local.catalog import flavors
from jupyter_modelarts.local.training_v1 import engines, specs


def test_every_flavor_for_training_has_a_number():
    assert {flavor.id for flavor in specs.numbered().values()} == {flavor.id for flavor in flavors("TRAIN")}


def test_numbers_of_engines_are_given_once():
    numbers = [engine.id for engine in engines.engines()]
    assert len(set(numbers)) == len(numbers)


def test_what_can_be_chosen(caller):
    found = caller.call("list_job_engines_v1", query={"job_type": "train"})["engines"]
    assert found == caller.call("list_job_engines_v1")["engines"]
    kinds = {(row["engine_type"], row["engine_name"]) for row in found}
    assert kinds == {(1, "TensorFlow"), (9, "XGBoost-Sklearn"), (10, "PyTorch")}
    assert "PyTorch-1.0.0-python3.6" in [row["engine_version"] for row in found]
    specifications = caller.call("list_job_resource_specs_v1", query={"engine_id": found[0]["engine_id"]})
    assert specifications["spec_total_count"] == len(specifications["specs"]) == 2
    small = specifications["specs"][0]
    assert (small["spec_id"], small["spec_code"], small["max_num"]) == (1, "modelarts.vm.cpu.2u", 1)
    assert caller.refusal("list_job_resource_specs_v1", query={"engine_id": 77})[0] == 400


def test_nothing_is_listed_for_inference(caller):
    query = {"job_type": "inference"}
    assert caller.call("list_job_engines_v1", query=query)["engines"] == []
    assert caller.call("list_job_resource_specs_v1", query=query)["specs"] == []


def test_there_are_no_built_in_models(caller):
    found = caller.call("list_builtin_algorithms_v1", query={"page": 1, "per_page": 100})
    assert (found["model_total_count"], found["models"]) == (0, [])
    assert caller.refusal("list_builtin_algorithms_v1", query={"page": 0})[0] == 400
