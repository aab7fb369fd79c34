"""What a script of the old API finds around it."""

from __future__ import annotations

import json

from jupyter_modelarts.local.training_v1.text import Translator

from .calling import CPU_8U

SHOW = """\
import json, os, sys
wanted = {name: value for name, value in os.environ.items() if name.startswith(("DLS_", "BATCH_", "MY_"))}
print(json.dumps({"argv": sys.argv[1:], "variables": wanted}))
"""


def told(caller, job, number=0):
    return json.loads(caller.lines(job, number)[-1])


def test_variables_of_the_old_container(caller):
    caller.put("data/one.txt", "1")
    places = {"data_url": f"/{caller.bucket}/data/", "train_url": f"/{caller.bucket}/out/"}
    job = caller.new(caller.config(SHOW, spec_id=CPU_8U, worker_server_num=2, **places))
    assert caller.reach(job)["status"] == 10, caller.text(job)
    first, second = (told(caller, job, number)["variables"] for number in (0, 1))
    assert (first["DLS_TASK_INDEX"], second["DLS_TASK_INDEX"]) == ("0", "1")
    assert first["DLS_TASK_NUMBER"] == "2"
    assert first["DLS_DATA_URL"] == f"s3://{caller.bucket}/data/"
    assert first["DLS_TRAIN_URL"] == f"s3://{caller.bucket}/out/"
    assert first["DLS_APP_URL"] == f"s3:/{caller.version(job)['app_url']}"
    hosts = [first[f"BATCH_CUSTOM{number}_HOSTS"] for number in (0, 1)]
    assert len(set(hosts)) == 2
    assert all(host.startswith("127.0.0.") and host.rpartition(":")[2].isdigit() for host in hosts)
    assert hosts == [second[f"BATCH_CUSTOM{number}_HOSTS"] for number in (0, 1)]


def test_a_custom_image_gets_its_parameters_as_variables(caller):
    config = caller.config(
        SHOW,
        user_image_url="100.125.5.235:20202/jobmng/custom-cpu-base:1.0",
        user_command="",
        parameter=[{"label": "MY_PARAMETER", "value": 1}],
    )
    code = config["app_url"].rstrip("/").rpartition("/")[2]
    script = f"/home/work/user-job-dir/{code}/train.py"
    config["user_command"] = f"bash -x /home/work/run_train.sh python {script} --data /home/work/here"
    job = caller.new(config)
    shown = caller.reach(job)
    assert shown["status"] == 10, caller.text(job)
    assert shown["user_command"] == config["user_command"]
    found = told(caller, job)
    assert found["variables"]["MY_PARAMETER"] == "1"
    assert found["argv"][0] == "--data"
    assert found["argv"][1].endswith("/home/work/here")


def test_volumes_are_mounted(caller, tmp_path):
    (tmp_path / "kept").mkdir()
    for place in ("/home/mind", "/home/work/nas"):
        config = caller.config(
            "import sys; open(sys.argv[1].partition('=')[2], 'w').write('written')",
            parameter=[{"label": "file", "value": f"{place}/{place.rpartition('/')[2]}.txt"}],
            volumes=[{"host_path": {"src_path": str(tmp_path / "kept"), "dest_path": place}}],
        )
        job = caller.new(config)
        shown = caller.reach(job)
        assert shown["status"] == 10, caller.text(job)
        assert shown["volumes"] == config["volumes"]
    assert {path.name for path in (tmp_path / "kept").iterdir()} == {"mind.txt", "nas.txt"}
    # what a job leaves behind is cleared, what was mounted stays


def test_a_volume_that_is_not_there_is_22(caller, tmp_path):
    volume = {"host_path": {"src_path": str(tmp_path / "gone"), "dest_path": "/data", "read_only": True}}
    job = caller.new(caller.config(volumes=[volume]))
    assert caller.reach(job)["status"] == 22
    assert str(tmp_path / "gone") in caller.text(job)


def test_places_of_volumes_in_texts():
    translate = Translator(["/home/mind", "/data", "/home/work/nas"])
    assert translate("ls /home/mind/x /data") == "ls /home/ma-user/../mind/x /home/ma-user/../../data"
    assert translate("/home/work/nas /home/mindful s3://b/data /data2") == (
        "/home/work/nas /home/mindful s3://b/data /data2"
    )
    assert Translator([])("/home/mind") == "/home/mind"
