"""The objects of the noun `export_task`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class ListExportTasksAnswer(TypedDict, total=False):
    create_time: int
    """Time of creation in milliseconds."""
    error_code: str
    """Code of the error, returned only on failure."""
    error_msg: str
    """Text of the error, returned only on failure."""
    export_format: Literal[1, 2]
    """Format of the export."""
    export_params: ListExportTasksAnswerExportParams
    """Settings of the export."""
    export_tasks: list[ListExportTasksAnswerExportTasks]
    """List of export tasks."""
    export_type: Literal[0, 1, 2, 3]
    """What the task exports."""
    finished_sample_count: int
    """Number of samples that are finished."""
    path: str
    """Path of the data or file."""
    progress: float
    """Progress as a percentage."""
    status: str
    """Current state."""
    task_id: str
    """ID of the task."""
    total_count: int
    """Total number of rows."""
    total_sample_count: int
    """List of samples."""
    update_time: int
    """Time of the last update in milliseconds."""
    version_format: Literal["Default", "CarbonData", "CSV"]
    """Format of the version."""
    version_id: str
    """ID of the version."""


class ListExportTasksAnswerExportParams(TypedDict, total=False):
    """Settings of the export."""

    clear_hard_property: Literal["true", "false"]
    """Whether the hard flag is cleared."""
    export_dataset_version_format: str
    """Format of the version that is exported."""
    export_dataset_version_name: str
    """Name of the version that is exported."""
    export_dest: Literal["DIR", "NEW_DATASET"]
    """Target of the export, either a directory or a dataset."""
    export_new_dataset_name: str
    """Name of the new dataset."""
    export_new_dataset_work_path: str
    """Path of the output of the new dataset."""
    ratio_sample_usage: Literal["true", "false"]
    """Whether the data is split by ratio on import."""
    sample_state: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"]
    """State of the sample."""
    samples: list[str]
    """List of samples."""
    search_conditions: list[dict[str, Any]]
    """Conditions of the search."""
    train_sample_ratio: str
    """Share used for training."""


class ListExportTasksAnswerExportTasks(TypedDict, total=False):
    create_time: int
    """Time of creation in milliseconds."""
    error_code: str
    """Code of the error, returned only on failure."""
    error_msg: str
    """Text of the error, returned only on failure."""
    export_format: Literal[1, 2]
    """Format of the export."""
    export_params: ListExportTasksAnswerExportParams
    """Settings of the export."""
    export_type: Literal[0, 1, 2, 3]
    """What the task exports."""
    finished_sample_count: int
    """Number of samples that are finished."""
    path: str
    """Path of the data or file."""
    progress: float
    """Progress as a percentage."""
    status: str
    """Current state."""
    task_id: str
    """ID of the task."""
    total_sample_count: int
    """List of samples."""
    update_time: int
    """Time of the last update in milliseconds."""
    version_format: Literal["Default", "CarbonData", "CSV"]
    """Format of the version."""
    version_id: str
    """ID of the version."""


class CreateExportTaskBody(TypedDict, total=False):
    path: Required[str]
    """Target directory in OBS."""
    annotation_format: Literal["VOC", "COCO"]
    """Format of the annotations."""
    export_format: Literal[1, 2]
    """Format of the export."""
    export_params: CreateExportTaskExportParams
    """Settings of the export."""
    export_type: Literal[0, 1, 2, 3]
    """What the task exports."""
    sample_state: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"]
    """State of the sample."""
    source_type_header: str
    """Header that belongs to the source type."""
    status: int
    """Current state."""
    task_id: str
    """ID of the task."""
    version_format: Literal["Default", "CarbonData", "CSV"]
    """Format of the version."""
    version_id: str
    """ID of the version."""
    with_column_header: Literal["true", "false"]
    """Whether the first row contains the names of the columns."""


class CreateExportTaskExportParams(TypedDict, total=False):
    """Settings of the export."""

    clear_hard_property: Literal["true", "false"]
    """Whether the hard flag is cleared."""
    export_dataset_version_format: str
    """Format of the version that is exported."""
    export_dataset_version_name: str
    """Name of the version that is exported."""
    export_dest: Literal["DIR", "NEW_DATASET"]
    """Target of the export, either a directory or a dataset."""
    export_new_dataset_name: str
    """Name of the new dataset."""
    export_new_dataset_work_path: str
    """Path of the output of the new dataset."""
    ratio_sample_usage: Literal["true", "false"]
    """Whether the data is split by ratio on import."""
    sample_state: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"]
    """State of the sample."""
    samples: list[str]
    """List of samples."""
    search_conditions: list[CreateExportTaskExportParamsSearchConditions]
    """Conditions of the search."""
    train_sample_ratio: str
    """Share used for training."""


class CreateExportTaskExportParamsSearchConditions(TypedDict, total=False):
    coefficient: str
    """Value of the coefficient."""
    frame_in_video: int
    """Number of the frame."""
    hard: Literal["0", "1"]
    """Whether it is a hard example."""
    import_origin: str
    """Source of the import."""
    kvp: str
    """Key of the scene."""
    label_list: dict[str, Any]
    """List of labels."""
    labeler: str
    """Labeller who made the annotation."""
    metadata: dict[str, Any]
    """Block that identifies the object."""
    parent_sample_id: str
    """ID of the parent sample."""
    sample_dir: str
    """Directory of the sample."""
    sample_name: str
    """Name of the sample."""
    sample_time: Literal["month", "day", "yyyyMMdd-yyyyMMdd"]
    """Time of the sample."""
    score: str
    """Score that was given."""
    slice_thickness: str
    """Thickness of the slice."""
    study_date: str
    """Date of the study."""
    time_in_video: str
    """Time at which it occurs in the video."""


class CreateExportTaskAnswer(TypedDict, total=False):
    create_time: int
    """Time of creation in milliseconds."""
    error_code: str
    """Code of the error, returned only on failure."""
    error_msg: str
    """Text of the error, returned only on failure."""
    export_format: Literal[1, 2]
    """Format of the export."""
    export_params: ListExportTasksAnswerExportParams
    """Settings of the export."""
    export_type: Literal[0, 1, 2, 3]
    """What the task exports."""
    finished_sample_count: int
    """Number of samples that are finished."""
    path: str
    """Path of the data or file."""
    progress: float
    """Progress as a percentage."""
    status: Literal["INIT", "RUNNING", "FAILED", "SUCCESSED"]
    """Current state."""
    task_id: str
    """ID of the task."""
    total_sample_count: int
    """List of samples."""
    update_time: int
    """Time of the last update in milliseconds."""
    version_format: Literal["Default", "CarbonData", "CSV"]
    """Format of the version."""
    version_id: str
    """ID of the version."""


class ShowExportTaskAnswer(TypedDict, total=False):
    create_time: int
    """Time of creation in milliseconds."""
    error_code: str
    """Code of the error, returned only on failure."""
    error_msg: str
    """Text of the error, returned only on failure."""
    export_format: Literal[1, 2]
    """Format of the export."""
    export_params: ListExportTasksAnswerExportParams
    """Settings of the export."""
    export_type: Literal[0, 1, 2, 3]
    """What the task exports."""
    finished_sample_count: int
    """Number of samples that are finished."""
    path: str
    """Path of the data or file."""
    progress: float
    """Progress as a percentage."""
    status: Literal["QUEUING", "STARTING", "RUNNING", "COMPLETED", "FAILED", "NOT_EXIST"]
    """Current state."""
    task_id: str
    """ID of the task."""
    total_sample_count: int
    """List of samples."""
    update_time: int
    """Time of the last update in milliseconds."""
    version_format: Literal["Default", "CarbonData", "CSV"]
    """Format of the version."""
    version_id: str
    """ID of the version."""
