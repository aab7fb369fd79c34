"""Searches that a YAML file describes, and its templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jupyter_modelarts.local.autosearch import settings, space, templates, yaml_config
from jupyter_modelarts.local.problems import Problem

from .searching import differences, example

if TYPE_CHECKING:
    from .searching import Searcher

RUN_HERE = [("hpo", name) for name in ("Anneal", "Bayes", "GridSearch", "TPE")]
ALL = [(kind, name) for kind, names in templates.names().items() for name in names]
YAML = """
general:
  cpu_per_instance: 1
search_space:
  - type: discrete
    params:
      - name: depth
        values: [2, 3]
  - params:
      - {type: continuous_param, name: lr, start: 0.1, stop: 0.3, num: 2}
search_algorithm:
  type: grid_search
  reward_attr: acc
  mode: max
scheduler:
  type: FIFOScheduler
"""


def test_the_list_of_templates(searcher: Searcher) -> None:
    ours = searcher.http.get("/training-jobs/autosearch/yaml-templates").json()
    theirs = example("list_autosearch_yaml_templates.response")
    assert not differences(theirs, ours)
    for row, documented in zip(ours["yaml_templates"], theirs["yaml_templates"], strict=True):
        assert {**row, "algorithm_type_zh": ""} == {**documented, "algorithm_type_zh": ""}


def test_one_template(searcher: Searcher) -> None:
    ours = searcher.http.get("/training-jobs/autosearch/yaml-templates/hpo/Bayes").json()
    theirs = example("show_autosearch_yaml_template.response")
    assert ours.keys() == theirs.keys()
    assert ours["file_name"] == theirs["file_name"]
    squeezed = [" ".join(line.split()) for line in ours["content"].splitlines()]
    assert squeezed == [" ".join(line.split()) for line in theirs["content"].splitlines()]
    for path in ("hpo/Bays", "hop/Bayes"):
        answer = searcher.http.get(f"/training-jobs/autosearch/yaml-templates/{path}")
        assert answer.status_code in {400, 404}
        assert "hpo" in answer.json()["error_msg"]


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_a_template_runs_here_or_says_that_it_does_not(kind: str, name: str) -> None:
    policy = yaml_config.policy_of(templates.content(kind, name)[1])
    if (kind, name) in RUN_HERE:
        assert settings.read(policy).reward.name == "accuracy"
        return
    with pytest.raises(Problem) as caught:
        settings.read(policy)
    assert (caught.value.status, name in caught.value.message) == (501, True)


def test_what_a_file_stands_for() -> None:
    search = settings.read(yaml_config.policy_of(YAML))
    assert search.parameters == (space.Discrete("depth", (2, 3)), space.Continuous("lr", 0.1, 0.3, 2))
    assert (search.algorithm, search.samples, search.reward.mode) == ("grid_search", 4, "max")
    assert search.options["cpu_per_trial"] == 1


def test_metrics_with_regular_expressions_of_their_own() -> None:
    text = YAML.replace("reward_attr: acc", "reward_attr: acc\n  report_keys: [{name: acc, regex: 'A=(.+)'}]")
    assert settings.read(yaml_config.policy_of(text)).reward.regex == "A=(.+)"


@pytest.mark.parametrize(
    ("old", "new", "status", "words"),
    [
        ("search_space:", "search_space: [", 400, "not valid in line"),
        (YAML, "- one", 400, "search_space and search_algorithm"),
        ("reward_attr: acc", "", 400, "reward_attr"),
        ("type: grid_search", "", 400, "search_algorithm.type"),
        ("FIFOScheduler", "MedianStoppingRule", 501, "no scheduler MedianStoppingRule"),
        ("cpu_per_instance: 1", "instance_per_trial: 2", 501, "instance_per_trial to 1"),
        ("continuous_param", "normal_param", 400, "'normal_param' is unknown"),
        ("start: 0.1", "start: 0.9", 400, "lower_bound of lr must be below"),
        ("grid_search", "tpe_search\n  depth: 3", 400, "Option of tpe_search 'depth' is unknown"),
    ],
)
def test_a_file_that_is_wrong(old: str, new: str, status: int, words: str) -> None:
    with pytest.raises(Problem) as caught:
        settings.read(yaml_config.policy_of(YAML.replace(old, new)))
    assert caught.value.status == status
    assert words in caught.value.message


@pytest.mark.parametrize(
    "script",
    [
        # what the platform's framework calls
        """
        import autosearch
        def train():
            autosearch.reporter(acc=autosearch.config["lr"] * 10, pace=autosearch.config["depth"])
        def eval():
            print("evaluated", autosearch.trial_id)
        """,
        # a script that reports by itself, and one that only prints
        """
        import argparse
        parser = argparse.ArgumentParser()
        parser.add_argument("--lr", type=float)
        def train(lr):
            print("acc:", lr * 10, "pace:", 2)
        if __name__ == "__main__":
            train(parser.parse_known_args()[0].lr)
            print("evaluated", __import__("autosearch").trial_id)
        """,
    ],
)
def test_a_search_from_a_file(searcher: Searcher, script: str) -> None:
    body = searcher.body(script, autosearch_config_path=searcher.put("search.yaml", YAML))
    body["kind"] = "autosearch_job"
    job = searcher.create(body)
    assert job["algorithm"]["policies"]["auto_search"]["search_params"][0]["name"] == "depth"
    assert searcher.wait(job)["status"]["phase"] == "Completed", searcher.log(job)
    rows = searcher.trials(job)
    assert [(row["config"]["depth"], row["config"]["lr"]) for row in rows] == [
        (2, 0.1),
        (2, 0.3),
        (3, 0.1),
        (3, 0.3),
    ]
    assert [float(row["acc"]) for row in rows] == pytest.approx([1, 3, 1, 3])
    assert f"evaluated {rows[0]['trial_id']}" in searcher.log(job, rows[0]["trial_id"])


def test_a_file_that_is_not_there(searcher: Searcher) -> None:
    def refused(path: str) -> Any:
        body = searcher.body(autosearch_config_path=path)
        return searcher.refused(body)

    assert "There is no search YAML" in refused(f"/{searcher.bucket}/none.yaml")[2]
    assert "cannot be read" in refused("/no-such-bucket/none.yaml")[2]
