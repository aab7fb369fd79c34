"""Engines, flavors, runtimes, images: what is listed can be chosen, and a typo names the nearest."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import sklearn

from jupyter_modelarts.local.catalog import (
    engines,
    find_engine,
    find_flavor,
    find_runtime,
    flavors,
    runtimes,
)
from jupyter_modelarts.local.problems import Problem

from .test_iam import sign_in

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection


@pytest.fixture(scope="module")
def get(embedded: Connection) -> Any:
    headers = {"X-Auth-Token": sign_in(embedded).headers["X-Subject-Token"]}

    def call(path: str, **query: Any) -> httpx.Response:
        return httpx.get(
            embedded.modelarts + path.format(p=embedded.project_id), headers=headers, params=query
        )

    return call


def test_every_listed_engine_can_be_chosen(get: Any) -> None:
    listed = get("/v2/{p}/training-job-engines").json()
    assert listed["total"] == len(listed["items"]) == len(engines())
    for row in listed["items"]:
        assert find_engine(row["engine_name"], row["engine_version"]).row() == row
        assert find_engine(None, engine_id=row["engine_id"]).row() == row


def test_without_a_version_it_is_this_python() -> None:
    engine = find_engine("Scikit_Learn")
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert engine.version == f"scikit_learn_{sklearn.__version__}-py_{python}-embedded"
    assert engine.embedded
    assert engine.framework.module == "sklearn"
    assert [find_engine(name).embedded for name in ("PyTorch", "TensorFlow", "XGBoost")] == [True] * 3


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: find_engine("Scikit_Lern"), "Engine 'Scikit_Lern' is unknown. Did you mean 'Scikit_Learn'?"),
        (lambda: find_engine("pytorch"), "Engine 'pytorch' is unknown. Did you mean 'PyTorch'?"),
        (lambda: find_flavor("modelarts.vm.cpu.3u"), "Did you mean 'modelarts.vm.cpu."),
        (lambda: find_runtime("XGBoost", "python3.5"), "Did you mean 'python3.6'?"),
        (lambda: find_runtime("Keras"), "Model type 'Keras' is unknown."),
        (lambda: find_engine(None), "An engine needs engine_name"),
    ],
)
def test_typo_names_the_nearest(call: Any, message: str) -> None:
    with pytest.raises(Problem) as caught:
        call()
    assert caught.value.status == 400
    assert message in caught.value.message


def test_engine_far_from_all_lists_all() -> None:
    with pytest.raises(Problem, match="Known: Ascend-Powered-Engine, Horovod, MPI, PyTorch"):
        find_engine("zzz")


def test_flavors(get: Any) -> None:
    listed = get("/v2/{p}/training-job-flavors", flavor_type="CPU").json()
    assert [row["flavor_id"] for row in listed["flavors"]] == [flavor.id for flavor in flavors("TRAIN")]
    assert find_flavor("modelarts.vm.cpu.8u", "INFER").cores == 8


def test_runtimes_stand_side_by_side(get: Any) -> None:
    listed = get("/v1/{p}/models/ai-engine-runtimes").json()
    assert listed["count"] == len(listed["engine_runtimes"]) == len(runtimes())
    for row in listed["engine_runtimes"]:
        columns = ("runtimes", "request_mode", "accelerators", "arch", "status_list", "image_source")
        assert len({len(row[column]) for column in columns}) == 1
        for name in row["runtimes"]:
            assert find_runtime(row["ai_engine"], name) is not None
    page = get("/v1/{p}/models/ai-engine-runtimes", limit="2", offset="1").json()
    assert page["engine_runtimes"] == listed["engine_runtimes"][1:3]
    assert get("/v1/{p}/models/ai-engine-runtimes", limit="many").status_code == 400


def test_images(get: Any) -> None:
    listed = get("/v1/{p}/images", sort_key="name", limit=20, offset=1).json()
    assert (listed["current"], listed["pages"], listed["size"], listed["total"]) == (1, 2, 20, 33)
    names = [row["name"] for row in listed["data"]]
    assert len(names) == 13
    assert names == sorted(names)
    image = listed["data"][0]
    assert get("/v1/{p}/images/" + image["id"]).json() == image
    assert get("/v1/{p}/images/none").status_code == 404
    found = get("/v1/{p}/images", name="pytorch1", name_fuzzy_match="true").json()
    assert found["total"]
    assert all("pytorch1" in row["name"] for row in found["data"])
