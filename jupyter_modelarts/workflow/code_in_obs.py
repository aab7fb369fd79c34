"""Code that is in object storage already: it is started where it is, nothing is uploaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.display.i18n import _

from .code import Code, boot_file_of, check_syntax
from .errors import SourceError
from .uploads import present

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

    from .platform import Platform


def code_in_obs(platform: Platform, place: ObsPath, *, boot_file: str | None = None) -> Code:
    """The code of a directory in OBS, or of the directory that a `.py` object is in.

    Raises `SourceError` where nothing could be started.
    """
    directory = place.as_directory()
    if place.key.endswith(".py"):
        directory, boot_file = place.parent, place.name
    names = list(present(platform, directory))
    if not names:
        message = _("There is nothing at {path}.").format(path=directory)
        raise SourceError(
            message, hint=_("Look with: {command}").format(command=f"%ma_obs ls {directory.parent}")
        )
    boot_file = boot_file_of(directory, names, boot_file)
    text = platform.obs.read(directory / boot_file).decode("utf-8", "replace")
    code = Code(directory.name, {boot_file: text}, boot_file, place=directory)
    check_syntax(code)
    return code
