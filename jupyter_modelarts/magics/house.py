"""What the magics of one shell share: the shell, the connection to the platform, names that mean handles."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import is_circumstance, local_failure

from .help import help_text
from .parsing import UsageProblem, parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from IPython.core.interactiveshell import InteractiveShell

    from jupyter_modelarts.workflow import Job, ModelArts, Service

    from .table import Magic


class House:
    """One per shell; made when the extension is loaded, connected when a magic first needs it."""

    def __init__(self, shell: InteractiveShell) -> None:
        self.shell = shell
        self._modelarts: ModelArts | None = None

    @property
    def modelarts(self) -> ModelArts:
        """The facade of the active profile."""
        if self._modelarts is None:
            self.use(None)
        assert self._modelarts is not None
        return self._modelarts

    def use(self, profile: str | None) -> None:
        """Work with another profile; raises `ConfigError` where there is none of that name."""
        from jupyter_modelarts.workflow import ModelArts

        made = ModelArts(profile, surface="magics")
        self.close()
        self._modelarts = made

    def close(self) -> None:
        """Close the connections; whatever runs on the platform goes on."""
        if self._modelarts is not None:
            self._modelarts.close()
            self._modelarts = None

    def function(self, magic: Magic) -> Callable[..., Any]:
        """The function that IPython calls for `magic`."""

        def run(line: str, cell: str | None = None) -> Any:
            return self.run(magic, line, cell)

        run.__name__ = run.__qualname__ = magic.name
        run.__doc__ = help_text(magic)
        return run

    def run(self, magic: Magic, line: str, cell: str | None) -> Any:
        """Parse, act; what this machine refuses is one line, too."""
        parsed = parse(magic, line)
        module, _colon, name = magic.action.partition(":")
        action = getattr(import_module(f".{module}", __package__), name)
        try:
            return action(self, parsed, cell)
        except OSError as error:
            if is_circumstance(error):
                raise local_failure(error) from None
            raise

    @property
    def earlier_cells(self) -> list[str]:
        """The source of the cells that were run before this one, in order, as they were written."""
        manager = self.shell.history_manager
        return list(manager.input_hist_raw[1:]) if manager is not None else []

    def store(self, name: str, value: Any) -> None:
        """Keep `value` as a variable of the notebook."""
        if not name.isidentifier():
            message = _("{name!r} cannot be a variable.").format(name=name)
            raise UsageProblem(message, hint=_("Use letters, digits and _."))
        self.shell.user_ns[name] = value

    def variable(self, name: str) -> Any:
        """The value of a variable of the notebook, or None."""
        return self.shell.user_ns.get(name) if name.isidentifier() else None

    def job(self, text: str) -> Job:
        """The job that a variable holds, or the one with that name or id."""
        from jupyter_modelarts.workflow import Job

        value = self.variable(text)
        return value if isinstance(value, Job) else self.modelarts.job(_named(value, text))

    def service(self, text: str) -> Service:
        """The service that a variable holds, or the one with that name or id."""
        from jupyter_modelarts.workflow import Service

        value = self.variable(text)
        return value if isinstance(value, Service) else self.modelarts.service(_named(value, text))

    def job_or_service(self, text: str) -> Job | Service:
        """What a variable holds, else the job, else the service with that name or id."""
        from jupyter_modelarts.workflow import Job, Service
        from jupyter_modelarts.workflow.errors import NoSuchResource

        value = self.variable(text)
        if isinstance(value, (Job, Service)):
            return value
        name = _named(value, text)
        try:
            return self.modelarts.job(name)
        except NoSuchResource as error:
            try:
                return self.modelarts.service(name)
            except NoSuchResource:
                raise error from None


def _named(value: Any, text: str) -> str:
    return value if isinstance(value, str) else text
