"""Every script and config.json to start with is one that the platform's checks accept."""

from __future__ import annotations

import asyncio
import json

import pytest

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.model import package
from jupyter_modelarts.local.model.places import DiskPlace
from jupyter_modelarts.workflow.deploy_starting import (
    api_of,
    newest_runtime,
    starting_config,
    starting_script,
)
from jupyter_modelarts.workflow.package import Package

WEIGHTS = {
    "Scikit_Learn": "tree.joblib",
    "XGBoost": "trees.ubj",
    "PyTorch": "net.pt",
    "TensorFlow": "saved_model.pb",
    "MindSpore": "net.mindir",
}


@pytest.mark.parametrize("engine", WEIGHTS)
def test_a_start_passes_the_checks_of_a_package(engine, tmp_path):
    found = Package(ObsPath("b", "model/"), (WEIGHTS[engine],))
    script = starting_script(engine, found)
    model = tmp_path / "model"
    model.mkdir()
    (model / WEIGHTS[engine]).write_bytes(b"weights")
    (model / "customize_service.py").write_text(script)
    (model / "config.json").write_text(json.dumps(starting_config(engine, "", api=api_of(engine))))
    located = asyncio.run(package.locate(DiskPlace(tmp_path)))
    assert asyncio.run(package.examine(located, {"model_type": engine})).model_type == engine
    assert "@" not in script
    assert "change it" in script


def test_xgboost_loads_what_was_saved():
    assert "xgboost.Booster(" in starting_script("XGBoost", Package(ObsPath("b"), ("trees.json", "t.ubj")))
    assert "joblib.load(" in starting_script("XGBoost", Package(ObsPath("b"), ("trees.pkl",)))


def test_an_engine_without_a_start():
    assert starting_script("MXNet", Package(ObsPath("b"), ())) == ""


def test_the_newest_runtime_needs_no_accelerator():
    names = ["pytorch_1.8-cuda", "pytorch_1.8-cpu", "pytorch_1.10-cpu", "pytorch_1.9-cpu"]
    kinds = [{"type": "GPU"}, {"type": "none"}, {"type": "none"}, {"type": "none"}]
    rows = [{"ai_engine": "PyTorch", "runtimes": names, "accelerators": kinds}]
    assert newest_runtime(rows, "PyTorch") == "pytorch_1.10-cpu"
    assert newest_runtime(rows, "XGBoost") == ""
    rows[0]["runtimes"] = [*names, "pytorch_1.2-embedded"]
    rows[0]["accelerators"] = [*kinds, {"type": "none"}]
    assert newest_runtime(rows, "PyTorch") == "pytorch_1.2-embedded"
