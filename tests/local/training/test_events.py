"""What happened to a job, in the platform's words."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from datetime import datetime

import msgspec

from jupyter_modelarts.local.clock import Clock
from jupyter_modelarts.local.store import Store
from jupyter_modelarts.local.training import events


def stored(caller, job):
    """The events of a job as its service has stored them, once the last has arrived."""
    database = caller.connection.state_dir / "modelarts.sqlite"
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        question = "SELECT body FROM documents WHERE kind = 'training_job' AND id = ?"
        (body,) = connection.execute(question, [job["metadata"]["id"]]).fetchone()
    connection.close()
    return events.listing(msgspec.json.decode(body))


def messages(rows):
    return [re.sub(r"time used: [\d.]+s", "time used", row["message"]) for row in rows]


def test_the_events_of_a_job_tell_its_life(caller):
    caller.put("data/x", "1")
    channel = {"name": "data_url", "remote": {"obs": {"obs_url": f"/{caller.bucket}/data/"}}}
    result = {"name": "train_url", "remote": {"obs": {"obs_url": f"/{caller.bucket}/out/"}}}
    body = caller.body("raise SystemExit(1)", inputs=[channel], outputs=[result])
    job = caller.wait(caller.create(body))
    last = "[worker-0][time used] Upload training output(parameter name: train_url) finished."
    found = caller.until(lambda: (rows := stored(caller, job)) and last in messages(rows) and rows)
    said = messages(found)
    assert said[0] == "Training job created."
    wanted = [
        "Training job is running.",
        "[worker-0] Code Downloading.",
        "[worker-0] Training input(parameter name: data_url) Downloading.",
        "[worker-0][time used] Download training input(parameter name: data_url) finished.",
        "[worker-0] training started.",
        "[worker-0] Training finished. Exit code 1.",
        "[worker-0] Training output(parameter name: train_url) Uploading.",
        last,
    ]
    assert [message for message in said if message in wanted] == wanted
    (failed,) = [row for row in found if row["message"] == "Training job failed."]
    assert (failed["level"], failed["source"]) == ("Error", "Job")
    assert datetime.fromisoformat(failed["time"]).utcoffset().total_seconds() == 8 * 3600
    assert "run" not in caller.show(job)


def test_a_list_is_bounded_and_in_the_order_of_time():
    document = {"body": {}, "run": {}}
    for number in range(events.MOST_KEPT + 20):
        events.add(document, events.Event(f"number {number}"), now=1000 + number)
    events.add(document, events.Event("late"), now=1100)
    found = messages(events.listing(document))
    assert len(found) == events.MOST_KEPT
    assert found.index("late") == found.index("number 100") + 1
    assert found[-1] == f"number {events.MOST_KEPT + 19}"
    assert events.listing({"body": {}}) == []


def test_a_job_that_was_not_stopped_by_hand_says_why_it_ended():
    quiet, told = {"task": "worker-0", "message": ""}, {"task": "worker-1", "message": "The service ended."}
    assert events.over("Terminated", [quiet]).message == "The training job has been manually stopped."
    assert events.over("Terminated", [quiet, told]).message == "The service ended."
    assert events.over("Failed", [told]) == events.FAILED


async def test_news_of_a_short_while_are_written_at_once(tmp_path):
    store = await Store.open(tmp_path / "db.sqlite")
    await store.put(events.KIND, "j", {"body": {}, "run": {}})
    news = events.News(store, Clock())
    news.tell("j", events.started("worker-0"))
    news.tell("j", events.finished("worker-0", 137))
    news.tell("deleted", events.CREATED)
    await asyncio.wait_for(_arrival(store), 10)
    await events.record(store, "j", "Warning", "Node lost.", task="worker-0")
    rows = events.listing(await store.get(events.KIND, "j"))
    assert messages(rows) == [
        "[worker-0] training started.",
        "[worker-0] Training finished. Exit code 137.",
        "[worker-0] Node lost.",
    ]
    assert [row["level"] for row in rows] == ["Info", "Info", "Warning"]
    assert {row["source"] for row in rows} == {"Task"}
    await news.write()
    await store.close()


async def _arrival(store):
    while not events.listing(await store.get(events.KIND, "j")):  # noqa: ASYNC110 - a store tells nobody
        await asyncio.sleep(0.01)
