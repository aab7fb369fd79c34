"""Take the README's picture: the quickstart after its run, the panel beside it.

    python tests/browser/picture.py docs/images/panel.png

Everything in it is real: an embedded service of its own runs the notebook in JupyterLab.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from lab import Lab, running_lab
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from jupyter_modelarts.local import launcher

QUICKSTART = Path(__file__).parents[2] / "examples" / "quickstart.ipynb"
_RUN_ALL = """async () => {
  const panel = jupyterapp.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
  void jupyterapp.commands.execute('notebook:run-all-cells');
}"""


def main(target: Path) -> None:
    """Run the notebook, take the picture, leave nothing behind."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        state_dir = Path(directory) / "state"
        try:
            with running_lab(Path(directory) / "lab", state_dir=state_dir) as lab:
                shutil.copy(QUICKSTART, lab.root)
                take(lab, target)
                Image.open(target).quantize(192).save(target, optimize=True)
        finally:
            launcher.stop(state_dir)


def take(lab: Lab, target: Path) -> None:
    """Open the notebook and the panel in `lab`, run all cells, and write the picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell"))
        page = browser.new_page(viewport={"width": 1180, "height": 760}, device_scale_factor=1.5)
        page.goto(lab.page_url(QUICKSTART.name))
        page.wait_for_selector(".jp-Notebook")
        page.evaluate("() => { void jupyterapp.commands.execute('jupyter-modelarts:open-panel'); }")
        page.evaluate(_RUN_ALL)
        page.get_by_text(re.compile(r"held-out digits are right: accuracy \d")).wait_for(timeout=180_000)
        page.wait_for_selector(".jp-ModelArts-row[data-kind=service]")
        page.wait_for_timeout(12_000)  # the panel's next look counts the calls of the service
        show_prediction(page)
        page.screenshot(path=target)
        browser.close()


def show_prediction(page: Page) -> None:
    """Scroll to where the deployed model answers."""
    page.evaluate("""async () => {
      const { content } = jupyterapp.shell.currentWidget;
      const sources = content.widgets.map(cell => cell.model.sharedModel.source);
      const index = sources.findIndex(source => source.startsWith('image, label'));
      content.activeCellIndex = index;
      await content.scrollToItem(index, 'center');
    }""")
    page.wait_for_timeout(500)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images/panel.png"))
