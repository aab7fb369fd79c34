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


COPY = """
import argparse, os
parser = argparse.ArgumentParser()
for name in ("data_url", "train_url", "epochs"):
    parser.add_argument(f"--{name}")
given = parser.parse_args()
data = open(os.path.join(given.data_url, "train.bin")).read()
for epoch in range(int(given.epochs)):
    print(f"epoch {epoch} of {data}", flush=True)
open(os.path.join(given.train_url, "model.bin"), "w").write(data)
"""


def test_an_algorithm_and_its_job(vendor: Vendor, caller: Caller) -> None:
    v1, sdk = vendor.v1, vendor.sdk
    name = f"sdk-{uuid.uuid4().hex[:8]}"
    boot_file = caller.put(f"{name}/code/train.py", COPY)
    config = v1.AlgorithmJobConfig(
        code_dir=boot_file.removesuffix("train.py"),
        boot_file=boot_file,
        engine=v1.AlgorithmCreateEngine(engine_name="Scikit_Learn"),
        parameters=[v1.Parameters(name="epochs", value="1")],
        inputs=[v1.AlgorithmCreateInput(name="data_url")],
        outputs=[v1.AlgorithmCreateOutput(name="train_url")],
        parameters_customization=True,
    )
    body = v1.Algorithm(metadata=v1.AlgorithmMetadata(name=name), job_config=config)
    algorithm_id = sdk.create_algorithm(v1.CreateAlgorithmRequest(body)).metadata.id
    shown = sdk.show_algorithm_by_uuid(v1.ShowAlgorithmByUuidRequest(algorithm_id))
    assert (shown.metadata.name, shown.job_config.boot_file) == (name, boot_file)
    listed = sdk.list_algorithms(v1.ListAlgorithmsRequest(searches=name))
    assert [entry.metadata.id for entry in listed.items] == [algorithm_id]
    body.metadata.description = "changed"
    changed = sdk.change_algorithm(v1.ChangeAlgorithmRequest(algorithm_id, body))
    assert changed.metadata.description == "changed"

    caller.put(f"{name}/data/train.bin", "digits")
    job_id = submit_with(vendor, algorithm_id, f"/{caller.bucket}/{name}/")
    job = vendor.wait(job_id, FINAL)
    assert (job.status.phase, job.algorithm.name, job.metadata.description) == ("Completed", name, "first")
    assert caller.get(f"{name}/output/model.bin") == "digits"
    search = v1.JobSearches(
        limit=10, offset=0, filters=[v1.Filter(key="algorithm_id", operator="in", value=[algorithm_id])]
    )
    assert [row.metadata.id for row in sdk.list_training_jobs(v1.ListTrainingJobsRequest(search)).items] == [
        job_id
    ]
    preview = v1.ShowTrainingJobLogsPreviewRequest(training_job_id=job_id, task_id="worker-0")
    log = sdk.show_training_job_logs_preview(preview)
    assert "epoch 1 of digits" in log.content
    assert log.current_size == log.full_size > 0
    description = v1.JobUpdateRequestBody(description="second")
    sdk.change_training_job_description(v1.ChangeTrainingJobDescriptionRequest(job_id, description))
    assert vendor.wait(job_id, FINAL).metadata.description == "second"

    sdk.delete_training_job(v1.DeleteTrainingJobRequest(job_id))
    sdk.delete_algorithm(v1.DeleteAlgorithmRequest(algorithm_id))
    assert sdk.list_algorithms(v1.ListAlgorithmsRequest(searches=name)).count == 0


def submit_with(vendor: Vendor, algorithm_id: str, place: str) -> str:
    """A job of an algorithm over the directories `data` and `output` of a place; its id."""
    v1 = vendor.v1
    data = v1.InputDataInfo(obs=v1.InputDataInfoObs(obs_url=f"{place}data/"))
    output = v1.Remote(obs=v1.RemoteObs(obs_url=f"{place}output/"))
    algorithm = v1.JobAlgorithm(
        id=algorithm_id,
        parameters=[v1.Parameters(name="epochs", value="2")],
        inputs=[v1.Input(name="data_url", remote=data)],
        outputs=[v1.Output(name="train_url", remote=output)],
    )
    resource = v1.Resource(flavor_id="modelarts.vm.cpu.2u", node_count=1)
    metadata = v1.JobMetadata(name=f"sdk-{uuid.uuid4().hex[:12]}", description="first")
    body = v1.JobResponse(kind="job", metadata=metadata, algorithm=algorithm, spec=v1.Spec(resource=resource))
    job_id: str = vendor.sdk.create_training_job(v1.CreateTrainingJobRequest(body=body)).metadata.id
    return job_id


def test_what_can_be_chosen(vendor: Vendor) -> None:
    v1, sdk = vendor.v1, vendor.sdk
    flavors = sdk.show_training_job_flavors(v1.ShowTrainingJobFlavorsRequest(flavor_type="CPU"))
    assert "modelarts.vm.cpu.2u" in [flavor.flavor_id for flavor in flavors.flavors]
    engines = sdk.show_training_job_engines(v1.ShowTrainingJobEnginesRequest())
    assert {"PyTorch", "Scikit_Learn"} <= {engine.engine_name for engine in engines.items}
