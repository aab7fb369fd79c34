"""The directories that a server of somebody else's has to itself: `/home/mind/model` and its home.

Scripts of the shell and configuration files may name them as the platform does; whatever else is in the
package finds its way from its own place (`__file__`) or from the working directory.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

_INSIDE = re.compile(r"(?<![\w.-])(/home/(?:mind|ma-user))(?![\w.-])")
_TRANSLATED = (".sh", ".conf")
_LARGE = 16 << 20  # bytes: from here on a file of the package is a link to the published one
_LARGEST_TEXT = 1 << 20


@dataclass(frozen=True)
class Tree:
    """The tree below `root`."""

    root: Path

    @property
    def mind(self) -> Path:
        """`/home/mind`."""
        return self.root / "home" / "mind"

    @property
    def model(self) -> Path:
        """`/home/mind/model`, the package."""
        return self.mind / "model"

    @property
    def home(self) -> Path:
        """`/home/ma-user`, what HOME is."""
        return self.root / "home" / "ma-user"

    def translate(self, text: str) -> str:
        """`text` with the container's directories written as they are on this machine."""
        return _INSIDE.sub(lambda match: str(self.root) + match[1], text)

    def put_up(self, package: Path | None) -> None:
        """Make the directories; the instance gets a copy of `package` (links to its large files)."""
        self.home.mkdir(parents=True)
        if package is not None and package.is_dir():
            shutil.copytree(package, self.model, copy_function=self._put)
        else:
            self.model.mkdir(parents=True)

    def _put(self, source: str, place: str) -> None:
        size = Path(source).stat().st_size
        if size >= _LARGE:
            Path(place).symlink_to(source)
            return
        shutil.copy2(source, place)
        if source.endswith(_TRANSLATED) and size <= _LARGEST_TEXT:
            self._translate_file(Path(place))

    def _translate_file(self, path: Path) -> None:
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            return
        translated = self.translate(text)
        if translated != text:
            path.write_bytes(translated.encode())
