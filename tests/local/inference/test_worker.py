"""An instance as a process: what a script is made with, what it can import, defaults, its end."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from .working import instance, script

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = "customize_service.py"
ROWS = {"data": {"req_data": [{"a": 5.1, "b": 3.5}, {"a": 0.1, "b": 0.5}]}}

SEEN = """\
from model_service.{module} import {base}
import os

class Service({base}):
    def _preprocess(self, data):
        return data
    def _inference(self, data):
        return {{"name": getattr(self, "model_name", None), "path": os.path.relpath(self.model_path),
                 "cwd": os.path.basename(os.getcwd())}}
    def _postprocess(self, data):
        return data
"""


@pytest.mark.parametrize(
    ("engine", "module", "base", "files", "path"),
    [
        ("PyTorch", "pytorch_model_service", "PTServingBaseService", ["b.pth", "a.pt", "c.bin"], "a.pt"),
        ("MindSpore", "model_service", "SingleNodeService", ["a.ckpt", "a.om"], "."),
        ("TensorFlow", "tfserving_model_service", "TfServingBaseService", ["saved_model.pb"], "."),
        ("Scikit_Learn", "python_model_service", "XgSklServingBaseService", ["a.pkl", "b.m"], "b.m"),
        ("XGBoost", "python_model_service", "XgSklServingBaseService", ["a.json", "config.json"], "a.json"),
        ("Spark_MLlib", "spark_model_service", "SparkServingBaseService", ["lr/metadata/part-0"], "lr"),
    ],
)
def test_what_a_script_is_made_with(
    tmp_path: Path, engine: str, module: str, base: str, files: list[str], path: str
) -> None:
    package: dict[str, str | bytes] = dict.fromkeys(files, "{}")
    package[SCRIPT] = SEEN.format(module=module, base=base)
    with instance(tmp_path, package, engine) as started:
        found = started.post({"a": 1}).json()
    assert found == {"name": "serve", "path": path, "cwd": "model"}


@pytest.mark.parametrize(
    ("engine", "signature", "seen"),
    [
        ("PyTorch", "self, model_name, model_path", ["serve", "a.pt"]),
        ("PyTorch", "self, model_path", ["a.pt"]),
        ("PyTorch", "self, *arguments", ["serve", "a.pt"]),
        ("Scikit_Learn", "self, model_path", ["b.pkl"]),
        ("Scikit_Learn", "self, model_path, depth=3", ["b.pkl", 3]),
        ("Scikit_Learn", "self, model_name, model_path", ["serve", "b.pkl"]),
    ],
)
def test_constructors_of_both_kinds(tmp_path: Path, engine: str, signature: str, seen: list[Any]) -> None:
    body = (
        f"    def __init__({signature}):\n"
        "        given = dict(locals())\n"
        "        given = [*given.pop('arguments', ()), *(given[n] for n in given if n != 'self')]\n"
        "        self.seen = [os.path.basename(a) if isinstance(a, str) else a for a in given]\n"
        "    def _inference(self, data): return self.seen\n"
    )
    with instance(
        tmp_path, {SCRIPT: script(body, "import os\n"), "a.pt": "", "b.pkl": ""}, engine
    ) as started:
        assert started.post({"a": 1}).json() == seen


IMPORTS = """\
import log
from model_service import log as other
import model_service.log as third
from metric.metrics_manager import MetricsManager
from mms.model_service.mxnet_model_service import MXNetBaseService
from model_service.caffe_model_service import CaffeBaseService
from model_service.spark_model_service import SparkServingBaseService
from model_service.tfserving_model_service import TfServingBaseService
from model_service.python_model_service import XgSklServingBaseService
from model_service.pytorch_model_service import PTServingBaseService
from model_service.model_service import ModelService, SingleNodeService
from .nets.small import one
from .helper import two
import helper
from nets import small

log.init_logger()
logger = log.getLogger(__name__)
logger.info("not shown")
logger.warning("shown")
logger.setLevel("INFO")
logger.info("shown, too")

class Service(SingleNodeService):
    def _inference(self, data):
        assert self.ping() is None and self.signature() is None and MetricsManager.metrics == {}
        return [one, two, helper.two, small.one, issubclass(PTServingBaseService, ModelService)]
"""


def test_what_scripts_import(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        SCRIPT: IMPORTS,
        "helper.py": "two = 2\n",
        "nets/__init__.py": "",
        "nets/small.py": "from helper import two\none = 1\n",
    }
    with instance(tmp_path, files) as started:
        assert started.post({"a": 1}).json() == [1, 2, 2, 1, True]
        assert " - WARNING - shown\n" in started.log
        assert " - INFO - shown, too\n" in started.log
        assert "not shown" not in started.log


def test_a_leaf_class_may_have_classes_of_ours_between(tmp_path: Path) -> None:
    body = (
        "    def _inference(self, data): return 'base'\n"
        "class Leaf(Service):\n"
        "    def _postprocess(self, data): return data + ' leaf'\n"
        "Alias = Leaf\n"
    )
    with instance(tmp_path, {SCRIPT: script(body)}) as started:
        assert started.post({"a": 1}).json() == "base leaf"


def test_state_and_standard_input_and_threads_of_a_script(tmp_path: Path) -> None:
    body = (
        "    calls = 0\n"
        "    def _preprocess(self, data):\n"
        "        self.calls += 1\n"
        "        self.mine = threading.get_ident(), data['n']\n"
        "        time.sleep(0.01)\n"
        "        return data\n"
        "    def _postprocess(self, data):\n"
        "        assert self.mine == (threading.get_ident(), data['n'])\n"
        "        return {'n': data['n'], 'main': threading.current_thread() is threading.main_thread()}\n"
        "    def _inference(self, data): return data\n"
    )
    with instance(tmp_path, {SCRIPT: script(body, "import threading, time\n")}) as started:
        started.address()
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda n: started.post({"n": n}).json(), range(16)))
    assert answers == [{"n": n, "main": True} for n in range(16)]


def test_a_request_under_way_is_answered_before_the_end(tmp_path: Path) -> None:
    body = "    def _inference(self, data):\n        print('in it'); time.sleep(0.3); return 1\n"
    with instance(tmp_path, {SCRIPT: script(body, "import time\n")}) as started:
        address = started.address()
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(started.post, {"a": 1})
            started.said("in it")
            started.process.send_signal(signal.SIGTERM)
            assert answer.result(20).json() == 1
        assert started.ended() == 0
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{address}/health")


def test_a_request_that_never_ends_does_not_keep_it(tmp_path: Path) -> None:
    body = "    def _inference(self, data):\n        print('in it')\n        while True: time.sleep(0.01)\n"
    with instance(tmp_path, {SCRIPT: script(body, "import time\n")}) as started:
        started.address()
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(started.post, {"a": 1})
            started.said("in it")
            started.process.send_signal(signal.SIGTERM)
            assert started.ended() == 0
            assert isinstance(answer.exception(20), httpx.TransportError)


def test_the_standard_library_is_all_it_needs(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "msgspec.py").write_text("raise ImportError('not here')\n")
    program = "import sys, jupyter_modelarts.local.inference.worker; print(*sys.modules)"
    surroundings = {**os.environ, "PYTHONPATH": str(bare)}
    loaded = subprocess.check_output([sys.executable, "-c", program], env=surroundings, text=True).split()
    assert set(loaded) & {"aiohttp", "yarl", "psutil", "httpx", "asyncio", "msgspec"} == set()


def made(program: str, directory: Path, python: str = sys.executable) -> None:
    """What a program of its own writes into `directory`."""
    subprocess.run([python, "-W", "ignore", "-c", program], cwd=directory, check=True)


LARGER = "class Larger:\n    def predict(self, rows): return [row[0] > row[1] for row in rows]\n"


@pytest.mark.parametrize(
    ("name", "save"),
    [
        ("it.pkl", "import pickle; pickle.dump(m, open('it.pkl', 'wb'))"),
        ("it.m", "import joblib; joblib.dump(m, 'it.m')"),
        ("it.joblib", "import joblib; joblib.dump(m, 'it.joblib', compress=('gzip', 3))"),
    ],
)
def test_a_pickled_model_without_a_script(tmp_path: Path, name: str, save: str) -> None:
    pytest.importorskip("joblib")
    (tmp_path / "own.py").write_text(LARGER)
    made(f"from own import Larger; m = Larger(); {save}", tmp_path)
    files = {name: (tmp_path / name).read_bytes(), "own.py": LARGER}
    with instance(tmp_path, files, "Scikit_Learn") as started:
        rows = [{"predictresult": True}, {"predictresult": False}]
        assert started.post(ROWS).json() == {"data": {"resp_data": rows}}
        wrong = started.post({"rows": 1})
        assert wrong.status_code == 400
        assert wrong.json()["detail"].startswith('TypeError: The body must be {"data": {"req_data": [')


def test_scikit_learn_without_a_script(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    fit = "from sklearn.tree import DecisionTreeClassifier as T; m = T().fit([[0, 0], [5, 3]], ['s', 'l'])"
    made(f"{fit}; import pickle; pickle.dump(m, open('iris.pkl', 'wb'))", tmp_path)
    with instance(tmp_path, {"iris.pkl": (tmp_path / "iris.pkl").read_bytes()}, "Scikit_Learn") as started:
        rows = [{"predictresult": "l"}, {"predictresult": "s"}]
        assert started.post(ROWS).json() == {"data": {"resp_data": rows}}
        narrow = started.post({"data": {"req_data": [{"a": 1}]}}).json()
        assert "X has 1 features, but DecisionTreeClassifier is expecting 2 features" in narrow["detail"]


@pytest.mark.parametrize("name", ["m.json", "m.ubj", "m.m"])
def test_xgboost_without_a_script(tmp_path: Path, name: str) -> None:
    pytest.importorskip("xgboost")
    made(
        "import numpy as n, xgboost as x\n"
        "d = x.DMatrix(n.array([[0, 0], [5, 3]] * 20), n.array([0, 1] * 20), feature_names=['a', 'b'])\n"
        f"x.train({{'objective': 'binary:logistic'}}, d, 9).save_model('{name}')",
        tmp_path,
    )
    with instance(tmp_path, {name: (tmp_path / name).read_bytes()}, "XGBoost") as started:
        large, small = started.post(ROWS).json()["data"]["resp_data"]
    assert large["predictresult"] > 0.5 > small["predictresult"]


TORCH = os.environ.get("JUPYTER_MODELARTS_TEST_TORCH") or (
    sys.executable if importlib.util.find_spec("torch") else ""
)
NETS = """\
import torch
net = torch.nn.Sequential(torch.nn.Linear(2, 1))
torch.jit.script(net).save("script.pt")
torch.save(net, "whole.pth")
torch.export.save(torch.export.export(net, (torch.ones(1, 2),)), "program.pt2")
torch.save(net.state_dict(), "weights.pth")
open("text.pth", "w").write("no weights")
"""


@pytest.fixture(scope="module")
def nets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that PyTorch has saved in every way it knows."""
    directory = tmp_path_factory.mktemp("nets")
    made(NETS, directory, TORCH)
    return directory


@pytest.mark.torch
@pytest.mark.skipif(not TORCH, reason="no PyTorch: install torch, or name a Python that has it")
class TestTorch:
    @pytest.mark.parametrize("name", ["script.pt", "whole.pth", "program.pt2"])
    def test_a_network_that_was_saved_whole(self, tmp_path: Path, nets: Path, name: str) -> None:
        with instance(tmp_path, {name: (nets / name).read_bytes()}, python=TORCH) as started:
            assert len(started.post({"x": [[1, 2]]}).json()["x"][0]) == 1
            assert "x is no numbers: add customize_service.py" in started.post({"x": "text"}).text

    @pytest.mark.parametrize(
        ("name", "says"),
        [
            ("weights.pth", "weights.pth: ValueError: it holds weights (a state_dict), but not the network."),
            ("text.pth", "text.pth: "),
        ],
    )
    def test_what_is_no_network(self, tmp_path: Path, nets: Path, name: str, says: str) -> None:
        with instance(tmp_path, {name: (nets / name).read_bytes()}, python=TORCH) as started:
            assert started.ended() == 1
            assert says in started.report()["error"]


def test_a_model_that_is_pickled_with_a_class_of_the_package(tmp_path: Path) -> None:
    body = (
        "    def __init__(self, model_name, model_path):\n"
        "        self.net = pickle.load(open(model_path, 'rb'))\n"
        "    def _inference(self, data): return self.net.__name__\n"
    )
    files: dict[str, str | bytes] = {
        SCRIPT: script(body, "import pickle\n"),
        "net.py": "class Net: pass\n",
        "net.pt": b"cnet\nNet\n.",
    }
    with instance(tmp_path, files) as started:
        assert started.post({"a": 1}).json() == "Net"


def test_tensorflow_without_a_script(tmp_path: Path) -> None:
    if importlib.util.find_spec("tensorflow") is None:
        pytest.skip("no TensorFlow")
    made(
        "import tensorflow as t\n"
        "class Double(t.Module):\n"
        "    @t.function(input_signature=[t.TensorSpec([None], t.float32, name='x')])\n"
        "    def __call__(self, x): return {'y': 2 * x}\n"
        "m = Double()\n"
        "t.saved_model.save(m, 'saved', signatures=m.__call__)",
        tmp_path,
    )
    saved = tmp_path / "saved"
    files = {str(path.relative_to(saved)): path.read_bytes() for path in saved.rglob("*") if path.is_file()}
    with instance(tmp_path, dict(files), "TensorFlow") as started:
        assert started.post({"x": [1, 2.5]}).json() == {"y": [2.0, 5.0]}
        unknown = started.post({"z": [1]})
        assert unknown.status_code == 400
        assert "the model has no input 'z': its inputs are x" in unknown.json()["detail"]
