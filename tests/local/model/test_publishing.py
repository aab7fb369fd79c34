"""publishing -> published or failed: dependencies, packages that change meanwhile, services that end."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from jupyter_modelarts.local import launcher

from ...conftest import stop_and_check  # noqa: TID252 - tests are no package on the path
from ..serving import ECHO, Platform, config, echo, entry, until  # noqa: TID252
from .building import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("pip") / "shelf")


@pytest.fixture(scope="module")
def alone(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A service that these tests may end, whose pip knows the shelf only."""
    state_dir = tmp_path_factory.mktemp("alone")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in shelf.variables.items():
            patch.setenv(name, value)
        platform = Platform(launcher.ensure_running(state_dir))
        yield platform
        platform.http.close()
    stop_and_check(state_dir)


def needing(name: str, version: str = "1.0", **files: str) -> dict[str, str | bytes]:
    """A package that answers with what it depends on."""
    packages = [{"package_name": name, "package_version": version, "restraint": "EXACT"}]
    dependencies = [{"installer": "pip", "packages": packages}]
    script = f"import {name}\n" + ECHO.replace('{"data": data', f'{{"value": {name}.value, "data": data')
    return echo(**{"config.json": config(dependencies=dependencies), "customize_service.py": script}, **files)


def create(platform: Platform, files: dict[str, str | bytes]) -> str:
    identifier: str = platform.call("POST", "/models", json=platform.model_body(platform.put(files)))[
        "model_id"
    ]
    return identifier


def status(platform: Platform, *identifiers: str) -> list[str]:
    return [platform.call("GET", f"/models/{identifier}")["model_status"] for identifier in identifiers]


def environments(platform: Platform) -> set[Path]:
    root = platform.connection.state_dir / "environments"
    return {path for path in root.glob("*") if path.is_dir()}


def test_models_with_the_same_dependencies_share_what_is_installed_once(
    alone: Platform, shelf: Shelf
) -> None:
    before = environments(alone)
    shelf.offer("shared_package")
    shelf.hold()
    models = [create(alone, needing("shared_package", readme=str(number))) for number in range(3)]
    shelf.building()
    assert status(alone, *models) == ["publishing"] * 3
    listed = alone.call("GET", "/models", params={"model_status": "publishing"})
    assert {model["model_id"] for model in listed["models"]} == set(models)
    shelf.let_go()
    assert {alone.settled_model(model)["model_status"] for model in models} == {"published"}
    assert len(shelf.builds) == 1
    assert len(environments(alone) - before) == 1
    service = alone.deploy(models[2])
    assert alone.predict(service, json={}).json()["value"] == 7
    alone.remove(service)


def test_what_cannot_be_installed_fails_with_pips_reason_and_leaves_nothing_half(alone: Platform) -> None:
    before = environments(alone)
    model = alone.settled_model(create(alone, needing("no_such_package", "2.5")))
    assert (model["model_status"], model["error_code"]) == ("failed", "ModelArts.3016")
    assert model["error_msg"].startswith(
        "config.json line 1: dependencies cannot be installed: No matching distribution found for "
        "no_such_package==2.5 (log: /"
    )
    assert environments(alone) == before
    assert not (alone.connection.state_dir / "models" / model["model_id"]).exists()
    body = {"infer_type": "real-time", "config": [entry(model["model_id"])]}
    refused = alone.try_call("POST", "/services", json=body)
    assert refused.status_code == 409
    assert "could not be published: config.json line 1: dependencies" in refused.json()["error_msg"]


def test_a_model_deleted_while_pip_works_leaves_nothing(alone: Platform, shelf: Shelf) -> None:
    before = environments(alone)
    shelf.offer("deleted_package")
    shelf.hold()
    model = create(alone, needing("deleted_package"))
    pid = shelf.building()
    assert alone.call("DELETE", f"/models/{model}")["delete_success_list"] == [model]
    until(lambda: not psutil.pid_exists(pid), "pip to end")
    assert environments(alone) == before
    shelf.let_go()


def end(platform: Platform, how: str) -> None:
    """End the service and start it again."""
    state_dir = platform.connection.state_dir
    if how == "killed":
        os.kill(platform.connection.pid, signal.SIGKILL)
        until(lambda: launcher.status(state_dir) is None, "the end of the service")
    else:
        launcher.stop(state_dir)


@pytest.mark.parametrize("how", ["killed", "stopped"])
def test_publishing_goes_on_when_the_service_is_back(alone: Platform, shelf: Shelf, how: str) -> None:
    before = environments(alone)
    shelf.offer(f"{how}_package")
    shelf.hold()
    model = create(alone, needing(f"{how}_package"))
    pid = shelf.building()
    end(alone, how)
    until(lambda: not psutil.pid_exists(pid), "pip to end")
    until(lambda: environments(alone) == before, "what is half made to go")
    alone.connection = launcher.ensure_running(alone.connection.state_dir)
    assert status(alone, model) == ["publishing"]
    shelf.let_go()
    assert alone.settled_model(model)["model_status"] == "published"
    assert len(environments(alone) - before) == 1


CHANGES: dict[str, tuple[str, str, str, str]] = {
    "config": ("config.json", "{,", "ModelArts.3016", "config.json line 1, column 2: it is no JSON ("),
    "script": ("customize_service.py", "def", "ModelArts.3015", "customize_service.py line 1"),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_package_that_changed_meanwhile_fails(alone: Platform, shelf: Shelf, case: str) -> None:
    """What was checked is not what is copied: the copy is checked, too."""
    name, text, code, words = CHANGES[case]
    shelf.offer(f"changed_{case}")
    shelf.hold()
    place = alone.put(needing(f"changed_{case}"))
    model: str = alone.call("POST", "/models", json=alone.model_body(place))["model_id"]
    shelf.building()
    end(alone, "stopped")
    (alone.connection.state_dir / "objects" / place.strip("/") / "model" / name).write_text(text)
    alone.connection = launcher.ensure_running(alone.connection.state_dir)
    found = alone.settled_model(model)
    assert (found["model_status"], found["error_code"]) == ("failed", code)
    assert found["error_msg"].startswith(words)
    shelf.let_go()


def test_a_package_that_vanished_meanwhile_fails(alone: Platform, shelf: Shelf) -> None:
    shelf.offer("vanished_package")
    shelf.hold()
    place = alone.put(needing("vanished_package"))
    body: dict[str, Any] = alone.model_body(place)
    model: str = alone.call("POST", "/models", json=body)["model_id"]
    shelf.building()
    end(alone, "stopped")
    package = alone.connection.state_dir / "objects" / place.strip("/") / "model"
    for path in package.iterdir():
        path.unlink()
    alone.connection = launcher.ensure_running(alone.connection.state_dir)
    found = alone.settled_model(model)
    assert (found["model_status"], found["error_code"]) == ("failed", "ModelArts.3015")
    assert "there is no directory model/ with files" in found["error_msg"]
    shelf.let_go()


def test_what_a_deleted_model_left_is_removed_at_the_next_start(alone: Platform) -> None:
    kept = alone.publish(echo())
    models = alone.connection.state_dir / "models"
    (models / "left/model").mkdir(parents=True)
    end(alone, "stopped")
    alone.connection = launcher.ensure_running(alone.connection.state_dir)
    assert not (models / "left").exists()
    assert (models / kept / "model/config.json").exists()


def test_a_disk_that_takes_no_copy_fails_the_model_with_its_reason(alone: Platform, tmp_path: Path) -> None:
    package = tmp_path / "model"
    package.mkdir()
    for name, content in echo().items():
        (package / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (alone.connection.state_dir / "models").rename(alone.connection.state_dir / "away")
    (alone.connection.state_dir / "models").write_text("in the way")
    try:
        body = alone.model_body(tmp_path.as_uri())
        model = alone.settled_model(alone.call("POST", "/models", json=body)["model_id"])
    finally:
        (alone.connection.state_dir / "models").unlink()
        (alone.connection.state_dir / "away").rename(alone.connection.state_dir / "models")
    assert (model["model_status"], model["error_code"]) == ("failed", "ModelArts.50005001")
    assert model["error_msg"].endswith("Not a directory; put that right and create the model again.")
