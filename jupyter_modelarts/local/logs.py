"""The log of the embedded service: `service.log`, rotated, without secrets."""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jupyter_modelarts.contract.secrets import Secret

FILE_NAME = "service.log"
_LARGEST = 5 * 1024 * 1024
_KEPT = 3
_MASK = "**********"
_SIGNATURE = re.compile(r"((?:Signature|X-Amz-Signature|X-Auth-Token|security-?token)[=:]\s?)[^&\s,]+", re.I)


class MaskingFormatter(logging.Formatter):
    """Formats a record, traceback included, and covers what must not be read."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        values = sorted((re.escape(secret.reveal()) for secret in secrets), key=len, reverse=True)
        self._secrets = re.compile("|".join(values) or r"(?!)")

    def format(self, record: logging.LogRecord) -> str:
        """The line, masked."""
        line = self._secrets.sub(_MASK, super().format(record))
        return _SIGNATURE.sub(rf"\1{_MASK}", line)


def set_up(state_dir: Path, secrets: Iterable[Secret]) -> None:
    """Send every log record of this process to the file."""
    handler = RotatingFileHandler(state_dir / FILE_NAME, maxBytes=_LARGEST, backupCount=_KEPT, delay=True)
    handler.setFormatter(MaskingFormatter(secrets))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)


def tail(state_dir: Path, lines: int) -> list[str]:
    """The last lines of the log; none where there is no log."""
    try:
        with (state_dir / FILE_NAME).open("rb") as stream:
            stream.seek(0, 2)
            stream.seek(max(0, stream.tell() - lines * 400))
            return stream.read().decode(errors="replace").splitlines()[-lines:]
    except FileNotFoundError:
        return []
