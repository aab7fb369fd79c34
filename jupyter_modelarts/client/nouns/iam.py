"""The operations of the noun `iam`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from .._sentinel import NotGiven
    from .types import iam as types


class Iam(SyncNoun):
    """`Client.iam`: 5 operations."""

    __slots__ = ()

    def create_token(self, *, auth: types.IamCreateTokenAuth | NotGiven = NOT_GIVEN) -> Any:
        """Obtain a user token whose scope is a single project.

        `POST /v3/auth/tokens`.

        Args:
            auth:

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        return self._client._call("iam_create_token", {}, {}, drop_not_given({"auth": auth}) or None)

    def list_projects(self) -> types.IamListProjectsAnswer:
        """Query the projects in order to look up the project_id of a region.

        `GET /v3/projects`; IAM action `iam:projects:listProjects`.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.IamListProjectsAnswer = self._client._call("iam_list_projects", {}, {}, None)
        return answer

    def list_users(self) -> Any:
        """Query IAM users, which is needed to show the owners of all notebooks and to set up labelling teams.

        `GET /v3/users`; IAM action `iam:users:listUsers`.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        return self._client._call("iam_list_users", {}, {}, None)

    def assume_agency(self) -> Any:
        """Exchange an agency for temporary credentials so that a platform job can act on behalf of the user.

        `POST /v3.0/OS-CREDENTIAL/securitytokens`; IAM action `iam:tokens:assume`.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        return self._client._call("iam_assume_agency", {}, {}, None)

    def create_custom_policy(
        self,
        *,
        Version: Literal["1.1"],
        Statement: Sequence[types.IamCreateCustomPolicyStatement] | NotGiven = NOT_GIVEN,
    ) -> Any:
        """Define a custom permission policy.

        `POST /v3.0/OS-ROLE/roles`.

        Args:
            Version: Version of the policy grammar.
            Statement:

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        return self._client._call(
            "iam_create_custom_policy",
            {},
            {},
            drop_not_given({"Version": Version, "Statement": Statement}),
        )


class AsyncIam(AsyncNoun):
    """`AsyncClient.iam`: 5 operations."""

    __slots__ = ()

    async def create_token(self, *, auth: types.IamCreateTokenAuth | NotGiven = NOT_GIVEN) -> Any:
        """Obtain a user token whose scope is a single project.

        `POST /v3/auth/tokens`.

        Args:
            auth:

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        return await self._client._call("iam_create_token", {}, {}, drop_not_given({"auth": auth}) or None)

    async def list_projects(self) -> types.IamListProjectsAnswer:
        """Query the projects in order to look up the project_id of a region.

        `GET /v3/projects`; IAM action `iam:projects:listProjects`.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.IamListProjectsAnswer = await self._client._call("iam_list_projects", {}, {}, None)
        return answer

    async def list_users(self) -> Any:
        """Query IAM users, which is needed to show the owners of all notebooks and to set up labelling teams.

        `GET /v3/users`; IAM action `iam:users:listUsers`.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        return await self._client._call("iam_list_users", {}, {}, None)

    async def assume_agency(self) -> Any:
        """Exchange an agency for temporary credentials so that a platform job can act on behalf of the user.

        `POST /v3.0/OS-CREDENTIAL/securitytokens`; IAM action `iam:tokens:assume`.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        return await self._client._call("iam_assume_agency", {}, {}, None)

    async def create_custom_policy(
        self,
        *,
        Version: Literal["1.1"],
        Statement: Sequence[types.IamCreateCustomPolicyStatement] | NotGiven = NOT_GIVEN,
    ) -> Any:
        """Define a custom permission policy.

        `POST /v3.0/OS-ROLE/roles`.

        Args:
            Version: Version of the policy grammar.
            Statement:

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        return await self._client._call(
            "iam_create_custom_policy",
            {},
            {},
            drop_not_given({"Version": Version, "Statement": Statement}),
        )
