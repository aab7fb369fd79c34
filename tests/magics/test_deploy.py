"""`%ma_deploy` and `%ma_services` in a real shell: shown, written, checked, changed, taken back, detached."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest

_PLACE = Path(__file__).parents[1] / "workflow" / "deploying.py"
_SPEC = importlib.util.spec_from_file_location("deploying", _PLACE)
assert _SPEC is not None
assert _SPEC.loader is not None
deploying = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(deploying)


def test_a_service_from_its_first_line_to_its_rollback(notebook, tmp_path):
    deploying.package(tmp_path / "one", "one")
    deploying.package(tmp_path / "two", "two")
    ran = notebook("%ma_deploy ./one --name magic-life -e LEVEL=3")
    assert ran.error is None, ran.printed
    service = notebook["service"]
    shown = ran.printed.splitlines()
    assert shown[0].startswith("Checking: ")
    assert shown[1].startswith("The package starts here: ")
    assert "It stops by itself after 2 h (another time: --stop-after 30m; none: --stop-after never)." in shown
    assert "Service magic-life: running" in shown
    assert "Stops" in notebook.forms(service)["text/plain"]
    assert service.predict({}) == {"says": "one", "level": "3"}

    ran = notebook("%ma_deploy ./two --update service --canary 25 --no-check")
    assert ran.error is None, ran.printed
    assert "Checking" not in ran.printed
    assert [service.predict({})["says"] for _ in range(4)].count("two") == 1
    assert notebook("%ma_deploy --update magic-life --canary 50").error is None
    assert [row["weight"] for row in notebook["service"].config] == [50, 50]
    assert notebook("%ma_deploy --promote service").error is None
    assert service.predict({}) == {"says": "two", "level": "3"}
    assert notebook("%ma_deploy --rollback service --no-wait").error is None
    assert "Service magic-life: running" in notebook("%ma_services service --wait").printed
    notebook["service"].delete()


TRAIN = """%%ma_train --engine Scikit_Learn --name plain-tree
from pathlib import Path
import joblib
from sklearn.tree import DecisionTreeClassifier
Path(train_url, "model").mkdir()
tree = DecisionTreeClassifier().fit([[0, 0], [1, 1]], ["no", "yes"])
joblib.dump(tree, Path(train_url, "model", "tree.pkl"))
"""


def test_a_job_that_left_only_its_weights_is_deployed_with_one_line(notebook):
    pytest.importorskip("sklearn")
    job = notebook(TRAIN).value
    ran = notebook("%ma_deploy plain-tree --wait")
    assert ran.error is None, ran.printed
    assert "# --- config.json is missing; this one goes to obs://" in ran.printed
    assert "class ModelService(XgSklServingBaseService):" in ran.printed
    assert ran.printed.index("joblib.load(model_path)") < ran.printed.index("Added customize_service.py")
    assert list(notebook("%ma_obs ls -r " + job.outputs["train_url"]).value)[-1].path.name == "tree.pkl"
    answer = notebook('%%ma_predict\n{"data": {"req_data": [{"a": 1, "b": 1}]}}').value.answer
    assert answer == {"data": {"resp_data": [{"predictresult": "yes"}]}}
    notebook["service"].delete()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("%ma_deploy", "%ma_deploy needs something to deploy. Give a job, a directory or obs://"),
        ("%ma_deploy ./one --canary 10", "--canary needs the service that gets the new model. Add --update"),
        ("%ma_deploy ./one --rollback x", "--rollback takes no model: ./one."),
        ("%ma_deploy --promote a --rollback b", "--promote and --rollback are two different things."),
        ("%ma_deploy ./one --update x --dry-run", "--dry-run shows a new deployment, not --update."),
        ("%ma_deploy ./one --update nobody", "There is no service nobody."),
        (
            "%ma_deploy ./one -e LEVEL",
            "The environment variable LEVEL has no text as its value. Write -e LEVEL",
        ),
        ("%ma_deploy ./one --schedule noon", "'noon' is no time of day at which to stop."),
        ("%ma_deploy ./one --stop-after 1h --schedule 18:30", "Both a length of time and a time of day"),
        ("%ma_deploy ./one --instances 0", "A service needs at least one instance."),
        (
            "%ma_deploy ./broken",
            "The package does not start: customize_service.py line 7, in __init__: KeyError",
        ),
    ],
)
def test_a_mistake_is_one_line(notebook, tmp_path, line, said):
    deploying.package(tmp_path / "one")
    deploying.package(tmp_path / "broken", script=deploying.BROKEN)
    assert said in notebook(line).error_line


def test_the_failing_line_is_shown_above_the_error(notebook, tmp_path):
    deploying.package(tmp_path / "broken", script=deploying.BROKEN)
    printed = notebook("%ma_deploy ./broken").printed
    assert '>    7          self.first = self.names["first"]' in printed


def test_a_dry_run_shows_everything_and_writes_nothing(notebook, tmp_path):
    place = tmp_path / "weights"
    place.mkdir()
    (place / "net.pt").write_bytes(b"weights")
    before = [service.id for service in notebook("%ma_services").value]
    ran = notebook(
        "%ma_deploy ./weights --engine PyTorch --dry-run --name dry --schedule 18:30 --instances 2"
    )
    assert ran.error is None, ran.printed
    assert ran.value is None
    assert f"# --- config.json is missing; this one goes to {place}\n" in ran.printed
    assert f"# --- customize_service.py is missing; this one goes to {place}\n" in ran.printed
    assert "class ModelService(PTServingBaseService):" in ran.printed
    model = json.loads(ran.printed.split("# --- the model\n")[1].split("# --- the service\n")[0])
    assert (model["model_name"], model["model_type"]) == ("dry", "PyTorch")
    service = json.loads(ran.printed.split("# --- the service\n")[1])
    assert service["config"][0]["instance_count"] == 2
    assert service["schedule"][0]["time_unit"] == "MINUTES"
    assert [path.name for path in place.iterdir()] == ["net.pt"]
    assert [service.id for service in notebook("%ma_services").value] == before


def test_an_interrupt_leaves_the_service_alone(notebook, tmp_path):
    go_on = tmp_path / "go-on"
    script = f"import os, time\nwhile not os.path.exists({str(go_on)!r}):\n    time.sleep(0.05)\n"
    deploying.package(tmp_path / "slow", script=script + deploying.SCRIPT.format(says="slow"))

    def interrupt() -> None:
        deadline = time.monotonic() + 30
        seen = None
        while time.monotonic() < deadline:
            service = notebook.shell.user_ns.get("service")
            if seen is not None and service.document is not seen:
                break  # another look: it waits
            seen = service.document if service is not None else None
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    ran = notebook("%ma_deploy ./slow --no-check --name slow-start --store service")
    thread.join()
    assert ran.error is None, ran.printed
    attach = "%ma_services slow-start --wait"
    assert f"Detached: the service slow-start goes on deploying. Attach again: {attach}" in ran.printed
    assert notebook["service"].refresh().status == "deploying"
    go_on.touch()
    assert "Service slow-start: running" in notebook(attach).printed
    assert notebook["service"].predict({})["says"] == "slow"
    notebook["service"].delete()
