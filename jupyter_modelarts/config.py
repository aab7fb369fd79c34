"""Every setting in one table: name, environment variable, default, meaning, what is valid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import SplitResult, urlsplit

from .errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Group = Literal["choice", "keys", "password", "place", "calls", "machine"]
ENDPOINT_TEMPLATE = "https://{service}.{region}.myhuaweicloud.com"
SERVICES = ("modelarts", "iam", "obs")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    `variable` is its environment variable, `ini` its key in `~/.huaweicloud/credentials`.  `validate`
    turns text into the value and raises `ValueError` with what is wrong.  Settings of the groups `keys`
    and `password` are taken together from one place, never mixed from two.
    """

    name: str
    variable: str
    help: str
    group: Group
    default: Any = None
    validate: Callable[[str], Any] = str
    secret: bool = False
    ini: str = ""


def _word(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._-]+", text):
        raise ValueError("has characters other than letters, digits, '.', '_' and '-'")
    return text


def _plain(text: str) -> str:
    """A value that can stand in a header."""
    if not text.isprintable() or text != text.strip():
        raise ValueError("has a blank at an end, or a character that cannot be printed")
    if not text.isascii():
        raise ValueError("has a character that no key has: copy it again")
    return text


def _text(text: str) -> str:
    """A value that can be sent as JSON; what the environment holds need not be text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("is no text in UTF-8") from None
    return text


def _url(text: str) -> str:
    url = text if "://" in text else f"https://{text}"
    parts = urlsplit(url)
    wrong = parts.scheme not in {"http", "https"} or not parts.hostname or parts.query
    if wrong or re.search(r"[@\s]", parts.netloc) or not _has_port_in_range(parts):
        raise ValueError("is not an http or https address")
    return url.rstrip("/")


def _has_port_in_range(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value <= 3600:
        raise ValueError("is not between 0 and 3600 seconds")
    return value


def _grace(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 90:
        raise ValueError("is not between 0 and 90 seconds")
    return value


def _attempts(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 10:
        raise ValueError("is not between 1 and 10")
    return value


def _megabytes(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ValueError("is no whole number of megabytes")
    return int(text)


def _requests(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ValueError("is no whole number of requests a second")
    return int(text)


def _capacity(text: str) -> tuple[int, int]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2 or not all(part.isdecimal() and int(part) for part in parts):
        raise ValueError("is not two numbers such as 8,32 (cores, gigabytes)")
    return int(parts[0]), int(parts[1])


def _time_to_live(text: str) -> str:
    value = text.strip().lower()
    if value != "never" and not re.fullmatch(r"[1-9]\d*\s*(d|h|m|min)", value):
        raise ValueError("is no time such as 30m, 2h or 1d, and not never")
    return value


def _file(text: str) -> Path:
    return Path(text).expanduser()


_ROWS = (
    Setting(
        "profile",
        "JUPYTER_MODELARTS_PROFILE",
        "Name of the profile; 'embedded' is the ModelArts of this machine.",
        "choice",
        validate=_word,
    ),
    Setting(
        "config_file",
        "JUPYTER_MODELARTS_CONFIG_FILE",
        "File of the profiles (TOML, one table per profile); by default profiles.toml in the user's "
        "configuration directory.",
        "choice",
        validate=_file,
    ),
    Setting(
        "credentials_file",
        "HUAWEICLOUD_SDK_CREDENTIALS_FILE",
        "The cloud SDK's file of keys (ini); by default ~/.huaweicloud/credentials.",
        "choice",
        validate=_file,
    ),
    Setting("access_key", "HUAWEICLOUD_SDK_AK", "Access key (AK).", "keys", validate=_plain, ini="ak"),
    Setting(
        "secret_key", "HUAWEICLOUD_SDK_SK", "Secret key (SK).", "keys", validate=_plain, secret=True, ini="sk"
    ),
    Setting(
        "security_token",
        "HUAWEICLOUD_SDK_SECURITY_TOKEN",
        "Security token of temporary keys.",
        "keys",
        validate=_plain,
        secret=True,
        ini="security_token",
    ),
    Setting(
        "user",
        "HUAWEICLOUD_SDK_USERNAME",
        "Name of the IAM user; by default the account itself.",
        "password",
        validate=_text,
    ),
    Setting(
        "password",
        "HUAWEICLOUD_SDK_PASSWORD",
        "Password of the user or the account.",
        "password",
        validate=_text,
        secret=True,
    ),
    Setting("domain", "HUAWEICLOUD_SDK_DOMAIN", "Name of the account (domain).", "password", validate=_text),
    Setting(
        "region",
        "HUAWEICLOUD_SDK_REGION",
        "Region, such as cn-north-4; the endpoints follow from it.",
        "place",
        validate=_word,
        ini="region",
    ),
    Setting(
        "project_id",
        "HUAWEICLOUD_SDK_PROJECT_ID",
        "Id of the region's project: console > My Credentials > API Credentials.",
        "place",
        validate=_word,
        ini="project_id",
    ),
    Setting(
        "project_name",
        "HUAWEICLOUD_SDK_PROJECT_NAME",
        "Name of the project that a password signs in to; by default the region's name.",
        "place",
    ),
    Setting(
        "modelarts_endpoint",
        "HUAWEICLOUD_SDK_MODELARTS_ENDPOINT",
        "Address of ModelArts, where it does not follow from the region.",
        "place",
        validate=_url,
        ini="modelarts_endpoint",
    ),
    Setting(
        "iam_endpoint",
        "HUAWEICLOUD_SDK_IAM_ENDPOINT",
        "Address of IAM, where it does not follow from the region.",
        "place",
        validate=_url,
        ini="iam_endpoint",
    ),
    Setting(
        "obs_endpoint",
        "HUAWEICLOUD_SDK_OBS_ENDPOINT",
        "Address of OBS, where it does not follow from the region.",
        "place",
        validate=_url,
        ini="obs_endpoint",
    ),
    Setting(
        "timeout",
        "JUPYTER_MODELARTS_TIMEOUT",
        "Seconds to wait for an answer.",
        "calls",
        default=60.0,
        validate=_seconds,
    ),
    Setting(
        "connect_timeout",
        "JUPYTER_MODELARTS_CONNECT_TIMEOUT",
        "Seconds to wait for a connection.",
        "calls",
        default=10.0,
        validate=_seconds,
    ),
    Setting(
        "attempts",
        "JUPYTER_MODELARTS_ATTEMPTS",
        "How often a call that is safe to repeat is tried in all.",
        "calls",
        default=4,
        validate=_attempts,
    ),
    Setting(
        "ca_bundle",
        "JUPYTER_MODELARTS_CA_BUNDLE",
        "File of the certificates to trust (PEM), behind a proxy that opens TLS.",
        "calls",
        default="",
    ),
)

SETTINGS: Mapping[str, Setting] = {row.name: row for row in _ROWS}

STOP_AFTER = Setting(
    "stop_after",
    "JUPYTER_MODELARTS_STOP_AFTER",
    "Time after which a service stops where its deployment does not say, such as 30m, 2h or 1d; never "
    "lets it run until somebody stops it.",
    "machine",
    default="2h",
    validate=_time_to_live,
)

MACHINE: tuple[Setting, ...] = (
    STOP_AFTER,
    Setting(
        "bucket",
        "JUPYTER_MODELARTS_BUCKET",
        "Bucket for code, inputs and outputs that name none; by default one named after the project.",
        "machine",
    ),
    Setting(
        "language",
        "JUPYTER_MODELARTS_LANGUAGE",
        "Language of messages, en or zh_CN; by default the one of the process.",
        "machine",
    ),
    Setting(
        "local_dir",
        "JUPYTER_MODELARTS_LOCAL_DIR",
        "State directory of the embedded service; by default one in the user's data directory.",
        "machine",
    ),
    Setting(
        "engines_file",
        "JUPYTER_MODELARTS_ENGINES",
        "File that maps engines of the embedded service to the Python that runs their jobs (TOML, lines such "
        'as PyTorch = "/opt/torch/bin/python"); by default engines.toml in the user\'s configuration '
        "directory.",
        "machine",
        validate=_file,
    ),
    Setting(
        "images_file",
        "JUPYTER_MODELARTS_IMAGES",
        "File that maps container images of models to the command that runs in their place on the embedded "
        'service (TOML, lines such as "swr.cn-north-4.myhuaweicloud.com/lab/digits:1" = '
        '"python /opt/serve.py"); by default images.toml in the user\'s configuration directory.',
        "machine",
        validate=_file,
    ),
    Setting(
        "stop_grace",
        "JUPYTER_MODELARTS_STOP_GRACE",
        "Seconds, at most 90, that an instance with a server of its own has from SIGTERM to SIGKILL; 60 by "
        "default, as on the platform. Read when the embedded service starts.",
        "machine",
        validate=_grace,
    ),
    Setting(
        "task_memory",
        "JUPYTER_MODELARTS_TASK_MEMORY",
        "Megabytes that a task of the embedded service may hold before it is killed; by default what its "
        "flavor has, as far as this machine has it. Read when the service starts.",
        "machine",
        validate=_megabytes,
    ),
    Setting(
        "capacity",
        "JUPYTER_MODELARTS_CAPACITY",
        "Cores and gigabytes of memory that training jobs of the embedded service share, such as 8,32; by "
        "default what this machine has. A job waits until its flavor fits. Read when the service starts.",
        "machine",
        validate=_capacity,
    ),
    Setting(
        "requests_per_second",
        "JUPYTER_MODELARTS_REQUESTS_PER_SECOND",
        "Requests a second that a service of the embedded service takes where its deployment does not say; "
        "by default as many as come (in the cloud 100). Read when the embedded service starts.",
        "machine",
        validate=_requests,
    ),
    Setting(
        "transfer_dir",
        "JUPYTER_MODELARTS_TRANSFER_DIR",
        "Where transfers write down how far they are, so that they can go on after a kill; by default a "
        "directory in the user's state directory.",
        "machine",
    ),
)
"""What only the environment says: it belongs to a machine or a process, not to a profile."""


def in_group(group: Group) -> tuple[Setting, ...]:
    """The settings of one group, in the table's order."""
    return tuple(row for row in _ROWS if row.group == group)


def checked(setting: Setting, value: Any, where: str) -> Any:
    """`value` as the setting takes it; raises `ConfigError` that says where it stands, never the value."""
    try:
        return setting.validate(str(value))
    except ValueError as error:
        reason = str(error) if setting.validate not in {_seconds, _attempts} else "is no number in range"
        raise ConfigError(f"{setting.name} ({where}) {reason}.", hint=setting.help) from None


def endpoint_for(service: str, region: str) -> str:
    """The public address of a service in a region."""
    return ENDPOINT_TEMPLATE.format(service=service, region=region)
