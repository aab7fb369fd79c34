"""The objects of the noun `dataset`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required

    from . import common


class ListDatasetsAnswer(TypedDict, total=False):
    datasets: list[ListDatasetsAnswerDatasets]
    """List of datasets."""
    total_number: int
    """Total number of rows."""


class ListDatasetsAnswerDatasets(TypedDict, total=False):
    annotated_sample_count: int
    """Number of samples with labels."""
    annotated_sub_sample_count: int
    """Number of sub-samples with labels."""
    content_labeling: bool
    """Whether content labelling is switched on for speech segmentation."""
    create_time: int
    """Time of creation in milliseconds."""
    current_version_id: str
    """ID of the version in use now."""
    current_version_name: str
    """Name of the version in use now."""
    data_format: str
    """Format of the data."""
    data_sources: list[ListDatasetsAnswerDatasetsDataSources]
    """List of data sources."""
    data_statistics: dict[str, dict[str, Any]]
    """Statistics about the data."""
    data_update_time: int
    """Time at which the data last changed."""
    data_url: str
    """Path of the data."""
    dataset_format: Literal[0, 1]
    """Format of the dataset: 0 for file, 1 for table."""
    dataset_id: str
    """ID of the dataset."""
    dataset_name: str
    """Name of the dataset."""
    dataset_tags: list[str]
    """Keywords that describe the dataset."""
    dataset_type: Literal[0, 1, 3, 100, 101, 102, 200, 201, 202, 400, 600, 900]
    """Code of the dataset type."""
    dataset_version_count: int
    """Count of versions."""
    deleted_sample_count: int
    """Number of samples that were deleted."""
    deletion_stats: dict[str, int]
    """Reasons for deletion, each with its count."""
    description: str
    """Description in free text."""
    enterprise_project_id: str
    """ID of the enterprise project."""
    exist_running_task: Literal["true", "false"]
    """Whether any task is running."""
    exist_workforce_task: Literal["true", "false"]
    """Whether team tasks exist."""
    feature_supports: list[str]
    """Features that are supported."""
    import_data: Literal["true", "false"]
    """Whether data is imported now."""
    import_task_id: str
    """ID of the import task."""
    inner_annotation_path: str
    """Path of the annotations, for internal use."""
    inner_data_path: str
    """Path of the data, for internal use."""
    inner_log_path: str
    """Path of the logs, for internal use."""
    inner_task_path: str
    """Path of the tasks, for internal use."""
    inner_temp_path: str
    """Temporary path, for internal use."""
    inner_work_path: str
    """Path of the output, for internal use."""
    label_task_count: int
    """Number of labelling tasks."""
    labels: list[common.Label]
    """List of labels."""
    loading_sample_count: int
    """Number of samples still being loaded."""
    managed: Literal["true", "false"]
    """Whether the dataset is hosted."""
    next_version_num: int
    """Number the next version will get."""
    running_tasks_id: list[str]
    """IDs of the tasks that are running."""
    samples: list[dict[str, Any]]
    """List of samples."""
    schema: list[ListDatasetsAnswerDatasetsSchema]
    """List of columns."""
    status: Literal[0, 1, 2, 3, 4, 5, 6, 7, 8]
    """Current state."""
    third_path: str
    """Path of the third party."""
    total_sample_count: int
    """List of samples."""
    total_sub_sample_count: int
    """Number of sub-samples."""
    unconfirmed_sample_count: int
    """Number of samples that need confirmation."""
    update_time: int
    """Time of the last update in milliseconds."""
    versions: list[ListDatasetsAnswerDatasetsVersions]
    """List of versions."""
    work_path: str
    """Path for the output."""
    work_path_type: int
    """Kind of the output path; 0 stands for OBS."""
    workforce_descriptor: dict[str, Any]
    """Settings of the team task."""
    workforce_task_count: int
    """Number of team tasks."""
    workspace_id: str
    """ID of the workspace."""


class ListDatasetsAnswerDatasetsDataSources(TypedDict, total=False):
    data_path: str
    """Path of the source."""
    data_type: Literal[0, 1, 2, 3, 4, 5, 6]
    """Kind of data."""
    schema_maps: list[dict[str, Any]]
    """Mapping of the columns."""
    source_info: dict[str, Any]
    """Connection to the source."""
    with_column_header: Literal["true", "false"]
    """Whether the first row contains the names of the columns."""


class ListDatasetsAnswerDatasetsSchema(TypedDict, total=False):
    description: str
    """Description in free text."""
    name: str
    """Name of the object."""
    schema_id: int
    """Number of the column."""
    type: str
    """Kind of the entry."""


class ListDatasetsAnswerDatasetsVersions(TypedDict, total=False):
    add_sample_count: int
    """Number of samples added."""
    analysis_cache_path: str
    """Path of the cache for feature analysis."""
    analysis_status: Literal[0, 1, 2, 3]
    """State of the feature analysis."""
    analysis_task_id: str
    """ID of the feature analysis task."""
    annotated_sample_count: int
    """Number of samples with labels."""
    annotated_sub_sample_count: int
    """Number of sub-samples with labels."""
    clear_hard_property: Literal["true", "false"]
    """Whether the hard flag is cleared."""
    code: str
    """Code of the billing item or asset."""
    create_time: int
    """Time of creation in milliseconds."""
    crop: Literal["true", "false"]
    """Parameter for cropping."""
    crop_path: str
    """Path of the data that was cropped."""
    crop_rotate_cache_path: str
    """Path of the cache."""
    data_analysis: dict[str, dict[str, Any]]
    """Whether feature analysis is run."""
    data_path: str
    """Path of the source."""
    data_statistics: dict[str, dict[str, Any]]
    """Statistics about the data."""
    data_validate: Literal["true", "false"]
    """Validation of the data content."""
    deleted_sample_count: int
    """Number of samples that were deleted."""
    deletion_stats: dict[str, int]
    """Reasons for deletion, each with its count."""
    description: str
    """Description in free text."""
    export_images: Literal["true", "false"]
    """Whether images are copied as well."""
    extract_serial_number: Literal["true", "false"]
    """Whether the serial number is extracted from the text."""
    include_dataset_data: Literal["true", "false"]
    """Whether the source data is included."""
    is_current: Literal["true", "false"]
    """ID of the version in use now."""
    label_stats: list[ListDatasetsAnswerDatasetsVersionsLabelStats]
    """Statistics about the labels."""
    label_type: Literal["multi", "single"]
    """Type of the label."""
    manifest_cache_input_path: str
    """Input of the manifest cache."""
    manifest_path: str
    """Path of the manifest."""
    message: str
    """Description text."""
    modified_sample_count: int
    """Number of samples that changed."""
    previous_annotated_sample_count: int
    """Number of samples with labels in the previous version."""
    previous_total_sample_count: int
    """Number of samples in the previous version."""
    previous_version_id: str
    """ID of the previous version."""
    processor_task_id: str
    """ID of the processing task."""
    processor_task_status: Literal[0, 2, 3, 4, 5, 6, 7]
    """State of the processing task."""
    remove_sample_usage: Literal["true", "false"]
    """Whether the usage of the samples is cleared."""
    rotate: Literal["true", "false"]
    """Parameter for rotation."""
    rotate_path: str
    """Path of the data that was rotated."""
    sample_state: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"]
    """State of the sample."""
    start_processor_task: Literal["true", "false"]
    """Whether processing is started."""
    status: Literal[0, 1, 2, 3, 4]
    """Current state."""
    tags: list[str]
    """Tags attached to the resource."""
    task_type: int
    """Type of the task."""
    total_sample_count: int
    """List of samples."""
    total_sub_sample_count: int
    """Number of sub-samples."""
    train_evaluate_sample_ratio: str
    """Split between training and evaluation."""
    update_time: int
    """Time of the last update in milliseconds."""
    version_format: Literal["Default", "CarbonData", "CSV"]
    """Format of the version."""
    version_id: str
    """ID of the version."""
    version_name: str
    """Name of the version."""
    with_column_header: Literal["true", "false"]
    """Whether the first row contains the names of the columns."""


class ListDatasetsAnswerDatasetsVersionsLabelStats(TypedDict, total=False):
    attributes: list[dict[str, Any]]
    """List of attributes."""
    count: int
    """Count of rows or items."""
    name: str
    """Name of the object."""
    property: dict[str, Any]
    """Properties of the object."""
    sample_count: int
    """List of samples."""
    type: Literal[0, 1, 3, 100, 101, 102, 103, 200, 201, 202, 600]
    """Kind of the entry."""


class CreateDatasetBody(TypedDict, total=False):
    dataset_name: Required[str]
    """Name of the object."""
    dataset_type: int
    """Code of the labelling type; give exactly one of dataset_type and data_type."""
    data_sources: Required[list[CreateDatasetDataSources]]
    """Location of the input."""
    work_path: Required[common.DatasetWorkPath]
    """Location of the output."""
    labels: list[CreateDatasetLabels]
    """List of labels; mandatory for text triplet datasets."""
    schema: list[common.SchemaField]
    """List of columns; mandatory for table datasets."""
    description: str
    """Description text."""
    data_format: Literal["Default", "CarbonData"]
    """Format of the data."""
    import_annotations: Literal["true", "false"]
    """Whether annotations are imported as well."""
    import_data: Literal["true", "false"]
    """Whether data is imported now."""
    label_format: CreateDatasetLabelFormat
    """Format of the labels."""
    managed: Literal["true", "false"]
    """Whether the dataset is hosted."""
    work_path_type: Required[int]
    """Kind of the output path; 0 stands for OBS."""
    workforce_information: CreateDatasetWorkforceInformation
    """Settings of the team task."""
    workspace_id: str
    """ID of the workspace."""


class CreateDatasetDataSources(TypedDict, total=False):
    type: Required[Literal[0, 5]]
    """Kind of source; 0 stands for an OBS bucket (default) and 5 for AI Gallery."""
    path: Required[str]
    """Path of the source."""
    content_info: CreateDatasetDataSourcesContentInfo
    annotation_config: common.AnnotationConfig
    """Annotation format of the source; setting it imports annotations as well."""
    with_column_header: bool
    """Whether the first row contains the column names; for table data only."""
    data_path: str
    """Path of the source."""
    data_type: Literal[0, 1, 2, 3, 4, 5, 6]
    """Kind of data."""
    schema_maps: list[CreateDatasetDataSourcesSchemaMaps]
    """Mapping of the columns."""
    source_info: CreateDatasetDataSourcesSourceInfo
    """Connection to the source."""


class CreateDatasetDataSourcesContentInfo(TypedDict, total=False):
    content_id: Required[str]
    """ID of the dataset in AI Gallery."""
    version_id: Required[str]
    """ID of the dataset version in AI Gallery."""


class CreateDatasetDataSourcesSchemaMaps(TypedDict, total=False):
    dest_name: str
    """Column of the target."""
    src_name: str
    """Column of the source."""


class CreateDatasetDataSourcesSourceInfo(TypedDict, total=False):
    """Connection to the source."""

    cluster_id: str
    """ID of the cluster or of the dedicated resource pool of the old kind."""
    cluster_mode: Literal["0", "1"]
    """Mode of the cluster."""
    cluster_name: str
    """Name of the cluster."""
    database_name: str
    """Name of the database."""
    input: str
    """Path of the input."""
    ip: str
    """IP or other address."""
    port: str
    """Port number."""
    queue_name: str
    """Name of the queue."""
    subnet_id: str
    """ID of the subnet."""
    table_name: str
    """Name of the table."""
    user_name: str
    """Name of the user."""
    user_password: str
    """Password of the IAM user."""
    vpc_id: str
    """ID of the VPC."""


class CreateDatasetLabels(TypedDict, total=False):
    name: str
    """Name of the label."""
    type: int
    """Type of the label in the dataset."""
    property: CreateDatasetLabelsProperty
    """Properties of the object."""
    attributes: list[CreateDatasetLabelsAttributes]
    """List of attributes."""


# Properties of the object.
CreateDatasetLabelsProperty = TypedDict(
    "CreateDatasetLabelsProperty",
    {
        # Colour, written as #RRGGBB.
        "@modelarts:color": "str",
        # Type of the head entity in a triplet relation.
        "@modelarts:from_type": "str",
        # Type of the tail entity in a triplet relation.
        "@modelarts:to_type": "str",
        # Shape that is drawn by default for a detection label.
        "@modelarts:default_shape": 'Literal["bndbox", "polygon", "circle", "line", "dashed", "point", "polyline"]',
        # Name the label is changed to.
        "@modelarts:rename_to": "str",
        # Shortcut key of the label.
        "@modelarts:shortcut": "str",
    },
    total=False,
)


class CreateDatasetLabelsAttributes(TypedDict, total=False):
    default_value: str
    """Value used by default."""
    id: str
    """Unique ID."""
    name: str
    """Name of the object."""
    type: Literal["text", "select"]
    """Kind of the entry."""
    values: list[dict[str, Any]]
    """List of values."""


class CreateDatasetLabelFormat(TypedDict, total=False):
    """Format of the labels."""

    label_type: Literal["0", "1"]
    """Type of the label."""
    text_label_separator: str
    """Separator that stands between labels."""
    text_sample_separator: str
    """Separator that stands between the text and the label."""


class CreateDatasetWorkforceInformation(TypedDict, total=False):
    """Settings of the team task."""

    data_sync_type: Literal[0, 1, 2, 3]
    """Kind of synchronisation."""
    repetition: int
    """Number of labellers for each sample."""
    synchronize_auto_labeling_data: Literal["true", "false"]
    """Whether automatic labels are synchronised."""
    synchronize_data: Literal["true", "false"]
    """Whether new data is synchronised."""
    task_id: str
    """ID of the task."""
    task_name: Required[str]
    """Name of the task."""
    workforces_config: CreateDatasetWorkforceInformationWorkforcesConfig
    """Assignment of teams."""


class CreateDatasetWorkforceInformationWorkforcesConfig(TypedDict, total=False):
    """Assignment of teams."""

    agency: str
    """Name of the agency or of the administrator."""
    workforces: list[dict[str, Any]]
    """List of teams."""


class CreateDatasetAnswer(TypedDict, total=False):
    dataset_id: str
    """ID of the dataset."""
    error_code: str
    """Code of the error, returned only on failure."""
    error_msg: str
    """Text of the error, returned only on failure."""
    import_task_id: str
    """ID of the import task."""


class ShowDatasetAnswer(TypedDict, total=False):
    annotated_sample_count: int
    """Number of samples with labels."""
    annotated_sub_sample_count: int
    """Number of sub-samples with labels."""
    content_labeling: bool
    """Whether content labelling is switched on for speech segmentation."""
    create_time: int
    """Time of creation in milliseconds."""
    current_version_id: str
    """ID of the version in use now."""
    current_version_name: str
    """Name of the version in use now."""
    data_format: str
    """Format of the data."""
    data_sources: list[ListDatasetsAnswerDatasetsDataSources]
    """List of data sources."""
    data_statistics: dict[str, dict[str, Any]]
    """Statistics about the data."""
    data_update_time: int
    """Time at which the data last changed."""
    dataset_format: Literal[0, 1]
    """Format of the dataset: 0 for file, 1 for table."""
    dataset_id: str
    """ID of the dataset."""
    dataset_name: str
    """Name of the dataset."""
    dataset_tags: list[str]
    """Keywords that describe the dataset."""
    dataset_type: Literal[0, 1, 3, 100, 101, 102, 200, 201, 202, 400, 600, 900]
    """Code of the dataset type."""
    dataset_version_count: int
    """Count of versions."""
    deleted_sample_count: int
    """Number of samples that were deleted."""
    deletion_stats: dict[str, int]
    """Reasons for deletion, each with its count."""
    description: str
    """Description in free text."""
    enterprise_project_id: str
    """ID of the enterprise project."""
    exist_running_task: Literal["true", "false"]
    """Whether any task is running."""
    exist_workforce_task: Literal["true", "false"]
    """Whether team tasks exist."""
    feature_supports: list[str]
    """Features that are supported."""
    import_data: Literal["true", "false"]
    """Whether data is imported now."""
    import_task_id: str
    """ID of the import task."""
    inner_annotation_path: str
    """Path of the annotations, for internal use."""
    inner_data_path: str
    """Path of the data, for internal use."""
    inner_log_path: str
    """Path of the logs, for internal use."""
    inner_task_path: str
    """Path of the tasks, for internal use."""
    inner_temp_path: str
    """Temporary path, for internal use."""
    inner_work_path: str
    """Path of the output, for internal use."""
    label_task_count: int
    """Number of labelling tasks."""
    labels: list[ShowDatasetAnswerLabels]
    """List of labels."""
    loading_sample_count: int
    """Number of samples still being loaded."""
    managed: Literal["true", "false"]
    """Whether the dataset is hosted."""
    next_version_num: int
    """Number the next version will get."""
    running_tasks_id: list[str]
    """IDs of the tasks that are running."""
    schema: list[ListDatasetsAnswerDatasetsSchema]
    """List of columns."""
    status: Literal[0, 1, 2, 3, 4, 5, 6, 7, 8]
    """Current state."""
    third_path: str
    """Path of the third party."""
    total_sample_count: int
    """List of samples."""
    total_sub_sample_count: int
    """Number of sub-samples."""
    unconfirmed_sample_count: int
    """Number of samples that need confirmation."""
    update_time: int
    """Time of the last update in milliseconds."""
    versions: list[ShowDatasetAnswerVersions]
    """List of versions."""


class ShowDatasetAnswerLabels(TypedDict, total=False):
    name: str
    """Name of the object."""
    type: Literal[0, 1, 3, 100, 101, 102, 103, 200, 201, 202, 600]
    """Kind of the entry."""
    property: ShowDatasetAnswerLabelsProperty
    """Properties of the object."""
    attributes: list[dict[str, Any]]
    """List of attributes."""


# Properties of the object.
ShowDatasetAnswerLabelsProperty = TypedDict(
    "ShowDatasetAnswerLabelsProperty",
    {
        # Colour, written as #RRGGBB.
        "@modelarts:color": "str",
        # Type of the head entity in a triplet relation.
        "@modelarts:from_type": "str",
        # Type of the tail entity in a triplet relation.
        "@modelarts:to_type": "str",
    },
    total=False,
)


class ShowDatasetAnswerVersions(TypedDict, total=False):
    add_sample_count: int
    """Number of samples added."""
    analysis_cache_path: str
    """Path of the cache for feature analysis."""


class UpdateDatasetBody(TypedDict, total=False):
    dataset_name: str
    """Name to set."""
    description: str
    """Text to set."""
    add_labels: list[UpdateDatasetAddLabels]
    """Labels that are added."""
    current_version_id: str
    """ID of the version in use now."""
    delete_labels: list[UpdateDatasetAddLabels]
    """Labels that are removed."""
    update_labels: list[UpdateDatasetAddLabels]
    """Labels that are changed."""


class UpdateDatasetAddLabels(TypedDict, total=False):
    name: str
    """Name of the object."""
    type: Literal[0, 1, 3, 100, 101, 102, 103, 200, 201, 202, 600]
    """Kind of the entry."""
    property: UpdateDatasetAddLabelsProperty
    """Properties of the object."""
    attributes: list[CreateDatasetLabelsAttributes]
    """List of attributes."""


# Properties of the object.
UpdateDatasetAddLabelsProperty = TypedDict(
    "UpdateDatasetAddLabelsProperty",
    {
        # Colour of the label, written as #RRGGBB.
        "@modelarts:color": "str",
        # Type of the head entity in a triplet relation.
        "@modelarts:from_type": "str",
        # Type of the tail entity in a triplet relation.
        "@modelarts:to_type": "str",
        # Shape that is drawn by default for a detection label.
        "@modelarts:default_shape": 'Literal["bndbox", "polygon", "circle", "line", "dashed", "point", "polyline"]',
        # Name the label is changed to.
        "@modelarts:rename_to": "str",
        # Shortcut key of the label.
        "@modelarts:shortcut": "str",
    },
    total=False,
)


class UpdateDatasetAnswer(TypedDict, total=False):
    dataset_id: str
    """ID of the dataset."""
