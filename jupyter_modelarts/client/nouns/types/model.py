"""The objects of the noun `model`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required

    from . import common


class CreateModelBody(TypedDict, total=False):
    model_name: str
    """Name of the AI application; generated if it is missing."""
    model_version: Required[str]
    """Version in the form n.n.n, each number with 1 or 2 digits and no leading zero such as 01.01.01."""
    source_location: Required[str]
    """OBS directory that contains the model directory (its parent), or the image path if model_type is Image.
    """
    model_type: Required[Literal["TensorFlow", "MXNet", "Spark_MLlib", "Scikit_Learn", "XGBoost", "MindSpore", "Image", "PyTorch", "Custom"]]
    """Engine that is used."""
    source_job_id: str
    """Training job from which it comes."""
    source_job_version: str
    """Version of the training job."""
    source_type: Literal["auto"]
    """Source kind: auto for results of automatic learning, empty in other cases."""
    model_algorithm: str
    """Class of the algorithm, for example predict_analysis, object_detection or image_classification; can be
    taken from config.json."""
    description: str
    """Description text."""
    execution_code: str
    """Path of customize_service.py in OBS; the file has to be in the model directory."""
    runtime: str
    """Runtime, one of those returned by list_ai_engine_runtimes, depending on model_type."""
    input_params: list[CreateModelInputParams]
    output_params: list[Any]
    """Output parameters, laid out like input_params."""
    dependencies: list[CreateModelDependencies]
    apis: str
    """List of APIs as JSON text; can be taken from config.json."""
    workspace_id: str
    """Workspace the object belongs to."""


class CreateModelInputParams(TypedDict, total=False):
    url: Required[str]
    """Path of the API."""
    param_name: Required[str]
    """Name of the parameter; 64 characters at most."""
    param_type: Required[Literal["string", "object", "array", "boolean", "number", "integer"]]
    """Type of the parameter, a basic type of JSON Schema."""
    min: float
    """Smallest value allowed for int or float."""
    max: float
    """Largest value allowed for int or float."""
    param_desc: str
    """Description text; 100 characters at most."""


class CreateModelDependencies(TypedDict, total=False):
    installer: Required[Literal["pip"]]
    """Tool that installs the packages."""
    packages: list[CreateModelDependenciesPackages]


class CreateModelDependenciesPackages(TypedDict, total=False):
    package_name: Required[str]
    """Name of the package."""
    package_version: str
    """Version that applies."""
    restraint: Literal["EXACT", "ATLEAST", "ATMOST"]
    """Rule for the version; used together with package_version only."""


class CreateModelAnswer(TypedDict, total=False):
    model_id: str
    """ID of the new model."""


class ListModelsAnswer(TypedDict, total=False):
    total_count: int
    """Number of matching models, paging not applied."""
    count: int
    """Number of models in the response."""
    models: list[common.Model]
    """Models in the short form of the Model object."""


class ShowModelAnswer(TypedDict, total=False):
    """Details of the model."""

    model_id: str
    """ID of the model, a UUID."""
    model_name: str
    """Name of the model."""
    model_version: str
    """Version in the form n.n.n."""
    model_type: Literal["TensorFlow", "MXNet", "Spark_MLlib", "Scikit_Learn", "XGBoost", "MindSpore", "Image", "PyTorch", "Custom"]
    """Engine that is used."""
    runtime: str
    """Runtime of the model, for example tf1.13-python3.6-cpu."""
    tenant: str
    """ID of the account."""
    project: str
    """ID of the project."""
    owner: str
    """ID of the user."""
    create_at: int
    """Time in milliseconds since the epoch."""
    source_location: str
    """Location of the files in OBS."""
    source_job_id: str
    """Training job from which it comes."""
    source_job_version: str
    """Version of the training job."""
    source_type: Literal["auto"]
    """Source kind: "auto" for automatic learning, empty in other cases."""
    model_size: int
    """Size in bytes."""
    model_status: Literal["publishing", "building", "published", "failed", "building_failed"]
    """Current state."""
    description: str
    """Description text."""
    execution_code: str
    """Path of customize_service.py in OBS."""
    image_address: str
    """Image that was built; empty if the build failed or the model is not published."""
    schema_doc: str
    """Path of the schema document."""
    input_params: list[Any]
    """Input parameters, each with url, method, protocol, param_name, param_type, min, max and param_desc."""
    output_params: list[Any]
    """Output parameters, laid out like input_params."""
    dependencies: list[Any]
    """Dependencies, each with installer (pip) and packages (package_name, package_version, restraint)."""
    model_metrics: str
    """Values of f1, recall, precision and accuracy as JSON text."""
    apis: str
    """List of APIs as JSON text."""
    model_labels: list[Any]
    """List of labels."""
    labels_map: dict[str, Any]
    """Map with a list named labels."""
    workspace_id: str
    """Workspace the object belongs to."""
    install_type: list[Literal["real-time", "realtime", "batch", "edge"]]
    """Targets to which it can be deployed."""
    specification: dict[str, Any]
    """Resources needed at minimum."""
    config: str
    """Content of config.json as JSON text, including the probes health, readiness_health and startup_health.
    """
    source_copy: str
    """Whether the image is copied into the platform."""
    model_algorithm: str
    """Class of the algorithm."""
    model_docs: list[dict[str, Any]]
    """Documents that belong to the model."""
    health: dict[str, Any]
    """Probe for the health check."""
    model_source: Literal["auto", "algos", "custom"]
    """Origin of the model."""
    tunable: Literal["true", "false"]
    """Whether the model can be tuned."""
    market_flag: Literal["true", "false"]
    """Whether it comes from the gallery."""
    publishable_flag: Literal["true", "false"]
    """Whether it can be published."""
    cmd: str
    """Command to run."""


class DeleteModelAnswer(TypedDict, total=False):
    delete_success_list: list[str]
    """Items whose deletion succeeded."""
    delete_failed_list: list[DeleteModelAnswerDeleteFailedList]
    """Items whose deletion did not succeed."""


class DeleteModelAnswerDeleteFailedList(TypedDict, total=False):
    error_msg: str
    """Text of the error, returned only on failure."""
    error_code: str
    """Code of the error, returned only on failure."""
    model_id: str
    """ID of the model."""


class ListAiEngineRuntimesAnswer(TypedDict, total=False):
    count: int
    """Number of all matches; other paged APIs return this figure as total_count."""
    total_count: int
    """Number of rows in this response."""
    engine_runtimes: list[ListAiEngineRuntimesAnswerEngineRuntimes]
    """Engines together with their runtimes."""


class ListAiEngineRuntimesAnswerEngineRuntimes(TypedDict, total=False):
    ai_engine: Literal["TensorFlow", "PyTorch", "MindSpore", "XGBoost", "Scikit_Learn", "Spark_MLlib", "Custom"]
    """Engine that is used."""
    runtimes: list[str]
    """Names of the runtimes."""
    request_mode: list[Literal["sync", "async"]]
    """Request mode, given for each runtime."""
    accelerators: list[ListAiEngineRuntimesAnswerEngineRuntimesAccelerators]
    """Accelerator cards, listed for each runtime."""
    arch: list[Literal["x86_64", "aarch64"]]
    """Request mode, given for each runtime."""
    status_list: list[Literal["normal", "deleted", "deleting"]]
    """Request mode, given for each runtime."""
    image_source: list[Literal["base_image", "uniform_image"]]
    """Request mode, given for each runtime."""


class ListAiEngineRuntimesAnswerEngineRuntimesAccelerators(TypedDict, total=False):
    type: Literal["npu", "gpu", "none"]
    """Request mode, given for each runtime."""
    name: str
    """Name of the accelerator, for example SNT9B."""
    cuda_version: str
    """Version of CUDA, for example cuda 10.2."""
    driver_version_section: str
    """Section of driver versions, for example C8x."""
