"""Outputs leave a task every now and then and at its end, whatever that is."""

from __future__ import annotations

import asyncio

import pytest

from jupyter_modelarts.local.obs.storage import ObjectStore
from jupyter_modelarts.local.training.collect import Hosted, upload_at_end, upload_now_and_then
from jupyter_modelarts.local.training.environment import channel_path
from jupyter_modelarts.local.training.layout import TaskLayout

PERIOD = 0.05


@pytest.fixture
async def objects(tmp_path):
    found = ObjectStore(tmp_path / "objects")
    await found.create_bucket("bucket")
    yield found
    found.close()


@pytest.fixture
def layout(tmp_path):
    found = TaskLayout(tmp_path / "worker-0", "j", "worker-0")
    found.make()
    return found


def algorithm(*names, bucket="bucket"):
    place = [{"remote": {"obs": {"obs_url": f"/{bucket}/{name}/"}}} for name in names]
    rows = [{"name": name, "period": PERIOD, **entry} for name, entry in zip(names, place, strict=True)]
    return {"outputs": rows}


def directory(layout, given, number=0):
    found = channel_path(layout, "outputs", given["outputs"][number])
    found.mkdir(parents=True, exist_ok=True)
    return found


@pytest.fixture
def following(objects, layout):
    """Starts what uploads now and then, and ends it."""
    tasks = []

    def follow(given):
        tasks.append(asyncio.create_task(upload_now_and_then(objects, layout, given, None)))

    yield follow
    for task in tasks:
        task.cancel()


async def holds(objects, key, wanted):
    """Wait until an object has wanted content."""

    async def there():
        info = await objects.head("bucket", key)
        return info is not None and await objects.get_bytes("bucket", key) == wanted

    async def look():
        while not await there():  # noqa: ASYNC110 - object storage tells nobody
            await asyncio.sleep(0.01)

    await asyncio.wait_for(look(), 20)


async def test_every_period_what_is_new_or_changed_is_uploaded(objects, layout, following):
    given = algorithm("train_url")
    place = directory(layout, given)
    (place / "same").write_bytes(b"same")
    (place / "model").write_bytes(b"one")
    following(given)
    await holds(objects, "train_url/model", b"one")
    await holds(objects, "train_url/same", b"same")
    before = await objects.head("bucket", "train_url/same")
    (place / "model").write_bytes(b"another")
    (place / "deep").mkdir()
    (place / "deep/new").write_bytes(b"new")
    await holds(objects, "train_url/model", b"another")
    await holds(objects, "train_url/deep/new", b"new")
    assert await objects.head("bucket", "train_url/same") == before


async def test_files_that_are_written_or_vanish_meanwhile_break_nothing(objects, layout, following):
    given = algorithm("train_url")
    place = directory(layout, given)
    following(given)
    wanted = b""
    with (place / "growing").open("wb", buffering=0) as growing:
        for number in range(200):
            block = bytes([number]) * 10_000
            growing.write(block)
            wanted += block
            (place / "short-lived").write_bytes(block)
            await asyncio.sleep(0.001)
            (place / "short-lived").unlink()
    await holds(objects, "train_url/growing", wanted)
    assert not layout.log.exists(), layout.log.read_text()


async def test_a_failure_is_said_once_and_uploads_go_on(objects, layout, following):
    given = {"outputs": [*algorithm("a", bucket="vanished")["outputs"], *algorithm("b")["outputs"]]}
    for number in range(2):
        directory(layout, given, number)
    (directory(layout, given, 1) / "x").write_bytes(b"1")
    following(given)
    await holds(objects, "b/x", b"1")
    (directory(layout, given, 1) / "x").write_bytes(b"22")
    await holds(objects, "b/x", b"22")
    lines = layout.log.read_text().splitlines()
    assert len(lines) == 1
    assert "[worker-0] Upload training output(parameter name: a) to obs://vanished/a/ failed" in lines[0]


async def test_the_end_is_told_with_the_time_it_took(objects, layout):
    given = {"outputs": [*algorithm("train_url")["outputs"], *algorithm("b", bucket="vanished")["outputs"]]}
    (directory(layout, given) / "x").write_bytes(b"1")
    directory(layout, given, 1)
    told = []
    (failure,) = await upload_at_end(objects, layout, given, told.append)
    assert "vanished" in failure
    messages = [event.message for event in told]
    assert "[worker-0] Training output(parameter name: train_url) Uploading." in messages
    (done,) = [message for message in messages if message.endswith("finished.")]
    assert done.startswith("[worker-0][time used: 0.")
    assert f"[ModelArts Service Log]{done}" in layout.log.read_text().splitlines()
    assert [event.level for event in told if failure in event.message] == ["Error"]


async def test_a_log_is_not_copied_again_before_it_has_grown(objects, layout):
    hosted = Hosted(objects, "hosted")
    assert not await hosted.upload(layout)
    layout.log.write_text("one\n")
    assert await hosted.upload(layout)
    first = await objects.head("hosted", hosted.key(layout))
    assert await hosted.upload(layout)
    assert await objects.head("hosted", hosted.key(layout)) == first
    layout.log.write_text("one\ntwo\n")
    assert await hosted.upload(layout)
    assert await objects.get_bytes("hosted", hosted.key(layout)) == b"one\ntwo\n"


def test_outputs_of_a_job_that_fails_are_kept(caller):
    script = """
        import pathlib, sys
        out = pathlib.Path(next(a for a in sys.argv if a.startswith("--train_url")).partition("=")[2])
        (out / "checkpoint").write_text("epoch 3")
        sys.exit("diverged")
    """
    place = {"name": "train_url", "remote": {"obs": {"obs_url": f"/{caller.bucket}/out/"}}}
    job = caller.wait(caller.create(caller.body(script, outputs=[place])))
    assert job["status"]["phase"] == "Failed"
    assert job["algorithm"]["outputs"][0]["mode"] == "upload_periodically"
    assert job["algorithm"]["outputs"][0]["period"] == 30
    assert caller.get("out/checkpoint") == "epoch 3"
    assert "Upload training output(parameter name: train_url) finished." in caller.log(job)
