"""What a package starts with where nobody has written it: the service script of an engine, `config.json`.

The scripts are ordinary service scripts of the platform, to be read and changed by whoever has the model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .package import Package

_TABLE = '''\
"""Answers rows of a table with the predictions of the model.  A start: change it as the model needs it.

Request:   {"data": {"req_data": [{"column": value, ...}, ...]}}
Response:  {"data": {"resp_data": [{"predictresult": value}, ...]}}
"""

import json

@IMPORTS@
from model_service.python_model_service import XgSklServingBaseService


class ModelService(XgSklServingBaseService):
    def __init__(self, model_path):
        super().__init__(model_path)
        self.model = @LOAD@

    def _preprocess(self, data):
        body = json.loads(data)
        return [list(row.values()) for row in body["data"]["req_data"]]

    def _inference(self, data):
        found = self.model.predict(@ROWS@)
        return found.tolist() if hasattr(found, "tolist") else list(found)

    def _postprocess(self, data):
        return [{"predictresult": value} for value in data]
'''
_TORCH = '''\
"""Answers arrays of numbers with the outputs of the network.  A start: change it as the model needs it.

Request:   {"name": [[number, ...], ...]}
Response:  {"name": [[number, ...], ...]}
"""

import torch
from model_service.pytorch_model_service import PTServingBaseService


def load_network(path):
    try:
        return torch.jit.load(path, map_location="cpu").eval()  # saved with torch.jit.save
    except RuntimeError:
        pass
    # A state_dict has no network: define yours here and return it instead of this error.
    #     network = Network()
    #     network.load_state_dict(torch.load(path, map_location="cpu"))
    #     return network.eval()
    raise RuntimeError(f"{path} is no TorchScript: define the network in load_network")


class ModelService(PTServingBaseService):
    def __init__(self, model_name, model_path):
        super().__init__(model_name, model_path)
        self.model = load_network(model_path)

    def _preprocess(self, data):
        return {name: torch.as_tensor(value, dtype=torch.float32) for name, value in data.items()}

    def _inference(self, data):
        with torch.no_grad():
            return {name: self.model(value) for name, value in data.items()}

    def _postprocess(self, data):
        return {name: value.tolist() for name, value in data.items()}
'''
_TENSORFLOW = '''\
"""Hands arrays to the serving_default signature of the SavedModel.  A start: change it as you need it.

Request:   {"input": [[number, ...], ...]}
Response:  {"output": [[number, ...], ...]}
"""

from model_service.tfserving_model_service import TfServingBaseService


class ModelService(TfServingBaseService):
    def _preprocess(self, data):
        return data

    def _postprocess(self, data):
        return data
'''
_MINDSPORE = '''\
"""Answers arrays of numbers with the outputs of the network.  A start: change it as the model needs it.

Request:   {"name": [[number, ...], ...]}
Response:  {"name": [[number, ...], ...]}
"""

from pathlib import Path

import mindspore
from model_service.model_service import SingleNodeService


def load_network(path):
    place = Path(path)
    files = sorted((place if place.is_dir() else place.parent).glob("*.mindir"))
    if not files:
        # A .ckpt has no network: define yours here and return it instead of this error.
        #     network = Network()
        #     mindspore.load_checkpoint(path, network)
        #     return network
        raise RuntimeError(f"{path} brings no .mindir: define the network in load_network")
    return mindspore.nn.GraphCell(mindspore.load(str(files[0])))


class ModelService(SingleNodeService):
    def __init__(self, model_name, model_path):
        super().__init__(model_name, model_path)
        self.network = load_network(model_path)

    def _preprocess(self, data):
        return {name: mindspore.Tensor(value, mindspore.float32) for name, value in data.items()}

    def _inference(self, data):
        return {name: self.network(value) for name, value in data.items()}

    def _postprocess(self, data):
        return {name: value.asnumpy().tolist() for name, value in data.items()}
'''
_PICKLES = (".pkl", ".pickle", ".joblib")
_SCRIPTS = {"PyTorch": _TORCH, "TensorFlow": _TENSORFLOW, "MindSpore": _MINDSPORE}
_TABLES = ("Scikit_Learn", "XGBoost")


def starting_script(model_type: str, package: Package) -> str:
    """The service script to start with; empty for an engine of which we know none."""
    if model_type in _TABLES:
        return _table_script(model_type, package)
    return _SCRIPTS.get(model_type, "")


def _table_script(model_type: str, package: Package) -> str:
    if model_type == "XGBoost" and not any(name.endswith(_PICKLES) for name in package.weights):
        parts = ("import xgboost", "xgboost.Booster(model_file=model_path)", "xgboost.DMatrix(data)")
    else:
        parts = ("import joblib", "joblib.load(model_path)", "data")
    text = _TABLE
    for mark, part in zip(("@IMPORTS@", "@LOAD@", "@ROWS@"), parts, strict=True):
        text = text.replace(mark, part)
    return text


def starting_config(model_type: str, runtime: str, *, api: Mapping[str, Any] | None) -> dict[str, Any]:
    """`config.json`; `api` describes the one request that the script takes, where that is known."""
    config: dict[str, Any] = {"model_algorithm": "predict_analysis", "model_type": model_type}
    if runtime:
        config["runtime"] = runtime
    if api:
        config["apis"] = [dict(api)]
    return config


def api_of(model_type: str) -> Mapping[str, Any] | None:
    """The description of what the starting script of an engine takes and answers."""
    if model_type not in _TABLES:
        return None
    return {
        "url": "/",
        "method": "post",
        "request": _side("req_data"),
        "response": _side("resp_data"),
    }


def _side(name: str) -> dict[str, Any]:
    rows = {"type": "array", "items": {"type": "object"}}
    table = {"type": "object", "properties": {name: rows}, "required": [name]}
    schema = {"type": "object", "properties": {"data": table}, "required": ["data"]}
    return {"Content-type": "application/json", "data": schema}


def newest_runtime(rows: Sequence[Mapping[str, Any]], model_type: str) -> str:
    """The newest runtime of a type that needs no accelerator; the embedded service's own if offered."""
    from .engines import natural

    for row in rows:
        if row.get("ai_engine") == model_type:
            names = list(row.get("runtimes") or [])
            wanted = [name for index, name in enumerate(names) if _plain(row, index)]
            return max(
                wanted or names, key=lambda name: (name.endswith("-embedded"), natural(name)), default=""
            )
    return ""


def _plain(row: Mapping[str, Any], index: int) -> bool:
    accelerator = (row.get("accelerators") or [{}] * (index + 1))[index]
    kind = accelerator.get("type", "none") if isinstance(accelerator, Mapping) else "none"
    mode = (row.get("request_mode") or ["sync"] * (index + 1))[index]
    return kind == "none" and mode == "sync"
