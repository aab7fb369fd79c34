"""The objects of the noun `sample`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class ListSamplesAnswer(TypedDict, total=False):
    sample_count: int
    """List of samples."""
    samples: list[ListSamplesAnswerSamples]
    """List of samples."""


class ListSamplesAnswerSamples(TypedDict, total=False):
    check_accept: Literal["true", "false"]
    """Result of the acceptance check."""
    check_comment: str
    """Comment on the acceptance check."""
    check_score: str
    """Score of the acceptance check."""
    deletion_reasons: list[str]
    """Reasons for the deletion."""
    hard_details: dict[str, dict[str, Any]]
    """Details about the hard example."""
    labelers: list[ListSamplesAnswerSamplesLabelers]
    """List of labellers."""
    labels: list[ListSamplesAnswerSamplesLabels]
    """List of labels."""
    metadata: ListSamplesAnswerSamplesMetadata
    """Block that identifies the object."""
    review_accept: Literal["true", "false"]
    """Result of the review."""
    review_comment: str
    """Comment on the review."""
    review_score: str
    """Score of the review."""
    sample_data: list[str]
    """Data of the sample."""
    sample_dir: str
    """Directory of the sample."""
    sample_id: str
    """ID of the sample."""
    sample_name: str
    """Name of the sample."""
    sample_size: int
    """Size of the sample in bytes."""
    sample_status: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"]
    """Status of the sample."""
    sample_time: int
    """Time of the sample."""
    sample_type: Literal[0, 1, 2, 4, 6, 9]
    """Type of the sample."""
    score: str
    """Score that was given."""
    source: str
    """Source of the object."""
    sub_sample_url: str
    """Link to the sub-sample."""
    worker_id: str
    """ID of the team member."""


class ListSamplesAnswerSamplesLabelers(TypedDict, total=False):
    create_time: int
    """Time of creation in milliseconds."""
    description: str
    """Description in free text."""
    email: str
    """Address for e-mail."""
    role: Literal[0, 1, 2, 3]
    """Role that is assigned."""
    status: Literal[0, 1, 2, 3]
    """Current state."""
    update_time: int
    """Time of the last update in milliseconds."""
    worker_id: str
    """ID of the team member."""
    workforce_id: str
    """ID of the team."""


class ListSamplesAnswerSamplesLabels(TypedDict, total=False):
    annotated_by: Literal["human", "auto"]
    """Labeller who made the annotation."""
    id: str
    """Unique ID."""
    name: str
    """Name of the object."""
    property: dict[str, Any]
    """Properties of the object."""
    score: float
    """Score that was given."""
    type: Literal[0, 1, 3, 100, 101, 102, 103, 200, 201, 202, 600]
    """Kind of the entry."""


# Block that identifies the object.
ListSamplesAnswerSamplesMetadata = TypedDict(
    "ListSamplesAnswerSamplesMetadata",
    {
        # How the sample was brought in.
        "@modelarts:import_origin": "int",
        # Flag that marks a hard example.
        "@modelarts:hard": 'Literal["0", "1"]',
        # Difficulty, from 0 to 1.
        "@modelarts:hard_coefficient": "float",
        # IDs of the reasons why an example is hard.
        "@modelarts:hard_reasons": "list[Literal[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]]",
        # Size of the image.
        "@modelarts:size": "list[dict[str, Any]]",
    },
    total=False,
)


class CreateSamplesBody(TypedDict, total=False):
    samples: list[CreateSamplesSamples]
    """List of samples."""
    final_annotation: Literal["true", "false"]
    """Whether the import goes to the final state."""
    label_format: CreateSamplesLabelFormat
    """Format of the labels."""


class CreateSamplesSamples(TypedDict, total=False):
    name: str
    """Name of the file."""
    data: str
    """Content of the file in base64."""
    data_source: CreateSamplesSamplesDataSource
    """List of data sources."""
    encoding: str
    """Encoding of the text."""
    labels: list[ListSamplesAnswerSamplesLabels]
    """List of labels."""
    metadata: ListSamplesAnswerSamplesMetadata
    """Block that identifies the object."""
    sample_type: Literal[0, 1, 2, 4, 6, 9]
    """Type of the sample."""


class CreateSamplesSamplesDataSource(TypedDict, total=False):
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


class CreateSamplesLabelFormat(TypedDict, total=False):
    """Format of the labels."""

    label_type: Literal["0", "1"]
    """Type of the label."""
    text_label_separator: str
    """Separator that stands between labels."""
    text_sample_separator: str
    """Separator that stands between the text and the label."""


class CreateSamplesAnswer(TypedDict, total=False):
    success: bool
    """Overall result of the call."""
    error_code: str
    """Error code, returned only on failure."""
    error_msg: str
    """Error code, returned only on failure."""
    results: list[CreateSamplesAnswerResults]
    """Results, one for each element."""


class CreateSamplesAnswerResults(TypedDict, total=False):
    success: bool
    """Result for a single file."""
    name: str
    """Name of the file."""
    info: str
    """Description text."""
    error_code: str
    """Error code, returned only on failure."""
    error_msg: str
    """Error code, returned only on failure."""


class ShowSampleAnswer(TypedDict, total=False):
    check_accept: Literal["true", "false"]
    """Result of the acceptance check."""
    check_comment: str
    """Comment on the acceptance check."""
    check_score: str
    """Score of the acceptance check."""
    deletion_reasons: list[str]
    """Reasons for the deletion."""
    hard_details: dict[str, dict[str, Any]]
    """Details about the hard example."""
    labelers: list[ListSamplesAnswerSamplesLabelers]
    """List of labellers."""
    labels: list[ListSamplesAnswerSamplesLabels]
    """List of labels."""
    metadata: ListSamplesAnswerSamplesMetadata
    """Block that identifies the object."""
    review_accept: Literal["true", "false"]
    """Result of the review."""
    review_comment: str
    """Comment on the review."""
    review_score: str
    """Score of the review."""
    sample_data: list[str]
    """Data of the sample."""
    sample_dir: str
    """Directory of the sample."""
    sample_id: str
    """ID of the sample."""
    sample_name: str
    """Name of the sample."""
    sample_size: int
    """Size of the sample in bytes."""
    sample_status: Literal["__ALL__", "__NONE__", "__UNCHECK__", "__ACCEPTED__", "__REJECTED__", "__UNREVIEWED__", "__REVIEWED__", "__WORKFORCE_SAMPLED__", "__WORKFORCE_SAMPLED_UNCHECK__", "__WORKFORCE_SAMPLED_CHECKED__", "__WORKFORCE_SAMPLED_ACCEPTED__", "__WORKFORCE_SAMPLED_REJECTED__", "__AUTO_ANNOTATION__"]
    """Status of the sample."""
    sample_time: int
    """Time of the sample."""
    sample_type: Literal[0, 1, 2, 4, 6, 9]
    """Type of the sample."""
    score: str
    """Score that was given."""
    source: str
    """Source of the object."""
    sub_sample_url: str
    """Link to the sub-sample."""
    worker_id: str
    """ID of the team member."""


class DeleteSamplesBody(TypedDict, total=False):
    samples: Required[list[str]]
    """IDs of the samples."""
    delete_source: Literal["false", "true"]
    """Whether the source file is deleted as well."""


class DeleteSamplesAnswer(TypedDict, total=False):
    """List of results."""

    success: bool
    """Overall result of the call."""
    error_code: str
    """Code of the error if the call failed."""
    error_msg: str
    """Text of the error if the call failed."""
    results: list[DeleteSamplesAnswerResults]
    """Results, one for each element."""


class DeleteSamplesAnswerResults(TypedDict, total=False):
    success: bool
    """Result for a single element."""
    error_code: str
    """Error code for a single element."""
    error_msg: str
    """Error text for a single element."""
