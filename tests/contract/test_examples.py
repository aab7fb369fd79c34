"""Every example body of the platform's documents fits its shape; where it cannot, the reason stands here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "data" / "examples"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.json"))

_ARGUMENTS = "keyword arguments of the old Python SDK, not what it sends"
_OF_THE_MODEL = "the model decides what it takes and answers"

CANNOT = {
    # examples of operations, in a form that the wire does not have
    **{
        f"create_dataset.request.{variant}json": f"{_ARGUMENTS}: data_sources is one object"
        for variant in (
            "",
            "image.",
            "image_with_annotations.",
            "table.",
            "table_by_dataset_type.",
            "text_triplet.",
        )
    },
    **{
        f"create_import_task.request.{variant}json": f"{_ARGUMENTS}: import_path has another name there"
        for variant in ("", "manifest.", "table.")
    },
    "iam_create_custom_policy.request.developer_deny.json": "writes deny where IAM knows Deny",
}

WITHOUT_SHAPE = {
    # examples of what is no operation of the API
    "create_label_task.request.json": f"{_ARGUMENTS}; its operation is not documented",
    **{
        f"create_training_job_sdk.request.{variant}json": f"{_ARGUMENTS} of Estimator and fit"
        for variant in ("", "custom_image.", "dedicated_pool.", "volumes.")
    },
    "predict_service.request.json": _OF_THE_MODEL,
    "predict_service.request.csv_mapped.json": _OF_THE_MODEL,
    "predict_service.request.sdk_dict.json": _OF_THE_MODEL,
    "predict_service.request.triton.json": _OF_THE_MODEL,
    "predict_service.response.json": _OF_THE_MODEL,
    "predict_service_direct.request.json": _OF_THE_MODEL,
}

SHARED_SHAPES = {
    "container_health_check.response.json": "ContainerHealth",
    "model_package_config.request.json": "ModelPackageConfig",
    "predict_service.error.json": "Error",
}

PARTS = {
    # the example shows one field: `apis` is sent as JSON text, whose shape is that of the package's file
    "create_model.request.apis.json": ("ModelPackageConfig", "apis"),
    "create_model.request.dependencies.json": (None, "dependencies"),
}


def shape(contract, name):
    """The schema that the example called `name` must fit, or None."""
    identifier, kind, *_ = name.split(".")
    if name in SHARED_SHAPES:
        return {"$ref": f"https://contract.invalid/common.json#/components/schemas/{SHARED_SHAPES[name]}"}
    if identifier not in contract.operations:
        return None
    if name in PARTS:
        shared, field = PARTS[name]
        whole = contract.shapes[shared] if shared else contract.request(identifier)
        return contract.located(identifier, contract.field(whole, field))
    if kind == "request":
        return contract.request(identifier)
    return contract.answer(identifier, "default" if kind == "error" else None)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in CANNOT and name not in WITHOUT_SHAPE])
def test_an_example_fits_its_shape(contract, name):
    schema = shape(contract, name)
    assert schema is not None, f"{name} belongs to no shape: give it one, or the reason why it has none"
    assert contract.errors(schema, json.loads((EXAMPLES / name).read_text("utf-8"))) == []


@pytest.mark.parametrize("name", sorted(CANNOT))
def test_an_exception_is_still_one(contract, name):
    assert contract.errors(shape(contract, name), json.loads((EXAMPLES / name).read_text("utf-8")))


@pytest.mark.parametrize("name", sorted(WITHOUT_SHAPE))
def test_what_has_no_shape_has_no_operation(contract, name):
    assert (EXAMPLES / name).exists()
    assert shape(contract, name) is None


def test_the_tables_name_examples_that_exist():
    assert set(CANNOT) | set(WITHOUT_SHAPE) | set(SHARED_SHAPES) | set(PARTS) <= set(NAMES)
    assert len(NAMES) == 93


def test_a_shape_refuses_what_is_not_of_it(contract):
    body = json.loads((EXAMPLES / "create_training_job.request.json").read_text("utf-8"))
    body["kind"] = "no such kind"
    assert contract.errors(contract.request("create_training_job"), body)
