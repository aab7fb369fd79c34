"""The main job through the magics: train, deploy, call, look, stop; and what goes wrong on the way."""

from __future__ import annotations

import json
import os
import signal
import threading
import time

import pytest

from jupyter_modelarts.workflow import Job, Service

TRAIN = """%%ma_train --engine Scikit_Learn --input data_url=./data -p epochs=2 --wait
import joblib
from pathlib import Path
for epoch in range(epochs):
    print("epoch", epoch, Path(data_url, "numbers.txt").read_text().strip())
Path(train_url, "model").mkdir()
joblib.dump(Doubler(), Path(train_url, "model", "doubler.pkl"))
"""
DOUBLER = """class Doubler:
    def predict(self, rows):
        return [2 * value for row in rows for value in row]
"""
SCRIPT = """
import sys, types
from model_service.python_model_service import XgSklServingBaseService
import io

class Answer(XgSklServingBaseService):
    def _preprocess(self, data):
        if isinstance(data, str):
            return ("json", len(data))
        name, file = next(iter(data["image"].items()))
        content = file.read()
        if not content.endswith(b"IEND"):
            raise ValueError(f"{name} is cut off")
        return (name, len(content))
    def _inference(self, data):
        return {"name": data[0], "size": data[1]}
    def _postprocess(self, data):
        return data
"""
PNG = b"\x89PNG\r\n\x1a\n" + b"pixels" + b"IEND"


@pytest.fixture
def data(shell, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "numbers.txt").write_text("1 2 3")


def test_train_deploy_predict(notebook, data, tmp_path):
    trained = notebook(TRAIN.replace("Doubler()", "{'kind': 'doubler'}"))
    assert trained.error is None, trained.printed
    assert "epoch 0 1 2 3\nepoch 1 1 2 3\n" in trained.printed
    job = trained.value
    assert isinstance(job, Job)
    assert notebook["job"] is job
    assert (job.phase, job.exit_code, job.parameters) == ("Completed", 0, {"epochs": "2"})
    assert set(job.outputs) == {"train_url"}
    assert "epochs = _arguments.epochs" in job.script
    forms = notebook.forms(job)
    assert "Completed" in forms["text/html"]
    assert forms["text/plain"].startswith(f"Training job {job.name}: Completed")

    missing = notebook("%ma_deploy job --script nowhere.py")
    assert "The service script nowhere.py is not there. Give the path" in missing.error_line
    (tmp_path / "answer.py").write_text(SCRIPT)
    deployed = notebook("%ma_deploy job --script answer.py --stop-after 1h")
    assert deployed.error is None, deployed.printed
    service = deployed.value
    assert isinstance(service, Service)
    assert notebook["service"] is service
    assert service.status == "running"
    assert "Added config.json" in deployed.printed
    assert "running" in notebook.forms(service)["text/html"]

    (tmp_path / "digit.png").write_bytes(PNG)
    answer = notebook("%ma_predict service --file image=digit.png")
    assert answer.error is None, answer.printed
    assert answer.value.answer == {"name": "digit.png", "size": len(PNG)}
    assert notebook["prediction"]["size"] == len(PNG)
    assert "data:image/png" in notebook.forms(answer.value)["text/html"]
    body = '{"x": [1]}'
    assert notebook(f"%%ma_predict service --store other\n{body}").value.answer["name"] == "json"
    assert notebook["other"]["size"] == len(body)
    assert notebook("sample = {'a': 1}\n%ma_predict service --data sample").value["name"] == "json"

    (tmp_path / "fake.png").write_text("no image")
    assert "fake.png is no PNG image" in notebook("%ma_predict service --file image=fake.png").error_line
    (tmp_path / "cut.png").write_bytes(PNG[:-4])
    line = notebook("%ma_predict service --file image=cut.png").error_line
    assert "MR.0105" in line
    assert "cut.png is cut off" in line
    line = notebook("%%ma_predict service\n{'x': 1}").error_line
    assert "The body is not JSON: line 1, column 2" in line

    listed = notebook("%ma_services")
    assert service.id in listed.printed
    stopped = notebook("%ma_stop service")
    assert stopped.value is service
    service._platform.client.wait("update_service", path={"service_id": service.id}, accept=["stopped"])
    line = notebook("%ma_predict service --file image=digit.png").error_line
    assert f"The service {service.name} is stopped, not running. Start it again" in line
    service.delete()


def test_a_script_that_exits_3(notebook):
    failed = notebook("%%ma_train --wait\nimport sys\nprint('so far', flush=True)\nsys.exit(3)")
    assert "so far" in failed.printed
    job = notebook["job"]
    assert (job.phase, job.exit_code) == ("Failed", 3)
    assert failed.error_line.startswith(f"The job {job.name} failed:")
    assert "exit code 3" in failed.error_line
    assert f"%ma_logs {job.name}" in failed.error_line
    assert "so far" in notebook(f"%ma_logs {job.name}").printed
    refused = notebook("%ma_deploy job")
    assert f"The job {job.name} is Failed" in refused.error_line


def test_a_submission_returns_at_once_and_can_be_stopped(notebook):
    started = time.monotonic()
    job = notebook("%%ma_train --store mine\nimport time\nprint('begun', flush=True)\ntime.sleep(60)").value
    assert time.monotonic() - started < 10
    assert notebook["mine"] is job
    assert not job.finished
    next(line for line in job.follow() if line == "begun")
    line = notebook("%ma_deploy mine").error_line
    assert f"The job {job.name} is still Running" in line
    assert "--wait" in line
    notebook(f"%ma_stop {job.id}")
    assert job.wait(timeout=30).phase == "Terminated"


def test_interrupting_wait_leaves_the_job_alone(notebook):
    submitted = threading.Event()
    loop = "import time\nfor i in range(600):\n    print('tick', i, flush=True)\n    time.sleep(0.1)"

    def interrupt() -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            job = notebook.shell.user_ns.get("job")
            if job is not None and "tick 2" in job.logs():
                submitted.set()
                os.kill(os.getpid(), signal.SIGINT)
                return
            time.sleep(0.05)

    thread = threading.Thread(target=interrupt)
    thread.start()
    ran = notebook(f"%%ma_train --wait\n{loop}")
    thread.join()
    assert submitted.is_set()
    assert ran.error is None, ran.printed
    job = ran.value
    assert (
        f"Detached: the job {job.name} goes on. Follow its log: %ma_logs {job.name} --follow" in ran.printed
    )
    assert job.refresh().phase == "Running"
    job.stop()
    assert job.wait(timeout=30).phase == "Terminated"


def test_dry_run_shows_the_script_and_sends_nothing(notebook):
    before = len(notebook("%ma_jobs --limit 50").value)
    notebook("RATE = 0.5\ndef rate():\n    return RATE")
    shown = notebook("%%ma_train --dry-run -p epochs=3 --name dry-one\nprint(rate(), epochs)")
    assert shown.error is None, shown.printed
    assert "RATE = 0.5\n" in shown.printed
    assert '_parser.add_argument("--epochs", type=int, default=3)' in shown.printed
    request = json.loads(shown.printed.split("# --- the request\n")[1])
    assert request["metadata"]["name"] == "dry-one"
    assert request["algorithm"]["parameters"] == [{"name": "epochs", "value": "3"}]
    assert len(notebook("%ma_jobs --limit 50").value) == before
    assert shown.value is None


def test_a_directory_job_and_its_missing_boot_file(notebook, tmp_path):
    project = tmp_path / "project"
    project.mkdir()
    (project / "helper.py").write_text("WORD = 'from the helper'")
    (project / "fit.py").write_text("import helper, sys\nprint(helper.WORD, sys.argv[1])")
    line = notebook("%ma_train ./project").error_line
    assert "has no train.py or main.py to start (found: fit.py, helper.py). Name the boot file" in line
    line = notebook("%ma_train ./project --boot-file train.py").error_line
    assert "The boot file train.py is not in" in line
    ran = notebook("%ma_train ./project --boot-file fit.py -p epochs=1 --engine Scikit_Learn --wait")
    assert "from the helper --epochs=1" in ran.printed
    assert ran.value.name.startswith("project-")
    ran = notebook("%ma_train project/fit.py --engine Scikit_Learn -p x=1 --wait")
    assert "from the helper --x=1" in ran.printed
    assert "There is no file or directory nowhere.py" in notebook("%ma_train nowhere.py").error_line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "%%ma_train --engine Scikit_Lern\nx = 1",
            "There is no engine Scikit_Lern. Did you mean Scikit_Learn?",
        ),
        (
            "%%ma_train --flavor modelarts.vm.cpu.3u\nx = 1",
            "There is no flavor modelarts.vm.cpu.3u. Did you mean",
        ),
        ("%%ma_train\nx = 1\nprint(undefined_name)", "Line 2 of the cell uses undefined_name,"),
        ("%%ma_train --engin PyTorch\nx = 1", "%ma_train has no option --engin. Did you mean --engine?"),
        ("%%ma_train --input data_url=./none\nx = 1", "The input data_url is not there: ./none."),
        (
            "%%ma_train --output train_url=./out\nx = 1",
            "The output train_url has to go to OBS, not to ./out.",
        ),
        ("%%ma_train --nodes 0\nx = 1", "A job needs at least one node."),
        ("%%ma_train --name 'a b'\nx = 1", "The job name 'a b' is not allowed."),
        ("%%ma_train\nx = (", "Line 1 of the cell is not valid Python"),
        (
            "%ma_train",
            "%ma_train needs a directory or a Python file. To send a cell, begin it with %%ma_train.",
        ),
        ("%ma_deploy no-such-job", "There is no training job no-such-job."),
        ("%ma_deploy ./no/directory", "There is no directory ./no/directory."),
        ("%ma_deploy obs:///no/such/", "obs:///no/such/ has no files"),
        ("%ma_deploy . --stop-after soon", "'soon' is no time after which to stop."),
        ("%%ma_predict no-such-service\n{}", "There is no service no-such-service."),
        ("%ma_predict service", "There is nothing to send."),
        ("%ma_jobs --phase runing", "No job is ever runing. Did you mean Running? Phases: "),
        ("%ma_logs nobody", "There is no training job nobody."),
        ("%ma_obs cp a b", "Neither a nor b is in OBS."),
        ("%ma_obs cat obs:///none.txt", "There is no object obs://"),
        ("%ma_obs ls obs://no-such-bucket-here/", "There is no bucket no-such-bucket-here."),
        ("%ma_obs sl", "%ma_obs cannot sl."),
        ("%ma_profile nosuch", "nosuch"),
    ],
)
def test_a_mistake_is_one_line_with_the_way_out(notebook, line, expected):
    assert expected in notebook(line).error_line


def test_a_package_without_config_json(notebook, tmp_path):
    model = tmp_path / "package" / "model"
    model.mkdir(parents=True)
    (model / "weights.pth").write_bytes(b"weights")
    line = notebook("%ma_deploy ./package").error_line
    assert "has no config.json, which says what engine the model is for." in line
    assert "--engine PyTorch" in line
    line = notebook("%ma_deploy ./package --engine PyTorch").error_line
    assert "does not start" in line
    assert "customize_service.py line" in line
    (model / "customize_service.py").unlink()
    (model / "config.json").unlink()
    line = notebook("%ma_deploy ./package --engine MXNet").error_line
    assert "no customize_service.py, which tells a MXNet model how to answer. Give the script" in line
    (model / "config.json").write_text('{"model_algorithm": "x"}')
    assert "names no model_type" in notebook("%ma_deploy ./package").error_line


def test_a_local_package_is_deployed_as_it_stands(notebook, tmp_path):
    model = tmp_path / "package" / "model"
    model.mkdir(parents=True)
    (model / "anything.m").write_bytes(b"weights")
    (model / "config.json").write_text('{"model_algorithm": "x", "model_type": "Scikit_Learn"}')
    (model / "customize_service.py").write_text(SCRIPT)
    deployed = notebook("%ma_deploy ./package --store local --name local-package")
    assert deployed.error is None, deployed.printed
    assert "Added" not in deployed.printed
    service = notebook["local"]
    assert notebook("%%ma_predict local\n[1, 2]").value["size"] == 6
    assert service.predict([1]) == {"name": "json", "size": 3}
    service.delete()


def test_a_handle_shows_what_is_now(notebook, data):
    job = notebook("%%ma_train --input data_url=./data\nimport time; time.sleep(1)").value
    assert not job.finished
    Job(job._platform, job.document).wait()
    assert not job.finished
    shown = notebook.forms(job)
    assert "Completed" in shown["text/html"]
    assert f"{job.name}: Completed" in shown["text/plain"]


def test_the_deployments_of_a_service_are_listed(notebook, tmp_path):
    model = tmp_path / "package" / "model"
    model.mkdir(parents=True)
    (model / "config.json").write_text('{"model_algorithm": "x", "model_type": "Scikit_Learn"}')
    (model / "customize_service.py").write_text("import no_such_module_x\n" + SCRIPT)
    line = notebook("%ma_deploy ./package --name broken-package --no-check").error_line
    assert "No module named 'no_such_module_x'" in line
    head, *deployments = notebook("%ma_logs service").printed.splitlines()
    assert head.startswith("Service broken-package: failed. customize_service.py line 1:")
    assert [line.split()[2:] for line in deployments] == [["FAIL", "broken-package", "0.0.1"]]
    notebook["service"].delete()


def test_objects(notebook, tmp_path):
    (tmp_path / "folder" / "sub").mkdir(parents=True)
    (tmp_path / "folder" / "sub" / "a.txt").write_text("text of a")
    line = notebook("%ma_obs cp folder obs:///objects/").error_line
    assert "folder is a directory. Copy all of it with -r." in line
    assert "Copied 1 file (" in notebook("%ma_obs cp -r folder obs:///objects/").printed
    listed = notebook("%ma_obs ls -r obs:///objects/")
    assert [entry.path.key for entry in listed.value] == ["objects/sub/a.txt"]
    assert "a.txt" in notebook.forms(listed.value)["text/html"]
    assert notebook("%ma_obs cat obs:///objects/sub/a.txt").printed.strip() == "text of a"
    notebook("%ma_obs cp obs:///objects/sub/a.txt obs:///objects/b.txt")
    notebook("%ma_obs cp obs:///objects/b.txt back.txt")
    assert (tmp_path / "back.txt").read_text() == "text of a"
    assert "Removed 2 objects" in notebook("%ma_obs rm -r obs:///objects/").printed
    assert "There is nothing at" in notebook("%ma_obs ls obs:///objects/").error_line


def test_wrong_credentials_are_one_line(notebook, embedded, monkeypatch):
    for name, value in {
        "AK": embedded.access_key,
        "SK": "not-the-secret-key",
        "PROJECT_ID": embedded.project_id,
        "REGION": "somewhere",
        "MODELARTS_ENDPOINT": embedded.modelarts,
        "IAM_ENDPOINT": embedded.iam,
        "OBS_ENDPOINT": embedded.obs,
    }.items():
        monkeypatch.setenv(f"HUAWEICLOUD_SDK_{name}", value)
    for cell in ("%ma_jobs", "%ma_obs ls", "%%ma_train\nprint(1)"):
        line = notebook(cell).error_line
        assert "401" in line or "denied" in line, line
        assert "key" in line, line
        assert "not-the-secret-key" not in line


def test_the_python_calls_have_the_same_forms(shell, embedded, monkeypatch):
    monkeypatch.setenv("JUPYTER_MODELARTS_LOCAL_DIR", str(embedded.state_dir))
    result = shell.run_cell(
        "from jupyter_modelarts import ModelArts\n"
        "modelarts = ModelArts()\n"
        "job = modelarts.train('print(len(words))', earlier=['words = [1, 2]'], name='from-python')"
    )
    assert result.success
    job = shell.user_ns["job"]
    seen = []
    assert job.wait(log=seen.append, timeout=60).phase == "Completed"
    assert "2" in seen
    bundle, _ = shell.display_formatter.format(job)
    assert "from-python" in bundle["text/html"]
    assert bundle["text/plain"].startswith("Training job from-python: Completed")
    assert set(job.metrics()) >= {"cpuUsage"}
    assert shell.user_ns["modelarts"].job("from-python").id == job.id
    shell.user_ns["modelarts"].close()


def test_no_secret_is_shown_anywhere(notebook, embedded):
    shown = [
        notebook(cell).printed
        for cell in ("%ma_profile", "%ma_jobs", "%ma_services", "%ma_obs ls", "%ma_profile embedded")
    ]
    shown += [str(notebook.forms(notebook("%ma_profile").value)), repr(notebook.shell.user_ns.get("_"))]
    assert any("embedded" in text for text in shown)
    for secret in (embedded.secret_key.reveal(), embedded.password.reveal()):
        assert not [text for text in shown if secret in text]
