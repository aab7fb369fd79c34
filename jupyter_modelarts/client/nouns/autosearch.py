"""The operations of the noun `autosearch`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from .._sentinel import NotGiven
    from .types import autosearch as types


class Autosearch(SyncNoun):
    """`Client.autosearch`: 7 operations."""

    __slots__ = ()

    def list_yaml_templates(self) -> types.ListAutosearchYamlTemplatesAnswer:
        """Query the search algorithms together with their YAML templates.

        `GET /v2/{project_id}/training-jobs/autosearch/yaml-templates`.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAutosearchYamlTemplatesAnswer = self._client._call(
            "list_autosearch_yaml_templates",
            {},
            {},
            None,
        )
        return answer

    def show_yaml_template(
        self,
        algorithm_type: str,
        algorithm_name: str,
    ) -> types.ShowAutosearchYamlTemplateAnswer:
        """Query the content of one YAML template.

        `GET /v2/{project_id}/training-jobs/autosearch/yaml-templates/{algorithm_type}/{algorithm_name}`.

        Args:
            algorithm_type: Type of the algorithm, for example hpo.
            algorithm_name: Name of the algorithm, for example Bayes.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowAutosearchYamlTemplateAnswer = self._client._call(
            "show_autosearch_yaml_template",
            {"algorithm_type": algorithm_type, "algorithm_name": algorithm_name},
            {},
            None,
        )
        return answer

    def list_trials(
        self,
        training_job_id: str,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListAutosearchTrialsAnswer:
        """Query the trials of a search job.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-trials`.

        Args:
            training_job_id: ID of the job.
            limit: List of rows.
            offset: How many rows to skip.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAutosearchTrialsAnswer = self._client._call(
            "list_autosearch_trials",
            {"training_job_id": training_job_id},
            drop_not_given({"limit": limit, "offset": offset}),
            None,
        )
        return answer

    def show_trial(self, training_job_id: str, trial_id: str) -> types.ShowAutosearchTrialAnswer:
        """Query the progress rows of one trial.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-trials/{trial_id}`.

        Args:
            training_job_id: ID of the job.
            trial_id: ID of the trial, made of 8 hexadecimal digits.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowAutosearchTrialAnswer = self._client._call(
            "show_autosearch_trial",
            {"training_job_id": training_job_id, "trial_id": trial_id},
            {},
            None,
        )
        return answer

    def early_stop_trial(self, training_job_id: str, trial_id: str) -> types.EarlyStopAutosearchTrialAnswer:
        """End one trial ahead of time.

        `POST /v2/{project_id}/training-jobs/{training_job_id}/autosearch-trial-earlystop/{trial_id}`.

        Args:
            training_job_id: ID of the job.
            trial_id: ID of the trial.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.EarlyStopAutosearchTrialAnswer = self._client._call(
            "early_stop_autosearch_trial",
            {"training_job_id": training_job_id, "trial_id": trial_id},
            {},
            None,
        )
        return answer

    def list_parameter_analysis(self, training_job_id: str) -> types.ListAutosearchParameterAnalysisAnswer:
        """Query the table of hyper-parameter sensitivity.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-parameter-analysis`.

        Args:
            training_job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAutosearchParameterAnalysisAnswer = self._client._call(
            "list_autosearch_parameter_analysis",
            {"training_job_id": training_job_id},
            {},
            None,
        )
        return answer

    def show_parameter_analysis(
        self,
        training_job_id: str,
        parameter_name: str,
    ) -> types.ShowAutosearchParameterAnalysisAnswer:
        """Obtain the path of the sensitivity plot for one parameter.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-parameter-analysis/{parameter_name}`.

        Args:
            training_job_id: ID of the job.
            parameter_name: Name of the hyper-parameter, for example batch_size.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowAutosearchParameterAnalysisAnswer = self._client._call(
            "show_autosearch_parameter_analysis",
            {"training_job_id": training_job_id, "parameter_name": parameter_name},
            {},
            None,
        )
        return answer


class AsyncAutosearch(AsyncNoun):
    """`AsyncClient.autosearch`: 7 operations."""

    __slots__ = ()

    async def list_yaml_templates(self) -> types.ListAutosearchYamlTemplatesAnswer:
        """Query the search algorithms together with their YAML templates.

        `GET /v2/{project_id}/training-jobs/autosearch/yaml-templates`.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAutosearchYamlTemplatesAnswer = await self._client._call(
            "list_autosearch_yaml_templates",
            {},
            {},
            None,
        )
        return answer

    async def show_yaml_template(
        self,
        algorithm_type: str,
        algorithm_name: str,
    ) -> types.ShowAutosearchYamlTemplateAnswer:
        """Query the content of one YAML template.

        `GET /v2/{project_id}/training-jobs/autosearch/yaml-templates/{algorithm_type}/{algorithm_name}`.

        Args:
            algorithm_type: Type of the algorithm, for example hpo.
            algorithm_name: Name of the algorithm, for example Bayes.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowAutosearchYamlTemplateAnswer = await self._client._call(
            "show_autosearch_yaml_template",
            {"algorithm_type": algorithm_type, "algorithm_name": algorithm_name},
            {},
            None,
        )
        return answer

    async def list_trials(
        self,
        training_job_id: str,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListAutosearchTrialsAnswer:
        """Query the trials of a search job.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-trials`.

        Args:
            training_job_id: ID of the job.
            limit: List of rows.
            offset: How many rows to skip.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAutosearchTrialsAnswer = await self._client._call(
            "list_autosearch_trials",
            {"training_job_id": training_job_id},
            drop_not_given({"limit": limit, "offset": offset}),
            None,
        )
        return answer

    async def show_trial(self, training_job_id: str, trial_id: str) -> types.ShowAutosearchTrialAnswer:
        """Query the progress rows of one trial.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-trials/{trial_id}`.

        Args:
            training_job_id: ID of the job.
            trial_id: ID of the trial, made of 8 hexadecimal digits.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowAutosearchTrialAnswer = await self._client._call(
            "show_autosearch_trial",
            {"training_job_id": training_job_id, "trial_id": trial_id},
            {},
            None,
        )
        return answer

    async def early_stop_trial(
        self,
        training_job_id: str,
        trial_id: str,
    ) -> types.EarlyStopAutosearchTrialAnswer:
        """End one trial ahead of time.

        `POST /v2/{project_id}/training-jobs/{training_job_id}/autosearch-trial-earlystop/{trial_id}`.

        Args:
            training_job_id: ID of the job.
            trial_id: ID of the trial.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.EarlyStopAutosearchTrialAnswer = await self._client._call(
            "early_stop_autosearch_trial",
            {"training_job_id": training_job_id, "trial_id": trial_id},
            {},
            None,
        )
        return answer

    async def list_parameter_analysis(
        self,
        training_job_id: str,
    ) -> types.ListAutosearchParameterAnalysisAnswer:
        """Query the table of hyper-parameter sensitivity.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-parameter-analysis`.

        Args:
            training_job_id: ID of the job.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAutosearchParameterAnalysisAnswer = await self._client._call(
            "list_autosearch_parameter_analysis",
            {"training_job_id": training_job_id},
            {},
            None,
        )
        return answer

    async def show_parameter_analysis(
        self,
        training_job_id: str,
        parameter_name: str,
    ) -> types.ShowAutosearchParameterAnalysisAnswer:
        """Obtain the path of the sensitivity plot for one parameter.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-parameter-analysis/{parameter_name}`.

        Args:
            training_job_id: ID of the job.
            parameter_name: Name of the hyper-parameter, for example batch_size.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowAutosearchParameterAnalysisAnswer = await self._client._call(
            "show_autosearch_parameter_analysis",
            {"training_job_id": training_job_id, "parameter_name": parameter_name},
            {},
            None,
        )
        return answer
