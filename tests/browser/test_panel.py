"""The side panel as a person meets it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import open_panel, run_command, screenshot

if TYPE_CHECKING:
    from .conftest import World
    from .lab import Lab

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "labextension" / "node_modules" / "axe-core" / "axe.min.js"

_CONTRAST = """element => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const luminance = text => {
    const [r, g, b] = rgb(text).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let behind = element;
  while (rgb(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
  const pair = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor].map(luminance);
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}"""


def row(page: Page, identifier: str) -> Locator:
    return page.locator(f'.jp-ModelArts-row[data-id="{identifier}"]')


def test_shows_jobs_and_services_as_they_are(panel: Page, world: World) -> None:
    expect(row(panel, world.completed)).to_contain_text("digits")
    expect(row(panel, world.completed)).to_contain_text("Completed")
    expect(row(panel, world.failed)).to_contain_text("Failed")
    expect(row(panel, world.service)).to_contain_text("Running")
    expect(panel.locator(".jp-ModelArts-badge")).to_have_text("embedded")


def test_a_new_job_appears_and_ends_without_asking(panel: Page, running_job: str, world: World) -> None:
    expect(row(panel, running_job)).to_contain_text("Running", timeout=30_000)
    world.modelarts.client.call(
        "stop_training_job", path={"training_job_id": running_job}, body={"action_type": "terminate"}
    )
    expect(row(panel, running_job)).to_contain_text("Terminated", timeout=30_000)
    spoken = panel.locator(".jp-ModelArts-section [aria-live]").first
    expect(spoken).to_have_text(re.compile("runs-on-.*: Terminated"))


def test_everything_by_keyboard(panel: Page, running_job: str) -> None:
    """Walk to a job, to its actions, stop it, confirm: without a mouse."""
    run_command(panel, "jupyter-modelarts:refresh")
    job = row(panel, running_job)
    expect(job).to_contain_text("Running", timeout=30_000)
    run_command(panel, "jupyter-modelarts:open-panel")
    expect(panel.locator(".jp-ModelArts-row:focus")).to_have_count(1)
    panel.keyboard.press("Home")
    expect(job).to_be_focused()
    panel.keyboard.press("ArrowDown")
    expect(job).not_to_be_focused()
    panel.keyboard.press("ArrowUp")
    panel.keyboard.press("ArrowRight")
    expect(job.get_by_role("button", name=re.compile("Stop"))).to_be_focused()
    panel.keyboard.press("Enter")
    expect(panel.locator(".jp-Dialog")).to_contain_text("Stop runs-on")
    panel.keyboard.press("Enter")
    expect(job).to_contain_text("Terminated", timeout=30_000)


def test_a_row_has_a_menu(panel: Page, world: World) -> None:
    row(panel, world.completed).click(button="right")
    menu = panel.locator(".lm-Menu")
    expect(menu).to_contain_text("Show Log in Notebook")
    stop = menu.locator("[data-command='jupyter-modelarts:stop-job']")
    expect(stop).to_have_attribute("aria-disabled", "true")
    menu.get_by_text("Copy Id").click()
    assert panel.evaluate("() => navigator.clipboard.readText()") == world.completed


def test_the_code_of_a_prediction_is_copied(panel: Page, world: World) -> None:
    service = row(panel, world.service)
    service.hover()
    service.get_by_role("button", name=re.compile("prediction")).click()
    copied = panel.evaluate("() => navigator.clipboard.readText()")
    assert copied.splitlines()[0] == f"%%ma_predict {world.service}"


def test_a_service_stops_and_starts(panel: Page, world: World) -> None:
    service = row(panel, world.service)
    service.hover()
    service.get_by_role("button", name=re.compile("Stop")).click()
    panel.locator(".jp-Dialog .jp-mod-accept").click()
    expect(service).to_contain_text("Stopped", timeout=30_000)
    service.hover()
    service.get_by_role("button", name=re.compile("Start")).click()
    expect(service).to_contain_text("Running", timeout=60_000)


def test_the_log_is_shown_in_the_notebook(page: Page, lab: Lab, world: World) -> None:
    page.goto(lab.page_url(workspace="log"))
    open_panel(page)
    run_command(page, "notebook:create-new", {"kernelName": "python3"})
    page.wait_for_selector(".jp-Notebook")
    page.evaluate("""async () => {
      const { sessionContext } = jupyterapp.shell.currentWidget;
      await sessionContext.ready;
      await sessionContext.session.kernel.info;
    }""")
    run_command(page, "jupyter-modelarts:insert-logs", {"id": world.completed})
    expect(page.locator(".jp-OutputArea-output").first).to_contain_text("accuracy 1.000", timeout=30_000)
    expect(page.locator(".jp-Notebook")).to_contain_text(f"%ma_logs {world.completed}")


def test_nothing_is_asked_while_the_panel_is_hidden(panel: Page, running_job: str) -> None:
    run_command(panel, "jupyter-modelarts:refresh")
    expect(row(panel, running_job)).to_contain_text("Running", timeout=30_000)
    asked: list[str] = []
    panel.on("request", lambda request: asked.append(request.url))
    with panel.expect_request("**/operations/list_training_jobs*"):
        pass  # it is asked again and again while it is seen
    run_command(panel, "application:toggle-left-area")
    expect(panel.locator(".jp-ModelArts-panel")).to_be_hidden()
    panel.wait_for_timeout(500)  # what was under way
    asked.clear()
    panel.wait_for_timeout(5_000)  # twice as long as the interval while a job runs
    assert [url for url in asked if "jupyter-modelarts" in url] == []
    run_command(panel, "application:toggle-left-area")


def test_is_readable_in_every_theme(panel: Page, world: World) -> None:
    for theme in ("JupyterLab Dark High Contrast", "JupyterLab Dark", "JupyterLab Light"):
        run_command(panel, "apputils:change-theme", {"theme": theme})
        panel.wait_for_function("name => document.body.dataset.jpThemeName === name", arg=theme)
        # two changes within its fading make JupyterLab take its splash away twice, which is an error
        expect(panel.locator("#jupyterlab-splash")).to_have_count(0)
        for identifier in (world.completed, world.failed, world.service):
            for part in ("rowName", "phase", "rowDetails"):
                text = row(panel, identifier).locator(f".jp-ModelArts-{part}").first
                assert text.evaluate(_CONTRAST) >= 4.5, (theme, identifier, part)
        screenshot(panel, theme.replace(" ", "-").lower())


def test_axe_finds_nothing(panel: Page) -> None:
    panel.add_script_tag(path=AXE)
    found = panel.evaluate("() => axe.run('.jp-ModelArts-panel')")
    problems = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]]
    assert problems == []


def test_comes_back_after_a_reload(page: Page, lab: Lab) -> None:
    page.goto(lab.page_url(workspace="reload"))
    open_panel(page)
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "workspaces" in answer.url):
        pass
    page.goto(page.url.replace("?reset", ""))
    page.wait_for_selector(".jp-ModelArts-row[data-kind=job]")
    expect(page.locator(".jp-ModelArts-panel")).to_be_visible()


def test_is_in_the_command_palette(page: Page, lab: Lab) -> None:
    page.goto(lab.page_url(workspace="palette"))
    page.wait_for_selector(".jp-Launcher")
    page.keyboard.press("Control+Shift+C")
    page.locator("#modal-command-palette input").fill("training jobs")
    page.keyboard.press("Enter")
    page.wait_for_selector(".jp-ModelArts-panel")
    open_panel(page)


def test_speaks_chinese(page: Page, lab: Lab, world: World) -> None:
    """With JupyterLab's language pack, which the tests need installed."""
    language = (
        "name => jupyterapp.serviceManager.settings.save('@jupyterlab/translation-extension:plugin', name)"
    )
    page.goto(lab.page_url(workspace="chinese"))
    page.wait_for_selector(".jp-Launcher")
    page.evaluate(language, '{"locale": "zh_CN"}')
    try:
        page.goto(lab.page_url(workspace="chinese"))
        open_panel(page)
        expect(row(page, world.completed)).to_contain_text("已完成")
        expect(page.locator(".jp-ModelArts-panel .lm-AccordionPanel-title").first).to_contain_text("训练作业")
        expect(page.locator(".jp-ModelArts-badge")).to_have_text("内置")
        row(page, world.completed).click(button="right")
        expect(page.locator(".lm-Menu")).to_contain_text("在 Notebook 中查看日志")
        screenshot(page, "chinese")
    finally:
        page.evaluate(language, "{}")


def test_the_server_had_nothing_to_warn_of(lab: Lab) -> None:
    """Runs last: what JupyterLab's server wrote while the tests above used it."""
    lines = lab.log.read_text().splitlines()
    warnings = [line for line in lines if line.startswith(("[W", "[E", "[C"))]
    # jupyter_server says so of its own defaults, whatever is installed
    assert [line for line in warnings if "websocket_ping_timeout" not in line] == []
