"""`moxing.file` for scripts written for ModelArts, where the platform's MoXing is not installed.

Only `mox.file` is here.  Keys and the endpoint come from the variables that the platform sets, or from
`mox.file.set_auth`.  MOX_SILENT_MODE=1 hides the line that is printed at the first import.
"""

from __future__ import annotations

import logging
import os

from . import file

__all__ = ["file"]
__version__ = "embedded"


def _greet() -> None:
    if os.environ.get("MOX_SILENT_MODE", "").lower() not in {"1", "true"}:
        logging.basicConfig()
        logger = logging.getLogger()
        level = logger.level
        logger.setLevel(logging.INFO)
        logger.info("Using the moxing.file of jupyter_modelarts")
        logger.setLevel(level)


_greet()
