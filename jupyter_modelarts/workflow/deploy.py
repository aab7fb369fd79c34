"""Deploying: find the model, complete its package, import it as a model, create the service.

locate      a job's outputs, a local directory or obs:// -> a `Package`
complete    what is missing is written (config.json) or added (the service script) in a prefix of our own
publish     POST /v1/{project_id}/models, wait until it is published
serve       POST /v1/{project_id}/services, wait until it runs
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.obs.leaks import refuse
from jupyter_modelarts.obs.local_file import look_at

from .engines import natural
from .errors import DeployFailed, PackageError
from .files import files_below
from .job import Detached, Job
from .package import CONFIG, SCRIPT, Package, find_package, known_model_types, model_type_of, needs_script
from .platform import Platform, Report, unique_name, without_time
from .service import Service
from .uploads import present, upload_local

DEFAULT_FLAVOR = "modelarts.vm.cpu.2u"
_NAME = re.compile(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]{0,63}")
_TIME = re.compile(r"(\d+)\s*(d|h|m|min)")
_UNITS = {"d": "DAYS", "h": "HOURS", "m": "MINUTES", "min": "MINUTES"}

Source = Job | str | os.PathLike[str]


@dataclass(frozen=True)
class Options:
    """What a person may say about a deployment; `script` is the path of the service script, local or obs://."""

    name: str | None = None
    script: str | os.PathLike[str] | None = None
    engine: str | None = None
    instances: int = 1
    flavor: str = DEFAULT_FLAVOR
    stop_after: str | None = None
    description: str = ""
    allow_secrets: bool = False


@dataclass(frozen=True)
class _Located:
    package: Package
    what: str
    stem: str
    engine: str = ""
    local: Path | None = None


def deploy(
    platform: Platform,
    source: Source,
    *,
    wait: bool = True,
    timeout: float | None = None,
    report: Report | None = None,
    **options: Any,
) -> Service:
    """Deploy the model of a completed job, of a local directory or of a directory in OBS.

    `options` are the fields of `Options`.  Waits until the model is published and, with `wait`, until the
    service runs (`timeout` in seconds); `report` is told what happens.  Raises `PackageError` where
    something is missing that only the user can give, `DeployFailed` where the platform gives up.
    """
    tell = report or (lambda _line: None)
    wanted = _checked(Options(**options))
    located = _locate(platform, source)
    model_type = _model_type(platform, located, wanted)
    name = wanted.name or unique_name(without_time(located.stem))
    directory = _complete(platform, located, wanted, model_type, name, tell)
    model = _publish(platform, name, directory, model_type, tell)
    service = _serve(platform, name, model, wanted)
    return service.wait(timeout=timeout, report=report) if wait else service


# options


def _checked(options: Options) -> Options:
    if options.name is not None and not _NAME.fullmatch(options.name):
        message = _("The service name {name!r} is not allowed.").format(name=options.name)
        raise InvalidArgument(message, hint=_("Begin with a letter; use up to 64 letters, digits, - and _."))
    if options.engine is not None and not model_type_of(options.engine):
        message = _("There is no model type {name}.").format(name=options.engine)
        raise InvalidArgument(message, hint=_("Give one of {names}.").format(names=known_model_types()))
    if options.script is not None and not _is_script(options.script):
        message = _("The service script {path} is not there.").format(path=options.script)
        raise InvalidArgument(message, hint=_("Give the path of a .py file: --script FILE.py."))
    if options.instances < 1:
        raise InvalidArgument(_("A service needs at least one instance."), hint=_("Say --instances N."))
    schedule_of(options.stop_after)
    return options


def _is_script(script: str | os.PathLike[str]) -> bool:
    return ObsPath.is_obs(os.fspath(script)) or Path(script).expanduser().is_file()


def schedule_of(stop_after: str | None) -> list[dict[str, Any]]:
    """The planned stop of a service's body; `stop_after` is a number with d, h or m."""
    if stop_after is None:
        return []
    match = _TIME.fullmatch(stop_after.strip().lower())
    if match is None or int(match[1]) < 1:
        message = _("{text!r} is no time after which to stop.").format(text=stop_after)
        raise InvalidArgument(message, hint=_("Write for example 30m, 2h or 1d."))
    return [{"type": "stop", "time_unit": _UNITS[match[2]], "duration": int(match[1])}]


# locate


def _locate(platform: Platform, source: Source) -> _Located:
    if isinstance(source, Job):
        return _of_job(platform, source)
    text = os.fspath(source)
    if ObsPath.is_obs(text):
        place = platform.place(text).as_directory()
        found = find_package({place: list(present(platform, place))}, text)
        return _Located(found, text, found.directory.parent.name if found.complete else place.name)
    return _of_directory(Path(text).expanduser(), text)


def _of_job(platform: Platform, job: Job) -> _Located:
    if not job.finished:
        job.refresh()
    if not job.finished:
        raise PackageError(
            _("The job {name} is still {phase}: there is nothing to deploy yet.").format(
                name=job.name, phase=job.phase
            ),
            hint=_("Wait for it: %ma_deploy {name} --wait, or job.wait().").format(name=job.name),
        )
    if job.phase != "Completed":
        raise PackageError(
            _("The job {name} is {phase}: it left no model to deploy.").format(
                name=job.name, phase=job.phase
            ),
            hint=_("See why: %ma_logs {name}").format(name=job.name),
        )
    places = [ObsPath.parse(url).as_directory() for url in job.outputs.values()]
    listed = {place: list(present(platform, place)) for place in places}
    what = _("The output of the job {name}").format(name=job.name)
    package = find_package(listed, what, of_job=True)
    return _Located(package, what, job.name, str(job.engine.get("engine_name") or ""))


def _of_directory(path: Path, text: str) -> _Located:
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
    return _Located(package, text, stem or "model", local=local)


# complete


def _model_type(platform: Platform, located: _Located, options: Options) -> str:
    """As asked for, as config.json says, as the job was trained; raises `PackageError` where nobody says."""
    if options.engine:
        return model_type_of(options.engine)
    package = located.package
    if package.has_config:
        return _configured_type(platform, located)
    if located.engine and model_type_of(located.engine):
        return model_type_of(located.engine)
    guess = package.engine() or "PyTorch"
    message = _("{place} has no config.json, which says what engine the model is for.")
    raise PackageError(
        message.format(place=located.local or package.directory.url),
        hint=_("Say it with --engine {guess}, and config.json is written; or add the file.").format(
            guess=guess
        ),
    )


def _configured_type(platform: Platform, located: _Located) -> str:
    if located.local is not None:
        raw = (located.local / CONFIG).read_bytes()
    else:
        raw = platform.obs.read(located.package.directory / CONFIG)
    try:
        config = json.loads(raw)
        return str(config["model_type"])
    except (ValueError, KeyError, TypeError) as error:
        reason = _("it names no model_type") if isinstance(error, (KeyError, TypeError)) else str(error)
        message = _("config.json of {what} cannot be used: {reason}.").format(
            what=located.what, reason=reason
        )
        hint = _(
            'Write {"model_type": "Scikit_Learn", "model_algorithm": "image_classification"}, for example.'
        )
        raise PackageError(message, hint=hint) from None


def _complete(
    platform: Platform, located: _Located, options: Options, model_type: str, name: str, tell: Report
) -> ObsPath:
    """The directory of a package that has all it needs: as it stands, or in a prefix of our own."""
    package = located.package
    if needs_script(model_type) and not package.has_script and options.script is None:
        message = _("{what} has no customize_service.py, which tells a {engine} model how to answer.")
        raise PackageError(
            message.format(what=located.what, engine=model_type),
            hint=_("Give the script: --script FILE.py."),
        )
    if package.complete and options.script is None and options.engine is None:
        return _in_obs(platform, located, options, tell)
    target = platform.bucket / f"models/{unique_name(without_time(name))}/model/"
    added = _added(platform, located, options, model_type)
    _bring(platform, located, [file for file in package.files if file not in added], target, options)
    for file, content in added.items():
        platform.obs.write(target / file, content)
        tell(_("Added {file} to the package {place}").format(file=file, place=target.url))
    return target


def _added(platform: Platform, located: _Located, options: Options, model_type: str) -> dict[str, bytes]:
    added: dict[str, bytes] = {}
    if options.script is not None:
        added[SCRIPT] = _script(platform, options.script, allow_secrets=options.allow_secrets)
    if options.engine is not None or not located.package.has_config:
        added[CONFIG] = json.dumps(_config(platform, model_type), indent=2).encode()
    return added


def _script(platform: Platform, script: str | os.PathLike[str], *, allow_secrets: bool) -> bytes:
    text = os.fspath(script)
    if ObsPath.is_obs(text):
        return platform.obs.read(platform.place(text))
    path = Path(text).expanduser()
    if not allow_secrets:
        refuse([look_at(path, path.name)])
    return path.read_bytes()


def _config(platform: Platform, model_type: str) -> dict[str, Any]:
    runtime = _runtime(platform, model_type)
    config = {"model_algorithm": "predict_analysis", "model_type": model_type}
    return {**config, "runtime": runtime} if runtime else config


def _runtime(platform: Platform, model_type: str) -> str:
    """The newest runtime of a type that needs no accelerator; the embedded service's own if offered."""
    for row in platform.runtimes():
        if row.get("ai_engine") == model_type:
            names = list(row.get("runtimes") or [])
            wanted = [name for index, name in enumerate(names) if _plain(row, index)]
            return max(
                wanted or names, key=lambda name: (name.endswith("-embedded"), natural(name)), default=""
            )
    return ""


def _plain(row: Mapping[str, Any], index: int) -> bool:
    accelerator = (row.get("accelerators") or [{}] * (index + 1))[index]
    kind = accelerator.get("type", "none") if isinstance(accelerator, Mapping) else "none"
    mode = (row.get("request_mode") or ["sync"] * (index + 1))[index]
    return kind == "none" and mode == "sync"


def _in_obs(platform: Platform, located: _Located, options: Options, tell: Report) -> ObsPath:
    if located.local is None:
        return located.package.directory
    return upload_local(platform, located.local, allow_secrets=options.allow_secrets, report=tell)


def _bring(
    platform: Platform, located: _Located, files: list[str], target: ObsPath, options: Options
) -> None:
    for file in files:
        if located.local is not None:
            source = located.local / file
            platform.obs.upload(source, target / file, allow_secrets=options.allow_secrets)
        else:
            platform.obs.copy(located.package.directory / file, target / file)


# publish and serve


def _publish(platform: Platform, name: str, directory: ObsPath, model_type: str, tell: Report) -> str:
    from jupyter_modelarts.client import WaitError

    body = {
        "model_name": name,
        "model_version": _next_version(platform, name),
        "source_location": directory.parent.wire,
        "model_type": model_type,
    }
    model_id = str(platform.client.call("create_model", body=body)["model_id"])
    tell(_("Model {name} {version}: publishing").format(name=name, version=body["model_version"]))
    try:
        platform.client.wait("create_model", path={"model_id": model_id})
    except WaitError as error:
        reason = _reason(error.last) or _("its status is {status}").format(status=error.state)
        message = _("The model {name} was not published: {reason}.").format(name=name, reason=reason)
        raise DeployFailed(message, hint=_("Correct the package and deploy again.")) from None
    except KeyboardInterrupt:
        text = _("Detached: the model {name} goes on publishing. Deploy again later: %ma_deploy {place}")
        raise Detached(text.format(name=name, place=directory.url)) from None
    return model_id


def _reason(document: Any) -> str:
    found = document if isinstance(document, Mapping) else {}
    text = found.get("error_msg") or found.get("status_msg") or found.get("model_status_msg") or ""
    return " ".join(str(text).split()).rstrip(".")


def _next_version(platform: Platform, name: str) -> str:
    answer = platform.client.call("list_models", query={"model_name": name, "exact_match": "true"})
    taken = [m.get("model_version", "") for m in answer.get("models") or [] if m.get("model_name") == name]
    if not taken:
        return "0.0.1"
    major, minor, patch = (int(part) for part in max(taken, key=natural).split("."))
    if patch < 99:
        return f"{major}.{minor}.{patch + 1}"
    return f"{major}.{minor + 1}.0" if minor < 99 else f"{major + 1}.0.0"


def _serve(platform: Platform, name: str, model_id: str, options: Options) -> Service:
    config = {
        "model_id": model_id,
        "weight": 100,
        "specification": options.flavor,
        "instance_count": options.instances,
    }
    body: dict[str, Any] = {"service_name": name, "infer_type": "real-time", "config": [config]}
    if options.description:
        body["description"] = options.description
    if options.stop_after:
        body["schedule"] = schedule_of(options.stop_after)
    service_id = platform.client.call("create_service", body=body)["service_id"]
    return Service(platform, {"service_id": service_id, "service_name": name}).refresh()
