"""The container contract in whole jobs: places, pre-start scripts, variables, limits."""

from __future__ import annotations

import pytest

BOOT = (
    "import os, sys; print('boot', os.environ.get('FROM_SHELL'), os.environ.get('FROM_PYTHON'), sys.argv[1:])"
)


def code_of(caller, body):
    """The directory of a body's code on this disk."""
    return caller.objects / body["algorithm"]["code_dir"].strip("/")


def test_pre_start_scripts_run_first_and_their_variables_reach_the_boot_file(caller):
    body = caller.body(BOOT, parameters=[{"name": "a", "value": "x y"}])
    (code_of(caller, body) / "ma-pre-start.sh").write_text(
        'echo "shell $# in $(pwd)"\nexport FROM_SHELL=s\nunset no_such\n'
    )
    (code_of(caller, body) / "ma-pre-start.py").write_text(
        "import os, sys\n"
        "print('python', os.environ['FROM_SHELL'], sys.argv[1:])\n"
        "os.environ['FROM_PYTHON'] = 'p'\n"
    )
    job = caller.wait(caller.create(body))
    code = body["algorithm"]["code_dir"].strip("/").rpartition("/")[2]
    place = caller.directory(job) / "home/ma-user/modelarts/user-job-dir" / code
    told = [
        line for line in caller.log(job).splitlines() if line.startswith(("shell", "python", "boot", "[Mod"))
    ]
    start = told.index("[ModelArts Service Log]Running ma-pre-start.sh")
    assert told[start : start + 5] == [
        "[ModelArts Service Log]Running ma-pre-start.sh",
        f"shell 0 in {place}",
        "[ModelArts Service Log]Running ma-pre-start.py",
        "python s []",
        "boot s p ['--a=x y']",
    ]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("ma-pre-start.sh", "false\n", 1),
        ("ma-pre-start.sh", "(exit 7)\n", 7),
        ("ma-pre-start.py", "import sys\nsys.exit(5)\n", 5),
        ("ma-pre-start.py", "import sys\nsys.exit('no licence')\n", 1),
        ("ma-pre-start.py", "raise ValueError('no wheel')\n", 1),
    ],
)
def test_a_pre_start_script_that_fails_ends_the_job(caller, name, text, code):
    body = caller.body("print('never')")
    (code_of(caller, body) / name).write_text(text)
    job = caller.wait(caller.create(body))
    (row,) = job["status"]["task_statuses"]
    assert (job["status"]["phase"], row["exit_code"]) == ("Failed", code), caller.log(job)
    assert "never" not in caller.log(job).splitlines()


def test_a_pre_start_script_is_looked_for_beside_the_boot_file(caller):
    body = caller.body("print('other')")
    (code_of(caller, body) / "ma-pre-start.sh").write_text("echo not this\n")
    caller.put(f"{body['algorithm']['code_dir'].split('/')[2]}/src/main.py", BOOT)
    caller.put(
        f"{body['algorithm']['code_dir'].split('/')[2]}/src/ma-pre-start.sh", "export FROM_SHELL=here\n"
    )
    body["algorithm"]["boot_file"] = "src/main.py"
    log = caller.log(caller.wait(caller.create(body)))
    assert "boot here None []" in log
    assert "not this" not in log


def test_code_goes_where_the_job_says_and_the_task_starts_where_it_says(caller):
    script = "import os; print(os.path.dirname(os.path.abspath(__file__)), os.getcwd())"
    for local, path in (
        ("/home/ma-user/mine", "home/ma-user/mine"),
        ("/home/work/user-job-dir/code", "home/work/user-job-dir/code"),
        ("/home/ma-user/modelarts/user-job-dir", "home/ma-user/modelarts/user-job-dir"),
    ):
        body = caller.body(script, local_code_dir=local, working_dir="/home/ma-user")
        job = caller.wait(caller.create(body))
        root = caller.directory(job)
        assert f"{root}/{path} {root}/home/ma-user" in caller.log(job), local


def test_a_working_directory_is_not_made_for_the_job(caller):
    job = caller.wait(caller.create(caller.body("print('never')", working_dir="/home/ma-user/none")))
    (row,) = job["status"]["task_statuses"]
    assert row["message"].startswith("The task has no working directory /home/ma-user/none: the platform")
    script = "import os; print(os.getcwd())"
    for place in ("/cache", "/home/ma-user/work", "/home/ma-user/modelarts/outputs"):
        job = caller.wait(caller.create(caller.body(script, working_dir=place)))
        assert f"{caller.directory(job)}{place}" in caller.log(job).splitlines()


@pytest.mark.parametrize(
    "local",
    [
        "/home",
        "/home/",
        "/home/ma-user",
        "/home/ma-user/",
        "/home/ma-user/modelarts",
        "/home/ma-user/modelarts/user-job-dir/x",
        "/home/ma-user/modelarts-dev/x",
        "/home/ma-user/infer",
        "/home/ma-user/../x",
        "/cache/code",
        "relative",
    ],
)
def test_code_does_not_go_to_places_of_the_platform(caller, local):
    status, _, message = caller.refused(caller.body(local_code_dir=local))
    assert status == 400
    assert "local_code_dir must be a directory below /home" in message


def test_code_in_an_image_is_not_there(caller):
    body = caller.body(code_dir="file:///home/ma-user/code", command="ls", engine={"image_url": "g/i:1"})
    del body["algorithm"]["boot_file"]
    status, _, message = caller.refused(body)
    assert (status, message) == (501, "The embedded service runs no images: give a code_dir in OBS.")


def test_a_command_starts_at_home_and_sees_the_variables(caller):
    command = 'pwd; echo jobs in ${MA_JOB_DIR#$HOME}; echo "${VC_WORKER_HOSTS%%,*} $MA_HANG_DETECT_TIME"'
    body = caller.body(command=command, engine={"image_url": "g/i:1"})
    del body["algorithm"]["boot_file"]
    job = caller.wait(caller.create(body))
    lines = caller.log(job).splitlines()
    assert str(caller.directory(job) / "home/ma-user") in lines
    assert "jobs in /modelarts/user-job-dir" in lines
    assert "127.0.0.1 30" in lines


def test_a_command_must_be_one_line(caller):
    body = caller.body(command="ls\npwd", engine={"image_url": "g/i:1"})
    assert "one line" in caller.refused(body)[2]


def test_channels_have_places_of_their_own_and_reach_the_script_as_they_say(caller):
    caller.put("in/one.txt", "1")
    script = """
        import os, pathlib, sys
        print("arguments", [part.partition("=")[0] for part in sys.argv[1:]])
        print(pathlib.Path(os.environ["data"], "one.txt").read_text(), os.path.basename(os.environ["data"]))
        pathlib.Path(sys.argv[1].partition("=")[2], "out.txt").write_text("done")
    """
    body = caller.body(
        script,
        inputs=[
            {
                "name": "data",
                "access_method": "env",
                "local_dir": "/cache/mine",
                "remote": {"obs": {"obs_url": f"/{caller.bucket}/in/"}},
            }
        ],
        outputs=[
            {
                "name": "result",
                "access_method": "parameter",
                "local_dir": "/home/ma-user/result",
                "remote": {"obs": {"obs_url": f"/{caller.bucket}/out/"}},
            }
        ],
    )
    job = caller.wait(caller.create(body))
    lines = caller.log(job).splitlines()
    assert "arguments ['--result']" in lines, lines
    assert "1 mine" in lines
    assert caller.get("out/out.txt") == "done"


def test_values_of_any_kind_become_arguments(caller):
    values = [("i", "3"), ("s", "a b"), ("e", ""), ("q", "it's $HOME")]
    parameters = [{"name": name, "value": value} for name, value in values]
    job = caller.wait(caller.create(caller.body("import sys; print(sys.argv[1:])", parameters=parameters)))
    expected = ["--i=3", "--s=a b", "--e", "--q=it's $HOME"]
    assert str(expected) in caller.log(job).splitlines()


def test_variables_of_the_user_have_limits(caller):
    for variables, words in (
        ({f"V{number}": "" for number in range(101)}, "100 environment variables, not 101"),
        ({"V": "x" * 4097}, "at most 4096 characters"),
        ({"V" * 8193: "x"}, "cannot be the name"),
        ({"V-1": "x"}, "cannot be the name"),
        ({"MA_THING": "x"}, "MA_THING is reserved"),
        ({"ENABLE_HTTPS": "x"}, "ENABLE_HTTPS is reserved"),
    ):
        assert words in caller.refused(caller.body(environments=variables))[2]
    most = {f"V{number}": "x" for number in range(98)} | {"MA_HANG_DETECT_TIME": "5", "DOLLAR": "$HOME/x"}
    script = "import os; print(os.environ['V97'], os.environ['MA_HANG_DETECT_TIME'], os.environ['DOLLAR'])"
    job = caller.wait(caller.create(caller.body(script, environments=most)))
    assert "x 5 $HOME/x" in caller.log(job).splitlines()


def test_code_has_a_size_a_number_and_a_depth(caller):
    body = caller.body()
    code = code_of(caller, body)
    with (code / "large.bin").open("wb") as stream:
        stream.truncate(5 * 1024**3)
    status, found, message = caller.refused(body)
    assert (status, found) == (400, "ModelArts.2759")
    assert "larger than 5 GB" in message
    (code / "large.bin").unlink()
    deep = "/".join(["d"] * 32)
    caller.put(f"{code.name}/{deep}/fits.txt", "")
    caller.create(body)
    caller.put(f"{code.name}/{deep}/d/too_deep.txt", "")
    body["metadata"]["name"] += "-2"
    assert caller.refused(body)[1] == "ModelArts.2761"


def test_directories_count_among_the_thousand(caller):
    body = caller.body()
    code = code_of(caller, body)
    for number in range(499):
        caller.put(f"{code.name}/{number}/x.txt", "")
    caller.create(body)
    caller.put(f"{code.name}/last/x.txt", "")
    body["metadata"]["name"] += "-2"
    status, found, message = caller.refused(body)
    assert (status, found) == (400, "ModelArts.2760")
    assert "more than 1000 files and directories" in message


def test_the_boot_file_lies_in_the_code_and_is_python(caller):
    for boot_file, code in (
        ("missing.py", "ModelArts.2792"),
        ("train.sh", "ModelArts.2758"),
        (f"/{caller.bucket}/elsewhere/train.py", "ModelArts.2758"),
    ):
        body = caller.body()
        body["algorithm"]["boot_file"] = boot_file
        assert caller.refused(body)[1] == code
