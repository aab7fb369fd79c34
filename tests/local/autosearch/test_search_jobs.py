"""Searches over HTTP: real trials, real rewards."""

from __future__ import annotations

from typing import Any

import pytest

from .searching import WORST_CORNER, Searcher, algorithm, continuous, differences, discrete, example, policy


def test_a_search_finds_better_than_the_worst_corner(searcher: Searcher) -> None:
    out = {"name": "train_url", "remote": {"obs": {"obs_url": f"/{searcher.bucket}/out/"}}}
    script = """
        import argparse, pathlib
        parser = argparse.ArgumentParser()
        for name in ("x", "y"):
            parser.add_argument("--" + name, type=float)
        parser.add_argument("--train_url")
        given, _ = parser.parse_known_args()
        pathlib.Path(given.train_url, "model.txt").write_text(f"{given.x} {given.y}")
        for epoch in (1, 2):
            loss = ((given.x - 1) ** 2 + (given.y - 2) ** 2) * (3 - epoch)
            print(f"epoch {epoch} acc: {1 - loss} loss: {loss}", flush=True)
        """
    body = searcher.search(script, outputs=[out])
    body["kind"] = "autosearch_job"
    job = searcher.create(body)
    assert job["kind"] == "autosearch_job"
    found = searcher.wait(job)
    assert found["status"]["phase"] == "Completed", searcher.log(job)

    table = searcher.ask(job, "autosearch-trials")
    assert not differences(example("list_autosearch_trials.response"), table)
    assert {key: table[key] for key in ("total", "count", "limit", "offset", "group_by")} == {
        "total": 6,
        "count": 6,
        "limit": 50,
        "offset": 0,
        "group_by": "",
    }
    documented = example("list_autosearch_trials.response")["items"]["header"]
    assert table["items"]["header"] == documented
    rows = searcher.trials(job)
    rewards = [float(row["reward_attr"]) for row in rows]
    assert WORST_CORNER < max(rewards) <= 1
    assert len(set(rewards)) == 6
    for row in rows:
        x, y = row["config"]["x"], row["config"]["y"]
        assert row["config"]["param/x"] == x
        assert float(row["acc"]) == pytest.approx(1 - (x - 1) ** 2 - (y - 2) ** 2)
        assert searcher.get(f"out/{row['trial_id']}/model.txt") == f"{x} {y}"
    best = max(rows, key=lambda row: float(row["reward_attr"]))
    (status,) = found["status"]["task_statuses"]
    assert best["trial_id"] in status["message"]
    assert f"Trial {best['trial_id']}" in searcher.log(job)


def test_one_trial_and_its_log(searcher: Searcher) -> None:
    job = searcher.create(searcher.search(auto_search=policy(continuous("x", 0, 2), discrete("y", 2, 3))))
    searcher.wait(job, "Completed")
    trial = searcher.trials(job)[0]
    shown = searcher.ask(job, f"autosearch-trials/{trial['trial_id']}")
    assert shown["header"] == example("show_autosearch_trial.response")["header"]
    rows = [dict(zip(shown["header"], row, strict=True)) for row in shown["data"]]
    assert [(row["done"], row["training_iteration"]) for row in rows] == [
        ("False", "1"),
        ("False", "2"),
        ("True", "2"),
    ]
    assert float(rows[0]["acc"]) == pytest.approx(1 - 2 * (1 - float(trial["acc"])))
    assert rows[-1] == {key: trial[key] for key in shown["header"]}
    assert trial["config"]["y"] in {2, 3}
    log = searcher.log(job, trial["trial_id"])
    assert f"acc: {trial['acc']}" in log
    assert "Training completed." in log
    assert searcher.task(job, "logs/url", trial["trial_id"])["obs_url"].startswith("http")
    metrics = searcher.http.get(f"/training-jobs/{job['metadata']['id']}/metrics/{trial['trial_id']}")
    assert {row["metric"] for row in metrics.json()["metrics"]} >= {"cpuUsage", "memUsage"}
    missing = searcher.http.get(f"/training-jobs/{job['metadata']['id']}/autosearch-trials/00000000")
    assert missing.status_code == 404


def test_pages_of_the_table(searcher: Searcher) -> None:
    grid = policy(discrete("x", 1, 2, 3), discrete("y", 2), algo_configs=[algorithm("grid_search")])
    job = searcher.create(searcher.search(auto_search=grid))
    searcher.wait(job, "Completed")
    assert [row["config"]["x"] for row in searcher.trials(job)] == [1, 2, 3]
    page = searcher.ask(job, "autosearch-trials", limit=1, offset=1)
    assert (page["total"], page["count"], page["limit"], page["offset"]) == (3, 1, 1, 1)
    assert page["items"]["data"][0][0] == "1"


def test_what_trials_can_do_wrong(searcher: Searcher) -> None:
    script = """
        import argparse, sys
        parser = argparse.ArgumentParser()
        parser.add_argument("--how")
        how = parser.parse_args().how
        if how == "crash":
            print("acc: 0.9", flush=True)
            raise ValueError("no such thing")
        print({"silent": "nothing", "words": "acc: high", "nan": "acc: nan", "well": "acc: 0.25"}[how])
        """
    ways = ("crash", "silent", "words", "nan", "well")
    search = policy(
        discrete("how", *ways),
        algo_configs=[algorithm("grid_search")],
        reward_attrs=[{"name": "acc", "mode": "max", "regex": r"acc: (\S+)"}],
    )
    job = searcher.create(searcher.search(script, search))
    assert searcher.wait(job)["status"]["phase"] == "Completed"
    rows = {row["config"]["how"]: row for row in searcher.trials(job)}
    assert {how: row["status"] for how, row in rows.items()} == {
        **dict.fromkeys(ways[:-1], "ERROR"),
        "well": "TERMINATED",
    }
    assert "ValueError: no such thing" in rows["crash"]["message"]
    assert "no line matches the regex" in rows["silent"]["message"]
    assert "'high', which is not a finite number" in rows["words"]["message"]
    assert "'nan', which is not a finite number" in rows["nan"]["message"]
    assert rows["well"]["message"] == ""


def test_all_trials_failed(searcher: Searcher) -> None:
    search = policy(discrete("x", 1, 2), algo_configs=[algorithm("grid_search")])
    job = searcher.create(searcher.search("raise RuntimeError('never')", search))
    status = searcher.wait(job)["status"]
    assert status["phase"] == "Failed"
    message = status["task_statuses"][0]["message"]
    assert message == "No trial of 2 has a reward. The first: RuntimeError: never"


def test_a_trial_that_cannot_start_ends_the_search(searcher: Searcher) -> None:
    body = searcher.search(environments={"MA_SCRIPT_INTERPRETER": "/no/such/python"})
    status = searcher.wait(searcher.create(body))["status"]
    assert status["phase"] == "Failed"
    assert status["task_statuses"][0]["message"]


def test_early_stop(searcher: Searcher) -> None:
    script = "import time\nprint('acc: 0.5', flush=True)\ntime.sleep(600)"
    search = policy(discrete("x", 1, 2), algo_configs=[algorithm("grid_search", max_concurrent=2)])
    job = searcher.create(searcher.search(script, search))
    one, other = searcher.running(job, 2)
    answer = searcher.early_stop(job, one["trial_id"])
    assert (answer.status_code, answer.json()) == (200, {"earlystop_trial": one["trial_id"]})
    searcher.until(lambda: searcher.trials(job)[int(one[""])]["done"] == "True")
    stopped = searcher.trials(job)[int(one[""])]
    assert (stopped["status"], stopped["reward_attr"], stopped["message"]) == (
        "TERMINATED",
        "0.5",
        "The trial was stopped early.",
    )
    assert searcher.early_stop(job, one["trial_id"]).status_code == 409
    assert searcher.early_stop(job, "00000000").status_code == 404
    searcher.early_stop(job, other["trial_id"])
    assert searcher.wait(job)["status"]["phase"] == "Completed"


def test_stop_and_delete(searcher: Searcher) -> None:
    search = policy(algo_configs=[algorithm("random_search", max_concurrent=2)])
    job = searcher.create(searcher.search("import time\ntime.sleep(600)", search))
    searcher.running(job, 2)
    assert searcher.stop(job).status_code in {200, 202}
    assert searcher.wait(job)["status"]["phase"] == "Terminated"
    rows = searcher.trials(job)
    assert [row["status"] for row in rows] == ["TERMINATED", "TERMINATED"]
    directory = searcher.directory(job, rows[0]["trial_id"])
    assert directory.is_dir()
    searcher.http.delete(f"/training-jobs/{job['metadata']['id']}")
    assert not directory.exists()
    assert searcher.http.get(f"/training-jobs/{job['metadata']['id']}/autosearch-trials").status_code == 404


def test_a_job_that_is_no_search(searcher: Searcher) -> None:
    job = searcher.create(searcher.body())
    answer = searcher.http.get(f"/training-jobs/{job['metadata']['id']}/autosearch-trials")
    assert (answer.status_code, answer.json()["error_msg"]) == (
        400,
        f"Training job {job['metadata']['name']} is no search: it has no auto_search.",
    )
    searcher.wait(job)


REFUSED: dict[str, tuple[dict[str, Any], int, str]] = {
    "an algorithm without equivalent": (
        policy(algo_configs=[algorithm("DragonFly")]),
        501,
        "nothing like DragonFly",
    ),
    "a regex": (
        policy(reward_attrs=[{"name": "acc", "mode": "max", "regex": "acc: ("}]),
        400,
        "regex of metric acc",
    ),
    "no metric": (policy(reward_attrs=[]), 400, "reward_attrs"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(searcher: Searcher, name: str) -> None:
    search, status, words = REFUSED[name]
    code, _, message = searcher.refused(searcher.search(auto_search=search))
    assert code == status
    assert words in message


def test_refused_without_settings_and_on_an_engine_without_the_tag(searcher: Searcher) -> None:
    body = searcher.body()
    body["kind"] = "autosearch_job"
    assert "needs algorithm.policies.auto_search" in searcher.refused(body)[2]
    engine = {"engine_name": "Ascend-Powered-Engine"}
    assert "auto_search=True" in searcher.refused(searcher.search(engine=engine))[2]


def test_a_search_of_two_nodes_runs_more_trials_at_a_time(searcher: Searcher) -> None:
    grid = policy(discrete("x", 1, 2), discrete("y", 2), algo_configs=[algorithm("grid_search")])
    body = searcher.search(auto_search=grid)
    body["spec"]["resource"] = {"flavor_id": "modelarts.vm.cpu.8u", "node_count": 2}
    status = searcher.wait(searcher.create(body))["status"]
    assert status["phase"] == "Completed"
    assert [row["task"] for row in status["task_statuses"]] == ["worker-0", "worker-1"]


def test_a_search_that_is_started_again_forgets_what_it_tried(searcher: Searcher) -> None:
    grid = policy(discrete("x", 1, 2), algo_configs=[algorithm("grid_search")])
    body = searcher.search("raise SystemExit(3)", grid)
    names = ("job-retry-num", "job-unconditional-retry")
    values = {f"fault-tolerance/{name}": value for name, value in zip(names, ("1", "true"), strict=True)}
    body["metadata"]["annotations"] = values
    job = searcher.create(body)
    status = searcher.wait(job)["status"]
    assert status["phase"] == "Failed"
    assert len(status["running_records"]) == 2
    assert [row["config"]["x"] for row in searcher.trials(job)] == [1, 2]
