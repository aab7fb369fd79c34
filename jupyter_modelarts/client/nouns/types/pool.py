"""The objects of the noun `pool`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class ListPoolsAnswer(TypedDict, total=False):
    apiVersion: Literal["v2"]
    """Version of the API as a string."""
    kind: Literal["PoolList"]
    """Kind of the object."""
    items: list[ListPoolsAnswerItems]
    """List of rows."""


class ListPoolsAnswerItems(TypedDict, total=False):
    apiVersion: Required[Literal["v2"]]
    """Version of the API as a string."""
    kind: Required[Literal["Pool"]]
    """Kind of the object."""
    metadata: Required[ListPoolsAnswerItemsMetadata]
    """Block that identifies the object."""
    spec: Required[ListPoolsAnswerItemsSpec]
    """Block that holds the specification."""
    status: Required[ListPoolsAnswerItemsStatus]
    """Current state."""


class ListPoolsAnswerItemsMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    name: Required[str]
    """Name of the object."""
    creationTimestamp: Required[str]
    """Time of creation in RFC 3339 format."""
    labels: Required[ListPoolsAnswerItemsMetadataLabels]
    """List of labels."""
    annotations: dict[str, Any]
    """Annotations of the object."""


# List of labels.
ListPoolsAnswerItemsMetadataLabels = TypedDict(
    "ListPoolsAnswerItemsMetadataLabels",
    {
        # Name chosen by the user.
        "os.modelarts/name": "str",
        # Workspace the object belongs to.
        "os.modelarts/workspace.id": "str",
        # Label that the platform sets.
        "os.modelarts/node.prefix": "str",
        # ID of the resource.
        "os.modelarts/resource.id": "str",
        # Label that the platform sets.
        "os.modelarts/tenant.domain.id": "str",
        # Label that the platform sets.
        "os.modelarts/tenant.project.id": "str",
        # Label that the platform sets.
        "os.modelarts/enterprise.project.id": "str",
        # Label that the platform sets.
        "os.modelarts.pool/biz": "str",
        # Label that the platform sets.
        "os.modelarts/create-from": "str",
        # Label that the platform sets.
        "os.modelarts/nobilling": "str",
        # Label that the platform sets.
        "os.modelarts/order.name": "str",
        # Label that the platform sets.
        "os.modelarts/region": "str",
    },
    total=False,
)


class ListPoolsAnswerItemsSpec(TypedDict, total=False):
    """Block that holds the specification."""

    type: Required[Literal["Dedicate", "Logical"]]
    """Kind of the entry."""
    scope: Required[list[str]]
    """Kinds of jobs the pool accepts, or the scope of the owner."""
    resources: Required[list[dict[str, Any]]]
    """List of resources."""
    containernetwork: dict[str, Any]
    """Network of the containers."""
    network: dict[str, Any]
    """Settings of the network."""
    jobFlavors: list[str]
    """Flavors that the pool offers."""
    driver: dict[str, Any]
    """Settings of the driver."""
    controlMode: Literal[0, 1, 2, 4, 8, 16]
    """Restrictions on controlling the pool."""


class ListPoolsAnswerItemsStatus(TypedDict, total=False):
    """Current state."""

    phase: Required[Literal["Waiting", "Creating", "Running", "Abnormal", "ScalingFailed", "CreationFailed", "Error", "Deleting"]]
    """Current state."""
    message: str
    """Description text."""
    resources: dict[str, Any]
    """List of resources."""
    scope: list[dict[str, Any]]
    """Kinds of jobs the pool accepts, or the scope of the owner."""
    driver: dict[str, Any]
    """Settings of the driver."""
    parent: str
    """Pool that is the parent."""
    root: str
    """Pool that is the root."""
    clusters: dict[str, Any]
    """List of clusters."""


class CreatePoolBody(TypedDict, total=False):
    apiVersion: Required[str]
    """Version of the API as a string."""
    kind: Required[Literal["Pool"]]
    """Kind of the object."""
    metadata: Required[CreatePoolMetadata]
    """Block that identifies the object."""
    spec: CreatePoolSpec
    """Block that holds the specification."""


class CreatePoolMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    labels: Required[CreatePoolMetadataLabels]
    """List of labels."""
    annotations: CreatePoolMetadataAnnotations
    """Annotations of the object."""


# List of labels.
CreatePoolMetadataLabels = TypedDict(
    "CreatePoolMetadataLabels",
    {
        # Label that holds the name.
        "os.modelarts/name": "Required[str]",
        # Unique ID.
        "os.modelarts/workspace.id": "str",
        # Prefix of the name.
        "os.modelarts/node.prefix": "str",
    },
    total=False,
)


# Annotations of the object.
CreatePoolMetadataAnnotations = TypedDict(
    "CreatePoolMetadataAnnotations",
    {
        # Label that holds the description.
        "os.modelarts/description": "str",
        # Mode that applies.
        "os.modelarts/billing.mode": 'Literal["0", "1"]',
        # Number that applies.
        "os.modelarts/period.num": "str",
        # Kind of the entry.
        "os.modelarts/period.type": 'Literal["2", "3"]',
        # Settings for renewal.
        "os.modelarts/auto.renew": 'Literal["0", "1"]',
        # Settings for payment.
        "os.modelarts/auto.pay": 'Literal["true", "false"]',
        # Description text.
        "os.modelarts/promotion.info": "str",
        # IP or other address.
        "os.modelarts/service.console.url": "str",
        # Unique ID.
        "os.modelarts/order.id": "str",
    },
    total=False,
)


class CreatePoolSpec(TypedDict, total=False):
    """Block that holds the specification."""

    type: Required[Literal["Dedicate", "Logical"]]
    """Kind of the entry."""
    scope: Required[list[Literal["Train", "Infer", "Notebook"]]]
    """Kinds of jobs the pool accepts, or the scope of the owner."""
    resources: Required[list[CreatePoolSpecResources]]
    """List of resources."""
    network: Required[CreatePoolSpecNetwork]
    """Settings of the network."""
    jobFlavors: list[str]
    """Flavors that the pool offers."""
    driver: CreatePoolSpecDriver
    """Settings of the driver."""


class CreatePoolSpecResources(TypedDict, total=False):
    flavor: Required[str]
    """Flavor of the compute resources."""
    count: Required[int]
    """Count of rows or items."""
    maxCount: int
    """Maximum number of nodes."""
    extendParams: dict[str, Any]
    """Additional parameters."""
    os: dict[str, Any]
    """Operating system that is used."""


class CreatePoolSpecNetwork(TypedDict, total=False):
    """Settings of the network."""

    name: str
    """Name of the object."""


class CreatePoolSpecDriver(TypedDict, total=False):
    """Settings of the driver."""

    gpuVersion: str
    """Version of the GPU driver."""
    npuVersion: str
    """Version of the NPU driver."""
    updateStrategy: Literal["force", "idle"]
    """Strategy for the upgrade."""


class CreatePoolAnswer(TypedDict, total=False):
    apiVersion: Literal["v2"]
    """Version of the API as a string."""
    kind: Literal["Pool"]
    """Kind of the object."""
    metadata: ListPoolsAnswerItemsMetadata
    """Block that identifies the object."""
    spec: ListPoolsAnswerItemsSpec
    """Block that holds the specification."""
    status: ListPoolsAnswerItemsStatus
    """Current state."""


class UpdatePoolBody(TypedDict, total=False):
    metadata: UpdatePoolMetadata
    """Block that identifies the object."""
    spec: UpdatePoolSpec
    """Block that holds the specification."""


class UpdatePoolMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    annotations: UpdatePoolMetadataAnnotations
    """Annotations of the object."""


# Annotations of the object.
UpdatePoolMetadataAnnotations = TypedDict(
    "UpdatePoolMetadataAnnotations",
    {
        # Label that holds the description.
        "os.modelarts/description": "str",
        # Unique ID.
        "os.modelarts/order.id": "str",
    },
    total=False,
)


class UpdatePoolSpec(TypedDict, total=False):
    """Block that holds the specification."""

    scope: list[Literal["Train", "Infer", "Notebook"]]
    """Kinds of jobs the pool accepts, or the scope of the owner."""
    resources: list[UpdatePoolSpecResources]
    """List of resources."""
    jobFlavors: list[str]
    """Flavors that the pool offers."""
    driver: CreatePoolSpecDriver
    """Settings of the driver."""


class UpdatePoolSpecResources(TypedDict, total=False):
    flavor: Required[str]
    """Flavor of the compute resources."""
    count: Required[int]
    """Count of rows or items."""
    azs: list[dict[str, Any]]
    """List of availability zones."""


class DeletePoolAnswer(TypedDict, total=False):
    apiVersion: str
    """Version of the API as a string."""
    kind: Literal["Pool"]
    """Kind of the object."""
    metadata: DeletePoolAnswerMetadata
    """Block that identifies the object."""
    spec: ListPoolsAnswerItemsSpec
    """Block that holds the specification."""
    status: ListPoolsAnswerItemsStatus
    """Current state."""


class DeletePoolAnswerMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    name: Required[str]
    """Name of the object."""
    creationTimestamp: Required[str]
    """Time of creation in RFC 3339 format."""
    deletionTimestamp: Required[str]
    """Time of deletion in RFC 3339 format."""
    labels: Required[ListPoolsAnswerItemsMetadataLabels]
    """List of labels."""
    annotations: dict[str, Any]
    """Annotations of the object."""
