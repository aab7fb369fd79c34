"""What is to be deployed: a job's outputs, a local directory or obs:// -> the package found there."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument

from .errors import PackageError
from .files import files_below
from .job import Job
from .package import CONFIG, Package, find_package, model_type_of
from .uploads import present

if TYPE_CHECKING:
    from .platform import Platform

Source = Job | str | os.PathLike[str]


@dataclass(frozen=True)
class Located:
    """A package and where it was found.

    `what` was searched; `stem` names what is made of it; `engine` is what the job was trained with;
    `local` is its directory on this machine, where it is there.
    """

    package: Package
    what: str
    stem: str
    engine: str = ""
    local: Path | None = None

    @property
    def place(self) -> str:
        """The directory of the model, for a sentence."""
        return str(self.local or self.package.directory.url)


def expect_source(source: object) -> None:
    """Raise `InvalidArgument` for what can be no job and no directory."""
    if isinstance(source, (Job, str, os.PathLike)) and str(source).strip():
        return
    given = type(source).__name__ if source is not None and str(source).strip() else "None"
    raise InvalidArgument(
        _("There is nothing to deploy: {what} was given.").format(what=given),
        hint=_("Give a job, a directory or obs://bucket/directory/."),
    )


def locate(platform: Platform, source: Source) -> Located:
    """Find the model; raises `PackageError` where there is none."""
    if isinstance(source, Job):
        return _of_job(platform, source)
    text = os.fspath(source)
    if ObsPath.is_obs(text):
        place = platform.place(text).as_directory()
        found = find_package({place: list(present(platform, place))}, text)
        return Located(found, text, found.directory.parent.name if found.complete else place.name)
    return _of_directory(Path(text).expanduser(), text)


def model_type(platform: Platform, located: Located, engine: str | None) -> str:
    """As asked for, as config.json says, as the job was trained; raises `PackageError` where nobody says."""
    if engine:
        return model_type_of(engine)
    if located.package.has_config:
        return _configured_type(platform, located)
    if located.engine and model_type_of(located.engine):
        return model_type_of(located.engine)
    guess = located.package.engine() or "PyTorch"
    message = _("{place} has no config.json, which says what engine the model is for.")
    raise PackageError(
        message.format(place=located.place),
        hint=_("Say it with --engine {guess}, and config.json is written; or add the file.").format(
            guess=guess
        ),
    )


def _of_job(platform: Platform, job: Job) -> Located:
    if not job.finished:
        job.refresh()
    _expect_completed(job)
    places = [ObsPath.parse(url).as_directory() for url in job.outputs.values()]
    listed = {place: list(present(platform, place)) for place in places}
    what = _("The output of the job {name}").format(name=job.name)
    package = find_package(listed, what, of_job=True)
    return Located(package, what, job.name, str(job.engine.get("engine_name") or ""))


def _expect_completed(job: Job) -> None:
    if job.phase == "Completed":
        return
    if job.finished:
        message = _("The job {name} is {phase}: it left no model to deploy.")
        hint = _("See why: %ma_logs {name}")
    else:
        message = _("The job {name} is still {phase}: there is nothing to deploy yet.")
        hint = _("Wait for it: %ma_deploy {name} --wait, or job.wait().")
    raise PackageError(message.format(name=job.name, phase=job.phase), hint=hint.format(name=job.name))


def _of_directory(path: Path, text: str) -> Located:
    if not path.is_dir():
        raise PackageError(
            _("There is no directory {path}.").format(path=text),
            hint=_("Give a job, a directory with a model, or obs://bucket/directory/."),
        )
    root = path.resolve()
    base = ObsPath("local", f"{root.name}/")
    package = find_package({base: list(files_below(root))}, text)
    local = root / package.directory.key[len(base.key) :]
    stem = local.parent.name if package.complete else root.name
    return Located(package, text, stem or "model", local=local)


def _configured_type(platform: Platform, located: Located) -> str:
    if located.local is not None:
        raw = (located.local / CONFIG).read_bytes()
    else:
        raw = platform.obs.read(located.package.directory / CONFIG)
    try:
        return str(json.loads(raw)["model_type"])
    except (ValueError, KeyError, TypeError) as error:
        reason = _("it names no model_type") if isinstance(error, (KeyError, TypeError)) else str(error)
        message = _("config.json of {what} cannot be used: {reason}.").format(
            what=located.what, reason=reason
        )
        hint = _(
            'Write {"model_type": "Scikit_Learn", "model_algorithm": "image_classification"}, for example.'
        )
        raise PackageError(message, hint=hint) from None
