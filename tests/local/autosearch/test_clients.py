"""A search through our own client, and through the vendor's."""

from __future__ import annotations

import ast
import contextlib
import time
import uuid
from typing import TYPE_CHECKING, Any

import pytest

from jupyter_modelarts.session import Session

from .searching import SCRIPT, WORST_CORNER, policy

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection

    from .searching import Searcher

FINAL = ("Completed", "Failed", "Terminated", "Abnormal")


def test_with_our_client(searcher: Searcher) -> None:
    body = searcher.search()
    body["kind"] = "autosearch_job"
    with contextlib.closing(Session(local_dir=searcher.connection.state_dir)) as session:
        client = session.client()
        job = client.training_job.create(**body)["metadata"]["id"]
        found = client.wait("create_training_job", path={"training_job_id": job}, timeout=60)
        assert found["status"]["phase"] == "Completed"
        items = client.autosearch.list_trials(job)["items"]
        column = items["header"].index("reward_attr")
        assert max(float(row[column]) for row in items["data"]) > WORST_CORNER
        trial = items["data"][0][items["header"].index("trial_id")]
        assert "done" in client.autosearch.show_trial(job, trial)["header"]
        assert len(client.autosearch.list_parameter_analysis(job)["data"]) == 2
        assert client.autosearch.show_parameter_analysis(job, "x")["file_path"].endswith("/x.png")
        assert len(list(client.iterate("list_autosearch_trials", path={"training_job_id": job}))) == 6
        assert client.autosearch.list_yaml_templates()["yaml_templates"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::SyntaxWarning")
def test_with_the_clients_of_the_vendor(searcher: Searcher) -> None:
    from huaweicloudsdkmodelarts import v1

    sdk = vendor(searcher.connection)
    slow = SCRIPT + "if given.x > 2:\n    __import__('time').sleep(600)\n"
    job = sdk.create_training_job(v1.CreateTrainingJobRequest(vendor_body(searcher, slow))).metadata.id
    stopped = stop_the_slow(sdk, job)
    phase = wait(sdk, job)
    assert phase == "Completed", searcher.log({"metadata": {"id": job}})

    items = sdk.show_auto_search_trials(v1.ShowAutoSearchTrialsRequest(job)).items
    rows = [trial_of(items.header, row) for row in items.data]
    assert {row["status"] for row in rows} == {"TERMINATED"}
    assert {row["trial_id"] for row in rows if row["config"]["x"] > 2} == stopped
    assert max(float(row["acc"]) for row in rows) == 1.0
    shown = sdk.show_auto_search_per_trial(
        v1.ShowAutoSearchPerTrialRequest(training_job_id=job, trial_id=rows[0]["trial_id"])
    )
    assert len(shown.data) == 3
    table = sdk.show_auto_search_params_analysis(v1.ShowAutoSearchParamsAnalysisRequest(job))
    assert {row[table.header.index("parameter")] for row in table.data} == {"x", "y"}
    request = v1.ShowAutoSearchParamAnalysisResultPathRequest(training_job_id=job, parameter_name="x")
    assert sdk.show_auto_search_param_analysis_result_path(request).file_path.endswith("/x.png")
    templates = sdk.show_auto_search_yaml_templates_info(v1.ShowAutoSearchYamlTemplatesInfoRequest())
    names = {row.algorithm_type_en: row.algorithm_names for row in templates.yaml_templates}
    request = v1.ShowAutoSearchYamlTemplateContentRequest(
        algorithm_type="hpo", algorithm_name=names["hpo"][1]
    )
    assert sdk.show_auto_search_yaml_template_content(request).file_name == "Bayes.yaml"


def vendor(connection: Connection) -> Any:
    """The vendor's client: it asks for its project by the name of the region."""
    from huaweicloudsdkcore.auth.credentials import BasicCredentials
    from huaweicloudsdkcore.region.region import Region
    from huaweicloudsdkmodelarts import v1

    keys = BasicCredentials(connection.access_key, connection.secret_key.reveal())
    keys.with_iam_endpoint(connection.iam)
    builder = v1.ModelArtsClient.new_builder().with_credentials(keys)
    return builder.with_region(Region(connection.region, connection.modelarts)).build()


def vendor_body(searcher: Searcher, script: str) -> Any:
    """A grid of four points, made of the vendor's own classes."""
    from huaweicloudsdkmodelarts import v1

    boot_file = searcher.put("vendor/train.py", script)
    acc = policy()["reward_attrs"][0]
    choice = v1.JobAlgorithmResponsePoliciesAutoSearchSearchParams
    search = v1.JobAlgorithmResponsePoliciesAutoSearch(
        reward_attrs=[v1.JobAlgorithmResponsePoliciesAutoSearchRewardAttrs(**acc)],
        search_params=[
            choice(name="x", param_type="discrete", discrete_values=["1", "3"]),
            choice(name="y", param_type="discrete", discrete_values=["2", "4"]),
        ],
        algo_configs=[v1.JobAlgorithmResponsePoliciesAutoSearchAlgoConfigs(name="grid_search")],
    )
    algorithm = v1.JobAlgorithm(
        engine=v1.JobEngine(engine_name="Scikit_Learn"),
        code_dir=boot_file.removesuffix("train.py"),
        boot_file=boot_file,
        policies=v1.JobPolicies(auto_search=search),
    )
    return v1.JobResponse(
        kind="autosearch_job",
        metadata=v1.JobMetadata(name=f"sdk-{uuid.uuid4().hex[:12]}"),
        algorithm=algorithm,
        spec=v1.Spec(resource=v1.Resource(flavor_id="modelarts.vm.cpu.2u", node_count=1)),
    )


def trial_of(header: list[str], row: list[str]) -> dict[str, Any]:
    """A row by the names of its columns; the vendor's client makes text of every cell."""
    trial: dict[str, Any] = dict(zip(header, row, strict=True))
    return {**trial, "config": ast.literal_eval(trial["config"])}


def stop_the_slow(sdk: Any, job: str) -> set[str]:
    """Stop both trials that sleep, each once it has reported; their ids."""
    from huaweicloudsdkmodelarts import v1

    stopped: set[str] = set()
    deadline = time.monotonic() + 30
    while len(stopped) < 2 and time.monotonic() < deadline:
        items = sdk.show_auto_search_trials(v1.ShowAutoSearchTrialsRequest(job, limit=10)).items
        for row in items.data:
            trial = trial_of(items.header, row)
            slow = trial["config"]["x"] > 2 and trial["training_iteration"] == "2"
            if slow and trial["status"] == "RUNNING" and trial["trial_id"] not in stopped:
                request = v1.ShowAutoSearchTrialEarlyStopRequest(
                    training_job_id=job, trial_id=trial["trial_id"]
                )
                stopped.add(sdk.show_auto_search_trial_early_stop(request).earlystop_trial)
        time.sleep(0.05)
    return stopped


def wait(sdk: Any, job: str) -> str:
    """The phase in which the job ended."""
    from huaweicloudsdkmodelarts import v1

    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        phase: str = sdk.show_training_job_details(v1.ShowTrainingJobDetailsRequest(job)).status.phase
        if phase in FINAL:
            return phase
        time.sleep(0.05)
    raise AssertionError("never over")
