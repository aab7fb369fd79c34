"""`obs://` for fsspec and pandas, with the account of the active profile."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fsspec
import pytest

from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE
from jupyter_modelarts.obs import Obs, errors
from jupyter_modelarts.workflow.filesystem import ObsFileSystem

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath


@pytest.fixture(autouse=True)
def _active(embedded: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shared embedded service is what the active profile means."""
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(embedded.state_dir))
    ObsFileSystem.clear_instance_cache()


@pytest.fixture
def files() -> ObsFileSystem:
    found = fsspec.filesystem("obs")
    assert isinstance(found, ObsFileSystem)
    return found


@pytest.fixture
def root(place: ObsPath) -> str:
    return place.bucket


def test_text_and_bytes_through_open(root: str, obs: Obs) -> None:
    with fsspec.open(f"obs://{root}/a/ü.txt", "w", encoding="utf-8") as stream:
        stream.write("one\nzwei ü\n")
        assert not obs.exists(f"obs://{root}/a/ü.txt")  # it appears when it is whole
    with fsspec.open(f"obs://{root}/a/ü.txt", "r", encoding="utf-8") as stream:
        assert stream.read() == "one\nzwei ü\n"
    assert obs.describe(f"obs://{root}/a/ü.txt").content_type == "text/plain"


def test_a_large_file_is_written_and_read_in_pieces(files: ObsFileSystem, root: str) -> None:
    content = bytes(range(256)) * 80_000  # 20 MB, larger than a buffer
    with files.open(f"{root}/large.bin", "wb") as stream:
        for start in range(0, len(content), 1_000_000):
            stream.write(content[start : start + 1_000_000])
    assert files.size(f"{root}/large.bin") == len(content)
    with files.open(f"{root}/large.bin", "rb", block_size=1 << 20) as stream:
        stream.seek(10_000_003)
        assert stream.read(1000) == content[10_000_003:10_001_003]
        stream.seek(-7, 2)
        assert stream.read() == content[-7:]
        stream.seek(0)
        assert stream.read() == content


def test_ranges(files: ObsFileSystem, root: str) -> None:
    files.pipe_file(f"{root}/ten", b"0123456789")
    for start, end in ((None, None), (2, 5), (0, 0), (7, None), (None, 3), (-3, None), (-5, -2), (4, 100)):
        assert files.cat_file(f"obs://{root}/ten", start=start, end=end) == b"0123456789"[start:end]
    assert files.cat_ranges([f"{root}/ten"] * 2, [0, 5], [2, 7]) == [b"01", b"56"]


def test_looking(files: ObsFileSystem, root: str) -> None:
    for name in ("a.csv", "d/b.csv", "d/e/c.csv", "d/e/c.txt"):
        files.pipe_file(f"{root}/{name}", name.encode())
    assert f"{root}" in files.ls("", detail=False)
    assert sorted(files.ls(root, detail=False)) == [f"{root}/a.csv", f"{root}/d"]
    assert sorted(files.ls(f"obs://{root}/d/", detail=False)) == [f"{root}/d/b.csv", f"{root}/d/e"]
    assert files.ls(f"{root}/a.csv")[0]["size"] == 5
    assert files.find(root) == [f"{root}/{name}" for name in ("a.csv", "d/b.csv", "d/e/c.csv", "d/e/c.txt")]
    assert files.find(f"{root}/d", maxdepth=1) == [f"{root}/d/b.csv"]
    assert sorted(files.glob(f"obs://{root}/**/*.csv")) == [
        f"{root}/a.csv",
        f"{root}/d/b.csv",
        f"{root}/d/e/c.csv",
    ]
    assert files.glob(f"{root}/d/*.csv") == [f"{root}/d/b.csv"]
    assert files.info(f"{root}/d")["type"] == "directory"
    assert (files.isfile(f"{root}/a.csv"), files.isdir(f"{root}/d"), files.isdir(root)) == (True, True, True)
    assert not files.exists(f"{root}/d/none")
    assert not files.exists("no-such-bucket-here/x")
    assert files.du(f"{root}/d") == sum(len(name) for name in ("d/b.csv", "d/e/c.csv", "d/e/c.txt"))
    assert files.checksum(f"{root}/a.csv") == files.info(f"{root}/a.csv")["etag"]
    assert files.modified(f"{root}/a.csv").tzinfo is not None


def test_whole_directories(files: ObsFileSystem, root: str, tmp_path: Path) -> None:
    (tmp_path / "in/sub").mkdir(parents=True)
    (tmp_path / "in/a").write_text("1")
    (tmp_path / "in/sub/b").write_text("2")
    files.put(f"{tmp_path}/in/", f"{root}/up/", recursive=True)
    assert files.find(f"{root}/up") == [f"{root}/up/a", f"{root}/up/sub/b"]
    files.get(f"{root}/up/", f"{tmp_path}/out/", recursive=True)
    assert (tmp_path / "out/sub/b").read_text() == "2"
    files.cp(f"{root}/up/", f"{root}/copy/", recursive=True)
    files.mv(f"{root}/copy/a", f"{root}/moved")
    assert files.find(root) == [f"{root}/{name}" for name in ("copy/sub/b", "moved", "up/a", "up/sub/b")]
    files.rm(f"{root}/up", recursive=True)
    files.rm([f"{root}/moved"])
    assert files.find(root) == [f"{root}/copy/sub/b"]


def test_keys_are_not_put_by_accident(files: ObsFileSystem, root: str, tmp_path: Path) -> None:
    (tmp_path / "id_rsa").write_text("1")
    with pytest.raises(errors.SecretsFound):
        files.put_file(str(tmp_path / "id_rsa"), f"{root}/id_rsa")
    files.put_file(str(tmp_path / "id_rsa"), f"{root}/id_rsa", allow_secrets=True)
    fsspec.filesystem("obs", allow_secrets=True).put_file(str(tmp_path / "id_rsa"), f"{root}/again")
    assert files.exists(f"{root}/again")


def test_buckets(files: ObsFileSystem, root: str) -> None:
    files.mkdir(f"{root}-new")
    assert files.exists(f"{root}-new")
    files.makedirs(f"{root}-new/deep/er", exist_ok=True)
    files.rmdir(f"{root}-new")
    assert not files.exists(f"{root}-new")


def test_errors_are_those_of_files(files: ObsFileSystem, root: str) -> None:
    files.pipe_file(f"{root}/there", b"1")
    for error, call in (
        (FileNotFoundError, lambda: files.open(f"{root}/none")),
        (FileNotFoundError, lambda: files.ls(f"{root}/none/")),
        (FileNotFoundError, lambda: files.cat_file("no-such-bucket-here/x")),
        (FileNotFoundError, lambda: files.rm(f"{root}/none")),
        (FileExistsError, lambda: files.open(f"{root}/there", "xb")),
        (FileExistsError, lambda: files.pipe_file(f"{root}/there", b"2", mode="create")),
        (ValueError, lambda: files.open(f"{root}/there", "ab")),
    ):
        with pytest.raises(error):
            call()
    assert files.cat_file(f"{root}/there") == b"1"


def test_what_fails_while_it_is_written_does_not_appear(files: ObsFileSystem, root: str) -> None:
    with files.transaction:
        with files.open(f"{root}/together", "wb") as stream:
            stream.write(b"1")
        assert not files.exists(f"{root}/together")
    assert files.exists(f"{root}/together")
    with pytest.raises(ZeroDivisionError), files.open(f"{root}/half", "wb") as stream:
        stream.write(b"1" * (1 // len(b"")))
    assert not files.exists(f"{root}/half")
    files.start_transaction()
    with files.open(f"{root}/given-up", "wb") as stream:
        stream.write(b"1")
    files.transaction.complete(commit=False)
    assert not files.exists(f"{root}/given-up")


def test_it_can_be_sent_to_other_processes_without_a_secret(
    files: ObsFileSystem, root: str, embedded: Any
) -> None:
    files.pipe_file(f"{root}/a", b"1")
    raw = pickle.dumps(files)
    revealed = getattr(embedded.secret_key, "reveal", lambda: embedded.secret_key)()
    assert revealed.encode() not in raw
    assert revealed not in files.to_json()
    assert pickle.loads(raw).cat_file(f"{root}/a") == b"1"


def test_a_profile_is_chosen_by_an_option(root: str) -> None:
    with fsspec.open(f"obs://{root}/a", "w", profile="embedded") as stream:
        stream.write("1")
    from jupyter_modelarts.errors import ConfigError

    with pytest.raises(ConfigError, match="nobody"):
        fsspec.filesystem("obs", profile="nobody").ls("")


def test_pandas_reads_and_writes(root: str) -> None:
    import pandas

    table = pandas.DataFrame({"x": [1, 2, 3], "y": ["a", "b", "ü"]})
    table.to_csv(f"obs://{root}/tables/table.csv", index=False)
    found = pandas.read_csv(f"obs://{root}/tables/table.csv", storage_options={"profile": "embedded"})
    assert found.equals(table)


def test_nothing_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, fsspec; assert 'jupyter_modelarts' not in sys.modules;"
        "fsspec.get_filesystem_class('obs');"
        "print([name for name in ('obstore', 'httpx', 'aiohttp', 'IPython') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_fsspec_the_hint_is_clear() -> None:
    code = "import sys; sys.modules['fsspec'] = None\nimport jupyter_modelarts.workflow.filesystem"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "pip install 'jupyter_modelarts[fsspec]'" in done.stderr.splitlines()[-1]
