"""The objects of the noun `quota`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import Literal, TypedDict


class ShowOsQuotaAnswer(TypedDict, total=False):
    quotas: ShowOsQuotaAnswerQuotas
    """List of quotas."""


class ShowOsQuotaAnswerQuotas(TypedDict, total=False):
    """List of quotas."""

    resources: list[ShowOsQuotaAnswerQuotasResources]
    """List of resources."""


class ShowOsQuotaAnswerQuotasResources(TypedDict, total=False):
    type: Literal["pool", "network"]
    """Resource the quota applies to."""
    quota: int
    """Limit of the quota; may be a string or a number."""
    used: int
    """Amount in use; may be a string or a number."""


class ShowOsConfigAnswer(TypedDict, total=False):
    networkCidrs: list[str]
    """Network blocks that are allowed."""
    networkQuota: int
    """Number of networks the caller may create."""
    poolQuota: int
    """Number of pools the caller may create."""
    poolHighAvailable: bool
    """Whether high-availability pools are possible; also seen spelled pooHighAvailable."""
