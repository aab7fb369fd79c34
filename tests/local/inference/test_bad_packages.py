"""Packages that cannot be served: each is told in one sentence, with the file and line where there is one."""

from __future__ import annotations

import importlib.util
import pickle
import signal
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from jupyter_modelarts.local.inference.failures import crash
from jupyter_modelarts.local.service.environment import environment
from jupyter_modelarts.local.service.instance import Instance, Launch, StartFailed
from jupyter_modelarts.local.service.launch import worker

from .working import BASE, instance, script

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = "customize_service.py"
INIT = "    def __init__(self, model_name, model_path):\n"
HINT = "Add it to dependencies in config.json, or install it beside the embedded service."
ONE_CLASS = f"{SCRIPT} must define exactly one class derived from a model_service base class; it "


class Bad(NamedTuple):
    """`script` may be missing; `files` are more of the package; `says` is what the owner reads."""

    says: str
    script: str = ""
    files: dict[str, str | bytes] = {}  # noqa: RUF012 - never changed
    engine: str = "PyTorch"
    needs_no: str = ""
    """A library with which this package would start."""


# pickles that ask for a class of a module that nobody has, and of the notebook they were made in
GONE = b"\x80\x04cno_such_module\nThing\n."
IN_NOTEBOOK = b"\x80\x04c__main__\nNet\n."

AT_START = {
    "syntax": Bad(f"{SCRIPT} line 2: SyntaxError: invalid syntax.", "x = 1\nclass S(:\n"),
    "bracket": Bad(f"{SCRIPT} line 1: SyntaxError: '(' was never closed.", "x = (1,\n"),
    "indentation": Bad(
        f"{SCRIPT} line 3: IndentationError: expected an indented block", f"{BASE}class S(Base):\nx = 1\n"
    ),
    "tabs": Bad(f"{SCRIPT} line 3: TabError: ", "if True:\n        x = 1\n\ty = 2\n"),
    "encoding": Bad(f"{SCRIPT}", "x = 'é'\n".encode("latin-1").decode("utf-8", "surrogateescape")),
    "no module": Bad(
        f"{SCRIPT} line 1: ModuleNotFoundError: No module named 'no_such'. {HINT}", "import no_such\n"
    ),
    "no module in a file beside it": Bad(
        f"helper.py line 2: ModuleNotFoundError: No module named 'no_such'. {HINT}",
        "from .helper import x\n",
        {"helper.py": "x = 1\nimport no_such\n"},
    ),
    "no file beside it": Bad(f"{SCRIPT} line 2: ModuleNotFoundError: ", f"{BASE}from .helper import x\n"),
    "no name in a file beside it": Bad(
        f"{SCRIPT} line 1: ImportError: cannot import name 'y' from ",
        "from helper import y\n",
        {"helper.py": "x = 1\n"},
    ),
    "files that import each other": Bad(
        "b.py line 1: ImportError: cannot import name 'A' from partially initialized module ",
        "import a\n",
        {"a.py": "from b import B\nA = 1\n", "b.py": "from a import A\nB = 1\n"},
    ),
    "no such base class": Bad(
        f"{SCRIPT} line 1: ImportError: cannot import name 'Serving' from ",
        "from model_service.pytorch_model_service import Serving\n",
    ),
    "unknown name": Bad(f"{SCRIPT} line 1: NameError: name 'np' is not defined.", "zero = np.zeros(1)\n"),
    "unknown name in the class": Bad(
        f"{SCRIPT} line 3, in Service: NameError: ", script("    x = torch.nn\n")
    ),
    "no class": Bad(f"{ONE_CLASS}has none.", "x = 1\n"),
    "no subclass": Bad(f"{ONE_CLASS}has none.", f"{BASE}class Service:\n    pass\n"),
    "only the base": Bad(f"{ONE_CLASS}has none.", BASE),
    "two subclasses": Bad(
        f"{ONE_CLASS}has 2: A ({SCRIPT} line 2), B ({SCRIPT} line 3).",
        f"{BASE}class A(Base): pass\nclass B(Base): pass\n",
    ),
    "a subclass beside it, too": Bad(
        f"{ONE_CLASS}has 2: A (a.py line 2), B ({SCRIPT} line 3).",
        f"{BASE}from .a import A\nclass B(Base): pass\n",
        {"a.py": f"{BASE}class A(Base): pass\n"},
    ),
    "exception in __init__": Bad(
        f"{SCRIPT} line 4, in __init__: ValueError: bad model.",
        script(f"{INIT}        raise ValueError('bad model')\n"),
    ),
    "exception below __init__": Bad(
        "net.py line 2, in build: ZeroDivisionError: division by zero.",
        script(f"{INIT}        build()\n", "from net import build\n"),
        {"net.py": "def build():\n    return 1 / 0\n"},
    ),
    "__init__ with too much": Bad(
        f"{SCRIPT} line 3, in __init__: __init__(a, b, c) must be __init__(self, model_name, model_path).",
        script("    def __init__(self, a, b, c): pass\n"),
    ),
    "__init__ of a table with too much": Bad(
        "must be __init__(self, model_path).",
        script("    def __init__(self, a, b, c): pass\n"),
        engine="XGBoost",
    ),
    "exit": Bad(
        f"{SCRIPT} line 2: SystemExit: 3. {SCRIPT} must not call exit().", "import sys\nsys.exit(3)\n"
    ),
    "exit in __init__": Bad(
        f"{SCRIPT} line 4, in __init__: SystemExit: None.", script(f"{INIT}        exit()\n")
    ),
    "interrupt": Bad(f"{SCRIPT} line 1: KeyboardInterrupt.", "raise KeyboardInterrupt\n"),
    "endless recursion": Bad(f"{SCRIPT} line 1, in f: RecursionError: ", "def f(): f()\nf()\n"),
    "no memory": Bad(f"{SCRIPT} line 1: MemoryError", "x = bytearray(1 << 60)\n"),
    "no weights": Bad(
        f"{SCRIPT} line 4, in __init__: IsADirectoryError: ",
        script(f"{INIT}        open(model_path)\n"),
    ),
    "no weights, told": Bad(
        "The package holds no model file for PyTorch (a name that ends in .pt, .pth, .pt2, .bin).",
        script(f"{INIT}        open(model_path)\n"),
    ),
    "no labels": Bad(
        f"{SCRIPT} line 4, in __init__: FileNotFoundError: [Errno 2] No such file or directory: 'lab",
        script(f"{INIT}        open('labels.txt')\n"),
    ),
    "labels that are no JSON": Bad(
        f"{SCRIPT} line 4, in __init__: json.decoder.JSONDecodeError: ",
        script(f"{INIT}        self.labels = json.load(open('labels.json'))\n", "import json\n").replace(
            "\nimport json", "; import json"
        ),
        {"labels.json": "{"},
    ),
    "wrong pickle": Bad(
        f"{SCRIPT} line 4, in __init__: _pickle.UnpicklingError: ",
        script(f"{INIT}        import pickle; pickle.load(open(model_path, 'rb'))\n"),
        {"net.pt": b"weights"},
    ),
    "pickle of a notebook": Bad(
        "A pickle names classes by module: define the class in a file of the package, not in a cell.",
        script(f"{INIT}        import pickle; pickle.load(open(model_path, 'rb'))\n"),
        {"net.pt": IN_NOTEBOOK},
    ),
    "_preprocess without data": Bad(
        f"{SCRIPT} line 3, in _preprocess: _preprocess must take the data: def _preprocess(self, data).",
        script("    def _preprocess(self): pass\n"),
    ),
    "_inference with too much": Bad(
        f"{SCRIPT} line 3, in _inference: _inference must take the data",
        script("    def _inference(self, data, x): pass\n"),
    ),
    "_postprocess that is none": Bad(
        f"{SCRIPT} line 2: _postprocess must take the data", script("    _postprocess = None\n")
    ),
    "default: MindSpore": Bad(
        f"The package has no {SCRIPT}, and MindSpore has no default service. Add the script.",
        engine="MindSpore",
    ),
    "default: no weights": Bad("The package holds no model file for Scikit_Learn (", engine="Scikit_Learn"),
    "default: wrong pickle": Bad(
        "iris.pkl: ", files={"iris.pkl": b"\x80\x04nonsense"}, engine="Scikit_Learn"
    ),
    "default: pickle without a library": Bad(
        f"iris.pkl: ModuleNotFoundError: No module named 'no_such_module'. {HINT}",
        files={"iris.pkl": GONE},
        engine="Scikit_Learn",
    ),
    "default: pickle of no model": Bad(
        "iris.pkl: TypeError: it holds dict, which has no predict: dump the fitted model.",
        files={"iris.pkl": pickle.dumps({"a": 1})},
        engine="Scikit_Learn",
    ),
    "default: no XGBoost": Bad(
        "iris.ubj: RuntimeError: iris.ubj is no pickle and XGBoost is not installed.",
        files={"iris.ubj": b"{L"},
        engine="XGBoost",
        needs_no="xgboost",
    ),
    "default: no PyTorch": Bad(
        f"net.pt: ModuleNotFoundError: the model is served by PyTorch, which is not installed. {HINT}",
        files={"net.pt": b"weights"},
        needs_no="torch",
    ),
    "default: no TensorFlow": Bad(
        f"model: ModuleNotFoundError: A SavedModel is served by TensorFlow, which is not installed. {HINT}",
        files={"saved_model.pb": b"graph"},
        engine="TensorFlow",
        needs_no="tensorflow",
    ),
}


def files_of(bad: Bad) -> dict[str, str | bytes]:
    """The files of a package."""
    return {**bad.files, **({SCRIPT: bad.script.encode("utf-8", "surrogateescape")} if bad.script else {})}


@pytest.mark.parametrize("case", AT_START)
def test_a_package_that_cannot_start(tmp_path: Path, case: str) -> None:
    bad = AT_START[case]
    if bad.needs_no and importlib.util.find_spec(bad.needs_no):
        pytest.skip(f"{bad.needs_no} is installed")
    with instance(tmp_path, files_of(bad), bad.engine) as started:
        assert started.ended() == 1
        error = started.report()["error"]
        assert bad.says in error
        assert "\n" not in error
        assert "Traceback" in started.log or bad.says in started.log


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"{INIT}        print('begun')\n        while True: pass\n", f"{SCRIPT} line 5, in __init__"),
        (
            f"{INIT}        print('begun')\n        import time; time.sleep(1000)\n",
            f"{SCRIPT} line 5, in __init__",
        ),
    ],
    ids=["busy", "asleep"],
)
def test_an_endless_start_says_where_it_was(tmp_path: Path, body: str, place: str) -> None:
    with instance(tmp_path, {SCRIPT: script(body)}) as started:
        started.said("begun")
        started.process.send_signal(signal.SIGTERM)
        assert started.ended() == 1
        assert started.report()["error"] == (f"{place}: the start had not come to its end when it was ended.")


CRASH = "import ctypes\ndef boom():\n    ctypes.string_at(0)\n"


def test_a_start_that_dies_in_native_code(tmp_path: Path) -> None:
    with instance(tmp_path, {SCRIPT: "from boom import boom\nboom()\n", "boom.py": CRASH}) as started:
        assert started.ended() == -signal.SIGSEGV
        assert started.report() == {}
        assert crash(started.log, started.package) == "boom.py line 3, in boom: Segmentation fault"


def test_a_start_that_leaves_without_a_word(tmp_path: Path) -> None:
    with instance(tmp_path, {SCRIPT: "import os\nos._exit(7)\n"}) as started:
        assert started.ended() == 7
        assert started.report() == {}


class BadAnswer(NamedTuple):
    """What a script does with a request, and what the caller and the owner get."""

    says: str
    body: str
    status: int = 500
    code: str = "MR.0105"


AT_REQUEST = {
    "no such field": BadAnswer(
        f"{SCRIPT} line 3, in _preprocess: KeyError: 'image'",
        "    def _preprocess(self, data): return data['image']\n",
        400,
    ),
    "wrong type": BadAnswer(
        f"{SCRIPT} line 3, in _preprocess: TypeError: ",
        "    def _preprocess(self, data): return data + 1\n",
        400,
    ),
    "below the script": BadAnswer(
        "helper.py line 2, in half: ZeroDivisionError: division by zero",
        "    def _inference(self, data): from helper import half; return half(data)\n",
    ),
    "no _inference": BadAnswer("Service sets no self.model. Load it in __init__", "    pass\n"),
    "exit": BadAnswer(
        f"{SCRIPT} line 3, in _inference: SystemExit: 2", "    def _inference(self, data): exit(2)\n"
    ),
    "a result that is no JSON": BadAnswer(
        f'{SCRIPT} line 4, in _postprocess: The result holds bytes at ["a"], which is no JSON.',
        "    def _inference(self, data): return data\n    def _postprocess(self, data): return {'a': b'x'}\n",
        400,
    ),
    "_inference that takes what it does not get": BadAnswer(
        f"{SCRIPT} line 3, in _inference: ValueError: not enough values to unpack",
        "    def _inference(self, data): a, b = data\n",
    ),
    "a long message": BadAnswer(
        "x" * 100, "    def _inference(self, data): raise ValueError('x' * 10_000)\n"
    ),
}


@pytest.mark.parametrize("case", AT_REQUEST)
def test_a_script_that_cannot_answer(tmp_path: Path, case: str) -> None:
    bad = AT_REQUEST[case]
    helper = "def half(data):\n    return data['a'] / 0\n"
    with instance(tmp_path, {SCRIPT: script(bad.body), "helper.py": helper}) as started:
        for _ in range(2):  # it goes on answering
            answer = started.post({"a": 1})
            assert (answer.status_code, answer.json()["erno"]) == (bad.status, bad.code)
        detail = answer.json()["detail"]
        assert bad.says in detail
        assert len(detail) < 700
        assert detail.partition(": ")[2][:100] in started.log


def test_a_request_that_dies_in_native_code(tmp_path: Path) -> None:
    body = "    def _inference(self, data):\n        from boom import boom; boom()\n"
    with instance(tmp_path, {SCRIPT: script(body), "boom.py": CRASH}) as started:
        with pytest.raises(Exception, match=r"disconnected|reset"):
            started.post({"a": 1})
        assert started.ended() == -signal.SIGSEGV
        assert crash(started.log, started.package) == "boom.py line 3, in boom: Segmentation fault"


async def test_the_owner_of_a_service_reads_it(tmp_path: Path) -> None:
    async def ignore() -> None:
        pass

    async def reason(name: str, text: str) -> str:
        package, directory = tmp_path / name / "model", tmp_path / name / "run"
        package.mkdir(parents=True)
        (package / SCRIPT).write_text(text)
        launch = Launch(
            program=worker(sys.executable, package, "PyTorch", directory),
            environment=environment({}),
            directory=directory,
            log=tmp_path / f"{name}.log",
            timeout=2.0,
            working_directory=tmp_path,
        )
        with pytest.raises(StartFailed) as failed:
            await Instance(launch, ignore).start()
        return str(failed.value)

    hangs = await reason("hangs", script(f"{INIT}        while True: pass\n"))
    assert hangs.startswith("The instance was not ready after 2 s (log: ")
    assert f"{SCRIPT} line 4, in __init__: the start had not come to its end" in hangs
    dies = await reason("dies", CRASH + "boom()\n")
    assert dies == f"The instance was ended by signal 11: {SCRIPT} line 3, in boom: Segmentation fault"
