"""What `%%ma_predict` costs over a bare httpx call to the same service, both as cells of one shell.

The service is a trivial package on the embedded service; the bare call has a token at hand and only decodes
the answer.  Both cells show their result, as a notebook does.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from embedded import embedded
from measure import Figures, Goal, Table, alternate

QUICK = bool(os.environ.get("JUPYTER_MODELARTS_BENCHMARK_QUICK"))
ROUNDS = 2 if QUICK else 80  # many short ones: what else this machine does falls on all alike
CALLS = 5 if QUICK else 12
BODY = '{"x": [1.5, 2.5, 3.5, 4.5]}'
SCRIPT = """
from model_service.python_model_service import XgSklServingBaseService

class Answer(XgSklServingBaseService):
    def _preprocess(self, data):
        return data
    def _inference(self, data):
        return {"label": 7, "scores": [0.1, 0.9]}
    def _postprocess(self, data):
        return data
"""
CELLS = {
    "bare httpx": f"http.post(address, content={BODY.encode()!r}, headers=headers).json()",
    "%%ma_predict": f"%%ma_predict service\n{BODY}",
    "%%ma_predict, a variable in the cell": '%%ma_predict service\n{"x": {values}}',
}


def run() -> Table:
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    with embedded() as connection, tempfile.TemporaryDirectory() as place:
        shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
        _prepare(shell, connection, Path(place))
        values, noise = alternate({name: _caller(shell, cell) for name, cell in CELLS.items()}, ROUNDS)
        _run(shell, "service.delete()\n%unload_ext jupyter_modelarts\nhttp.close()")
        InteractiveShell.clear_instance()
    return _table({name: Figures.of(seen) for name, seen in values.items()}, values, noise)


def _table(seen: dict[str, Figures], values: dict[str, list[float]], noise: float) -> Table:
    bare, *ours = CELLS
    goals = []
    for name in ours:
        extra = statistics.median(a - b for a, b in zip(values[name], values[bare], strict=True))
        goals.append(Goal(f"{name}: overhead in ms, goal at most 1", extra, extra <= 1))
    rows = {name: (f"{f.median:.2f} ({f.low:.2f} to {f.high:.2f})",) for name, f in seen.items()}
    return Table(
        "%%ma_predict over a bare httpx call", ("ms a cell, median of each round",), rows, goals, noise,
        (f"{CALLS} cells a round, run and shown as a kernel does.",),
    )  # fmt: skip


def _prepare(shell, connection, place: Path) -> None:
    """A running service, the extension, and a client of httpx that is signed in."""
    model = place / "model"
    model.mkdir()
    config = {"model_algorithm": "trivial", "model_type": "Scikit_Learn"}
    (model / "config.json").write_text(json.dumps(config))
    (model / "customize_service.py").write_text(SCRIPT)
    (model / "model.m").write_bytes(b"weights")
    identity = {"methods": ["password"], "password": {"user": {
        "name": connection.user, "password": connection.password.reveal(),
        "domain": {"name": connection.domain}}}}  # fmt: skip
    scope = {"project": {"name": connection.region}}
    shell.user_ns |= {"sign_in": {"auth": {"identity": identity, "scope": scope}}, "iam": connection.iam}
    shell.user_ns |= {"values": [1.5, 2.5, 3.5, 4.5], "place": str(place)}
    _run(shell, "%load_ext jupyter_modelarts")
    _run(shell, "from jupyter_modelarts import ModelArts\nservice = ModelArts().deploy(place)")
    _run(shell, "import httpx\nhttp = httpx.Client()\naddress = service.address")
    _run(shell, "token = http.post(iam + '/v3/auth/tokens', json=sign_in).headers['X-Subject-Token']")
    _run(shell, "headers = {'X-Auth-Token': token, 'Content-Type': 'application/json'}")


def _caller(shell, cell: str):
    def measure() -> float:
        """Median milliseconds of a cell."""
        seen = []
        for _ in range(CALLS):
            started = time.perf_counter()
            _run(shell, cell)
            seen.append((time.perf_counter() - started) * 1000)
        return statistics.median(seen)

    return measure


def _run(shell, cell: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        result = shell.run_cell(cell)
    if not result.success:
        raise SystemExit(printed.getvalue())


if __name__ == "__main__":
    print("\n".join(run().lines()))
