"""The platform's `log` module: `log.getLogger(__name__)`."""

from __future__ import annotations

from model_service.log import getLogger, init_logger

__all__ = ["getLogger", "init_logger"]
