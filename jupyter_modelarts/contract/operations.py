"""What an operation of the platform is, and the closed list of them.

`Operation` is the runtime form of one entry of `openapi/*.json`; the list itself is generated
(`_operations.py`), so that looking an operation up costs no JSON parsing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

Endpoint = Literal["modelarts", "iam", "obs"]
Retry = Literal["safe", "lookup", "never"]
PageStyle = Literal["rows", "pages", "numbered", "cursor"]


@dataclass(frozen=True, slots=True)
class Pager:
    """How a list continues.

    `rows`: `offset` counts rows. `pages`: `offset` counts pages, from 0. `numbered`: `page`/`per_page`
    from 1. `cursor`: the answer carries the `continue` value of the next page.
    """

    style: PageStyle
    items: str
    total: str | None = None
    limit: int = 100
    where: Literal["query", "body"] = "query"


@dataclass(frozen=True, slots=True)
class Lookup:
    """How to find out whether a create that timed out took effect."""

    operation: str
    name_field: str
    """Dotted path of the name in the create body."""
    found_field: str
    """Dotted path of the name in a row of the list answer."""
    arguments: Mapping[str, str] = field(default_factory=dict)
    """Query arguments of the list call: its parameter -> dotted path in the create body."""
    unique: bool = True
    """False where names may repeat: then only a row created after the first try counts."""


@dataclass(frozen=True, slots=True)
class Waiter:
    """Which life cycle the resource goes through and where its state stands in `show`'s answer."""

    life_cycle: str
    show: str
    field: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the platform's API.

    `id` is the contract's name (`create_training_job`), `noun` its file and client attribute,
    `method_name` the client's method (`create`).  `retry` says what may be done after an answer was
    lost: `safe` repeats, `lookup` looks before it repeats, `never` gives up and says so.
    """

    id: str
    noun: str
    method_name: str
    method: str
    path: str
    summary: str
    endpoint: Endpoint = "modelarts"
    success: int = 200
    path_parameters: tuple[str, ...] = ()
    query_parameters: tuple[str, ...] = ()
    has_body: bool = False
    action: str | None = None
    retry: Retry = "never"
    error_style: Literal["error_msg", "error_message"] = "error_msg"
    pager: Pager | None = None
    lookup: Lookup | None = None
    waiter: Waiter | None = None

    @property
    def reads_only(self) -> bool:
        """Whether calling it changes nothing (searches are POST and read only, too)."""
        return self.method == "GET" or self.id.startswith("list_")


@cache
def operations() -> Mapping[str, Operation]:
    """Every operation of the contract by id, in the contract's order."""
    from ._operations import OPERATIONS

    return {entry.id: entry for entry in OPERATIONS}


def operation(identifier: str) -> Operation:
    """The operation called `identifier`; `KeyError` where the contract has none."""
    return operations()[identifier]
