"""A whole life of training jobs through the vendor's own client."""

from __future__ import annotations

import time
import uuid
from typing import TYPE_CHECKING, Any

import pytest

from .calling import FINAL, Caller

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::SyntaxWarning")

SCRIPT = """
import argparse, time
parser = argparse.ArgumentParser()
parser.add_argument("--seconds", type=float)
for epoch in range(3):
    print(f"epoch {epoch} loss: {1 / (epoch + 1)}", flush=True)
time.sleep(parser.parse_args().seconds)
"""


class Vendor:
    """The vendor's client: it asks for its project by the name of the region."""

    def __init__(self, connection: Connection, caller: Caller) -> None:
        from huaweicloudsdkcore.auth.credentials import BasicCredentials
        from huaweicloudsdkcore.region.region import Region
        from huaweicloudsdkmodelarts import v1

        keys = BasicCredentials(connection.access_key, connection.secret_key.reveal())
        keys.with_iam_endpoint(connection.iam)
        builder = v1.ModelArtsClient.new_builder().with_credentials(keys)
        self.v1 = v1
        self.sdk = builder.with_region(Region(connection.region, connection.modelarts)).build()
        self.boot_file = caller.put("code/train.py", SCRIPT)

    def submit(self, seconds: float) -> Any:
        v1 = self.v1
        algorithm = v1.JobAlgorithm(
            engine=v1.JobEngine(engine_name="Scikit_Learn"),
            code_dir=self.boot_file.removesuffix("train.py"),
            boot_file=self.boot_file,
            parameters=[v1.Parameter(name="seconds", value=str(seconds))],
        )
        resource = v1.Resource(flavor_id="modelarts.vm.cpu.2u", node_count=1)
        metadata = v1.JobMetadata(name=f"sdk-{uuid.uuid4().hex[:12]}")
        body = v1.JobResponse(
            kind="job", metadata=metadata, algorithm=algorithm, spec=v1.Spec(resource=resource)
        )
        return self.sdk.create_training_job(v1.CreateTrainingJobRequest(body=body))

    def wait(self, job_id: str, phases: tuple[str, ...]) -> Any:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            job = self.sdk.show_training_job_details(self.v1.ShowTrainingJobDetailsRequest(job_id))
            if job.status.phase in phases:
                return job
            time.sleep(0.1)
        raise AssertionError(f"never in {phases}: {job}")


@pytest.fixture
def vendor(embedded: Connection, caller: Caller) -> Vendor:
    return Vendor(embedded, caller)


def test_create_show_list_logs_metrics(vendor: Vendor) -> None:
    v1, sdk = vendor.v1, vendor.sdk
    job_id = vendor.submit(0).metadata.id
    assert vendor.wait(job_id, FINAL).status.phase == "Completed"

    task = {"training_job_id": job_id, "task_id": "worker-0"}
    found = sdk.list_training_jobs(v1.ListTrainingJobsRequest(v1.JobSearches(limit=10, offset=0)))
    assert job_id in [job.metadata.id for job in found.items]
    log = sdk.show_training_job_logs_preview(v1.ShowTrainingJobLogsPreviewRequest(**task))
    assert "epoch 2 loss:" in log.content
    metrics = sdk.show_training_job_metrics(v1.ShowTrainingJobMetricsRequest(**task))
    assert {"cpuUsage", "memUsage"} <= {row.metric for row in metrics.metrics}


def test_stop_and_delete(vendor: Vendor) -> None:
    from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException

    v1, sdk = vendor.v1, vendor.sdk
    job_id = vendor.submit(60).metadata.id
    vendor.wait(job_id, ("Running",))
    sdk.stop_training_job(v1.StopTrainingJobRequest(job_id, v1.JobActionType("terminate")))
    assert vendor.wait(job_id, FINAL).status.phase == "Terminated"

    assert sdk.delete_training_job(v1.DeleteTrainingJobRequest(job_id)).status_code == 202
    with pytest.raises(ClientRequestException) as gone:
        sdk.show_training_job_details(v1.ShowTrainingJobDetailsRequest(job_id))
    assert (gone.value.status_code, gone.value.error_code) == (404, "ModelArts.50015001")
