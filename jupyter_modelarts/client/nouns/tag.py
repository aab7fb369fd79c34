"""The operations of the noun `tag`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from .._sentinel import NotGiven
    from .types import tag as types


class Tag(SyncNoun):
    """`Client.tag`: 1 operation."""

    __slots__ = ()

    def list(self, *, workspace_id: str | NotGiven = NOT_GIVEN) -> types.ListNotebookTagsAnswer:
        """Query every tag key and value in use on notebooks.

        `GET /v1/{project_id}/notebooks/tags`; IAM action `modelarts:tag:list`.

        Args:
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused (400, 401, 403). TransportError: no answer; a lost answer is
                asked for again.
        """
        answer: types.ListNotebookTagsAnswer = self._client._call(
            "list_notebook_tags",
            {},
            drop_not_given({"workspace_id": workspace_id}),
            None,
        )
        return answer


class AsyncTag(AsyncNoun):
    """`AsyncClient.tag`: 1 operation."""

    __slots__ = ()

    async def list(self, *, workspace_id: str | NotGiven = NOT_GIVEN) -> types.ListNotebookTagsAnswer:
        """Query every tag key and value in use on notebooks.

        `GET /v1/{project_id}/notebooks/tags`; IAM action `modelarts:tag:list`.

        Args:
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused (400, 401, 403). TransportError: no answer; a lost answer is
                asked for again.
        """
        answer: types.ListNotebookTagsAnswer = await self._client._call(
            "list_notebook_tags",
            {},
            drop_not_given({"workspace_id": workspace_id}),
            None,
        )
        return answer
