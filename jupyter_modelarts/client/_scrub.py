"""The second net for secrets: masked in texts that come from outside, and in the logs of HTTP libraries."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jupyter_modelarts.contract.secrets import Secret

MASK = "**********"
_NAMES = (
    r"authorization|x-auth-token|x-subject-token|x-security-token|set-cookie|cookie|signature|x-amz-signature"
    r"|x-amz-security-token|x-obs-security-token"
)
_VALUES = re.compile(rf"(?i)\b({_NAMES})(['\"]?\s*[:=,]\s*b?['\"]?)([^'\"&)\r\n]+)")
_LOGGERS = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy")


class Scrubber:
    """Masks the secrets it knows wherever they turn up."""

    def __init__(self, secrets: Iterable[Secret | None] = ()) -> None:
        # a very short value would mask ordinary words
        self._values = tuple(s.reveal() for s in secrets if s is not None and len(s.reveal()) >= 6)

    def text(self, text: str) -> str:
        """`text` with every known secret masked."""
        for value in self._values:
            text = text.replace(value, MASK)
        return text

    def document(self, value: Any) -> Any:
        """Decoded JSON with every known secret in its texts masked."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {name: self.document(entry) for name, entry in value.items()}
        return [self.document(entry) for entry in value] if isinstance(value, list) else value

    def __repr__(self) -> str:
        return f"Scrubber({len(self._values)} secrets)"


class HeaderFilter(logging.Filter):
    """Masks the values of headers and query arguments that carry credentials."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; never drops it."""
        text = record.getMessage()
        masked = _VALUES.sub(rf"\1\2{MASK}", text)
        if masked != text:
            record.msg, record.args = masked, ()
        return True


_FILTER = HeaderFilter()


def filter_http_logs() -> None:
    """Put the filter on the loggers that print URLs and headers (once)."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_FILTER)
