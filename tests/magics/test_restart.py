"""A killed embedded service is started again by the next magic, and still knows its jobs."""

from __future__ import annotations

import psutil

from jupyter_modelarts.local.connection import read_connection

from .conftest import opened

ECHO = """
from model_service.python_model_service import XgSklServingBaseService

class Echo(XgSklServingBaseService):
    def _preprocess(self, data):
        return data
    def _inference(self, data):
        return data
    def _postprocess(self, data):
        return {"got": data}
"""


def test_the_next_magic_starts_a_killed_service_again(shell, fresh_embedded, monkeypatch, capsys):
    notebook = opened(shell, fresh_embedded, monkeypatch, capsys)
    job = notebook("%%ma_train --wait\nprint('before')").value
    process = psutil.Process(fresh_embedded.pid)
    process.kill()
    psutil.wait_procs([process], timeout=10)
    listed = notebook("%ma_jobs")
    assert listed.error is None, listed.printed
    assert [found.id for found in listed.value] == [job.id]
    assert read_connection(fresh_embedded.state_dir).pid != fresh_embedded.pid
    assert "before" in notebook("%ma_logs job").printed
    assert notebook("%%ma_train --wait\nprint('after')").value.phase == "Completed"
    assert (
        notebook(f"%ma_obs ls -r {job.outputs['train_url'].rpartition('/train_url')[0]}/log/").error is None
    )


def test_a_service_answers_again_after_the_embedded_service_was_killed(
    shell, fresh_embedded, monkeypatch, capsys, tmp_path
):
    notebook = opened(shell, fresh_embedded, monkeypatch, capsys)
    model = tmp_path / "package" / "model"
    model.mkdir(parents=True)
    (model / "config.json").write_text('{"model_algorithm": "x", "model_type": "Scikit_Learn"}')
    (model / "customize_service.py").write_text(ECHO)
    deployed = notebook("%ma_deploy ./package")
    assert deployed.error is None, deployed.printed
    assert notebook("%%ma_predict service\n[1]").value.answer == {"got": "[1]"}
    process = psutil.Process(fresh_embedded.pid)
    process.kill()
    psutil.wait_procs([process], timeout=10)
    again = notebook("%%ma_predict service\n[2]")
    assert again.error is None, again.printed
    assert again.value.answer == {"got": "[2]"}
    assert [service.id for service in notebook("%ma_services").value] == [deployed.value.id]
    process = psutil.Process(read_connection(fresh_embedded.state_dir).pid)
    process.kill()
    psutil.wait_procs([process], timeout=10)
    streamed = notebook("%%ma_predict service --stream\n[3]")
    assert streamed.error is None, streamed.printed
    assert notebook["prediction"].answer == {"got": "[3]"}
