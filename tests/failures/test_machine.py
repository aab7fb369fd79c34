"""What this machine may do to us: a full disk, no permission, taken ports, files that cannot be used."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import textwrap
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

import jupyter_modelarts
from jupyter_modelarts import ModelArts
from jupyter_modelarts.errors import ModelArtsError
from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE, Connection

from ..local.serving import Platform  # noqa: TID252 - tests are no package on the path
from ..magics.conftest import opened  # noqa: TID252
from .conftest import LONGEST, clear_line, until

pytestmark = pytest.mark.skipif(not hasattr(psutil, "RLIMIT_FSIZE"), reason="needs the limits of Linux")


WAITING = """import time, pathlib
print('begun', flush=True)
while not pathlib.Path({!r}).exists():
    time.sleep(0.05)
"""


@contextmanager
def full_disk(connection: Connection):
    """From now on the service cannot make any file longer, as on a disk without space."""
    process = psutil.Process(connection.pid)
    before = process.rlimit(psutil.RLIMIT_FSIZE)
    process.rlimit(psutil.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        process.rlimit(psutil.RLIMIT_FSIZE, before)


def failure(work) -> str:
    with pytest.raises(ModelArtsError) as caught:
        work()
    return clear_line(str(caught.value))


def test_a_full_disk(shell, fresh_embedded, monkeypatch, capsys):
    notebook = opened(shell, fresh_embedded, monkeypatch, capsys)
    platform = Platform(fresh_embedded)
    go = fresh_embedded.state_dir.parent / "go"
    job = notebook(f"%%ma_train\n{WAITING.format(str(go))}").value
    next(line for line in job.follow() if line == "begun")
    with full_disk(fresh_embedded):
        line = clear_line(notebook("%%ma_train --store other\nprint('never')").error_line)
        assert "disk" in line, line
        place = f"{fresh_embedded.modelarts}/v2/{fresh_embedded.project_id}/training-jobs/{job.id}"
        answer = platform.request("PUT", place, json={"description": "changed"})
        body = answer.json()
        assert (answer.status_code, body["error_code"]) == (500, "ModelArts.50005001"), body
        assert "Free some space" in clear_line(body["error_msg"])
        assert [found.id for found in notebook("%ma_jobs").value] == [job.id]
        go.touch()
        until(lambda: not job_processes(fresh_embedded.state_dir), "the end of the task")
        assert notebook("%ma_jobs").error is None
    finished = until(lambda: job.refresh().finished and job, "the end of the job")
    assert finished.phase == "Completed", finished.message
    assert notebook("%%ma_train --wait\nprint('again')").value.phase == "Completed"
    platform.http.close()


def job_processes(state_dir: Path) -> list[str]:
    found = []
    for process in psutil.process_iter(["cmdline", "status"]):
        line = " ".join(process.info["cmdline"] or [])
        if str(state_dir / "jobs") in line and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(line)
    return found


ORDINARY = """
    import ctypes
    ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())
"""
"""What makes root a user to whom the permissions of files apply; others are such users already."""


def as_ordinary_user(code: str, **environment: str) -> str:
    """What `code` prints, run by a user who may not open everything."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(ORDINARY) + textwrap.dedent(code)],
        env={**os.environ, **environment},
        cwd=Path(jupyter_modelarts.__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.stdout.strip()


CATCH = """
    import sys, warnings
    from jupyter_modelarts import ModelArts
    from jupyter_modelarts.errors import ModelArtsError
    try:
        ModelArts().jobs()
    except ModelArtsError as error:
        print(error)
"""


@pytest.fixture
def forbidden(tmp_path):
    """A directory that nobody may enter."""
    directory = tmp_path / "forbidden"
    directory.mkdir()
    (directory / "file").write_text("")
    directory.chmod(0)
    yield directory
    directory.chmod(0o700)


def test_a_state_directory_of_somebody_else(forbidden):
    line = clear_line(as_ordinary_user(CATCH, **{STATE_DIR_VARIABLE: str(forbidden / "state")}))
    assert f"{forbidden}/state cannot be used: Permission denied." in line
    assert f"Set {STATE_DIR_VARIABLE} to a directory you can write to" in line


def test_the_command_line_says_it_too(forbidden):
    code = "from jupyter_modelarts.cli import main; main(['local', {verb!r}])"
    for verb in ("start", "status", "stop"):
        done = as_ordinary_user(
            f"import sys; sys.stderr = sys.stdout\n{code.format(verb=verb)}",
            **{STATE_DIR_VARIABLE: str(forbidden / "state")},
        )
        assert "cannot be used: Permission denied." in clear_line(done)


@pytest.mark.parametrize("variable", ["JUPYTER_MODELARTS_CONFIG_FILE", "HUAWEICLOUD_SDK_CREDENTIALS_FILE"])
def test_a_file_of_credentials_that_cannot_be_read(forbidden, variable):
    line = clear_line(as_ordinary_user(CATCH, **{variable: str(forbidden / "file")}))
    assert f"{forbidden}/file cannot be read: Permission denied. Make it a file you can read" in line


@pytest.mark.parametrize("content", [b"\xff\xfe", None], ids=["no text", "a directory"])
@pytest.mark.parametrize("setting", ["config_file", "credentials_file"])
def test_a_file_of_credentials_that_is_none(tmp_path, setting, content):
    path = tmp_path / "file"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    line = failure(lambda: ModelArts(**{setting: path}))
    assert f"{path} cannot be read: " in line
    assert "Make it a file you can read, or move it away." in line


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ca_bundle": "/no/such.pem"}, "ca_bundle /no/such.pem cannot be used: No such file or directory."),
        ({"ca_bundle": __file__}, "it holds no certificates. Name a file of certificates (PEM)."),
        (
            {"access_key": "АК"},
            "access_key (keyword arguments) has a character that no key has: copy it again.",
        ),
        ({"security_token": "“token”"}, "security_token (keyword arguments) has a character that no key has"),
        ({"modelarts_endpoint": "http://127.0.0.1:99999"}, "is not an http or https address."),
        ({"obs_endpoint": "http://a b"}, "is not an http or https address."),
        ({"attempts": "many"}, "is no number in range."),
    ],
    ids=str,
)
def test_a_setting_that_cannot_be(changes, words):
    place = {f"{name}_endpoint": "http://127.0.0.1:1" for name in ("modelarts", "iam", "obs")}
    keys = {"access_key": "AK", "secret_key": "secret-of-the-test", "project_id": "p"}
    line = failure(lambda: ModelArts(**{**place, **keys, **changes}).jobs())
    assert words in line
    assert "secret-of-the-test" not in line


def test_nobody_listens(free_tcp_port):
    place = {f"{name}_endpoint": f"http://127.0.0.1:{free_tcp_port}" for name in ("modelarts", "iam", "obs")}
    keys = {"access_key": "AK", "secret_key": "secret-of-the-test", "project_id": "p", "attempts": 1}
    line = failure(lambda: ModelArts(**place, **keys).jobs())
    assert f"127.0.0.1:{free_tcp_port} cannot be reached (Connection refused). Check the network and" in line


def test_local_files_that_cannot_be_used(notebook, tmp_path, forbidden):
    (tmp_path / "text.txt").write_text("text")
    assert notebook("%ma_obs cp text.txt obs:///machine/text.txt").error is None
    line = clear_line(notebook("%ma_obs cp obs:///machine/text.txt /dev/null/text.txt").error_line)
    assert line == "/dev/null cannot be used: File exists. Check the path."
    line = clear_line(notebook("%ma_obs cp obs:///machine/text.txt /proc/text.txt").error_line)
    assert "/proc/" in line


def test_what_cannot_be_read_is_not_left_out_of_an_upload(tmp_path):
    code = """
        import sys
        from pathlib import Path
        from jupyter_modelarts.errors import local_failure
        from jupyter_modelarts.obs.tree import walk_all
        from jupyter_modelarts.workflow.files import files_below
        for walk in (walk_all, files_below):
            try:
                print(walk(Path(sys.argv[1] if len(sys.argv) > 1 else PLACE)))
            except OSError as error:
                print(local_failure(error))
    """
    place = tmp_path / "data"
    (place / "part").mkdir(parents=True)
    (place / "a.txt").write_text("a")
    (place / "part").chmod(0)
    said = as_ordinary_user(f"PLACE = {str(place)!r}\n{textwrap.dedent(code)}")
    (place / "part").chmod(0o700)
    lines = said.splitlines()
    assert (
        lines
        == [f"{place}/part cannot be used: Permission denied. Get the permission, or choose another place."]
        * 2
    )


def test_taken_ports(shell, fresh_embedded, monkeypatch, capsys):
    """Somebody else listens where the service did before it was killed."""
    notebook = opened(shell, fresh_embedded, monkeypatch, capsys)
    job = notebook("%%ma_train --wait\nprint('before')").value
    process = psutil.Process(fresh_embedded.pid)
    process.kill()
    psutil.wait_procs([process], timeout=LONGEST)
    ports = json.loads((fresh_embedded.state_dir / "ports.json").read_text())
    assert urlsplit(fresh_embedded.modelarts).port == ports["modelarts"]
    takers = [socket.create_server(("127.0.0.1", port)) for port in ports.values()]
    try:
        listed = notebook("%ma_jobs")
        assert listed.error is None, listed.printed
        assert [found.id for found in listed.value] == [job.id]
        assert "before" in notebook("%ma_logs job").printed
        assert launcher.status(fresh_embedded.state_dir).modelarts != fresh_embedded.modelarts
    finally:
        for taker in takers:
            taker.close()
