"""The objects of the noun `import_task`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class ListImportTasksAnswer(TypedDict, total=False):
    import_tasks: list[ListImportTasksAnswerImportTasks]
    """List of import tasks."""
    total_count: int
    """Total number of rows."""


class ListImportTasksAnswerImportTasks(TypedDict, total=False):
    annotated_sample_count: int
    """Number of samples with labels."""
    create_time: int
    """Time of creation in milliseconds."""
    data_source: ListImportTasksAnswerImportTasksDataSource
    """List of data sources."""
    dataset_id: str
    """ID of the dataset."""
    elapsed_time: int
    """Time of the run in seconds."""
    error_code: str
    """Code of the error, returned only on failure."""
    error_msg: str
    """Text of the error, returned only on failure."""
    file_statistics: ListImportTasksAnswerImportTasksFileStatistics
    """Statistics about the files."""
    finished_file_count: int
    """Number of files that are finished."""
    finished_file_size: int
    """Number of bytes that are finished."""
    import_path: str
    """Path of the import."""
    import_type: Literal[0, 1]
    """Type of import, dir or manifest."""
    imported_sample_count: int
    """Number of samples imported."""
    imported_sub_sample_count: int
    """Number of sub-samples imported."""
    processor_task_id: str
    """ID of the processing task."""
    processor_task_status: int
    """State of the processing task."""
    status: Literal["QUEUING", "STARTING", "RUNNING", "COMPLETED", "FAILED", "NOT_EXIST"]
    """Current state."""
    task_id: str
    """ID of the task."""
    total_file_count: int
    """Number of files."""
    total_file_size: int
    """Size in bytes."""
    total_sample_count: int
    """List of samples."""
    total_sub_sample_count: int
    """Number of sub-samples."""
    unconfirmed_sample_count: int
    """Number of samples that need confirmation."""
    update_ms: int
    """Time of the last update in milliseconds."""


class ListImportTasksAnswerImportTasksDataSource(TypedDict, total=False):
    """List of data sources."""

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


class ListImportTasksAnswerImportTasksFileStatistics(TypedDict, total=False):
    """Statistics about the files."""

    file_num_finished: int
    """Number of files that are finished."""
    file_num_total: int
    """Number of files."""
    file_size_finished: int
    """Number of bytes that are finished."""
    file_size_total: int
    """Size in bytes."""


class CreateImportTaskBody(TypedDict, total=False):
    with_column_header: bool
    """For table data: whether the first row contains the column names."""
    data_source: CreateImportTaskDataSource
    """List of data sources."""
    difficult_only: Literal["true", "false"]
    """Whether only hard examples are used."""
    excluded_labels: list[CreateImportTaskExcludedLabels]
    """Labels that are left out."""
    final_annotation: Literal["true", "false"]
    """Whether the import goes to the final state."""
    import_annotations: Literal["true", "false"]
    """Whether annotations are imported as well."""
    import_folder: str
    """Name of the sub-folder in OBS."""
    import_origin: Literal["obs", "dws", "dli", "rds", "mrs", "inference"]
    """Source of the import."""
    import_path: Required[str]
    """Path of the import."""
    import_samples: Literal["true", "false"]
    """Whether samples are imported."""
    import_type: Literal["dir", "manifest"]
    """Type of import, dir or manifest."""
    included_labels: list[CreateImportTaskExcludedLabels]
    """Labels that are imported."""
    label_format: CreateImportTaskLabelFormat
    """Format of the labels."""


class CreateImportTaskDataSource(TypedDict, total=False):
    """List of data sources."""

    data_path: str
    """Path of the source."""
    data_type: Literal[0, 1, 2, 3, 4, 5, 6]
    """Kind of data."""
    schema_maps: list[CreateImportTaskDataSourceSchemaMaps]
    """Mapping of the columns."""
    source_info: CreateImportTaskDataSourceSourceInfo
    """Connection to the source."""
    with_column_header: Literal["true", "false"]
    """Whether the first row contains the names of the columns."""


class CreateImportTaskDataSourceSchemaMaps(TypedDict, total=False):
    dest_name: str
    """Column of the target."""
    src_name: str
    """Column of the source."""


class CreateImportTaskDataSourceSourceInfo(TypedDict, total=False):
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


class CreateImportTaskExcludedLabels(TypedDict, total=False):
    name: str
    """Name of the object."""
    type: Literal[0, 1, 3, 100, 101, 102, 103, 200, 201, 202, 600]
    """Kind of the entry."""
    property: CreateImportTaskExcludedLabelsProperty
    """Properties of the object."""
    attributes: list[CreateImportTaskExcludedLabelsAttributes]
    """List of attributes."""


# Properties of the object.
CreateImportTaskExcludedLabelsProperty = TypedDict(
    "CreateImportTaskExcludedLabelsProperty",
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


class CreateImportTaskExcludedLabelsAttributes(TypedDict, total=False):
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


class CreateImportTaskLabelFormat(TypedDict, total=False):
    """Format of the labels."""

    label_type: Literal["0", "1"]
    """Type of the label."""
    text_label_separator: str
    """Separator that stands between labels."""
    text_sample_separator: str
    """Separator that stands between the text and the label."""


class CreateImportTaskAnswer(TypedDict, total=False):
    task_id: str
    """ID of the task."""


class ShowImportTaskAnswer(TypedDict, total=False):
    annotated_sample_count: int
    """Number of samples with labels."""
    create_time: int
    """Time of creation in milliseconds."""
    data_source: ListImportTasksAnswerImportTasksDataSource
    """List of data sources."""
    dataset_id: str
    """ID of the dataset."""
    elapsed_time: int
    """Time of the run in seconds."""
    error_code: str
    """Code of the error, returned only on failure."""
    error_msg: str
    """Text of the error, returned only on failure."""
    file_statistics: ListImportTasksAnswerImportTasksFileStatistics
    """Statistics about the files."""
    finished_file_count: int
    """Number of files that are finished."""
    finished_file_size: int
    """Number of bytes that are finished."""
    import_path: str
    """Path of the import."""
    import_type: Literal[0, 1]
    """Type of import, dir or manifest."""
    imported_sample_count: int
    """Number of samples imported."""
    imported_sub_sample_count: int
    """Number of sub-samples imported."""
    processor_task_id: str
    """ID of the processing task."""
    processor_task_status: int
    """State of the processing task."""
    status: Literal["QUEUING", "STARTING", "RUNNING", "COMPLETED", "FAILED", "NOT_EXIST"]
    """Current state."""
    task_id: str
    """ID of the task."""
    total_file_count: int
    """Number of files."""
    total_file_size: int
    """Size in bytes."""
    total_sample_count: int
    """List of samples."""
    total_sub_sample_count: int
    """Number of sub-samples."""
    unconfirmed_sample_count: int
    """Number of samples that need confirmation."""
    update_ms: int
    """Time of the last update in milliseconds."""
