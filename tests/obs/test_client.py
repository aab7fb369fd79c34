"""Calls of `Obs`: single objects, listings, copies, links, and what is refused."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from typing import Any

import httpx
import pytest

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.obs import Obs, control, errors
from jupyter_modelarts.obs.loop import run
from jupyter_modelarts.obs.wire import Request


def test_an_object_there_and_back(obs: Obs, place: ObsPath) -> None:
    path = place / "a/ü +~.txt"
    obs.write(path, b"0123456789")
    assert obs.cat(path.url) == b"0123456789"
    assert obs.read(path.wire, start=2, end=4) == b"23"
    assert obs.read(path, start=8) == b"89"
    entry = obs.head(path)
    assert (entry.path, entry.size, entry.is_directory) == (path, 10, False)
    assert obs.exists(path)
    assert obs.remove(path) == 1
    assert not obs.exists(path)


def test_listings(obs: Obs, place: ObsPath) -> None:
    for key in ("a", "b/1", "b/2/3", "c-d"):
        obs.write(place / key, b"")
    assert [entry.path.key for entry in obs.ls(place)] == ["a", "b/", "c-d"]
    assert [entry.path.key for entry in obs.ls(place / "b/")] == ["b/1", "b/2/"]
    assert [entry.path.key for entry in obs.ls(place / "b")] == ["b/1", "b/2/"]
    assert [entry.path.key for entry in obs.ls(place / "a")] == ["a"]
    assert sorted(entry.path.key for entry in obs.ls(place, recursive=True)) == ["a", "b/1", "b/2/3", "c-d"]
    assert sum(1 for _ in obs.iterate(place / "b/", recursive=True)) == 2
    assert place in [entry.path for entry in obs.ls()]


def test_what_lies_behind_the_end_is_nothing(obs: Obs, place: ObsPath) -> None:
    obs.write(place / "empty", b"")
    obs.write(place / "ten", b"0123456789")
    assert obs.cat(place / "empty") == obs.read(place / "empty", end=100) == b""
    assert obs.read(place / "ten", start=10) == obs.read(place / "ten", start=50, end=60) == b""
    assert obs.read(place / "ten", start=5, end=5) == b""
    assert obs.read(place / "ten", start=8, end=50) == b"89"
    for span in ({"start": -1}, {"end": -1}):
        with pytest.raises(InvalidArgument, match="from the start"):
            obs.read(place / "ten", **span)


@pytest.mark.parametrize(
    "name", ["c\x01d", "tab\there", "del\x7f", "cr\r", "a&amp;b", "&#1;", "e\x80f", "<x>"]
)
def test_keys_are_listed_and_removed_as_they_are(obs: Obs, place: ObsPath, name: str) -> None:
    path = place / f"d/{name}"
    run(control.ask(obs.aio.stores, Request.of("PUT", path, b"")))
    assert [entry.path for entry in obs.iterate(place / "d/")] == [path]
    assert [entry.path for entry in obs.iterate(place / "d/", recursive=True)] == [path]
    obs.write(place / "d/other", b"")
    assert obs.remove(place / "d/", recursive=True) == 2
    assert obs.list_page(place, recursive=True).entries == []


def test_uploads_are_given_up_below_the_place_and_nowhere_else(obs: Obs, place: ObsPath) -> None:
    def begin(key: str) -> None:
        run(control.ask(obs.aio.stores, Request("POST", place / key, {"uploads": ""})))

    for key in ("data", "data", "data/a", "data/b/c", "data2/x", "dat"):
        begin(key)
    assert obs.abandon(place / "data/") == 2
    assert obs.abandon(place / "data") == 2
    assert obs.abandon(place) == 2
    assert obs.abandon(place) == 0


def test_copies_between_buckets(obs: Obs, place: ObsPath) -> None:
    other = ObsPath(place.bucket + "-2")
    obs.make_bucket(other.bucket)
    obs.write(place / "a b.txt", b"content")
    obs.copy(place / "a b.txt", other)
    obs.copy(place / "a b.txt", other / "renamed")
    assert obs.cat(other / "a b.txt") == obs.cat(other / "renamed") == b"content"


def test_removing_a_directory(obs: Obs, place: ObsPath) -> None:
    for key in ("a/1", "a/b/2", "ab"):
        obs.write(place / key, b"")
    with pytest.raises(InvalidArgument, match="recursive"):
        obs.remove(place / "a/")
    assert obs.remove(place / "a", recursive=True) == 2
    assert [entry.path.key for entry in obs.ls(place)] == ["ab"]


def test_links(obs: Obs, place: ObsPath) -> None:
    obs.write(place / "a b", b"content")
    assert httpx.get(obs.presign(place / "a b", expires_s=60)).content == b"content"
    link = obs.presign(place / "new", method="put", expires_s=60)
    assert httpx.put(link, content=b"sent").status_code == 200
    assert obs.cat(place / "new") == b"sent"


def test_buckets(obs: Obs, place: ObsPath) -> None:
    assert not obs.ensure_bucket(place.bucket)
    obs.write(place / "a", b"")
    with pytest.raises(errors.BucketNotEmpty):
        obs.remove_bucket(place.bucket)
    obs.remove(place / "a")
    obs.remove_bucket(place.bucket)
    assert not obs.exists(place)


def test_what_is_refused_is_one_line_with_a_way_out(obs: Obs, place: ObsPath) -> None:
    obs.write(place / "there", b"")
    missing = ObsPath("no-such-bucket-here", "a")
    for error, call in (
        (errors.ObjectNotFound, lambda: obs.cat(place / "missing")),
        (errors.ObjectNotFound, lambda: obs.ls(place / "missing/")),
        (errors.ObjectNotFound, lambda: obs.remove(place / "missing")),
        (errors.ObjectNotFound, lambda: obs.copy(place / "missing", place / "b")),
        (errors.BucketNotFound, lambda: obs.cat(missing)),
        (errors.BucketNotFound, lambda: obs.write(missing, b"")),
        (errors.BucketNotFound, lambda: obs.ls(missing.parent)),
        (errors.InvalidObjectName, lambda: obs.write(place / "a/../b", b"")),
        (errors.ObjectNotFound, lambda: obs.move(place / "none/", ".", recursive=True)),
        (InvalidArgument, lambda: obs.cat(place / "there/")),
        (InvalidArgument, lambda: obs.presign(place)),
        (InvalidArgument, lambda: obs.copy(place / "there", place)),
        (errors.ObjectExists, lambda: obs.write(place / "there", b"", overwrite=False)),
    ):
        with pytest.raises(error) as caught:
            call()
        assert "\n" not in str(caught.value)
        assert caught.value.hint


def test_wrong_keys(obs: Obs, embedded: Any, place: ObsPath) -> None:
    wrong = Obs(embedded.obs, embedded.access_key, Secret("wrong-secret-value"))
    unknown = Obs(embedded.obs, "AKUNKNOWN", Secret("wrong-secret-value"))
    for client, way_out in ((wrong, "secret key"), (unknown, "access key")):
        calls = (
            client.ls,
            lambda client=client: client.cat(place / "a"),
            lambda client=client: client.ls(place),
        )
        for call in calls:
            with pytest.raises(errors.AccessDenied, match=way_out) as caught:
                call()
            assert "wrong-secret-value" not in f"{caught.value!r} {caught.value}"


def test_nobody_answers(free_tcp_port: int) -> None:
    client = Obs(f"http://127.0.0.1:{free_tcp_port}", "AK", Secret("sk"))
    with pytest.raises(errors.TransferFailed, match="did not answer"):
        client.ls()


def test_every_exception_of_obstore_is_translated() -> None:
    from obstore import exceptions

    place = ObsPath("bucket", "key")
    kinds = [
        kind for kind in vars(exceptions).values() if isinstance(kind, type) and issubclass(kind, Exception)
    ]
    assert len(kinds) > 5
    for kind in [*kinds, FileNotFoundError, ValueError]:
        assert isinstance(errors.translate(kind("something"), place), errors.ObsError), kind
    assert errors.translate(KeyError("a bug"), place) is None


async def test_it_works_where_a_loop_is_running(obs: Obs, place: ObsPath) -> None:
    obs.write(place / "a", b"sync inside a loop")
    assert await obs.aio.read(place / "a") == b"sync inside a loop"
    await asyncio.gather(*(obs.aio.write(place / f"many/{number}", b"") for number in range(50)))
    assert len(await obs.aio.ls(place / "many/")) == 50


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, jupyter_modelarts.obs, jupyter_modelarts.obs.errors;"
        "print([name for name in ('asyncio', 'obstore', 'httpx', 'aiohttp') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
def test_a_forked_process_says_what_to_do_instead_of_waiting_for_ever(embedded: Any, place: ObsPath) -> None:
    revealed = getattr(embedded.secret_key, "reveal", lambda: embedded.secret_key)()
    code = (
        "import multiprocessing, sys; from jupyter_modelarts.obs import Obs\n"
        "from jupyter_modelarts.contract.secrets import Secret\n"
        "obs = Obs(sys.argv[1], sys.argv[2], Secret(sys.stdin.read())); place = sys.argv[3] + 'a'\n"
        "def work():\n"
        "    try: obs.cat(place)\n"
        "    except Exception as error: print(type(error).__name__, error, flush=True)\n"
        "if 'used' in sys.argv: obs.write(place, b'x')\n"
        "child = multiprocessing.get_context('fork').Process(target=work); child.start(); child.join(20)\n"
        "child.kill()"
    )
    said = []
    for used in ("used", "new"):
        command = [sys.executable, "-c", code, embedded.obs, embedded.access_key, place.url, used]
        done = subprocess.run(command, input=revealed, capture_output=True, text=True, check=True)
        said.append(done.stdout)
    assert said[0].startswith("ForkedProcess ")
    assert "spawn" in said[0]
    assert said[1] == ""  # what the first of them did before the fork does not concern this one


def test_a_process_that_ends_right_after_a_call_ends_well(embedded: Any, place: ObsPath) -> None:
    revealed = getattr(embedded.secret_key, "reveal", lambda: embedded.secret_key)()
    code = (
        "import sys; from jupyter_modelarts.obs import Obs;"
        "from jupyter_modelarts.contract.secrets import Secret;"
        "obs = Obs(sys.argv[1], sys.argv[2], Secret(sys.stdin.read()));"
        "[obs.write(f'{sys.argv[3]}{number}', b'x') for number in range(20)]; obs.ls(sys.argv[3])"
    )
    for _ in range(4):
        command = [sys.executable, "-c", code, embedded.obs, embedded.access_key, place.url]
        done = subprocess.run(
            command, input=revealed, capture_output=True, text=True, timeout=30, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
