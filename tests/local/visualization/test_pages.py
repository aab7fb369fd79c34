"""The address of a job: TensorBoard with its data and files, and nothing for who does not know it."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import httpx
import pytest

from .boards import RUNNING


@pytest.fixture
def browser():
    with httpx.Client(verify=False, timeout=30) as client:
        yield client


def test_the_page_and_its_files(board, browser):
    page = browser.get(board["service_url"])
    assert page.status_code == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert page.headers["Referrer-Policy"] == "no-referrer"
    scripts = re.findall(r'<script src="([^"]+)"', page.text)
    assert scripts
    for script in scripts:
        answer = browser.get(urljoin(board["service_url"], script))
        assert (answer.status_code, "javascript" in answer.headers["Content-Type"]) == (200, True)
        assert len(answer.content) > 100_000  # streamed, and unpacked by who asked


def test_the_page_without_the_slash_leads_to_the_page(board, browser):
    answer = browser.get(board["service_url"].rstrip("/"), follow_redirects=True)
    assert (answer.status_code, "<html" in answer.text) == (200, True)
    assert urlsplit(str(answer.url)).netloc == urlsplit(board["service_url"]).netloc


def test_the_data(boards, board, browser):
    boards.wait_for_losses(board, 0.5, 0.25)
    environment = browser.get(f"{board['service_url']}data/environment").json()
    assert environment["window_title"] == board["job_name"]
    assert browser.get(f"{board['service_url']}data/runs").json() == ["."]
    # as its page asks: a form of several parts
    answer = browser.post(
        f"{board['service_url']}experiment/defaultExperimentId/data/plugin/timeseries/timeSeries",
        data={"requests": '[{"plugin": "scalars", "tag": "loss"}]'},
        files={"unused": b""},
    )
    assert (answer.status_code, '"loss"' in answer.text) == (200, True)


def test_who_does_not_know_the_address(boards, board, browser):
    address = urlsplit(board["service_url"])
    token = address.path.split("/")[3]
    assert re.fullmatch(r"[0-9a-f]{32}", token)
    for wrong in ("0" * 32, "", "é", token[:-1]):
        answer = browser.get(board["service_url"].replace(token, wrong))
        assert (answer.status_code, "loss" in answer.text) == (404, False)
    (process,) = boards.processes(board)
    assert token not in " ".join(process.cmdline())
    # nor does the port itself answer without it
    (listening,) = [entry for entry in process.net_connections() if entry.status == "LISTEN"]
    assert listening.laddr.ip == "127.0.0.1"
    assert browser.get(f"http://127.0.0.1:{listening.laddr.port}/data/runs").status_code == 404
    logs = "".join(path.read_text() for path in boards.connection.state_dir.glob("*.log*"))
    assert token not in logs
    assert token not in boards.printed(board)


def test_what_a_page_says_meanwhile(boards, browser):
    job = boards.start(job_name="a-page")
    page = browser.get(job["service_url"])
    assert (page.status_code, page.headers["Retry-After"]) == (503, "1")
    assert "TensorBoard is being started for a-page." in page.text
    assert 'http-equiv="refresh"' in page.text
    boards.wait_for(job, RUNNING)
    assert browser.get(job["service_url"]).status_code == 200
    boards.act(job, "stop")
    page = browser.get(job["service_url"])
    assert (page.status_code, "a-page is stopped. Restart" in page.text) == (503, True)
    assert "refresh" not in page.text
    boards.remove(job)
    assert browser.get(job["service_url"]).status_code == 404
