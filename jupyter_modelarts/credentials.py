"""Where credentials come from.

Keyword arguments, environment, profile file, the cloud SDK's file, in that order; without any of them:
the embedded profile.  `resolve` reads and checks; it sends nothing.
"""

from __future__ import annotations

import configparser
import os
import stat
import sys
import warnings
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .config import SERVICES, SETTINGS, Setting, checked, endpoint_for, in_group
from .contract.secrets import Secret
from .errors import ConfigError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EMBEDDED = "embedded"
_DEFAULT = "default"
_NO_SECRET = Secret("")


@dataclass(frozen=True)
class Profile:
    """Where calls go and as whom.

    `origin` says where the credentials were found.  Either `access_key` and `secret_key` (with
    `security_token` if they are temporary) or `user`, `password` and `domain` are set.
    """

    name: str
    region: str
    project_id: str
    endpoints: Mapping[str, str]
    origin: str
    embedded: bool = False
    access_key: str = ""
    secret_key: Secret = _NO_SECRET
    security_token: Secret = _NO_SECRET
    user: str = ""
    password: Secret = _NO_SECRET
    domain: str = ""
    project_name: str = ""
    calls: Mapping[str, Any] = field(default_factory=dict)
    """The settings of the group `calls`: timeouts, attempts, certificates."""

    @property
    def uses_keys(self) -> bool:
        """Whether requests are signed with an access key, rather than sent with a token."""
        return bool(self.access_key)

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Every secret of the profile, for masking."""
        return tuple(s for s in (self.secret_key, self.security_token, self.password) if s)

    def __repr__(self) -> str:
        who = "access key" if self.uses_keys else f"user {self.user}"
        return (
            f"Profile({self.name!r}, region={self.region!r}, project_id={self.project_id!r}, {who}, "
            f"from {self.origin})"
        )


@dataclass(frozen=True, slots=True)
class _Layer:
    """The settings found in one place; `where` names it for people."""

    where: str
    values: Mapping[str, Any]

    def has(self, settings: tuple[Setting, ...]) -> bool:
        return any(self.values.get(setting.name) for setting in settings)


def resolve(
    profile: str | None = None,
    overrides: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
) -> Profile | None:
    """The profile to use; None: the embedded one.

    A profile named by the argument goes before the environment, as keyword arguments do; keys given as
    arguments go before an embedded profile chosen by the environment.  Raises `ConfigError` naming what
    is missing and where it was looked for.
    """
    given = _given(overrides or {})
    environment = _environment(os.environ if environ is None else environ)
    named = profile or given.values.get("profile")
    name = named or environment.values.get("profile") or _DEFAULT
    if name == EMBEDDED and not named and given.has(in_group("keys") + in_group("password")):
        name = _DEFAULT
    if name == EMBEDDED:
        return None
    section = _profile_section(str(name), given, environment)
    found = [given, section, environment] if named else [given, environment, section]
    layers = [*found, _sdk_file(given, environment)]
    if not any(layer.has(in_group("keys") + in_group("password")) for layer in layers):
        _check_embedded_is_meant(str(name), given, layers)
        return None
    return _build(str(name), layers)


def call_settings(
    overrides: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """How calls are made where no profile says it: the embedded service's timeouts and attempts."""
    layers = [_given(overrides or {}), _environment(os.environ if environ is None else environ)]
    return dict(_merged("calls", layers))


def _given(overrides: Mapping[str, Any]) -> _Layer:
    unknown = [name for name in overrides if name not in SETTINGS]
    if unknown:
        near = nearest(unknown[0], SETTINGS)
        hint = f"Did you mean {near}?" if near else f"Settings are: {', '.join(SETTINGS)}."
        raise ConfigError(f"There is no setting {unknown[0]!r}.", hint=hint)
    values = {
        name: value.reveal() if isinstance(value, Secret) else value for name, value in overrides.items()
    }
    return _Layer("keyword arguments", {name: value for name, value in values.items() if value is not None})


def _environment(environ: Mapping[str, str]) -> _Layer:
    values = {name: environ.get(row.variable, "") for name, row in SETTINGS.items()}
    return _Layer("the environment", {name: value for name, value in values.items() if value})


def _profile_section(name: str, given: _Layer, environment: _Layer) -> _Layer:
    """The table `name` of the profile file; empty where the default one does not exist."""
    path = profile_file(_named_file("config_file", given, environment))
    document = _read_toml(path)
    if name not in document:
        if name != _DEFAULT:
            known = ", ".join([*document, EMBEDDED])
            raise ConfigError(f"There is no profile {name!r} in {path}.", hint=f"Profiles are: {known}.")
        return _Layer(str(path), {})
    table = document[name]
    if not isinstance(table, dict):
        raise ConfigError(f"{name!r} in {path} is not a table.", hint=f"Write [{name}] above its settings.")
    unknown = [key for key in table if key not in SETTINGS]
    if unknown:
        raise ConfigError(
            f"Profile {name!r} in {path} has an unknown setting {unknown[0]!r}.",
            hint=f"Settings are: {', '.join(SETTINGS)}.",
        )
    if any(SETTINGS[key].secret for key in table):
        _warn_if_open(path)
    return _Layer(str(path), table)


def _named_file(setting: str, given: _Layer, environment: _Layer) -> Path | None:
    """The file that an argument or the environment names.

    An argument that names none is a mistake to be told; in the environment it is how a file is hidden.
    """
    named = given.values.get(setting)
    if named and not Path(named).expanduser().exists():
        raise ConfigError(f"There is no file {named}.", hint=f"Correct {setting}, or leave it out.")
    moved = named or environment.values.get(setting)
    return Path(moved).expanduser() if moved else None


def profile_file(moved: str | Path | None = None) -> Path:
    """The file of the profiles: `moved`, or `profiles.toml` in the user's configuration directory."""
    if moved:
        return Path(moved).expanduser()
    from platformdirs import user_config_path

    return user_config_path("jupyter_modelarts") / "profiles.toml"


def _read_toml(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from None
    toml = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    try:
        document: Mapping[str, Any] = toml.loads(text)
    except ValueError as error:
        raise ConfigError(
            f"{path} is not TOML: {_place(error)}.", hint="Correct it, or move it away."
        ) from None
    return document


def _unreadable(path: Path, error: Exception) -> ConfigError:
    reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
    return ConfigError(
        f"{path} cannot be read: {reason}.", hint="Make it a file you can read, or move it away."
    )


def _place(error: Exception) -> str:
    """Where the parser stumbled, without the text there, which may be a secret."""
    _, _, place = str(error).rpartition("(")
    return place.rstrip(")") or "it cannot be parsed"


def _sdk_file(given: _Layer, environment: _Layer) -> _Layer:
    """Section `basic` of the cloud SDK's file."""
    moved = _named_file("credentials_file", given, environment)
    path = moved or Path("~/.huaweicloud/credentials").expanduser()
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return _Layer(str(path), {})
    except configparser.Error as error:
        message = f"{path} is not an ini file ({type(error).__name__})."
        raise ConfigError(message, hint="Correct it, or move it away.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from None
    section = parser["basic"] if parser.has_section("basic") else {}
    values = {row.name: section[row.ini] for row in SETTINGS.values() if row.ini and section.get(row.ini)}
    if values.get("secret_key"):
        _warn_if_open(path)
    return _Layer(str(path), values)


def _warn_if_open(path: Path) -> None:
    """Warn when others can read a file with secrets, with the line that closes it."""
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        warnings.warn(f"{path} holds secrets and others can read it: chmod 600 '{path}'", stacklevel=2)


def _check_embedded_is_meant(name: str, given: _Layer, layers: list[_Layer]) -> None:
    """Without credentials it is the embedded profile, unless a place in the cloud was asked for."""
    if name == _DEFAULT and not given.has(in_group("place")):
        return
    raise ConfigError(
        f"Profile {name!r} has no credentials.",
        hint=f"Give access_key and secret_key, or user, password and domain. {_searched(layers)}",
    )


def _build(name: str, layers: list[_Layer]) -> Profile:
    origin = next(layer for layer in layers if layer.has(in_group("keys") + in_group("password")))
    values = dict(_merged("place", layers)) | dict(_merged("calls", layers))
    kind = "keys" if origin.has(in_group("keys")) else "password"
    for setting in in_group("keys" if kind == "keys" else "password"):
        if origin.values.get(setting.name):
            values[setting.name] = _value(setting, origin.values[setting.name], origin.where)
    if kind == "password":
        values.setdefault("user", values.get("domain"))
        values.setdefault("domain", values.get("user"))
    _require(kind, name, values, origin, layers)
    region = values.get("region") or ""
    endpoints = {s: values.pop(f"{s}_endpoint", None) or endpoint_for(s, region) for s in SERVICES}
    calls = {setting.name: values.pop(setting.name) for setting in in_group("calls")}
    given = {key: value for key, value in values.items() if value and key not in {"region", "project_id"}}
    given.setdefault("project_name", region)
    return Profile(
        name=name,
        region=region,
        project_id=values["project_id"],
        endpoints=endpoints,
        origin=origin.where,
        calls=calls,
        **given,
    )


def _merged(group: Any, layers: list[_Layer]) -> Iterator[tuple[str, Any]]:
    """Each setting of a group from the first place that has it, or its default."""
    for setting in in_group(group):
        layer = next((layer for layer in layers if layer.values.get(setting.name)), None)
        value = setting.default if layer is None else _value(setting, layer.values[setting.name], layer.where)
        yield setting.name, value


def _value(setting: Setting, value: Any, where: str) -> Any:
    text = checked(setting, value, where)
    return Secret(text) if setting.secret else text


def _require(kind: str, name: str, values: Mapping[str, Any], origin: _Layer, layers: list[_Layer]) -> None:
    needed = ["access_key", "secret_key"] if kind == "keys" else ["user", "password"]
    missing = [setting for setting in needed if not values.get(setting)]
    if missing:
        other = [SETTINGS[setting].variable for setting in missing]
        raise ConfigError(
            f"Profile {name!r} is incomplete: {' and '.join(missing)} missing in {origin.where}.",
            hint=f"Credentials are taken from one place; set {' and '.join(other)} or write a profile.",
        )
    place = ["project_id"] + ([] if _has_endpoints(values) else ["region"])
    missing = [setting for setting in place if not values.get(setting)]
    if missing:
        raise ConfigError(
            f"Profile {name!r} is incomplete: {' and '.join(missing)} missing.",
            hint=f"Set {' and '.join(SETTINGS[m].variable for m in missing)}. {_searched(layers)}",
        )


def _has_endpoints(values: Mapping[str, Any]) -> bool:
    return all(values.get(f"{service}_endpoint") for service in SERVICES)


def _searched(layers: list[_Layer]) -> str:
    return f"Looked in: {', '.join(layer.where for layer in layers)}."
