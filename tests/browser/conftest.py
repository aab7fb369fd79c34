"""JupyterLab in headless Chromium, in front of a real embedded service with real jobs and a real service."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

from jupyter_modelarts import ModelArts
from jupyter_modelarts.local import launcher
from jupyter_modelarts.session import Session
from tests.conftest import stop_and_check

from .lab import Lab, running_lab

SCREENSHOTS = "MODELARTS_SCREENSHOTS"
"""Environment variable: where the tests leave pictures of what they saw."""

_TRAIN = """
import argparse
from pathlib import Path

import joblib
from sklearn.linear_model import LogisticRegression

parser = argparse.ArgumentParser()
parser.add_argument("--train_url", default=".")
model = Path(parser.parse_known_args()[0].train_url) / "model"
model.mkdir(parents=True, exist_ok=True)
joblib.dump(LogisticRegression().fit([[0.0], [1.0]], [0, 1]), model / "model.pkl")
print("accuracy 1.000", flush=True)
"""
_FAIL = "raise SystemExit(3)"
_RUN_ON = """
import time

while True:
    print("still here", flush=True)
    time.sleep(1)
"""


@dataclass(frozen=True)
class World:
    """What the embedded service holds: ids."""

    state_dir: Path
    modelarts: ModelArts
    completed: str
    failed: str
    service: str


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """An embedded service with a completed job, a failed one, and the service of the first."""
    directory = tmp_path_factory.mktemp("world")
    state_dir = directory / "state"
    launcher.ensure_running(state_dir)
    session = Session(local_dir=state_dir)
    modelarts = ModelArts(session=session)
    completed = train(modelarts, directory, "digits", _TRAIN)
    failed = train(modelarts, directory, "no-data", _FAIL)
    completed.wait()
    service = modelarts.deploy(completed)
    failed.refresh()
    yield World(state_dir, modelarts, completed.id, failed.id, service.id)
    session.close()
    stop_and_check(state_dir)


def train(modelarts: ModelArts, directory: Path, name: str, text: str):
    """Submit a script."""
    script = directory / f"{name}.py"
    script.write_text(text)
    output = f"{modelarts.bucket}{name}/"
    return modelarts.train(str(script), name=name, engine="Scikit_Learn", outputs={"train_url": output})


@pytest.fixture
def running_job(world: World, tmp_path: Path) -> Iterator[str]:
    """A job that runs until it is stopped; its id."""
    job = train(world.modelarts, tmp_path, f"runs-on-{secrets.token_hex(3)}", _RUN_ON)
    yield job.id
    job.refresh()
    if job.phase not in {"Terminated", "Terminating"}:
        job.stop()
    job.wait()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory, world: World) -> Iterator[Lab]:
    """A JupyterLab whose server talks to `world`."""
    with running_lab(tmp_path_factory.mktemp("lab"), state_dir=world.state_dir) as running:
        yield running


# of a module, not of the session: while it runs no other test of this process can have an event loop
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path)
        except Error as error:
            pytest.fail(
                f"No Chromium: install chromium-headless-shell, or run `playwright install`.\n{error}"
            )
        yield browser
        browser.close()


@contextmanager
def new_page(chromium: Browser) -> Iterator[Page]:
    """A fresh page. The test fails for whatever the page writes to its console as an error."""
    context = chromium.new_context(
        viewport={"width": 1200, "height": 760}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: problems.append(error.stack or str(error)))
    yield page
    context.close()
    assert not problems, problems


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of this test's own."""
    with new_page(chromium) as page:
        yield page


@pytest.fixture(scope="module")
def panel(chromium: Browser, lab: Lab) -> Iterator[Page]:
    """A page with the panel open, shared by tests that leave it as they found it."""
    with new_page(chromium) as page:
        page.goto(lab.page_url(workspace="shared"))
        open_panel(page)
        yield page


def open_panel(page: Page) -> None:
    """Show the panel and wait for its first rows."""
    page.wait_for_selector("#jp-top-panel")
    page.wait_for_function("() => window.jupyterapp?.commands.hasCommand('jupyter-modelarts:open-panel')")
    run_command(page, "jupyter-modelarts:open-panel")
    page.wait_for_selector(".jp-ModelArts-row[data-kind=job]")
    page.wait_for_selector(".jp-ModelArts-row[data-kind=service]")


def run_command(page: Page, command: str, arguments: dict[str, object] | None = None) -> None:
    """Start a command of JupyterLab without waiting for its end."""
    page.evaluate(
        "([command, args]) => { void jupyterapp.commands.execute(command, args); }",
        [command, arguments or {}],
    )


def screenshot(page: Page, name: str) -> None:
    """Leave a picture, where somebody asked for pictures."""
    directory = os.environ.get(SCREENSHOTS)
    if directory:
        page.mouse.move(700, 500)
        page.screenshot(path=Path(directory) / f"{name}.png")
