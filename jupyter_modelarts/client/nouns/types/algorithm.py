"""The objects of the noun `algorithm`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class CreateAlgorithmBody(TypedDict, total=False):
    metadata: CreateAlgorithmMetadata
    """Block that identifies the object."""
    job_config: CreateAlgorithmJobConfig
    """Configuration of the job."""
    resource_requirements: list[CreateAlgorithmResourceRequirements]
    """Constraints on the flavor, each made up of key, values and operator."""
    advanced_config: CreateAlgorithmAdvancedConfig
    """Settings of the automatic search."""


class CreateAlgorithmMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    name: Required[str]
    """Name of the algorithm."""
    description: str
    """Description text."""
    workspace_id: str
    """Workspace the object belongs to."""
    id: int
    """Unique ID."""
    ai_project: str
    """Name of the AI project."""


class CreateAlgorithmJobConfig(TypedDict, total=False):
    """Configuration of the job."""

    code_dir: str
    """Code directory in OBS; it has to be the directory that contains boot_file."""
    boot_file: str
    """Start file in OBS."""
    engine: CreateAlgorithmJobConfigEngine
    """Block that describes the engine."""
    inputs: list[CreateAlgorithmJobConfigInputs]
    """List of input channels."""
    outputs: list[CreateAlgorithmJobConfigOutputs]
    """List of output channels."""
    parameters: list[CreateAlgorithmJobConfigParameters]
    """List of hyper-parameters."""
    parameters_customization: bool
    """Whether jobs may define additional parameters."""
    command: str
    """Command for starting."""


class CreateAlgorithmJobConfigEngine(TypedDict, total=False):
    """Block that describes the engine."""

    engine_id: str
    """ID of the engine; filled in by the server if name and version are given."""
    engine_name: str
    """Name of the engine as returned by list_training_job_engines."""
    engine_version: str
    """Version of the engine as returned by list_training_job_engines."""
    image_url: str
    """Address of the custom image."""


class CreateAlgorithmJobConfigInputs(TypedDict, total=False):
    name: str
    """Name of the input channel; the script receives it as --<name>=<local path>."""
    description: str
    """Description text."""
    remote_constraints: list[dict[str, Any]]
    """Remote locations that are permitted."""


class CreateAlgorithmJobConfigOutputs(TypedDict, total=False):
    name: Required[str]
    """Name of the output channel; the script receives it as --<name>=<local path>."""
    description: str
    """Description text."""


class CreateAlgorithmJobConfigParameters(TypedDict, total=False):
    name: str
    """Name of the hyper-parameter."""
    value: str
    """Value used by default; numbers and booleans are written as strings too."""
    description: str
    """Description text."""
    constraint: CreateAlgorithmJobConfigParametersConstraint
    """Constraints on the value."""
    i18n_description: dict[str, Any] | None
    """Description in other languages."""


class CreateAlgorithmJobConfigParametersConstraint(TypedDict, total=False):
    """Constraints on the value."""

    type: Literal["String", "Integer", "Float", "Boolean"]
    """Type of the value."""
    editable: bool
    """Whether the value may be changed."""
    required: bool
    """Whether the value must be given."""
    sensitive: bool
    """Whether the value is hidden."""
    valid_type: str
    """Kind of validation, for example "None"."""
    valid_range: list[Any]
    """Permitted range; may be empty."""


class CreateAlgorithmResourceRequirements(TypedDict, total=False):
    key: str
    """Key of the entry."""
    values: list[str]
    """List of values."""
    operator: str
    """Comparison operator."""


class CreateAlgorithmAdvancedConfig(TypedDict, total=False):
    """Settings of the automatic search."""

    auto_search: CreateAlgorithmAdvancedConfigAutoSearch
    """Settings of the hyper-parameter search."""


class CreateAlgorithmAdvancedConfigAutoSearch(TypedDict, total=False):
    """Settings of the hyper-parameter search."""

    skip_search_params: str
    """Parameters that are left out."""
    reward_attrs: list[dict[str, Any]]
    """Metrics the search looks at."""
    search_params: list[dict[str, Any]]
    """Parameters of the search."""
    algo_configs: list[dict[str, Any]]
    """Settings of the search algorithms."""


class CreateAlgorithmAnswer(TypedDict, total=False):
    metadata: CreateAlgorithmAnswerMetadata
    """Block that identifies the object."""
    share_info: dict[str, Any]
    """How the algorithm is shared; empty where it is not."""
    job_config: CreateAlgorithmAnswerJobConfig
    """The job_config of the request, with engine details, i18n_description and code_tree (name and children)
    added."""
    resource_requirements: list[CreateAlgorithmAnswerResourceRequirements]
    """Same content as in the request."""
    advanced_config: CreateAlgorithmAnswerAdvancedConfig
    """Same content as in the request."""


class CreateAlgorithmAnswerMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    id: str
    """ID of the algorithm, a UUID."""
    name: str
    """Name of the object."""
    description: str
    """Description text."""
    create_time: int
    """Time in milliseconds."""
    update_time: int
    """Time in milliseconds; may be 0."""
    workspace_id: str
    """Workspace the object belongs to."""
    ai_project: str
    """AI project, for example "default-ai-project"."""
    user_name: str
    """User who created it; may be empty."""
    domain_id: str
    """ID of the account."""
    source: str
    """Source of the algorithm, for example "custom"."""
    api_version: str
    """Permitted range; may be empty."""
    is_valid: bool
    """Whether it can be used."""
    state: str
    """Permitted range; may be empty."""
    size: int
    """Size of the code, for example 4790."""
    tags: list[Any] | None
    """List of tags; may be null."""
    attr_list: list[Any] | None
    """List of tags; may be null."""
    version_num: int
    """Number of the version; may be 0."""


class CreateAlgorithmAnswerJobConfig(TypedDict, total=False):
    """The job_config of the request, with engine details, i18n_description and code_tree (name and children)
    added."""

    code_dir: str
    """Directory that holds the code."""
    boot_file: str
    """File that is started."""
    command: str
    """Command for starting."""
    parameters: list[dict[str, Any]]
    """List of hyper-parameters."""
    inputs: list[dict[str, Any]]
    """List of input channels."""
    outputs: list[dict[str, Any]]
    """List of output channels."""
    engine: dict[str, Any]
    """Block that describes the engine."""
    code_tree: dict[str, Any]
    """Listing of the code directory."""
    parameters_customization: bool
    """Whether custom hyper-parameters are allowed."""


class CreateAlgorithmAnswerResourceRequirements(TypedDict, total=False):
    key: str
    """Key of the entry."""
    value: list[str]
    """Value of the entry."""
    operator: str
    """Comparison operator."""


class CreateAlgorithmAnswerAdvancedConfig(TypedDict, total=False):
    """Same content as in the request."""

    auto_search: dict[str, Any]
    """Settings of the hyper-parameter search."""


class ListAlgorithmsAnswer(TypedDict, total=False):
    total: int
    """Total number of rows."""
    count: int
    """Count of rows or items."""
    limit: int
    """Maximum number of rows on each page."""
    offset: int
    """Offset at which the page starts."""
    sort_by: str
    """Field to sort by."""
    order: str
    """Sort direction, asc or desc."""
    group_by: str
    """Key used for grouping."""
    items: list[ListAlgorithmsAnswerItems]
    """List of rows."""


class ListAlgorithmsAnswerItems(TypedDict, total=False):
    metadata: ListAlgorithmsAnswerItemsMetadata
    """Block that identifies the object."""
    job_config: ListAlgorithmsAnswerItemsJobConfig
    """Configuration of the job."""
    resource_requirements: list[ListAlgorithmsAnswerItemsResourceRequirements]
    """Constraints on the flavor."""
    advanced_config: ListAlgorithmsAnswerItemsAdvancedConfig
    """Advanced settings of the algorithm."""
    share_info: dict[str, Any]
    """How the algorithm is shared; empty where it is not."""


class ListAlgorithmsAnswerItemsMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    id: str
    """Unique ID."""
    name: Required[str]
    """Name of the object."""
    description: str
    """Description in free text."""
    workspace_id: str
    """ID of the workspace."""
    ai_project: str
    """Name of the AI project."""
    user_name: str
    """Name of the user."""
    domain_id: str
    """ID of the account."""
    source: str
    """Source of the object."""
    api_version: str
    """Version of the API."""
    is_valid: bool
    """Whether it can be used."""
    state: str
    """Current state."""
    tags: list[dict[str, str]] | None
    """Tags attached to the resource."""
    attr_list: list[str] | None
    """List of attributes."""
    version_num: int
    """Number of the version."""
    size: int
    """Size of the object or page."""
    create_time: int
    """Time of creation in milliseconds."""
    update_time: int
    """Time of the last update in milliseconds."""


class ListAlgorithmsAnswerItemsJobConfig(TypedDict, total=False):
    """Configuration of the job."""

    code_dir: str
    """Directory that holds the code."""
    boot_file: str
    """File that is started."""
    command: str
    """Command for starting."""
    parameters: list[dict[str, Any]]
    """List of hyper-parameters."""
    inputs: list[dict[str, Any]]
    """List of input channels."""
    outputs: list[dict[str, Any]]
    """List of output channels."""
    engine: dict[str, Any]
    """Block that describes the engine."""
    code_tree: dict[str, Any]
    """Listing of the code directory."""
    parameters_customization: bool
    """Whether custom hyper-parameters are allowed."""


class ListAlgorithmsAnswerItemsResourceRequirements(TypedDict, total=False):
    key: str
    """Key of the entry."""
    value: list[str]
    """Value of the entry."""
    operator: str
    """Comparison operator."""


class ListAlgorithmsAnswerItemsAdvancedConfig(TypedDict, total=False):
    """Advanced settings of the algorithm."""

    auto_search: dict[str, Any]
    """Settings of the hyper-parameter search."""


class ShowAlgorithmAnswer(TypedDict, total=False):
    metadata: ListAlgorithmsAnswerItemsMetadata
    """Block that identifies the object."""
    job_config: ListAlgorithmsAnswerItemsJobConfig
    """Configuration of the job."""
    resource_requirements: list[ListAlgorithmsAnswerItemsResourceRequirements]
    """Constraints on the flavor."""
    advanced_config: ListAlgorithmsAnswerItemsAdvancedConfig
    """Advanced settings of the algorithm."""
    share_info: dict[str, Any]
    """How the algorithm is shared; empty where it is not."""


class UpdateAlgorithmBody(TypedDict, total=False):
    metadata: UpdateAlgorithmMetadata
    """Block that identifies the object."""
    job_config: UpdateAlgorithmJobConfig
    """Configuration of the job."""
    resource_requirements: list[UpdateAlgorithmResourceRequirements]
    """Constraints on the flavor."""
    advanced_config: UpdateAlgorithmAdvancedConfig
    """Advanced settings of the algorithm."""


class UpdateAlgorithmMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    id: int
    """Unique ID."""
    name: Required[str]
    """Name of the object."""
    description: str
    """Description in free text."""
    workspace_id: str
    """ID of the workspace."""
    ai_project: str
    """Name of the AI project."""


class UpdateAlgorithmJobConfig(TypedDict, total=False):
    """Configuration of the job."""

    code_dir: str
    """Directory that holds the code."""
    boot_file: str
    """File that is started."""
    command: str
    """Command for starting."""
    parameters: list[UpdateAlgorithmJobConfigParameters]
    """List of hyper-parameters."""
    inputs: list[UpdateAlgorithmJobConfigInputs]
    """List of input channels."""
    outputs: list[UpdateAlgorithmJobConfigOutputs]
    """List of output channels."""
    engine: UpdateAlgorithmJobConfigEngine
    """Block that describes the engine."""
    parameters_customization: bool
    """Whether custom hyper-parameters are allowed."""


class UpdateAlgorithmJobConfigParameters(TypedDict, total=False):
    name: str
    """Name of the object."""
    value: str
    """Value of the entry."""
    description: str
    """Description in free text."""
    constraint: dict[str, Any]
    """Constraints on the value."""
    i18n_description: dict[str, Any] | None
    """Description in other languages."""


class UpdateAlgorithmJobConfigInputs(TypedDict, total=False):
    name: str
    """Name of the object."""
    description: str
    """Description in free text."""
    remote_constraints: list[dict[str, Any]]
    """Remote locations that are permitted."""


class UpdateAlgorithmJobConfigOutputs(TypedDict, total=False):
    name: Required[str]
    """Name of the object."""
    description: str
    """Description in free text."""


class UpdateAlgorithmJobConfigEngine(TypedDict, total=False):
    """Block that describes the engine."""

    engine_id: str
    """ID of the engine."""
    engine_name: str
    """Name of the engine."""
    engine_version: str
    """Version of the engine."""
    image_url: str
    """Address of the custom image."""


class UpdateAlgorithmResourceRequirements(TypedDict, total=False):
    key: str
    """Key of the entry."""
    values: list[str]
    """List of values."""
    operator: str
    """Comparison operator."""


class UpdateAlgorithmAdvancedConfig(TypedDict, total=False):
    """Advanced settings of the algorithm."""

    auto_search: CreateAlgorithmAdvancedConfigAutoSearch
    """Settings of the hyper-parameter search."""
