"""Bad packages: what is wrong with each, the platform's code, and the words that say where and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..serving import ECHO, config, echo  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE, CONFIG, LOCATION = "ModelArts.3015", "ModelArts.3016", "ModelArts.3037"


@dataclass(frozen=True)
class Bad:
    """`words` is the whole message; {model} stands for the directory of the package."""

    files: Mapping[str, str | bytes]
    code: str
    words: str
    model_type: str = "PyTorch"


def lines(*rows: str) -> str:
    """The text of a config.json: two right lines, and `rows` from line 4 on."""
    head = ['"model_algorithm": "image_classification"', '"model_type": "PyTorch"']
    return "{\n" + ",\n".join([*head, *rows]) + "\n}"


def configured(*rows: str) -> dict[str, str | bytes]:
    return echo(**{"config.json": lines(*rows)})


def as_config(text: str | bytes) -> dict[str, str | bytes]:
    return echo(**{"config.json": text})


def scripted(text: str | bytes, **files: str) -> dict[str, str | bytes]:
    return echo(**{"customize_service.py": text}, **{f"{name}.py": body for name, body in files.items()})


IMPORT = "from model_service.pytorch_model_service import PTServingBaseService\n"
ENTRY = '{"url": "/", "method": "post"}'


def api(**changes: str) -> str:
    fields = {"url": '"/"', "method": '"post"'} | changes
    return '"apis": [{\n' + ",\n".join(f'"{name}": {text}' for name, text in fields.items()) + "\n}]"


def packages(text: str) -> str:
    return '"dependencies": [{\n"installer": "pip",\n"packages": [\n' + text + "\n]}]"


BAD: dict[str, Bad] = {
    # what lies in the directory
    "empty": Bad(
        {},
        PACKAGE,
        "{place}: there is no directory model/ with files; put the weights, config.json and "
        "customize_service.py into {place}model/.",
    ),
    "not in model": Bad(
        {"../config.json": config(), "../net.pt": b"x"},
        PACKAGE,
        "{place}: there is no directory model/ with files; move config.json and what is beside it into "
        "{place}model/.",
    ),
    "Model": Bad(
        {"../Model/config.json": config()},
        PACKAGE,
        "{place}: there is no directory model/ with files; rename Model/ to model/.",
    ),
    "no config": Bad(
        {"net.pt": b"x"},
        CONFIG,
        "{model}: there is no config.json; write one with model_algorithm and model_type.",
    ),
    "Config.json": Bad(
        {"Config.json": config()}, CONFIG, "{model}: there is no config.json; rename Config.json."
    ),
    "two configs": Bad(
        echo(**{"sub/config.json": "{}"}),
        CONFIG,
        "{model}: there are 2 files config.json (config.json, sub/config.json); keep exactly one.",
    ),
    "config too deep": Bad(
        {"sub/config.json": "{}"}, CONFIG, "{model}: config.json must stand in it, not in sub/; move it."
    ),
    "two scripts": Bad(
        echo(**{"old/customize_service.py": ECHO}),
        PACKAGE,
        "{model}: there are 2 files customize_service.py (customize_service.py, "
        "old/customize_service.py); keep the one at its top.",
    ),
    "script too deep": Bad(
        {"config.json": config(), "sub/customize_service.py": ECHO},
        PACKAGE,
        "{model}: customize_service.py must stand in it, not in sub/; move it.",
    ),
    # JSON
    "no JSON": Bad(
        as_config('{\n"model_type": PyTorch\n}'),
        CONFIG,
        "config.json line 2, column 15: it is no JSON (Expecting value); correct that line.",
    ),
    "comma": Bad(
        as_config('{\n"model_algorithm": "a",\n"model_type": "PyTorch",\n}'),
        CONFIG,
        "config.json line 3, column 24: it is no JSON (a comma too much before }}); correct that line.",
    ),
    "comment": Bad(
        as_config('{\n  // the engine\n"model_type": "PyTorch"}'),
        CONFIG,
        "config.json line 2, column 3: it is no JSON (it has no comments); correct that line.",
    ),
    "quotes": Bad(
        as_config("{'model_type': 'PyTorch'}"),
        CONFIG,
        "config.json line 1, column 2: it is no JSON (text needs double quotes, not single ones); "
        "correct that line.",
    ),
    "no object": Bad(
        as_config("[]"),
        CONFIG,
        'config.json line 1: it must hold one object; write {{"model_algorithm": ..., "model_type": ...}}.',
    ),
    "no text": Bad(
        as_config(b'{\n"\xff": 1}'),
        CONFIG,
        "config.json line 2: it is no JSON (the text is not in UTF-8); correct that line.",
    ),
    "empty config": Bad(
        as_config(""), CONFIG, "config.json line 1: it is no JSON (it is empty); correct that line."
    ),
    "nested": Bad(
        as_config("[" * 5000 + "]" * 5000),
        CONFIG,
        "config.json line 1: it is no JSON (it is nested too deeply); correct that line.",
    ),
    "nested a little less": Bad(
        as_config('{"apis":' + "[" * 900 + "]" * 900 + "}"),
        CONFIG,
        "config.json line 1: it is no JSON (it is nested too deeply); correct that line.",
    ),
    # fields
    "no algorithm": Bad(
        as_config('{"model_type": "PyTorch"}'),
        CONFIG,
        'config.json line 1: model_algorithm is missing; add, for example, "model_algorithm": '
        '"image_classification".',
    ),
    "algorithm": Bad(
        as_config('{\n"model_type": "PyTorch",\n"model_algorithm": "1x"}'),
        CONFIG,
        "config.json line 3: model_algorithm '1x' cannot be used; write at most 36 characters without "
        "blanks, a letter first.",
    ),
    "no type": Bad(
        as_config('{"model_algorithm": "a"}'),
        CONFIG,
        'config.json line 1: model_type is missing; add, for example, "model_type": "Scikit_Learn".',
    ),
    "unknown type": Bad(
        as_config('{"model_algorithm": "a",\n"model_type": "PyTroch"}'),
        CONFIG,
        "config.json line 2: model_type 'PyTroch' is unknown; did you mean PyTorch?",
    ),
    "another type": Bad(
        as_config('{"model_algorithm": "a",\n"model_type": "MXNet"}'),
        CONFIG,
        "config.json line 2: model_type is MXNet here and PyTorch in the request; make them the same.",
    ),
    "unknown runtime": Bad(
        configured('"runtime": "pytorch_1.8.0-cuda_10.2-py_3.8-ubuntu_18.04-x86_64"'),
        CONFIG,
        "config.json line 4: runtime of PyTorch 'pytorch_1.8.0-cuda_10.2-py_3.8-ubuntu_18.04-x86_64' is "
        "unknown; did you mean pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64?",
    ),
    "swr_location": Bad(
        configured('"swr_location": "lab/digits:1"'),
        CONFIG,
        "config.json line 4: swr_location is for model_type Image and Custom only; remove it.",
    ),
    "no swr_location": Bad(
        {"config.json": config(model_type="Image")},
        CONFIG,
        "config.json line 1: swr_location is missing, which names the image; add "
        '"swr_location": "swr.<region>.myhuaweicloud.com/<group>/<image>:<tag>".',
        "Image",
    ),
    "image as a URL": Bad(
        {"config.json": config(model_type="Custom", swr_location="https://swr/lab/digits")},
        CONFIG,
        "config.json line 1: swr_location 'https://swr/lab/digits' names no image; write it as "
        "registry/group/name:tag, without https://.",
        "Custom",
    ),
    "metrics": Bad(
        configured('"metrics": 1'),
        CONFIG,
        'config.json line 4: metrics must be an object; write {{"accuracy": 0.93}}, for example.',
    ),
    "metric": Bad(
        configured('"metrics": {\n"f1": 0.9,\n"recall": "high"}'),
        CONFIG,
        "config.json line 6: recall of metrics must be a number, not 'high'; write it without quotes, "
        "such as 0.93.",
    ),
    # apis
    "apis no list": Bad(
        configured(f'"apis": {ENTRY}'),
        CONFIG,
        'config.json line 4: apis must be a list; write [{{"url": "/", "method": "post", "request": '
        '{{...}}, "response": {{...}}}}].',
    ),
    "two apis": Bad(
        configured(f'"apis": [{ENTRY},\n{ENTRY}]'),
        CONFIG,
        "config.json line 5: apis has 2 entries, and PyTorch answers exactly one; keep the one whose url "
        "is /.",
    ),
    "url": Bad(
        configured(api(url='"/predict"')),
        CONFIG,
        'config.json line 5: the url of PyTorch must be /, not \'/predict\'; write "url": "/".',
    ),
    "method": Bad(
        configured(api(method='"psot"')),
        CONFIG,
        "config.json line 6: method 'psot' is unknown; did you mean post?",
    ),
    "content type": Bad(
        configured(api(request='{"Content-type": "application/jsn"}')),
        CONFIG,
        "config.json line 7: Content-type 'application/jsn' is unknown; did you mean application/json?",
    ),
    "schema type": Bad(
        configured(api(request='{"data": {"type": "object",\n"properties": {"image": {"type": "flie"}}}}')),
        CONFIG,
        "config.json line 8: type of image of request 'flie' is unknown; did you mean file?",
    ),
    "schema": Bad(
        configured(api(response='{"data": {"type": "object",\n"properties": ["label"]}}')),
        CONFIG,
        'config.json line 8: properties of data of response must be an object; write {{"images": '
        '{{"type": "file"}}}}, for example.',
    ),
    "the same api twice": Bad(
        {
            "config.json": '{"model_algorithm": "a", "model_type": "Image", "swr_location": "lab/a",\n'
            '"apis": [{"url": "/a"},\n{"url": "/a"}]}'
        },
        CONFIG,
        "config.json line 3: post /a stands in apis twice; keep one of the two.",
        "Image",
    ),
    # dependencies
    "installer": Bad(
        configured('"dependencies": [\n{"installer": "conda"}]'),
        CONFIG,
        "config.json line 5: installer 'conda' is unknown; write \"pip\".",
    ),
    "package without name": Bad(
        configured(packages('{"package_version": "1"}')),
        CONFIG,
        'config.json line 7: a package has no package_name; write {{"package_name": "numpy"}}, for example.',
    ),
    "restraint": Bad(
        configured(packages('{"package_name": "a", "package_version": "1",\n"restraint": "LEAST"}')),
        CONFIG,
        "config.json line 8: restraint of a 'LEAST' is unknown; did you mean ATLEAST?",
    ),
    "version": Bad(
        configured(packages('{"package_name": "a", "package_version": "one two"}')),
        CONFIG,
        "config.json line 7: 'a==one two' is no package with a version; correct name or version.",
    ),
    "version as a number": Bad(
        configured(packages('{"package_name": "a",\n"package_version": 1.5}')),
        CONFIG,
        'config.json line 8: package_version of a must be text, not 1.5; write "1.5".',
    ),
    "wheel": Bad(
        configured(packages('{"package_name": "a-1.0-py3-none-any.whl"}')),
        CONFIG,
        "config.json line 7: a-1.0-py3-none-any.whl is not in the package; put it beside config.json.",
    ),
    # health
    "check method": Bad(
        configured('"health": {\n"check_method": "TCP"}'),
        CONFIG,
        "config.json line 5: check_method of health 'TCP' is unknown; did you mean HTTP?",
    ),
    "no command": Bad(
        configured('"readiness_health": {"check_method": "EXEC"}'),
        CONFIG,
        "config.json line 4: readiness_health is checked by EXEC and has no command; add one, such as "
        '"command": "cat /tmp/healthy".',
    ),
    "period": Bad(
        configured('"startup_health": {"url": "/up",\n"period_seconds": "often"}'),
        CONFIG,
        "config.json line 5: period_seconds of startup_health must be a number, not 'often'; "
        "write 1 or more.",
    ),
    # the script
    "syntax": Bad(
        scripted(
            IMPORT + "class A(PTServingBaseService):\n    def _inference(self, data)\n        return 1\n"
        ),
        PACKAGE,
        "customize_service.py line 3, column 31: Python cannot read it (expected ':'); correct that line.",
    ),
    "indentation": Bad(
        scripted(IMPORT + "class A(PTServingBaseService):\npass\n"),
        PACKAGE,
        "customize_service.py line 3, column 1: Python cannot read it (expected an indented block after "
        "class definition on line 2); correct that line.",
    ),
    "no class": Bad(
        scripted("import numpy\n"),
        PACKAGE,
        "customize_service.py: there is no service class; write one class derived from a base class of "
        "model_service, such as PTServingBaseService.",
    ),
    "class without base": Bad(
        scripted("import os\n\nclass Digits:\n    pass\n"),
        PACKAGE,
        "customize_service.py line 3: there is no service class; write one class derived from a base class "
        "of model_service, such as PTServingBaseService.",
    ),
    "two classes": Bad(
        scripted(IMPORT + "class A(PTServingBaseService): pass\n\nclass B(PTServingBaseService): pass\n"),
        PACKAGE,
        "customize_service.py line 4: class B is a second service class beside A of line 2; keep one, or "
        "derive one from the other.",
    ),
}
