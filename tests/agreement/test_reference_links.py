"""Every link of the reference leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGES = sorted(path.name for path in REFERENCE.glob("*.md"))


def anchors(page: Path) -> set[str]:
    """The fragments of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name):
    page = REFERENCE / name
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8")):
        path, _, fragment = target.partition("#")
        other = REFERENCE / path if path else page
        assert other.exists(), target
        assert not fragment or fragment in anchors(other), target


def test_the_index_names_every_page():
    index = (REFERENCE / "index.md").read_text("utf-8")
    assert [name for name in PAGES if name != "index.md" and f"]({name})" not in index] == []
