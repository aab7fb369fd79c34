"""Which hyperparameter matters: the table, and the picture in OBS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .searching import algorithm, continuous, discrete, policy

if TYPE_CHECKING:
    from .searching import Searcher

SCRIPT = """
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--x", type=float)
parser.add_argument("--kind")
print("acc:", 10 * parser.parse_args().x)
"""


@pytest.fixture
def job(searcher: Searcher) -> Any:
    """A search that has ended: x decides, kind does not matter."""
    points = continuous("x", 0, 3, discrete_points_num="4")
    grid = policy(points, discrete("kind", "a", "b"), algo_configs=[algorithm("grid_search")])
    found = searcher.create(searcher.search(SCRIPT, grid))
    searcher.wait(found, "Completed")
    return found


def test_the_table_and_the_pictures(searcher: Searcher, job: Any) -> None:
    table = searcher.ask(job, "autosearch-parameter-analysis")
    rows = [dict(zip(table["header"], row, strict=True)) for row in table["data"]]
    assert [row["parameter"] for row in rows] == ["x", "kind"]
    assert all(isinstance(cell, str) for row in table["data"] for cell in row)
    assert float(rows[0]["sensitivity"]) > float(rows[1]["sensitivity"])
    assert (rows[0]["correlation"], rows[1]["correlation"]) == ("1.0000", "")
    assert (rows[0]["trials"], rows[0]["best_value"]) == ("8", "3.0")
    for name in ("x", "kind"):
        path = searcher.ask(job, f"autosearch-parameter-analysis/{name}")["file_path"]
        image = (searcher.objects / path.strip("/")).read_bytes()
        assert image.startswith(b"\x89PNG")
        assert len(image) > 5000
    answer = searcher.http.get(f"/training-jobs/{job['metadata']['id']}/autosearch-parameter-analysis/y")
    assert (answer.status_code, "'y' is unknown" in answer.json()["error_msg"]) == (400, True)
    searcher.http.delete(f"/training-jobs/{job['metadata']['id']}")
    assert not (searcher.objects / path.strip("/")).exists()


def test_too_little_to_analyse(searcher: Searcher) -> None:
    one = policy(discrete("x", 1), algo_configs=[algorithm("grid_search")])
    job = searcher.create(searcher.search(SCRIPT, one))
    searcher.wait(job, "Completed")
    for what in ("autosearch-parameter-analysis", "autosearch-parameter-analysis/x"):
        answer = searcher.http.get(f"/training-jobs/{job['metadata']['id']}/{what}")
        assert answer.status_code == 409
        assert "needs 2 trials that ended with a reward; there are 1" in answer.json()["error_msg"]
