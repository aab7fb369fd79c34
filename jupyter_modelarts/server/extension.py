"""Composition root of the server extension: its settings and its routes."""

from __future__ import annotations

from jupyter_server.extension.application import ExtensionApp
from traitlets import Unicode

from .handlers import OperationHandler, ProfileHandler
from .upstream import Upstream

ROOT = "/jupyter-modelarts"


class ModelArtsExtension(ExtensionApp):
    """ModelArts for the browser: calls of the platform, made by the server with the user's profile."""

    name = "jupyter_modelarts"

    profile = Unicode(
        None,
        allow_none=True,
        config=True,
        help="Name of the profile to use. Default: environment, profile file, or the embedded ModelArts.",
    )

    def initialize_settings(self) -> None:
        """Make what the handlers need; nothing is called before the first request."""
        self.upstream = Upstream(self.profile)

    def initialize_handlers(self) -> None:
        """Register the routes."""
        shared = {"upstream": self.upstream}
        self.handlers.extend(
            [
                (rf"{ROOT}/operations/([^/]+)", OperationHandler, shared),
                (rf"{ROOT}/profile", ProfileHandler, shared),
            ]
        )

    async def stop_extension(self) -> None:
        """Close the connections to the platform."""
        await self.upstream.close()
