"""From a notebook cell to a trained, deployed and called model on ModelArts, or on your own machine.

Importing the package is cheap: everything but the version loads on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from .workflow import ModelArts

__all__ = ["ModelArts", "__version__", "load_ipython_extension", "unload_ipython_extension"]


def __getattr__(name: str) -> Any:
    if name == "ModelArts":
        from .magics.formatters import install_here
        from .workflow import ModelArts

        install_here()
        return ModelArts
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Register the magics: what `%load_ext jupyter_modelarts` runs."""
    from .magics import register

    register(shell)


def unload_ipython_extension(shell: InteractiveShell) -> None:
    """Take the magics away again."""
    from .magics import unregister

    unregister(shell)


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "jupyter-modelarts"}]


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    from .server.extension import ModelArtsExtension

    return [{"module": "jupyter_modelarts", "app": ModelArtsExtension}]
