"""The operations of the noun `model`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Literal

    from .._sentinel import NotGiven
    from .types import model as types


class Model(SyncNoun):
    """`Client.model`: 5 operations."""

    __slots__ = ()

    def create(
        self,
        *,
        model_version: str,
        source_location: str,
        model_type: Literal["TensorFlow", "MXNet", "Spark_MLlib", "Scikit_Learn", "XGBoost", "MindSpore", "Image", "PyTorch", "Custom"],
        model_name: str | NotGiven = NOT_GIVEN,
        source_job_id: str | NotGiven = NOT_GIVEN,
        source_job_version: str | NotGiven = NOT_GIVEN,
        source_type: Literal["auto"] | NotGiven = NOT_GIVEN,
        model_algorithm: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        execution_code: str | NotGiven = NOT_GIVEN,
        runtime: str | NotGiven = NOT_GIVEN,
        input_params: Sequence[types.CreateModelInputParams] | NotGiven = NOT_GIVEN,
        output_params: Sequence[Any] | NotGiven = NOT_GIVEN,
        dependencies: Sequence[types.CreateModelDependencies] | NotGiven = NOT_GIVEN,
        apis: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateModelAnswer:
        """Create an AI application by importing a model.

        `POST /v1/{project_id}/models`; IAM action `modelarts:model:create`.

        Args:
            model_name: Name of the AI application; generated if it is missing.
            model_version: Version in the form n.n.n, each number with 1 or 2 digits and no leading zero such
                as 01.01.01.
            source_location: OBS directory that contains the model directory (its parent), or the image path
                if model_type is Image.
            model_type: Engine that is used.
            source_job_id: Training job from which it comes.
            source_job_version: Version of the training job.
            source_type: Source kind: auto for results of automatic learning, empty in other cases.
            model_algorithm: Class of the algorithm, for example predict_analysis, object_detection or
                image_classification; can be taken from config.json.
            description: Description text.
            execution_code: Path of customize_service.py in OBS; the file has to be in the model directory.
            runtime: Runtime, one of those returned by list_ai_engine_runtimes, depending on model_type.
            input_params:
            output_params: Output parameters, laid out like input_params.
            dependencies:
            apis: List of APIs as JSON text; can be taken from config.json.
            workspace_id: Workspace the object belongs to.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateModelAnswer = self._client._call(
            "create_model",
            {},
            {},
            drop_not_given({
                "model_name": model_name,
                "model_version": model_version,
                "source_location": source_location,
                "model_type": model_type,
                "source_job_id": source_job_id,
                "source_job_version": source_job_version,
                "source_type": source_type,
                "model_algorithm": model_algorithm,
                "description": description,
                "execution_code": execution_code,
                "runtime": runtime,
                "input_params": input_params,
                "output_params": output_params,
                "dependencies": dependencies,
                "apis": apis,
                "workspace_id": workspace_id,
            }),
        )
        return answer

    def list(
        self,
        *,
        model_name: str | NotGiven = NOT_GIVEN,
        model_version: str | NotGiven = NOT_GIVEN,
        model_status: Literal["publishing", "published", "failed"] | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        sort_by: Literal["create_at", "model_version", "model_size"] | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        exact_match: bool | NotGiven = NOT_GIVEN,
        model_type: str | NotGiven = NOT_GIVEN,
        not_model_type: str | NotGiven = NOT_GIVEN,
    ) -> types.ListModelsAnswer:
        """Query the models.

        `GET /v1/{project_id}/models`; IAM action `modelarts:model:list`.

        Args:
            model_name: Name of the model, matched in a fuzzy way.
            model_version: Version that applies.
            model_status: Current state.
            description: Description text, matched in a fuzzy way.
            offset: Page to return; 0 by default.
            limit: Maximum number of rows on each page.
            sort_by: Field to sort by; create_at by default.
            order: Sort order; desc by default.
            workspace_id: ID of the workspace; "0" by default.
            exact_match: Whether the name has to match exactly.
            model_type: Engine the model uses.
            not_model_type: Engines that are left out.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListModelsAnswer = self._client._call(
            "list_models",
            {},
            drop_not_given({
                "model_name": model_name,
                "model_version": model_version,
                "model_status": model_status,
                "description": description,
                "offset": offset,
                "limit": limit,
                "sort_by": sort_by,
                "order": order,
                "workspace_id": workspace_id,
                "exact_match": exact_match,
                "model_type": model_type,
                "not_model_type": not_model_type,
            }),
            None,
        )
        return answer

    def show(self, model_id: str) -> types.ShowModelAnswer:
        """Query the details of one model.

        `GET /v1/{project_id}/models/{model_id}`; IAM action `modelarts:model:get`.

        Args:
            model_id: ID of the model.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowModelAnswer = self._client._call("show_model", {"model_id": model_id}, {}, None)
        return answer

    def delete(self, model_id: str, *, cascade: bool | NotGiven = NOT_GIVEN) -> types.DeleteModelAnswer:
        """Remove a model.

        `DELETE /v1/{project_id}/models/{model_id}`; IAM action `modelarts:model:delete`.

        Args:
            model_id: ID of the model.
            cascade: Whether dependent data is deleted as well.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteModelAnswer = self._client._call(
            "delete_model",
            {"model_id": model_id},
            drop_not_given({"cascade": cascade}),
            None,
        )
        return answer

    def list_ai_engine_runtimes(
        self,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListAiEngineRuntimesAnswer:
        """Query the engines and runtimes for inference.

        `GET /v1/{project_id}/models/ai-engine-runtimes`.

        Args:
            limit: Maximum number of rows on each page.
            offset: Row at which to start.

        Raises:
            StatusError: the platform refused (401, 403, 404). TransportError: no answer; a lost answer is
                asked for again.
        """
        answer: types.ListAiEngineRuntimesAnswer = self._client._call(
            "list_ai_engine_runtimes",
            {},
            drop_not_given({"limit": limit, "offset": offset}),
            None,
        )
        return answer


class AsyncModel(AsyncNoun):
    """`AsyncClient.model`: 5 operations."""

    __slots__ = ()

    async def create(
        self,
        *,
        model_version: str,
        source_location: str,
        model_type: Literal["TensorFlow", "MXNet", "Spark_MLlib", "Scikit_Learn", "XGBoost", "MindSpore", "Image", "PyTorch", "Custom"],
        model_name: str | NotGiven = NOT_GIVEN,
        source_job_id: str | NotGiven = NOT_GIVEN,
        source_job_version: str | NotGiven = NOT_GIVEN,
        source_type: Literal["auto"] | NotGiven = NOT_GIVEN,
        model_algorithm: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        execution_code: str | NotGiven = NOT_GIVEN,
        runtime: str | NotGiven = NOT_GIVEN,
        input_params: Sequence[types.CreateModelInputParams] | NotGiven = NOT_GIVEN,
        output_params: Sequence[Any] | NotGiven = NOT_GIVEN,
        dependencies: Sequence[types.CreateModelDependencies] | NotGiven = NOT_GIVEN,
        apis: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateModelAnswer:
        """Create an AI application by importing a model.

        `POST /v1/{project_id}/models`; IAM action `modelarts:model:create`.

        Args:
            model_name: Name of the AI application; generated if it is missing.
            model_version: Version in the form n.n.n, each number with 1 or 2 digits and no leading zero such
                as 01.01.01.
            source_location: OBS directory that contains the model directory (its parent), or the image path
                if model_type is Image.
            model_type: Engine that is used.
            source_job_id: Training job from which it comes.
            source_job_version: Version of the training job.
            source_type: Source kind: auto for results of automatic learning, empty in other cases.
            model_algorithm: Class of the algorithm, for example predict_analysis, object_detection or
                image_classification; can be taken from config.json.
            description: Description text.
            execution_code: Path of customize_service.py in OBS; the file has to be in the model directory.
            runtime: Runtime, one of those returned by list_ai_engine_runtimes, depending on model_type.
            input_params:
            output_params: Output parameters, laid out like input_params.
            dependencies:
            apis: List of APIs as JSON text; can be taken from config.json.
            workspace_id: Workspace the object belongs to.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateModelAnswer = await self._client._call(
            "create_model",
            {},
            {},
            drop_not_given({
                "model_name": model_name,
                "model_version": model_version,
                "source_location": source_location,
                "model_type": model_type,
                "source_job_id": source_job_id,
                "source_job_version": source_job_version,
                "source_type": source_type,
                "model_algorithm": model_algorithm,
                "description": description,
                "execution_code": execution_code,
                "runtime": runtime,
                "input_params": input_params,
                "output_params": output_params,
                "dependencies": dependencies,
                "apis": apis,
                "workspace_id": workspace_id,
            }),
        )
        return answer

    async def list(
        self,
        *,
        model_name: str | NotGiven = NOT_GIVEN,
        model_version: str | NotGiven = NOT_GIVEN,
        model_status: Literal["publishing", "published", "failed"] | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        sort_by: Literal["create_at", "model_version", "model_size"] | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        exact_match: bool | NotGiven = NOT_GIVEN,
        model_type: str | NotGiven = NOT_GIVEN,
        not_model_type: str | NotGiven = NOT_GIVEN,
    ) -> types.ListModelsAnswer:
        """Query the models.

        `GET /v1/{project_id}/models`; IAM action `modelarts:model:list`.

        Args:
            model_name: Name of the model, matched in a fuzzy way.
            model_version: Version that applies.
            model_status: Current state.
            description: Description text, matched in a fuzzy way.
            offset: Page to return; 0 by default.
            limit: Maximum number of rows on each page.
            sort_by: Field to sort by; create_at by default.
            order: Sort order; desc by default.
            workspace_id: ID of the workspace; "0" by default.
            exact_match: Whether the name has to match exactly.
            model_type: Engine the model uses.
            not_model_type: Engines that are left out.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListModelsAnswer = await self._client._call(
            "list_models",
            {},
            drop_not_given({
                "model_name": model_name,
                "model_version": model_version,
                "model_status": model_status,
                "description": description,
                "offset": offset,
                "limit": limit,
                "sort_by": sort_by,
                "order": order,
                "workspace_id": workspace_id,
                "exact_match": exact_match,
                "model_type": model_type,
                "not_model_type": not_model_type,
            }),
            None,
        )
        return answer

    async def show(self, model_id: str) -> types.ShowModelAnswer:
        """Query the details of one model.

        `GET /v1/{project_id}/models/{model_id}`; IAM action `modelarts:model:get`.

        Args:
            model_id: ID of the model.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowModelAnswer = await self._client._call(
            "show_model",
            {"model_id": model_id},
            {},
            None,
        )
        return answer

    async def delete(self, model_id: str, *, cascade: bool | NotGiven = NOT_GIVEN) -> types.DeleteModelAnswer:
        """Remove a model.

        `DELETE /v1/{project_id}/models/{model_id}`; IAM action `modelarts:model:delete`.

        Args:
            model_id: ID of the model.
            cascade: Whether dependent data is deleted as well.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteModelAnswer = await self._client._call(
            "delete_model",
            {"model_id": model_id},
            drop_not_given({"cascade": cascade}),
            None,
        )
        return answer

    async def list_ai_engine_runtimes(
        self,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListAiEngineRuntimesAnswer:
        """Query the engines and runtimes for inference.

        `GET /v1/{project_id}/models/ai-engine-runtimes`.

        Args:
            limit: Maximum number of rows on each page.
            offset: Row at which to start.

        Raises:
            StatusError: the platform refused (401, 403, 404). TransportError: no answer; a lost answer is
                asked for again.
        """
        answer: types.ListAiEngineRuntimesAnswer = await self._client._call(
            "list_ai_engine_runtimes",
            {},
            drop_not_given({"limit": limit, "offset": offset}),
            None,
        )
        return answer
