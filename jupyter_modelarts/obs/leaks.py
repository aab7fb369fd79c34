"""Files that look like keys or credentials, by their names and by what small text files say."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import SecretsFound

if TYPE_CHECKING:
    from .hash_cache import HashCache
    from .local_file import File

LARGEST_SCANNED = 256 << 10
"""Bytes; larger files are judged by their names only."""

NAMES = (
    "id_rsa",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
    "*.pem",
    "*.key",
    "*.p12",
    "*.pfx",
    "*.ppk",
    "*.jks",
    "*.keystore",
    "*.kdbx",
    ".env",
    ".env.*",
    "*.env",
    "credentials*",
    ".git-credentials",
    ".netrc",
    "_netrc",
    ".pypirc",
    ".pgpass",
    ".htpasswd",
    "client_secret*.json",
    "service-account*.json",
    "secrets.json",
    "secrets.toml",
    "secrets.yaml",
    "secrets.yml",
    "kubeconfig",
)
"""Patterns for the name of a file; the case of letters does not matter."""

_SECRET_DIRECTORIES = {".ssh", ".aws", ".huaweicloud", ".gnupg", ".kube"}
_EXAMPLES = (".example", ".sample", ".template", ".dist")
_SOURCE = (".py", ".pyi", ".ipynb", ".js", ".ts", ".go", ".java", ".c", ".h", ".md", ".rst", ".html")
_SUSPICIOUS = re.compile("|".join(translate(name) for name in NAMES))
# fmt: off
_BINARY = frozenset((
    ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".ico", ".mp3", ".mp4", ".wav",
    ".avi", ".npy", ".npz", ".pt", ".pth", ".bin", ".pkl", ".onnx", ".ckpt", ".safetensors", ".h5",
    ".feather", ".arrow", ".tfrecord", ".zip", ".gz", ".bz2", ".xz", ".zst", ".tar", ".whl", ".so", ".dll",
    ".pdf", ".parquet",
))
# fmt: on

_QUOTED = rb"""["']?\s*[:=]\s*["']?"""
_CONTENTS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("a private key", re.compile(rb"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----")),
    (
        "a key of Huawei Cloud",
        re.compile(rb"HUAWEICLOUD_SDK_(?:AK|SK)" + _QUOTED + rb"[A-Za-z0-9+/]{16,}"),
    ),
    (
        "a secret access key",
        re.compile(
            rb"(?i)\b(?:\w*_)?(?:sk|secret_?(?:access_?)?key|secretaccesskey)"
            + _QUOTED
            + rb"[a-z0-9+/]{40}\b"
        ),
    ),
    ("an access key", re.compile(rb"\b(?:\w*_)?(?i:ak|access_?key(?:_?id)?)" + _QUOTED + rb"[A-Z0-9]{20}\b")),
    ("an access key of AWS", re.compile(rb"\bAKIA[0-9A-Z]{16}\b")),
    ("a token of GitHub", re.compile(rb"\bgh[pousr]_[A-Za-z0-9]{36}\b")),
)
_NEEDLES = (b"private key", b"sk", b"secret", b"ak", b"access", b"gh")
_CERTIFICATE = re.compile(rb"-----BEGIN (?:X509 |TRUSTED )?(?:CERTIFICATE|PUBLIC KEY)")


@dataclass(frozen=True, slots=True)
class Finding:
    """A file that should not go, and why: `reason` is a phrase, `line` where it was seen (0: the name)."""

    name: str
    reason: str
    line: int = 0

    def __str__(self) -> str:
        where = f"{self.name}:{self.line}" if self.line else self.name
        return f"{where} ({self.reason})"


def find(files: Sequence[File], cache: HashCache | None = None) -> list[Finding]:
    """Those of `files` that look like secrets; files that the cache knows are not read."""
    read = [file for file in files if 0 < file.size <= LARGEST_SCANNED and _may_be_text(file.name)]
    known = cache.findings(read) if cache else [None] * len(read)
    contents = {file.name: said for file, said in zip(read, known, strict=True) if said is not None}
    begun = time.time_ns()
    new = [(file, _in_content(file.path)) for file in read if file.name not in contents]
    if cache:
        cache.remember("finding", new, since_ns=begun)
    contents |= {file.name: said for file, said in new}
    return list(_judged(files, contents))


def refuse(files: Sequence[File], cache: HashCache | None = None) -> None:
    """Raise `SecretsFound` where one of `files` looks like a secret."""
    raise_for(find(files, cache))


def raise_for(findings: Iterable[Finding]) -> None:
    """Raise `SecretsFound` where there are any."""
    found = list(findings)
    if found:
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        raise SecretsFound(
            f"These look like keys or credentials: {', '.join(map(str, found[:3]))}{more}. Nothing was sent.",
            hint="Leave them out (.modelartsignore), or send them knowingly: allow_secrets=True "
            "(--allow-secrets).",
        )


def _judged(files: Iterable[File], contents: dict[str, str]) -> Iterator[Finding]:
    for file in files:
        said = contents.get(file.name, "")
        if said and said != _PUBLIC:
            reason, _, line = said.rpartition(":")
            yield Finding(file.name, reason, int(line))
        elif said != _PUBLIC and _is_suspicious(file):
            yield Finding(file.name, "its name")


def _is_suspicious(file: File) -> bool:
    names = [file.name]
    if file.path.is_symlink():
        names.append(file.path.resolve().as_posix())
    return any(_is_suspicious_name(name.lower()) for name in names)


def _is_suspicious_name(name: str) -> bool:
    *directories, last = name.split("/")
    if _SECRET_DIRECTORIES.intersection(directories):
        return True
    return bool(_SUSPICIOUS.match(last)) and not last.endswith((*_EXAMPLES, *_SOURCE))


def _may_be_text(name: str) -> bool:
    return name[name.rfind(".") :].lower() not in _BINARY if "." in name else True


_PUBLIC = "public"


def _in_content(path: Path) -> str:
    """`reason:line` of what was found, `public` for a certificate, or an empty string."""
    data = path.read_bytes()
    if b"\0" in data[:8192]:
        return ""
    lowered = data.lower()
    if not any(needle in lowered for needle in _NEEDLES):
        return _PUBLIC if _CERTIFICATE.search(data) else ""
    for reason, pattern in _CONTENTS:
        match = pattern.search(data)
        if match:
            return f"{reason}:{data.count(bytes([10]), 0, match.start()) + 1}"
    return _PUBLIC if _CERTIFICATE.search(data) else ""
