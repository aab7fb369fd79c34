"""Whole jobs over HTTP: real service, real processes."""

from __future__ import annotations

import json

REPORT = """
    import json, os, pathlib, sys
    print("reporting")
    arguments = dict(part.lstrip("-").partition("=")[::2] for part in sys.argv[1:])
    data = pathlib.Path(arguments["data_url"])
    target = pathlib.Path(os.environ["train_url"])
    found = {str(path.relative_to(data)): path.read_text() for path in data.rglob("*") if path.is_file()}
    (target / "model").mkdir()
    (target / "model" / "report.json").write_text(json.dumps(
        {"argv": sys.argv, "cwd": os.getcwd(), "environment": dict(os.environ), "data": found}))
"""


def reported(caller, **changes):
    """Run a job that reports what it sees; the finished job and the report."""
    caller.put("data/a.txt", "first")
    caller.put("data/below/b.txt", "second")
    body = caller.body(
        REPORT,
        parameters=[{"name": "epochs", "value": "3"}, {"name": "dist"}],
        inputs=[{"name": "data_url", "remote": {"obs": {"obs_url": f"/{caller.bucket}/data/"}}}],
        outputs=[
            {
                "name": "train_url",
                "access_method": "env",
                "remote": {"obs": {"obs_url": f"/{caller.bucket}/out/"}},
            }
        ],
        **changes,
    )
    body["spec"]["log_export_path"] = {"obs_url": f"/{caller.bucket}/log/"}
    job = caller.wait(caller.create(body))
    assert job["status"]["phase"] == "Completed", caller.log(job)
    return job, json.loads(caller.get("out/model/report.json"))


def test_a_script_gets_code_inputs_arguments_and_environment_and_its_outputs_arrive(caller):
    job, report = reported(caller, environments={"FLAVOUR": "plain", "PLACE": "/home/ma-user/work"})
    root = str(caller.directory(job))
    code = job["algorithm"]["code_dir"].rstrip("/").rpartition("/")[2]
    home = f"{root}/home/ma-user"
    environment = report["environment"]

    assert report["argv"] == [
        f"{home}/modelarts/user-job-dir/{code}/train.py",
        "--epochs=3",
        "--dist",
        f"--data_url={home}/modelarts/inputs/data_url_0",
    ]
    assert report["cwd"] == f"{home}/modelarts/user-job-dir/{code}"
    assert report["data"] == {"a.txt": "first", "below/b.txt": "second"}
    expected = {
        "MA_HOME": home,
        "MA_MOUNT_PATH": f"{home}/modelarts",
        "MA_JOB_DIR": f"{home}/modelarts/user-job-dir",
        "MA_LOG_DIR": f"{home}/modelarts/log",
        "MA_NUM_HOSTS": "1",
        "VC_WORKER_NUM": "1",
        "VC_TASK_INDEX": "0",
        "VC_WORKER_HOSTS": "127.0.0.1",
        "MA_TASK_NAME": "worker",
        "MA_VJ_NAME": f"ma-job-{job['metadata']['id']}",
        "MA_CURRENT_INSTANCE_NAME": f"modelarts-job-{job['metadata']['id']}-worker-0",
        "S3_ENDPOINT": caller.connection.obs,
        "PYTHONUNBUFFERED": "1",
        "FLAVOUR": "plain",
        "PLACE": f"{home}/work",
    }
    assert {name: environment.get(name) for name in expected} == expected
    assert "JUPYTER_MODELARTS_LOCAL_DIR" not in environment
    assert "reporting" in caller.log(job).splitlines()
    name = f"modelarts-job-{job['metadata']['id']}-worker-0.log"
    assert "reporting" in caller.get(f"log/{job['metadata']['id']}/worker-0/{name}")


def test_the_answer_has_what_the_platform_answers(caller):
    job, _ = reported(caller)
    assert job["kind"] == "job"
    assert job["metadata"]["annotations"] == {"job_template": "Template DL", "key_task": "worker"}
    assert job["metadata"]["workspace_id"] == "0"
    assert job["algorithm"]["engine"]["engine_name"] == "Scikit_Learn"
    assert job["algorithm"]["engine"]["engine_version"].endswith("-embedded")
    assert job["algorithm"]["inputs"][0]["local_dir"] == "/home/ma-user/modelarts/inputs/data_url_0"
    output = job["algorithm"]["outputs"][0]
    assert (output["mode"], output["period"]) == ("upload_periodically", 30)
    assert output["local_dir"] == "/home/ma-user/modelarts/outputs/train_url_0"
    assert job["spec"]["resource"]["flavor_name"] == "Computing CPU(2U) instance"
    assert job["spec"]["resource"]["flavor_detail"]["flavor_info"]["cpu"]["core_num"] == 2
    assert job["spec"]["is_hosted_log"] is True
    status = job["status"]
    assert status["tasks"] == ["worker-0"]
    assert status["task_statuses"] == [{"task": "worker-0", "exit_code": 0, "message": ""}]
    assert status["start_time"] >= job["metadata"]["create_time"]
    assert status["duration"] > 0
    assert [count for _, count in status["node_count_metrics"]] == [0, 1, 0]


def test_exit_code_and_last_line_of_the_traceback_explain_a_failure_and_outputs_still_arrive(caller):
    script = """
        import pathlib, sys
        (pathlib.Path(sys.argv[1].partition("=")[2]) / "half.txt").write_text("half")
        try:
            raise ValueError("the rate is negative")
        except ValueError:
            import traceback
            traceback.print_exc()
            sys.exit(3)
    """
    output = {"name": "train_url", "remote": {"obs": {"obs_url": f"/{caller.bucket}/half/"}}}
    job = caller.wait(caller.create(caller.body(script, outputs=[output])))
    assert job["status"]["phase"] == "Failed"
    assert job["status"]["task_statuses"] == [
        {"task": "worker-0", "exit_code": 3, "message": "ValueError: the rate is negative"}
    ]
    assert caller.get("half/half.txt") == "half"
    assert "Training end with return code: 3" in caller.log(job)


def test_a_custom_command_runs_through_the_shell_with_the_channels_behind_it(caller):
    caller.put("tool/tool.py", "import sys; print('tool', *sys.argv[1:])")
    body = caller.body(
        boot_file=None,
        code_dir=f"/{caller.bucket}/tool/",
        command="cd ${MA_JOB_DIR}/tool && echo here:/home/ma-user/x && python tool.py one",
        engine={"image_url": "group/image:1"},
        parameters=[{"name": "rate", "value": "0.1 or so"}],
    )
    del body["algorithm"]["boot_file"]
    job = caller.wait(caller.create(body))
    lines = caller.log(job).splitlines()
    assert job["status"]["phase"] == "Completed", lines
    assert "tool one --rate=0.1 or so" in lines
    assert f"here:{caller.directory(job)}/home/ma-user/x" in lines


def test_several_nodes_are_as_many_tasks_that_find_each_other(caller):
    script = """
        import os, socket, time
        host, index = os.environ["VC_WORKER_HOSTS"].split(",")[0], os.environ["VC_TASK_INDEX"]
        socket.getaddrinfo(host, 1)
        print("task", index, "of", os.environ["MA_NUM_HOSTS"])
    """
    body = caller.body(script)
    body["spec"]["resource"] = {"flavor_id": "modelarts.vm.cpu.8u", "node_count": 2}
    job = caller.wait(caller.create(body))
    assert job["status"]["phase"] == "Completed"
    assert job["status"]["tasks"] == ["worker-0", "worker-1"]
    assert "task 0 of 2" in caller.log(job, "worker-0")
    assert "task 1 of 2" in caller.log(job, "worker-1")


def test_one_failing_node_ends_the_others(caller):
    script = """
        import os, sys, time
        if os.environ["VC_TASK_INDEX"] == "1":
            sys.exit(5)
        time.sleep(60)
    """
    body = caller.body(script)
    body["spec"]["resource"] = {"flavor_id": "modelarts.vm.cpu.8u", "node_count": 2}
    job = caller.wait(caller.create(body))
    codes = {row["task"]: row["exit_code"] for row in job["status"]["task_statuses"]}
    assert job["status"]["phase"] == "Failed"
    assert codes == {"worker-0": 143, "worker-1": 5}


def test_a_task_whose_requirements_cannot_be_had_fails_with_the_reason(caller):
    body = caller.body("print('never')")
    code = body["algorithm"]["code_dir"].split("/")[2]
    caller.put(f"{code}/requirements.txt", "--no-index\nno-such-package-anywhere==1.0\n")
    job = caller.wait(caller.create(body))
    (row,) = job["status"]["task_statuses"]
    assert job["status"]["phase"] == "Failed"
    assert row["message"].startswith("Installing the required packages failed.")
    assert "no-such-package-anywhere" in row["message"]
    assert "never" not in caller.log(job).splitlines()


def test_requirements_that_are_met_make_an_environment_that_sees_our_packages(caller):
    body = caller.body("import sys, httpx; print('in', sys.prefix)")
    code = body["algorithm"]["code_dir"].split("/")[2]
    caller.put(f"{code}/pip-requirements.txt", "--no-index\nhttpx\n")
    job = caller.wait(caller.create(body))
    assert job["status"]["phase"] == "Completed", caller.log(job)
    environments = caller.connection.state_dir / "jobs" / "environments"
    assert f"in {environments}" in caller.log(job)
    body["metadata"]["name"] += "-again"
    again = caller.wait(caller.create(body))
    assert "Requirement already satisfied" not in caller.log(again)
    assert f"in {environments}" in caller.log(again)


def test_an_engine_that_is_not_installed_fails_the_job_with_the_way_to_get_it(caller):
    job = caller.wait(caller.create(caller.body(engine={"engine_name": "Ascend-Powered-Engine"})))
    (row,) = job["status"]["task_statuses"]
    assert job["status"]["phase"] == "Failed"
    assert "-m pip install mindspore" in row["message"]
    assert row["message"] in caller.log(job)


def test_an_algorithm_lends_its_code_and_hyperparameters_to_a_job(caller):
    given = caller.body("import sys; print('got', *sorted(sys.argv[1:]))")["algorithm"]
    parameters = [{"name": "epochs", "value": "1"}, {"name": "rate", "value": "0.5"}]
    algorithm = caller.http.post(
        "/algorithms",
        json={
            "metadata": {"name": f"algorithm-{caller.bucket}"},
            "job_config": {**given, "parameters": parameters},
        },
    ).json()
    body = caller.body()
    body["algorithm"] = {"id": algorithm["metadata"]["id"], "parameters": [{"name": "epochs", "value": "9"}]}
    job = caller.wait(caller.create(body))
    assert "got --epochs=9 --rate=0.5" in caller.log(job)
    assert job["algorithm"]["name"] == f"algorithm-{caller.bucket}"


def test_log_link_and_preview_show_the_same_while_it_runs_and_after(caller):
    script = """
        import pathlib, time
        print("first line")
        while not pathlib.Path("go").exists():
            time.sleep(0.01)
        print("last line")
    """
    job = caller.create(caller.body(script))
    caller.wait_for_line(job, "first line")
    assert "first line" in caller.download(caller.task(job, "logs/url")["obs_url"]).text
    code = job["algorithm"]["code_dir"].rstrip("/").rpartition("/")[2]
    (caller.directory(job) / "home/ma-user/modelarts/user-job-dir" / code / "go").touch()
    caller.wait(job, "Completed")

    preview = caller.task(job, "logs/preview")
    assert preview["current_size"] == preview["full_size"] == len(preview["content"].encode())
    shown = caller.download(caller.task(job, "logs/url", **{"Content-Type": "text/plain"})["obs_url"])
    assert shown.headers["content-type"].startswith("text/plain")
    assert shown.text == preview["content"]
    link = caller.http.get(
        f"/training-jobs/{job['metadata']['id']}/tasks/worker-0/logs/url",
        headers={"Content-Type": "application/octet-stream"},
    ).json()["obs_url"]
    assert caller.download(link).headers["content-type"] == "application/octet-stream"


def test_a_preview_is_the_newest_five_megabytes(caller):
    job = caller.wait(caller.create(caller.body("for n in range(700_000): print(f'{n:09}')")))
    preview = caller.task(job, "logs/preview")
    assert preview["full_size"] > 7_000_000
    assert 5 * 1024 * 1024 - 20 <= preview["current_size"] <= 5 * 1024 * 1024
    assert "000699999" in preview["content"].splitlines()
    assert "000000001" not in preview["content"].splitlines()


def test_even_a_short_job_has_a_minute_of_usage(caller):
    job = caller.wait(caller.create(caller.body("sum(range(3_000_000))")))
    answer = caller.http.get(f"/training-jobs/{job['metadata']['id']}/metrics/worker-0").json()
    series = {entry["metric"]: entry["value"] for entry in answer["metrics"]}
    assert list(series) == ["cpuUsage", "memUsage", "gpuUtil", "gpuMemUsage", "npuUtil", "npuMemUsage"]
    assert len(series["cpuUsage"]) == 1
    assert 0 < series["cpuUsage"][0] <= 100
    assert 0 < series["memUsage"][0] <= 100
    assert series["gpuUtil"] == [-1]


def test_a_running_job_is_measured(caller):
    job = caller.create(caller.body("import time\nend = time.time() + 60\nwhile time.time() < end: pass"))
    path = f"/training-jobs/{job['metadata']['id']}/metrics/worker-0"
    values = caller.until(lambda: caller.http.get(path).json()["metrics"][0]["value"])
    assert values[0] > 0
    caller.http.delete(f"/training-jobs/{job['metadata']['id']}")


def test_the_description_can_be_changed_and_nothing_else(caller):
    job = caller.wait(caller.create(caller.body()))
    path = f"/training-jobs/{job['metadata']['id']}"
    assert caller.http.put(path, json={"description": "better"}).status_code == 200
    assert caller.show(job)["metadata"]["description"] == "better"
    refused = caller.http.put(path, json={"description": "x", "spec": {"notification": {"topic_urn": "u"}}})
    assert refused.status_code == 400


def test_a_deleted_job_is_gone_with_its_log_and_its_directory(caller):
    job = caller.wait(caller.create(caller.body()))
    link = caller.task(job, "logs/url")["obs_url"]
    assert caller.http.delete(f"/training-jobs/{job['metadata']['id']}").status_code == 202
    assert caller.http.get(f"/training-jobs/{job['metadata']['id']}").status_code == 404
    assert caller.download(link).status_code == 404
    assert not caller.directory(job).parent.exists()


def test_what_is_not_there_is_said_so(caller):
    assert caller.http.get("/training-jobs/none").status_code == 404
    assert caller.http.delete("/training-jobs/none").status_code == 404
    job = caller.wait(caller.create(caller.body()))
    path = f"/training-jobs/{job['metadata']['id']}/tasks/worker-7/logs/preview"
    answer = caller.http.get(path)
    assert answer.status_code == 404
    assert answer.json()["error_msg"] == "Task worker-7 not found. The job has worker-0."


def test_a_finished_task_leaves_only_its_log_and_its_usage(caller):
    job = caller.create(caller.body("open('scratch', 'w').write('x' * 1000)"))
    caller.wait(job, "Completed")
    root = caller.directory(job)
    names = caller.until(
        lambda: (
            (found := sorted(path.name for path in root.rglob("*") if path.is_file()))
            and len(found) == 2
            and found
        )
    )
    assert names == ["metrics.json", f"modelarts-job-{job['metadata']['id']}-worker-0.log"]
