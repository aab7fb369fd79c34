"""A killed embedded service is started again by the next magic, and still knows its jobs."""

from __future__ import annotations

import psutil

from jupyter_modelarts.local.connection import read_connection

from .conftest import opened


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
