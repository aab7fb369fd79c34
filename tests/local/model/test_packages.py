"""What is checked when a model is created: each fault has its code and one sentence with file and line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from ..serving import ECHO, Platform, config, echo  # noqa: TID252 - tests are no package on the path
from .packages import BAD, IMPORT, Bad, as_config, configured, packages, scripted
from .refusals import refusal

if TYPE_CHECKING:
    from pathlib import Path


def put(platform: Platform, bad: Bad) -> str:
    """Put a bad package; `../` in a name is beside `model/`."""
    return platform.put({os.path.normpath(f"model/{name}"): text for name, text in bad.files.items()}, "")


@pytest.mark.parametrize("case", BAD)
def test_a_bad_package_is_refused_in_one_sentence(platform: Platform, case: str) -> None:
    bad = BAD[case]
    platform.put(echo())  # there is a bucket
    place = put(platform, bad)
    body = platform.model_body(place, model_type=bad.model_type)
    code, message = refusal(platform.try_call("POST", "/models", json=body))
    assert message == bad.words.format(place=place, model=f"{place}model/")
    assert code == bad.code
    listed = platform.call("GET", "/models", params={"model_name": body["model_name"]})
    assert listed["total_count"] == 0


def test_more_than_20_gb_are_refused_by_their_size(platform: Platform) -> None:
    place = platform.put(echo())
    weights = platform.connection.state_dir / "objects" / place.strip("/") / "model/huge.pt"
    with weights.open("wb") as stream:
        stream.truncate(21 * 1024**3)  # takes no room on the disk
    code, message = refusal(platform.try_call("POST", "/models", json=platform.model_body(place)))
    assert code == "ModelArts.3044"
    assert message == (
        f"{place}model/: the package has 21.0 GB, more than 20 GB; make it smaller, huge.pt above all."
    )


BRANCH = "try:\n    class A(Missing): pass\nexcept NameError:\n    class A(PTServingBaseService): pass\n"
GOOD: dict[str, dict[str, str | bytes]] = {
    "no script": {"config.json": config(), "net.pt": b"x"},
    "byte order mark": as_config("\ufeff" + config()),
    "numbers as text": configured('"health": {"url": "/health", "period_seconds": "5"}'),
    "no version": configured(packages('{"package_name": "aiohttp", "restraint": "EXACT"}')),
    "a class from the package": scripted("from helper import Helper as Service\n", helper=ECHO),
    "a class from a relative import": scripted("from .helper import *\n", helper=ECHO),
    "a class made in a branch": scripted(IMPORT + BRANCH),
    "a class and its base": scripted(
        IMPORT
        + "class A(PTServingBaseService): pass\nclass B(A):\n    def _inference(self, data): return 1\n"
    ),
    "a base by its module": scripted(
        "import model_service.pytorch_model_service as base\nclass A(base.PTServingBaseService): pass\n"
    ),
    "a class that was deleted": scripted(
        IMPORT + "class A(PTServingBaseService): pass\nclass B(PTServingBaseService): pass\ndel B\n"
    ),
    "a class that a call makes": scripted("from os import path\nA = path.join('a', 'b')\n"),
    "an end of its own": scripted("import sys\nsys.exit(1)\n"),
    "odd escapes": scripted(ECHO + 'pattern = "\\d"\n'),
}


@pytest.mark.parametrize("case", GOOD)
def test_what_may_be_right_is_published(platform: Platform, case: str) -> None:
    platform.publish(GOOD[case])


def test_schemas_of_the_platform_are_taken(platform: Platform) -> None:
    request: dict[str, Any] = {
        "Content-type": "multipart/form-data",
        "data": {"type": "object", "properties": {"images": {"type": "file"}}, "required": ["images"]},
    }
    pair = {"type": "array", "minItems": 2, "items": [{"type": "string"}, {"type": "number"}]}
    response = {"data": {"type": "object", "properties": {"scores": {"type": "array", "items": pair}}}}
    apis = [{"protocol": "https", "url": "/", "method": "POST", "request": request, "response": response}]
    platform.publish(echo(**{"config.json": config(apis=apis)}))


@pytest.mark.parametrize(
    ("location", "code", "message"),
    [
        (
            "obs://bucket/dir/",
            "ModelArts.3037",
            "source_location: obs://bucket/dir/ is no place of a package; write /bucket/dir/.",
        ),
        (
            "dir",
            "ModelArts.3037",
            "source_location: dir is no place of a package; write /bucket/directory/.",
        ),
        (
            "/no-such-bucket/dir/",
            "ModelArts.3015",
            "/no-such-bucket/dir/: it does not exist; check source_location.",
        ),
    ],
)
def test_a_bad_location_is_refused(platform: Platform, location: str, code: str, message: str) -> None:
    found = refusal(platform.try_call("POST", "/models", json=platform.model_body(location)))
    assert found == (code, message)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"model_version": "1.02.3"}, "n.n.n"),
        ({"apis": "{"}, "JSON in a string"),
        ({"apis": '[{"url": "/a"}]'}, "apis of the request: the url of PyTorch must be /, not '/a'"),
        ({"runtime": "python3.66"}, "runtime of the request: runtime of PyTorch 'python3.66' is unknown"),
        ({"model_type": "Keras"}, "model_type"),
        ({"execution_code": "/b/model/customize_service.py"}, "but there is no /models-of-tests/"),
    ],
)
def test_a_bad_request_is_refused(platform: Platform, changes: dict[str, Any], words: str) -> None:
    place = platform.put({"config.json": config(), "net.pt": b"x"})
    body = platform.model_body(place, **changes)
    assert words in refusal(platform.try_call("POST", "/models", json=body))[1]


def test_a_package_that_cannot_be_read_is_refused(platform: Platform, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    body = platform.model_body(missing.as_uri())
    code, message = refusal(platform.try_call("POST", "/models", json=body))
    assert code == "ModelArts.3015"
    assert message == f"{missing.as_uri()}/: it does not exist; check source_location."
