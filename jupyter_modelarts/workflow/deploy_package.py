"""A package made whole: what is missing, where it is written, and the directory in OBS that is imported.

Files of a person are never changed.  What a local directory lacks is written into it, so that it can be
edited; what a job or a directory in OBS lacks goes, with a copy of the model, into a prefix of our own.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.obs.errors import local_files
from jupyter_modelarts.obs.leaks import raise_for, refuse
from jupyter_modelarts.obs.local_file import look_at
from jupyter_modelarts.obs.plan import make_plan

from .deploy_source import Located, model_type
from .deploy_starting import api_of, newest_runtime, starting_config, starting_script
from .errors import PackageError
from .package import CONFIG, SCRIPT, needs_script
from .platform import Platform, Report, unique_name, without_time
from .uploads import upload_local

if TYPE_CHECKING:
    from .deploy_options import Options

DIRECTORY = "model"
_COPIED = (".py", ".json")


@dataclass(frozen=True)
class Prepared:
    """A package and what will be done to make it whole.

    `missing` are files that are made and written, `replaced` ones that take the place of others in the
    package that is imported; both by name.  `target` is the prefix of our own, None where the directory
    can be imported as it stands.
    """

    located: Located
    model_type: str
    name: str
    missing: Mapping[str, bytes]
    replaced: Mapping[str, bytes]
    target: ObsPath | None
    allow_secrets: bool = False

    @property
    def added(self) -> dict[str, bytes]:
        """Every file that the imported package has from us."""
        return {**self.missing, **self.replaced}

    @property
    def place(self) -> str:
        """Where the missing files are written, for a sentence."""
        return str(self.located.local) if self.located.local is not None else f"{self.target}"

    @property
    def source_location(self) -> str:
        """The parent of `model/`, as a request says it; where it is known before anything is sent."""
        if self.target is not None:
            return self.target.parent.wire
        return "" if self.located.local is not None else self.located.package.directory.parent.wire


def prepare(platform: Platform, located: Located, options: Options) -> Prepared:
    """See what is missing; nothing is written.  Raises `PackageError`, `InvalidArgument`."""
    engine = model_type(platform, located, options.engine)
    missing = _missing(platform, located, options, engine)
    replaced = _replaced(platform, located, options, engine)
    name = options.name or unique_name(without_time(located.stem))
    stands = located.package.directory.name == DIRECTORY and not replaced
    if located.local is None:
        stands = stands and not missing
    bucket = ObsPath(platform.bucket_name)  # made when it is written to, not before
    target = None if stands else bucket / f"models/{unique_name(without_time(name))}/{DIRECTORY}/"
    return Prepared(located, engine, name, missing, replaced, target, options.allow_secrets)


def shown(prepared: Prepared) -> list[str]:
    """The files that are missing, as text, each below a line that says where it goes."""
    lines = []
    for name, content in prepared.missing.items():
        heading = _("# --- {file} is missing; this one goes to {place}")
        lines += [heading.format(file=name, place=prepared.place), content.decode()]
    return lines


def refuse_secrets(prepared: Prepared) -> None:
    """Raise `SecretsFound` early where the upload of a local directory would."""
    local = prepared.located.local
    if local is not None and not prepared.allow_secrets:
        raise_for(make_plan(local, gitignore=False).secrets)


def write_missing(prepared: Prepared, tell: Report) -> None:
    """Write what a local directory lacks into it; a file that came meanwhile is left alone."""
    if prepared.located.local is None:
        return
    for name, content in prepared.missing.items():
        path = prepared.located.local / name
        with local_files(path), path.open("xb") as file:
            file.write(content)
        tell(_("Wrote {path}").format(path=path))


@contextlib.contextmanager
def on_this_machine(platform: Platform, prepared: Prepared) -> Iterator[Path]:
    """The whole package as a local directory `model/`, for as long as this lasts."""
    local = prepared.located.local
    if local is not None and prepared.target is None:
        yield local
        return
    with tempfile.TemporaryDirectory(prefix="jupyter-modelarts-") as temporary:
        directory = Path(temporary, DIRECTORY)
        if local is not None:
            _mirror(local, prepared.located.package.files, directory)
        else:
            platform.obs.download(prepared.located.package.directory, directory)
        for name, content in prepared.added.items():
            (directory / name).write_bytes(content)
        yield directory


def upload(platform: Platform, prepared: Prepared, tell: Report) -> ObsPath:
    """The directory `model/` in OBS that has everything, brought there where it is not there yet."""
    located = prepared.located
    if prepared.target is None:
        if located.local is None:
            return located.package.directory
        return upload_local(platform, located.local, allow_secrets=prepared.allow_secrets, report=tell)
    assert platform.bucket.bucket == prepared.target.bucket  # it is made here where it is missing
    _bring(platform, prepared, prepared.target)
    for name, content in prepared.added.items():
        platform.obs.write(prepared.target / name, content)
        tell(_("Added {file} to the package {place}").format(file=name, place=prepared.target.url))
    return prepared.target


def _missing(platform: Platform, located: Located, options: Options, engine: str) -> dict[str, bytes]:
    package = located.package
    script = ""
    if not package.has_script and options.script is None:
        script = starting_script(engine, package)
        if not script and needs_script(engine):
            message = _("{what} has no customize_service.py, which tells a {engine} model how to answer.")
            raise PackageError(
                message.format(what=located.what, engine=engine), hint=_("Give the script: --script FILE.py.")
            )
    missing: dict[str, bytes] = {}
    if not package.has_config:
        runtime = newest_runtime(platform.runtimes(), engine)
        config = starting_config(engine, runtime, api=api_of(engine) if script else None)
        missing[CONFIG] = _as_json(config)
    return {**missing, **({SCRIPT: script.encode()} if script else {})}


def _replaced(platform: Platform, located: Located, options: Options, engine: str) -> dict[str, bytes]:
    replaced: dict[str, bytes] = {}
    if options.script is not None:
        replaced[SCRIPT] = _script(platform, options.script, allow_secrets=options.allow_secrets)
    if options.engine is not None and located.package.has_config:
        config = _config_there(platform, located)
        if config.get("model_type") != engine:
            runtime = newest_runtime(platform.runtimes(), engine)
            replaced[CONFIG] = _as_json({**config, **starting_config(engine, runtime, api=None)})
    return replaced


def _config_there(platform: Platform, located: Located) -> dict[str, Any]:
    """`config.json` as it is; nothing where it says nothing that can be kept."""
    local = located.local
    place = located.package.directory / CONFIG
    raw = (local / CONFIG).read_bytes() if local is not None else platform.obs.read(place)
    try:
        config = json.loads(raw)
    except ValueError:
        return {}
    kept = dict(config) if isinstance(config, dict) else {}
    return {name: value for name, value in kept.items() if name != "runtime"}


def _script(platform: Platform, script: str | os.PathLike[str], *, allow_secrets: bool) -> bytes:
    text = os.fspath(script)
    if ObsPath.is_obs(text):
        return platform.obs.read(platform.place(text))
    path = Path(text).expanduser()
    if not allow_secrets:
        refuse([look_at(path, path.name)])
    return path.read_bytes()


def _as_json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _mirror(local: Path, files: tuple[str, ...], directory: Path) -> None:
    """The files of a local package: text is copied, as its path is shown; large weights are linked."""
    for name in files:
        source, target = local / name, directory / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(_COPIED):
            shutil.copyfile(source, target)
        else:
            target.symlink_to(source.resolve())


def _bring(platform: Platform, prepared: Prepared, target: ObsPath) -> None:
    located = prepared.located
    for name in located.package.files:
        if name in prepared.added:
            continue
        if located.local is not None:
            platform.obs.upload(located.local / name, target / name, allow_secrets=prepared.allow_secrets)
        else:
            platform.obs.copy(located.package.directory / name, target / name)
