"""The official SDK's own client, pointed at the embedded service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::SyntaxWarning")


def client(connection: Connection, secret_key: str) -> Any:
    from huaweicloudsdkcore.auth.credentials import BasicCredentials
    from huaweicloudsdkmodelarts.v1 import ModelArtsClient

    keys = BasicCredentials(connection.access_key, secret_key, connection.project_id)
    builder = ModelArtsClient.new_builder().with_credentials(keys)
    return builder.with_endpoints([connection.modelarts]).build()


def test_signed_call_is_answered(embedded: Connection) -> None:
    sdk = client(embedded, embedded.secret_key.reveal())
    from huaweicloudsdkmodelarts.v1 import (
        JobSearches,
        ListTrainingJobsRequest,
        ShowTrainingJobEnginesRequest,
    )

    engines = sdk.show_training_job_engines(ShowTrainingJobEnginesRequest())
    assert "Scikit_Learn" in {engine.engine_name for engine in engines.items}
    body = JobSearches(limit=10, offset=0)
    assert sdk.list_training_jobs(ListTrainingJobsRequest(body=body)).total is not None


def test_wrong_secret_is_told_with_code_and_request_id(embedded: Connection) -> None:
    sdk = client(embedded, "wrong")
    from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
    from huaweicloudsdkmodelarts.v1 import ShowTrainingJobEnginesRequest

    with pytest.raises(ClientRequestException) as caught:
        sdk.show_training_job_engines(ShowTrainingJobEnginesRequest())
    assert (caught.value.status_code, caught.value.error_code) == (401, "ModelArts.0206")
    assert len(caught.value.request_id) == 32
