"""`moxing.file` against the embedded object storage, in this process and within a job."""

# the functions that `shift` changes are those that these rules would replace
# ruff: noqa: PTH103, PTH104, PTH107, PTH110, PTH112, PTH113, PTH116, PTH123, PTH202, PTH208

from __future__ import annotations

import ast
import importlib
import logging
import os
import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jupyter_modelarts.local.training.interpreters import MOXING_HOME
from tests.obs.proxy import proxy_to

SOURCES = sorted(MOXING_HOME.rglob("*.py"))


@pytest.fixture
def mox(caller, monkeypatch):
    """The module as a task has it, and `at`: the caller's bucket."""
    monkeypatch.syspath_prepend(MOXING_HOME)
    monkeypatch.setenv("MOX_SILENT_MODE", "1")
    monkeypatch.setenv("ACCESS_KEY_ID", caller.connection.access_key)
    monkeypatch.setenv("SECRET_ACCESS_KEY", caller.connection.secret_key.reveal())
    monkeypatch.setenv("S3_ENDPOINT", caller.connection.obs)
    monkeypatch.setenv("S3_USE_HTTPS", "0")
    module = importlib.import_module("moxing")
    module.at = f"obs://{caller.bucket}"
    yield module
    module.file.shift("mox", "os")
    importlib.import_module("moxing.file.connections").close_idle()
    for name in [name for name in sys.modules if name.partition(".")[0] == "moxing"]:
        del sys.modules[name]


@pytest.fixture
def tree(caller):
    """A few objects, two of them in a directory of their own."""
    for key in ("tree/a.txt", "tree/below/b.txt", "tree/below/deeper/c.txt"):
        caller.put(key, key)
    return f"obs://{caller.bucket}/tree"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_it_is_written_for_any_python_from_3_7_on_and_needs_the_standard_library_alone(path):
    parsed = ast.parse(path.read_text(), feature_version=(3, 7))
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(parsed)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        (node.module or "").partition(".")[0]
        for node in ast.walk(parsed)
        if isinstance(node, ast.ImportFrom) and not node.level
    }
    assert imported <= {*sys.stdlib_module_names, "moxing"}


def test_it_comes_without_packages_and_says_once_what_it_is():
    place = str(MOXING_HOME)
    program = f"import sys; sys.path.insert(0, {place!r}); import moxing.framework.file as file; file.File"
    command = [sys.executable, "-I", "-S", "-c", program]
    loud = subprocess.run(command, capture_output=True, text=True, check=True, env={})
    assert loud.stderr == "INFO:root:Using the moxing.file of jupyter_modelarts\n"
    silent = subprocess.run(command, capture_output=True, text=True, check=True, env={"MOX_SILENT_MODE": "1"})
    assert silent.stderr == ""


def test_read_write_and_append(mox, caller):
    for scheme in ("obs", "s3"):
        url = f"{scheme}://{caller.bucket}/text 量.txt"
        mox.file.write(url, "one\n")
        mox.file.append(url, "zwei ü\n")
        mox.file.append_remote(url, "3")
        assert mox.file.read(url) == "one\nzwei ü\n3"
    mox.file.write(f"{mox.at}/raw", b"\x00\xff", binary=True)
    assert mox.file.read(f"{mox.at}/raw", binary=True) == b"\x00\xff"
    mox.file.append(f"{mox.at}/new", "made")
    assert caller.get("new") == "made"


def test_a_file_has_what_files_have(mox, tmp_path):
    for url in (f"{mox.at}/file", str(tmp_path / "file")):
        with mox.file.File(url, "w") as file:
            file.write("one\ntwo\n")
            file.writelines(["three\n"])
        with mox.file.File(url) as file:
            assert file.readline() == "one\n"
            assert file.size() == 14
            assert file.read(2) == "tw"
            assert file.readlines() == ["o\n", "three\n"]
            file.seek(4)
            assert list(file) == ["two\n", "three\n"]
        with mox.file.File(url, "rb") as file:
            file.seek(-6, os.SEEK_END)
            assert (file.tell(), file.read()) == (8, b"three\n")
        with mox.file.File(url, "a") as file:
            file.write("four")
        with mox.file.File(url, "rb+") as file:
            file.write(b"ONE")
            file.seek(0)
            assert file.read() == b"ONE\ntwo\nthree\nfour"
        assert file.closed
        assert mox.file.read(url) == "ONE\ntwo\nthree\nfour"
    with pytest.raises(ValueError, match="is no mode"):
        mox.file.File(url, "x")


def test_what_is_missing_is_said_as_in_the_logs_of_the_platform(mox, caplog, tmp_path):
    for action in (mox.file.read, mox.file.stat, mox.file.get_size, mox.file.remove, mox.file.list_directory):
        caplog.clear()
        with pytest.raises(mox.file.MoxFileNotExistsException):
            action(f"{mox.at}/none")
        (record,) = caplog.records
        assert (record.name, record.levelno) == ("root", logging.ERROR)
        assert record.getMessage() == (
            "\n stat:404\n errorCode:NoSuchKey\n errorMessage:The specified key does not exist."
        )
    with pytest.raises(FileNotFoundError):
        mox.file.read(str(tmp_path / "none"))
    with pytest.raises(mox.file.MoxFileNotExistsException):
        mox.file.copy(str(tmp_path / "none"), f"{mox.at}/x")


def test_list_directory(mox, tree):
    listed = mox.file.list_directory
    assert listed(tree) == ["a.txt", "below"]
    assert listed(tree + "/", remove_sep=False) == ["a.txt", "below/"]
    everything = ["a.txt", "below", "below/b.txt", "below/deeper", "below/deeper/c.txt"]
    assert sorted(listed(tree, recursive=True)) == everything
    assert listed(tree, skip_dir=True) == ["a.txt"]
    assert listed(tree, recursive=True, skip_file=True) == ["below", "below/deeper"]
    assert "tree" in listed(mox.at)


def test_a_local_directory_is_always_listed_with_all_below_it(mox, tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below/b.txt").touch()
    assert mox.file.list_directory(str(tmp_path), recursive=False) == ["below", "below/b.txt"]


def test_more_objects_than_a_page_has(mox, caller):
    for number in range(1005):
        caller.put(f"many/{number:04}", "")
    assert len(mox.file.list_directory(f"{mox.at}/many")) == 1005


def test_directories_have_a_size_only_with_all_below_them_and_stay_unless_all_goes(mox, tree, tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below/b.txt").write_text("12345")
    sizes = {tree: len("tree/a.txttree/below/b.txttree/below/deeper/c.txt"), str(tmp_path): 5}
    for url, size in sizes.items():
        assert mox.file.get_size(url) == 0
        assert mox.file.get_size(url, recursive=True) == size
        mox.file.remove(url)
        assert mox.file.exists(f"{url}/below/b.txt")
        mox.file.remove(url, recursive=True)
        assert not mox.file.exists(url)


def test_stat_walk_scan_and_glob(mox, tree, tmp_path):
    mox.file.copy_parallel(tree, str(tmp_path / "tree"))
    for url in (tree, str(tmp_path / "tree")):
        found = mox.file.stat(f"{url}/a.txt")
        assert (found.length, found.is_directory) == (10, False)
        assert abs(found.mtime_nsec / 1e9 - Path(__file__).stat().st_atime) < 10**9
        assert mox.file.stat(f"{url}/below").is_directory
        walked = [(place[len(url) :].rstrip("/"), *rest) for place, *rest in mox.file.walk(url)]
        assert walked == [
            ("", ["below"], ["a.txt"]),
            ("/below", ["deeper"], ["b.txt"]),
            ("/below/deeper", [], ["c.txt"]),
        ]
        assert [len(rest) for *_, rest in mox.file.walk(url, topdown=False)] == [1, 1, 1]
        entries = [
            (entry.name, entry.path, entry.is_dir(), entry.is_file()) for entry in mox.file.scan_dir(url)
        ]
        assert entries == [("a.txt", f"{url}/a.txt", False, True), ("below", f"{url}/below", True, False)]
        assert mox.file.glob(f"{url}/*") == [f"{url}/a.txt", f"{url}/below"]
        assert mox.file.glob(f"{url}/*/[a-c].tx?") == [f"{url}/below/b.txt"]
        assert mox.file.glob(f"{url}/below/b.txt") == [f"{url}/below/b.txt"]
        assert mox.file.glob(f"{url}/none*") == []


def test_directories_are_made(mox, caller, tmp_path):
    for url in (mox.at, str(tmp_path)):
        with pytest.raises(mox.file.MoxFileNotExistsException):
            mox.file.mk_dir(f"{url}/x/y")
        mox.file.make_dirs(f"{url}/x/y/z")
        mox.file.mk_dir(f"{url}/x/y/w")
        mox.file.mk_dir(f"{url}/x")
        assert sorted(mox.file.list_directory(f"{url}/x/y")) == ["w", "z"]
        assert mox.file.is_directory(f"{url}/x/y/")
        assert not mox.file.is_directory(f"{url}/x/none")
    assert mox.file.exists(f"obs://{caller.bucket}")
    assert not mox.file.exists("obs://no-such-bucket-anywhere/x")
    with pytest.raises(ValueError, match="names no bucket"):
        mox.file.exists("obs:///x")


def test_one_file_is_copied_in_every_direction_and_renamed(mox, tmp_path):
    source, local = f"{mox.at}/s.txt", str(tmp_path / "made/l.txt")
    mox.file.write(source, "content")
    mox.file.copy(source, f"{mox.at}/t/t t.txt")
    mox.file.copy(f"{mox.at}/t/t t.txt", local)
    mox.file.copy(local, local + ".again")
    mox.file.copy(local + ".again", f"{mox.at}/back.txt")
    mox.file.rename(f"{mox.at}/back.txt", f"{mox.at}/named.txt")
    assert mox.file.read(f"{mox.at}/named.txt") == "content"
    assert not mox.file.exists(f"{mox.at}/back.txt")
    mox.file.rename(f"{mox.at}/t", f"{mox.at}/u")
    assert mox.file.list_directory(mox.at) == ["named.txt", "s.txt", "u"]
    with pytest.raises(mox.file.MoxFileNameDuplicateException):
        mox.file.copy(source, str(tmp_path))
    with pytest.raises(IsADirectoryError):
        mox.file.copy(str(tmp_path), f"{mox.at}/x")
    with pytest.raises(mox.file.MoxFileNotExistsException):
        mox.file.copy(f"{mox.at}/t", str(tmp_path / "x"))


@pytest.mark.parametrize("threads", [16, 0])
def test_directories_are_copied_in_every_direction(mox, tree, tmp_path, threads):
    places = [f"{mox.at}/copy", str(tmp_path / "one"), str(tmp_path / "two"), f"{mox.at}/back"]
    for source, target in zip([tree, *places], places, strict=False):
        mox.file.copy_parallel(source, target, threads=threads, is_processing=False)
        files = mox.file.list_directory(target, recursive=True, skip_dir=True)
        assert sorted(files) == ["a.txt", "below/b.txt", "below/deeper/c.txt"]
    assert mox.file.read(f"{places[-1]}/below/b.txt") == "tree/below/b.txt"
    some = str(tmp_path / "some")
    mox.file.copy_parallel(tree, some, file_list=["below/b.txt"])
    assert mox.file.list_directory(some, skip_dir=True) == ["below/b.txt"]
    mox.file.copy_parallel(f"{tree}/a.txt", str(tmp_path / "single"))
    assert (tmp_path / "single").read_text() == "tree/a.txt"


def test_copying_nothing_says_so(mox, caplog, tmp_path):
    for source in (f"{mox.at}/none", str(tmp_path / "none")):
        caplog.clear()
        mox.file.copy_parallel(source, str(tmp_path / "target"))
        assert caplog.messages == ["No files to copy"]


def test_a_large_file_travels_in_parts(mox, monkeypatch, tmp_path):
    monkeypatch.setenv("MOX_FILE_PARTIAL_MAXIMUM_SIZE", str(5 * 1024 * 1024))
    monkeypatch.setenv("MOX_FILE_LARGE_FILE_TASK_NUM", "2")
    source, target = tmp_path / "large", tmp_path / "again"
    source.write_bytes(os.urandom(12 * 1024 * 1024 + 1))
    mox.file.copy(str(source), f"{mox.at}/large")
    mox.file.copy(f"{mox.at}/large", str(target))
    assert target.read_bytes() == source.read_bytes()
    assert set(tmp_path.iterdir()) == {source, target}


def test_keys_and_addresses_can_be_set(mox, caller, monkeypatch):
    mox.file.write(f"{mox.at}/a", "a")
    mox.file.set_auth(sk="wrong")
    with pytest.raises(mox.file.MoxFileRespException) as caught:
        mox.file.read(f"{mox.at}/a")
    assert caught.value.resp.status == 403
    assert "wrong" not in str(caught.value)
    port = int(caller.connection.obs.rpartition(":")[2])
    secret = caller.connection.secret_key.reveal()
    mox.file.set_auth(ak=caller.connection.access_key, sk=secret, server="obs.localhost", port=port)
    looked_up = []

    def resolve(host, *rest, **named):
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert mox.file.read(f"{mox.at}/a") == "a"
    assert looked_up == [f"{caller.bucket}.obs.localhost"]
    mox.file.set_auth(server="localhost", port=port, path_style=True, ssl_verify=False, long_conn_mode=True)
    assert mox.file.read(f"{mox.at}/a") == "a"
    assert looked_up[-1] == "localhost"


def test_storage_that_is_away_is_an_error_with_the_way_out(mox):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        mox.file.set_auth(server="127.0.0.1", port=unused.getsockname()[1], retry=0)
        with pytest.raises(ConnectionRefusedError):
            mox.file.exists(f"{mox.at}/a")
    mox.file.set_auth(server="")
    with pytest.raises(ConnectionError, match="S3_ENDPOINT does not say where object storage is"):
        mox.file.exists(f"{mox.at}/a")


def test_a_download_that_breaks_off_goes_on_where_it_was(mox, caller, tmp_path):
    content = os.urandom(4 * 1024 * 1024)
    (tmp_path / "source").write_bytes(content)
    mox.file.copy(str(tmp_path / "source"), f"{mox.at}/broken")
    with proxy_to(caller.connection.obs) as between, ThreadPoolExecutor(1) as aside:
        mox.file.set_auth(server=between.url)
        between.rate = 4e6
        copying = aside.submit(mox.file.copy, f"{mox.at}/broken", str(tmp_path / "target"))
        caller.until(lambda: between.received > 2**20)
        assert not copying.done()
        between.drop()
        copying.result()
        assert between.received < len(content)  # counted anew since then
    assert (tmp_path / "target").read_bytes() == content
    assert {path.name for path in tmp_path.iterdir()} == {"source", "target"}


def test_a_kept_connection_that_was_closed_meanwhile_is_no_failure(mox, caller):
    mox.file.write(f"{mox.at}/a", "a")
    with proxy_to(caller.connection.obs) as between:
        mox.file.set_auth(server=between.url, retry=0)
        assert mox.file.read(f"{mox.at}/a") == "a"
        between.drop()
        assert mox.file.read(f"{mox.at}/a") == "a"


def test_shift_brings_pythons_own_functions_to_object_storage_and_back(mox, tree, tmp_path):
    mox.file.shift("os", "mox")
    mox.file.shift("os", "mox")
    assert os.listdir(tree) == ["a.txt", "below"]
    with open(f"{tree}/a.txt") as file:
        assert file.read() == "tree/a.txt"
    assert os.path.exists(tree)
    assert os.path.isdir(tree)
    assert os.path.isfile(f"{tree}/a.txt")
    assert os.path.getsize(f"{tree}/a.txt") == os.stat(f"{tree}/a.txt").st_size == 10
    assert next(os.walk(tree))[0] == tree
    with os.scandir(tree) as entries:
        assert [entry.name for entry in entries] == ["a.txt", "below"]
    shutil.copyfile(f"{tree}/a.txt", str(tmp_path / "a.txt"))
    shutil.copytree(tree, str(tmp_path / "tree"))
    assert (tmp_path / "tree/below/b.txt").read_text() == "tree/below/b.txt"
    os.makedirs(f"{tree}/new/one", exist_ok=True)
    os.rename(f"{tree}/a.txt", f"{tree}/z.txt")
    os.remove(f"{tree}/z.txt")
    assert os.listdir(tree) == ["below", "new"]
    shutil.rmtree(tree)
    assert not os.path.exists(tree)
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "tree"]
    mox.file.shift("mox", "os")
    with pytest.raises(FileNotFoundError):
        os.listdir(tree)
    with pytest.raises(ValueError, match="shift goes from"):
        mox.file.shift("os", "tf")


def test_a_job_finds_it_and_the_keys(caller):
    script = f"""
        import sys
        import moxing as mox
        print("from", mox.__file__)
        source = "s3://{caller.bucket}/mox/in"
        mox.file.copy_parallel(source, "data")
        text = open("data/one.txt").read()
        mox.file.write("obs://{caller.bucket}/mox/out/two.txt", text.upper())
        print(mox.file.list_directory("obs://{caller.bucket}/mox", recursive=True))
        try:
            mox.file.read("obs://{caller.bucket}/none")
        except mox.file.MoxFileNotExistsException as error:
            print("caught", error)
    """
    caller.put("mox/in/one.txt", "hello")
    job = caller.wait(caller.create(caller.body(script)))
    lines = caller.log(job).splitlines()
    assert job["status"]["phase"] == "Completed", lines
    assert f"from {MOXING_HOME}/moxing/__init__.py" in lines
    assert caller.get("mox/out/two.txt") == "HELLO"
    assert " errorCode:NoSuchKey" in lines
    assert "INFO:root:Using the moxing.file of jupyter_modelarts" in lines


def test_a_custom_image_has_it_on_request_only(caller):
    for asked, phase in ((False, "Failed"), (True, "Completed")):
        body = caller.body(
            command="python -c 'import moxing'",
            engine={"image_url": "group/image:1", "install_sys_packages": asked},
        )
        del body["algorithm"]["boot_file"], body["algorithm"]["code_dir"]
        assert caller.wait(caller.create(body))["status"]["phase"] == phase
