"""Images: the line of a table that stands for one, or Docker, or a sentence that says what is missing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jupyter_modelarts.local.catalog.images import images_file, untagged

from ..serving import Platform, config  # noqa: TID252 - tests are no package on the path
from .containers import SERVERS, package, place, processes_of, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection

IMAGE = "swr.cn-north-4.myhuaweicloud.com/lab/plain:1.0"
COMMAND = f'python {SERVERS / "plain.py"} --port "$PORT" /home/mind/model'


@pytest.fixture
def table() -> Iterator[Path]:
    """The user's table, which each start reads anew."""
    path = images_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    yield path
    path.unlink(missing_ok=True)


def publish_image(platform: Platform, image: str = IMAGE) -> str:
    files = {"config.json": config(model_type="Image", swr_location=image)}
    return platform.publish(files, model_type="Image")


def test_an_image_without_a_package(platform: Platform, table: Path) -> None:
    """`source_location` is the image itself."""
    table.write_text(f'"{IMAGE}" = {json.dumps(COMMAND)}\n')
    body = platform.model_body(IMAGE, model_type="Image", model_algorithm="serving")
    model = platform.call("POST", "/models", json=body)["model_id"]
    assert platform.settled_model(model)["model_status"] == "published"
    service_id = platform.deploy(model)
    assert platform.predict(service_id, json={}).json()["directory"].endswith("/home/mind")
    platform.remove(service_id)


def refusal(platform: Platform, model: str) -> str:
    service_id = platform.deploy(model, wait="failed")
    message: str = platform.show(service_id)["error_msg"]
    platform.remove(service_id)
    return message


@pytest.mark.parametrize("key", [IMAGE, untagged(IMAGE)])
def test_a_line_of_the_table_stands_for_an_image(platform: Platform, table: Path, key: str) -> None:
    table.write_text(f'"{key}" = {json.dumps(COMMAND)}\n')
    service_id = platform.deploy(publish_image(platform))
    answer = platform.predict(service_id, json={}).json()
    model = place(platform, service_id) / "run" / "1-0-0" / "home" / "mind" / "model"
    assert answer["arguments"] == ["--port", str(answer["port"]), str(model)]
    platform.remove(service_id)


def test_a_line_for_the_engine_goes_before_the_start_file(platform: Platform, table: Path) -> None:
    table.write_text(f'"engine:2" = {json.dumps(COMMAND)}\n')
    service_id = platform.deploy(publish(platform, package(run="exit 9\n", runtime="engine:2")))
    assert (
        platform.predict(service_id, json={}).json()["arguments"][-1].endswith("/run/1-0-0/home/mind/model")
    )
    platform.remove(service_id)


def test_a_table_that_is_wrong_is_named(platform: Platform, table: Path) -> None:
    model = publish_image(platform)
    table.write_text("no table")
    assert refusal(platform, model).startswith(f"{table} is not TOML: ")
    table.write_text(f'"{IMAGE}" = 5\n')
    assert f"{table} does not say which command runs {IMAGE}. Write lines such as" in refusal(platform, model)


def test_tags_and_digests_of_images() -> None:
    assert untagged("localhost:5000/lab/image") == "localhost:5000/lab/image"
    assert untagged("localhost:5000/lab/image:1") == "localhost:5000/lab/image"
    assert untagged(IMAGE + "@sha256:00") == IMAGE.rpartition(":")[0]


# A client of Docker that knows one image and runs plain.py for it: what a real one does with these
# arguments is for the machines that have one.
DOCKER = """\
#!/bin/sh
echo "$@" >> {calls}
case "$1 $2" in
"image inspect")
    [ ! -e {calls}.down ] || {{ echo "Cannot connect to the daemon. Is it running?" >&2; exit 1; }}
    [ "$3" = {image} ] || {{ echo "Error: No such image: $3" >&2; exit 1; }} ;;
"run --rm")
    for part in "$@"; do
        case "$part" in 127.0.0.1:*) part=${{part#127.0.0.1:}}; export PORT=${{part%:8080}} ;; esac
    done
    exec python {server} ;;
esac
"""


@pytest.fixture
def _docker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "docker"
    program.parent.mkdir()
    calls = tmp_path / "calls"
    program.write_text(DOCKER.format(calls=calls, image=IMAGE, server=SERVERS / "plain.py"))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([str(program.parent), os.environ["PATH"]]))


@pytest.mark.usefixtures("_docker")
def test_docker_runs_an_image_that_it_has(fresh_embedded_of: Platform, tmp_path: Path) -> None:
    platform = fresh_embedded_of
    model = {"model_id": publish_image(platform), "envs": {"GREETING": "hello"}}
    service_id = platform.deploy(model)
    answer = platform.predict(service_id, json={}).json()
    assert answer["environment"]["GREETING"] == "hello"
    inspect, _, run = (tmp_path / "calls").read_text().splitlines()
    name = f"modelarts-{service_id}-1-0-0"
    package = platform.connection.state_dir / "models" / model["model_id"] / "model"
    assert inspect == f"image inspect {IMAGE}"
    assert run == (
        f"run --rm --name {name} --user 1000:100 -v {package}:/home/mind/model -e GREETING "
        f"-p 127.0.0.1:{answer['port']}:8080 {IMAGE}"
    )
    platform.remove(service_id)
    assert (tmp_path / "calls").read_text().splitlines()[-1] == f"rm -f {name}"
    assert not list(processes_of(place(platform, service_id)))
    other = refusal(platform, publish_image(platform, "lab/other:1"))
    assert "Docker has no such image (docker pull gets it)" in other
    (tmp_path / "calls.down").touch()
    without = refusal(platform, publish_image(platform))
    assert "and Docker cannot be used: Cannot connect to the daemon. Add a line such as" in without


@pytest.fixture
def _no_docker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PATH that has the shell's programs and no docker."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))


@pytest.mark.usefixtures("_no_docker")
def test_without_table_and_docker_the_way_out_is_said(fresh_embedded_of: Platform) -> None:
    message = refusal(fresh_embedded_of, publish_image(fresh_embedded_of))
    assert message == (
        f"No command stands for image {IMAGE} on this machine: {images_file()} has no line for it, and "
        f'there is no Docker on this machine. Add a line such as "{IMAGE}" = "python /opt/serve.py" to that '
        "file."
    )


@pytest.fixture
def fresh_embedded_of(fresh_embedded: Connection) -> Iterator[Platform]:
    caller = Platform(fresh_embedded)
    yield caller
    caller.http.close()
