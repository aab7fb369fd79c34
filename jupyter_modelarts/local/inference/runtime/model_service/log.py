"""Loggers for service scripts: `import log`, or `import model_service.log as log`."""

from __future__ import annotations

import logging

_FORM = "%(asctime)s - %(name)s - %(levelname)s - %(message)s"


def getLogger(name: str | None = None) -> logging.Logger:  # noqa: N802 - the platform's name for it
    """A logger; as on the platform the root shows warnings and worse only."""
    return logging.getLogger(name)


def init_logger(level: int = logging.WARNING) -> None:
    """Send log records to the service's log."""
    logging.basicConfig(level=level, format=_FORM)
