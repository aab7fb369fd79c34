"""Submitting a training job: check, upload what is local, create.

`prepare` checks without changing anything, `Submission.body` is what would be sent, `submit` sends it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument

from .arguments import wire_parameters
from .code import Code, imported_names
from .engines import choose_engine, choose_flavor
from .job import Job
from .platform import Platform, Report, unique_name
from .uploads import upload_code, upload_local

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
DEFAULT_OUTPUT = "train_url"

LocalOrObs = str | os.PathLike[str]


@dataclass(frozen=True)
class Submission:
    """Everything a job is made of, checked, with nothing uploaded yet."""

    name: str
    code: Code
    engine: Mapping[str, str]
    flavor: str
    nodes: int = 1
    description: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, ObsPath | Path] = field(default_factory=dict)
    outputs: Mapping[str, ObsPath] = field(default_factory=dict)
    log: ObsPath = field(default_factory=lambda: ObsPath(""))

    def body(self, code: ObsPath, inputs: Mapping[str, ObsPath]) -> dict[str, Any]:
        """The body of `POST /v2/{project_id}/training-jobs`."""
        metadata = {"name": self.name, **({"description": self.description} if self.description else {})}
        return {
            "kind": "job",
            "metadata": metadata,
            "algorithm": {
                "code_dir": code.wire,
                "boot_file": (code / self.code.boot_file).wire,
                "engine": dict(self.engine),
                "parameters": wire_parameters(self.parameters),
                "inputs": [_channel(name, path) for name, path in inputs.items()],
                "outputs": [_channel(name, path) for name, path in self.outputs.items()],
            },
            "spec": {
                "resource": {"flavor_id": self.flavor, "node_count": self.nodes},
                "log_export_path": {"obs_url": self.log.wire},
            },
        }

    def preview(self) -> dict[str, Any]:
        """The body as it would be sent, with the local places that would be uploaded first."""
        code = self.code.place or ObsPath("<bucket>", f"code/<hash>/{self.code.name}/")
        shown = {
            name: path if isinstance(path, ObsPath) else ObsPath("<bucket>", f"inputs/<hash of {path}>/")
            for name, path in self.inputs.items()
        }
        return self.body(code, shown)


def prepare(  # noqa: PLR0913 - what a person may say about a job
    platform: Platform,
    code: Code,
    *,
    engine: str | None = None,
    flavor: str | None = None,
    nodes: int = 1,
    name: str | None = None,
    description: str = "",
    parameters: Mapping[str, Any] | None = None,
    inputs: Mapping[str, LocalOrObs] | None = None,
    outputs: Mapping[str, str] | None = None,
) -> Submission:
    """Check everything that can be checked before an upload; raises `InvalidArgument` or `SourceError`."""
    chosen = _checked_name(name) if name else unique_name(_stem(code))
    wire_parameters(parameters or {})
    if nodes < 1:
        raise InvalidArgument(_("A job needs at least one node."), hint=_("Ask for them with --nodes N."))
    places = {channel: _input(platform, channel, place) for channel, place in (inputs or {}).items()}
    folder = ObsPath(platform.bucket_name, f"jobs/{chosen}/")
    given = {channel: _output(platform, channel, place) for channel, place in (outputs or {}).items()}
    return Submission(
        name=chosen,
        code=code,
        engine=choose_engine(platform.engines(), engine, imported_names(code)),
        flavor=choose_flavor(platform.flavors(), flavor, nodes),
        nodes=nodes,
        description=description,
        parameters=parameters or {},
        inputs=places,
        outputs=given or {DEFAULT_OUTPUT: folder / f"{DEFAULT_OUTPUT}/"},
        log=folder / "log/",
    )


def submit(
    platform: Platform,
    submission: Submission,
    *,
    allow_secrets: bool = False,
    report: Report | None = None,
) -> Job:
    """Upload what is local and create the job; `POST /v2/{project_id}/training-jobs`.

    `report` is told what was uploaded where, and what was left out.
    Raises `SecretsFound` where files that look like keys would go, unless `allow_secrets`; `StatusError`
    where the platform refuses, the errors of object storage where an upload fails.
    """
    code = upload_code(platform, submission.code, allow_secrets=allow_secrets, report=report)
    inputs = {
        name: _in_obs(platform, place, report, allow_secrets=allow_secrets)
        for name, place in submission.inputs.items()
    }
    document = platform.client.call("create_training_job", body=submission.body(code, inputs))
    return Job(platform, document, script=submission.code.text)


def _in_obs(
    platform: Platform, place: ObsPath | Path, report: Report | None, *, allow_secrets: bool
) -> ObsPath:
    if isinstance(place, ObsPath):
        return place
    uploaded = upload_local(platform, place, allow_secrets=allow_secrets, report=report)
    if report:
        report(_("Input {path} is at {place}").format(path=place, place=uploaded.url))
    return uploaded


def _stem(code: Code) -> str:
    """A cell is named after its notebook, where the front end tells which it is."""
    notebook = os.environ.get("JPY_SESSION_NAME", "")
    return Path(notebook).stem if code.script is not None and notebook else code.name


def _checked_name(name: str) -> str:
    if _NAME.fullmatch(name):
        return name
    message = _("The job name {name!r} is not allowed.").format(name=name)
    raise InvalidArgument(message, hint=_("Use up to 64 letters, digits, - and _."))


def _input(platform: Platform, name: str, place: LocalOrObs) -> ObsPath | Path:
    if isinstance(place, str) and ObsPath.is_obs(place):
        return platform.place(place)
    path = Path(place).expanduser()
    if path.exists():
        return path
    message = _("The input {name} is not there: {path}.").format(name=name, path=place)
    raise InvalidArgument(message, hint=_("Give a local path that exists, or obs://bucket/directory/."))


def _output(platform: Platform, name: str, place: str) -> ObsPath:
    if ObsPath.is_obs(str(place)):
        return platform.place(str(place)).as_directory()
    message = _("The output {name} has to go to OBS, not to {path}.").format(name=name, path=place)
    raise InvalidArgument(message, hint=_("Write --output {name}=obs://bucket/directory/.").format(name=name))


def _channel(name: str, path: ObsPath) -> dict[str, Any]:
    return {"name": name, "remote": {"obs": {"obs_url": path.wire}}}
