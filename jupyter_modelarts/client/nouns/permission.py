"""The operations of the noun `permission`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    import builtins
    from typing import Any, Literal

    from .._sentinel import NotGiven
    from .types import permission as types


class Permission(SyncNoun):
    """`Client.permission`: 5 operations."""

    __slots__ = ()

    def create_agency(self, *, agency_name_suffix: str | NotGiven = NOT_GIVEN) -> builtins.dict[str, Any]:
        """Create the agency that ModelArts acts with.

        `POST /v2/{project_id}/agency`.

        Args:
            agency_name_suffix: Suffix added to the name of the agency.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: builtins.dict[str, Any] = self._client._call(
            "create_agency",
            {},
            {},
            drop_not_given({"agency_name_suffix": agency_name_suffix}) or None,
        )
        return answer

    def create_authorization(
        self,
        *,
        content: str,
        user_id: str | NotGiven = NOT_GIVEN,
        type: Literal["agency", "credential"] | NotGiven = NOT_GIVEN,
        secret_key: str | NotGiven = NOT_GIVEN,
        user_name: str | NotGiven = NOT_GIVEN,
        user_type: Literal["iam", "federate", "federation-group", "grant", "all-users"] | NotGiven = NOT_GIVEN,
    ) -> builtins.dict[str, Any]:
        """Grant an agency to one user or to all users.

        `POST /v2/{project_id}/authorizations`.

        Args:
            user_id: ID of the user.
            type: Kind of the entry.
            content: Content as text.
            secret_key: Secret part of the access key.
            user_name: Name of the user.
            user_type: Kind of user.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: builtins.dict[str, Any] = self._client._call(
            "create_authorization",
            {},
            {},
            drop_not_given({
                "user_id": user_id,
                "type": type,
                "content": content,
                "secret_key": secret_key,
                "user_name": user_name,
                "user_type": user_type,
            }),
        )
        return answer

    def list_authorizations(
        self,
        *,
        sort_by: Literal["user_name", "create_time"] | NotGiven = NOT_GIVEN,
        order: Literal["ASC", "DESC"] | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListAuthorizationsAnswer:
        """Query the authorizations.

        `GET /v2/{project_id}/authorizations`.

        Args:
            sort_by: Field to sort by.
            order: Sort direction, asc or desc.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAuthorizationsAnswer = self._client._call(
            "list_authorizations",
            {},
            drop_not_given({"sort_by": sort_by, "order": order, "limit": limit, "offset": offset}),
            None,
        )
        return answer

    def delete_authorization(self, *, user_id: str | NotGiven = NOT_GIVEN) -> builtins.dict[str, Any]:
        """Remove authorizations.

        `DELETE /v2/{project_id}/authorizations`.

        Args:
            user_id: ID of the user.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: builtins.dict[str, Any] = self._client._call(
            "delete_authorization",
            {},
            drop_not_given({"user_id": user_id}),
            None,
        )
        return answer

    def update_auth_mode(self, *, mode: str) -> types.UpdateAuthModeAnswer:
        """Turn strict authorization mode on or off.

        `PUT /v1/auth-mode`.

        Args:
            mode: Mode that applies.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateAuthModeAnswer = self._client._call("update_auth_mode", {}, {}, {"mode": mode})
        return answer


class AsyncPermission(AsyncNoun):
    """`AsyncClient.permission`: 5 operations."""

    __slots__ = ()

    async def create_agency(
        self,
        *,
        agency_name_suffix: str | NotGiven = NOT_GIVEN,
    ) -> builtins.dict[str, Any]:
        """Create the agency that ModelArts acts with.

        `POST /v2/{project_id}/agency`.

        Args:
            agency_name_suffix: Suffix added to the name of the agency.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: builtins.dict[str, Any] = await self._client._call(
            "create_agency",
            {},
            {},
            drop_not_given({"agency_name_suffix": agency_name_suffix}) or None,
        )
        return answer

    async def create_authorization(
        self,
        *,
        content: str,
        user_id: str | NotGiven = NOT_GIVEN,
        type: Literal["agency", "credential"] | NotGiven = NOT_GIVEN,
        secret_key: str | NotGiven = NOT_GIVEN,
        user_name: str | NotGiven = NOT_GIVEN,
        user_type: Literal["iam", "federate", "federation-group", "grant", "all-users"] | NotGiven = NOT_GIVEN,
    ) -> builtins.dict[str, Any]:
        """Grant an agency to one user or to all users.

        `POST /v2/{project_id}/authorizations`.

        Args:
            user_id: ID of the user.
            type: Kind of the entry.
            content: Content as text.
            secret_key: Secret part of the access key.
            user_name: Name of the user.
            user_type: Kind of user.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: builtins.dict[str, Any] = await self._client._call(
            "create_authorization",
            {},
            {},
            drop_not_given({
                "user_id": user_id,
                "type": type,
                "content": content,
                "secret_key": secret_key,
                "user_name": user_name,
                "user_type": user_type,
            }),
        )
        return answer

    async def list_authorizations(
        self,
        *,
        sort_by: Literal["user_name", "create_time"] | NotGiven = NOT_GIVEN,
        order: Literal["ASC", "DESC"] | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListAuthorizationsAnswer:
        """Query the authorizations.

        `GET /v2/{project_id}/authorizations`.

        Args:
            sort_by: Field to sort by.
            order: Sort direction, asc or desc.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAuthorizationsAnswer = await self._client._call(
            "list_authorizations",
            {},
            drop_not_given({"sort_by": sort_by, "order": order, "limit": limit, "offset": offset}),
            None,
        )
        return answer

    async def delete_authorization(self, *, user_id: str | NotGiven = NOT_GIVEN) -> builtins.dict[str, Any]:
        """Remove authorizations.

        `DELETE /v2/{project_id}/authorizations`.

        Args:
            user_id: ID of the user.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: builtins.dict[str, Any] = await self._client._call(
            "delete_authorization",
            {},
            drop_not_given({"user_id": user_id}),
            None,
        )
        return answer

    async def update_auth_mode(self, *, mode: str) -> types.UpdateAuthModeAnswer:
        """Turn strict authorization mode on or off.

        `PUT /v1/auth-mode`.

        Args:
            mode: Mode that applies.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateAuthModeAnswer = await self._client._call(
            "update_auth_mode",
            {},
            {},
            {"mode": mode},
        )
        return answer
