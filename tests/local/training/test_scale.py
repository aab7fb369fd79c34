"""Two hundred jobs at once, and thousands that are over."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from jupyter_modelarts.local.catalog import find_flavor
from jupyter_modelarts.local.store import Store
from jupyter_modelarts.local.training import documents, search
from jupyter_modelarts.local.training.algorithms import job_algorithm
from jupyter_modelarts.local.training.answers import Answers
from jupyter_modelarts.local.training.outcome import Verdict

from .working import WHO

JOBS = 200
ROOM = 4  # jobs of the smallest flavor that the tests have room for
ROWS = 2_000
BEGAN = 1_700_000_000_000


def test_two_hundred_jobs_at_once_all_end_right_and_never_take_more_room_than_there_is(owner):
    """Every job counts those that run with it, by the files they leave while they do."""
    running = owner.connection.state_dir / "running"
    running.mkdir()
    command = f"cd {running} && touch $MA_VJ_NAME && ls | wc -l && sleep 0.02; rm $MA_VJ_NAME; exit $CODE"

    def submit(number):
        body = owner.body(command=command, environments={"CODE": "0" if number % 5 else "3"})
        del body["algorithm"]["boot_file"]
        body["algorithm"]["engine"] = {"image_url": "swr/none:1"}
        return owner.create(body)

    with ThreadPoolExecutor(8) as threads:
        jobs = list(threads.map(submit, range(JOBS)))
    ended = [owner.wait(job, timeout=120)["status"] for job in jobs]
    assert [status["phase"] for status in ended] == ["Failed", *["Completed"] * 4] * (JOBS // 5)
    counts = [int(owner.log(job).split("finished.")[-1].split()[0]) for job in jobs]
    assert 1 < max(counts) <= ROOM, counts
    assert not list(running.iterdir())


@pytest.fixture
async def store(tmp_path):
    found = await Store.open(tmp_path / "db.sqlite")
    yield found
    await found.close()


async def write(store, number, phase="Completed"):
    """A job that is over, as the service would have left it."""
    given = {"code_dir": "/bucket/code/", "boot_file": "train.py", "engine": {"engine_name": "PyTorch"}}
    spec = documents.job_spec({"resource": {"node_count": 1}}, find_flavor("modelarts.vm.cpu.2u"), None)
    name, now = f"job-{number}", BEGAN + number
    request = {"metadata": {"name": name}}
    document = documents.new_document(request, job_algorithm(given, None), spec, WHO, now)
    documents.begin(document, now)
    documents.end(document, Verdict(phase, phase), now + 1000 + number)
    identifier = document["body"]["metadata"]["id"]
    await store.put(documents.KIND, identifier, document, name=name, project_id="p", created=now)


async def test_thousands_of_finished_jobs_are_found_and_read_whole(store):
    store.pack(documents.KIND, search.brief)
    for number in range(ROWS):
        await write(store, number, "Failed" if number % 100 == 0 else "Completed")
    rows = await store.view(documents.KIND)
    assert len(rows) == ROWS
    assert rows[0].name == f"job-{ROWS - 1}"
    assert all(isinstance(row.content, bytes) for row in rows)
    failed = search.matching(rows, [{"key": "phase", "value": ["Failed"]}])
    assert [row.name for row in failed] == [f"job-{number}" for number in range(ROWS - 100, -1, -100)]
    like = search.matching(rows, [{"key": "name", "operator": "like", "value": ["job-199"]}])
    assert {row.name for row in like} == {"job-199", *(f"job-{number}" for number in range(1990, 2000))}
    longest = search.ordered(rows, "duration", "desc")[0]
    assert longest.name == f"job-{ROWS - 1}"
    (shown,) = Answers().encode([longest], BEGAN)
    assert f"job-{ROWS - 1}".encode() in bytes(shown)


async def test_a_packed_row_follows_its_document_and_is_small(store):
    store.pack(documents.KIND, search.brief)
    await write(store, 1)
    (row,) = await store.view(documents.KIND)
    assert search.brief_of(row).phase == "Completed"
    assert len(row.content) < 1000

    def change(document):
        document["body"]["metadata"]["description"] = "better"

    await store.update(documents.KIND, row.id, change)
    (row,) = await store.view(documents.KIND)
    assert row.document["body"]["metadata"]["description"] == "better"
    assert search.matching([row], [{"key": "description", "value": ["better"]}]) == [row]
