"""The objects of the noun `dataset_version`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class ListDatasetVersionsAnswer(TypedDict, total=False):
    total_number: int
    """Total number of rows."""
    versions: list[ListDatasetVersionsAnswerVersions]
    """List of versions."""


class ListDatasetVersionsAnswerVersions(TypedDict, total=False):
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
    label_stats: list[ListDatasetVersionsAnswerVersionsLabelStats]
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


class ListDatasetVersionsAnswerVersionsLabelStats(TypedDict, total=False):
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


class CreateDatasetVersionBody(TypedDict, total=False):
    version_format: Literal["Default"]
    """Format that is used."""
    description: str
    """Description text."""
    clear_hard_property: Literal["true", "false"]
    """Whether the hard flag is cleared."""
    export_images: Literal["true", "false"]
    """Whether images are copied as well."""
    remove_sample_usage: Literal["true", "false"]
    """Whether the usage of the samples is cleared."""
    train_evaluate_sample_ratio: str
    """Split between training and evaluation."""
    version_name: str
    """Name of the version."""
    with_column_header: Literal["true", "false"]
    """Whether the first row contains the names of the columns."""


class CreateDatasetVersionAnswer(TypedDict, total=False):
    version_id: str
    """ID of the version."""


class ShowDatasetVersionAnswer(TypedDict, total=False):
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
    label_stats: list[ListDatasetVersionsAnswerVersionsLabelStats]
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
