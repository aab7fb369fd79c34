"""The objects of the noun `network`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class ShowInternalChannelInfoAnswer(TypedDict, total=False):
    dns_domain_name: str
    """Domain that the call guide shows, for use in private DNS."""
    vpcep_info: list[ShowInternalChannelInfoAnswerVpcepInfo]


class ShowInternalChannelInfoAnswerVpcepInfo(TypedDict, total=False):
    vpcep_service_id: str
    """ID of the endpoint service."""
    vpcep_service_name: str
    """Name of the endpoint service."""
    service_port: int
    """Port of the service, for example 443."""


class ShowNetworkAnswer(TypedDict, total=False):
    kind: Literal["Network"]
    """Always the same value."""
    apiVersion: Literal["v1"]
    """Always the same value."""
    metadata: ShowNetworkAnswerMetadata
    """Block that identifies the object."""
    spec: ShowNetworkAnswerSpec
    """Block that holds the specification."""
    status: ShowNetworkAnswerStatus
    """Current state."""


class ShowNetworkAnswerMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    name: str
    """Name given by the system, in the form network-xxxx-<project id>."""
    creationTimestamp: str
    """Time in RFC 3339 format."""
    labels: Required[ShowNetworkAnswerMetadataLabels]
    """List of labels."""
    annotations: dict[str, Any]
    """Annotations of the object."""


# List of labels.
ShowNetworkAnswerMetadataLabels = TypedDict(
    "ShowNetworkAnswerMetadataLabels",
    {
        # Name chosen by the user.
        "os.modelarts/name": "str",
        # Workspace the object belongs to.
        "os.modelarts/workspace.id": "str",
    },
    total=False,
)


class ShowNetworkAnswerSpec(TypedDict, total=False):
    """Block that holds the specification."""

    cidr: str
    """Block of addresses, for example 192.168.128.0/17."""
    connection: dict[str, Any]
    """Peering with VPCs of the user; {} if there is none."""


class ShowNetworkAnswerStatus(TypedDict, total=False):
    """Current state."""

    phase: Literal["Creating", "Active", "Abnormal"]
    """Current state."""
    connectionStatus: dict[str, Any]
    """State of the peering."""


class UpdateNetworkBody(TypedDict, total=False):
    metadata: UpdateNetworkMetadata
    """Block that identifies the object."""
    spec: UpdateNetworkSpec
    """Block that holds the specification."""


class UpdateNetworkMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    annotations: UpdateNetworkMetadataAnnotations
    """Annotations of the object."""


# Annotations of the object.
UpdateNetworkMetadataAnnotations = TypedDict(
    "UpdateNetworkMetadataAnnotations",
    {
        # Label that holds the description.
        "os.modelarts/description": "str",
    },
    total=False,
)


class UpdateNetworkSpec(TypedDict, total=False):
    """Block that holds the specification."""

    connection: UpdateNetworkSpecConnection
    """Settings of the peering."""


class UpdateNetworkSpecConnection(TypedDict, total=False):
    """Settings of the peering."""

    peerConnectionList: list[dict[str, Any]]
    """Peerings with VPCs."""


class UpdateNetworkAnswer(TypedDict, total=False):
    apiVersion: Literal["v1"]
    """Version of the API as a string."""
    kind: Literal["Network"]
    """Kind of the object."""
    metadata: UpdateNetworkAnswerMetadata
    """Block that identifies the object."""
    spec: UpdateNetworkAnswerSpec
    """Block that holds the specification."""
    status: UpdateNetworkAnswerStatus
    """Current state."""


class UpdateNetworkAnswerMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    name: Required[str]
    """Name of the object."""
    creationTimestamp: Required[str]
    """Time of creation in RFC 3339 format."""
    labels: Required[ShowNetworkAnswerMetadataLabels]
    """List of labels."""
    annotations: dict[str, Any]
    """Annotations of the object."""


class UpdateNetworkAnswerSpec(TypedDict, total=False):
    """Block that holds the specification."""

    cidr: Required[str]
    """Block of addresses."""
    connection: dict[str, Any]
    """Settings of the peering."""


class UpdateNetworkAnswerStatus(TypedDict, total=False):
    """Current state."""

    phase: Required[Literal["Creating", "Active", "Abnormal"]]
    """Current state."""
    connectionStatus: dict[str, Any]
    """State of the peering."""


class CreateNetworkBody(TypedDict, total=False):
    apiVersion: Required[str]
    """Version of the API as a string."""
    kind: Required[Literal["Network"]]
    """Kind of the object."""
    metadata: Required[CreateNetworkMetadata]
    """Block that identifies the object."""
    spec: Required[CreateNetworkSpec]
    """Block that holds the specification."""


class CreateNetworkMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    labels: Required[CreateNetworkMetadataLabels]
    """List of labels."""


# List of labels.
CreateNetworkMetadataLabels = TypedDict(
    "CreateNetworkMetadataLabels",
    {
        # Label that holds the name.
        "os.modelarts/name": "Required[str]",
        # Unique ID.
        "os.modelarts/workspace.id": "str",
    },
    total=False,
)


class CreateNetworkSpec(TypedDict, total=False):
    """Block that holds the specification."""

    cidr: Required[str]
    """Block of addresses."""
    connection: UpdateNetworkSpecConnection
    """Settings of the peering."""


class ListNetworksAnswer(TypedDict, total=False):
    apiVersion: Literal["v1"]
    """Version of the API as a string."""
    kind: Literal["NetworkList"]
    """Kind of the object."""
    metadata: ListNetworksAnswerMetadata
    """Block that identifies the object."""
    items: list[ListNetworksAnswerItems]
    """List of rows."""


# Block that identifies the object.
ListNetworksAnswerMetadata = TypedDict(
    "ListNetworksAnswerMetadata",
    {
        # Cursor for fetching the next page.
        "continue": "str",
        # Number of rows that remain.
        "remainingItemCount": "int",
    },
    total=False,
)


class ListNetworksAnswerItems(TypedDict, total=False):
    apiVersion: Required[Literal["v1"]]
    """Version of the API as a string."""
    kind: Required[Literal["Network"]]
    """Kind of the object."""
    metadata: Required[ShowNetworkAnswerMetadata]
    """Block that identifies the object."""
    spec: Required[ShowNetworkAnswerSpec]
    """Block that holds the specification."""
    status: UpdateNetworkAnswerStatus
    """Current state."""
