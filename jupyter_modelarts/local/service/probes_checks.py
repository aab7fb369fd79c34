"""Ask an instance how it is: does it listen, which protocol does it speak, does a check pass."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import ssl
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .tasks import within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .probes import Probe

HOSTS = ("127.0.0.1", "::1")
"""Where a server may listen; one that listens on all addresses is found at the first."""

_CONNECT = 2.0
_BAD_REQUEST = 400
_DETECT = 5.0  # seconds for the answer that tells the protocol
_LONGEST_WORD = 200


class CheckFailed(Exception):
    """A check did not pass: what came of it, to stand after "the check"."""


@dataclass(frozen=True)
class Address:
    """Where an instance answers."""

    host: str
    port: int
    protocol: str

    @property
    def url(self) -> str:
        """The base URL, without a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.protocol}://{host}:{self.port}"


def trusting() -> ssl.SSLContext:
    """TLS to an instance on this machine, whatever certificate it has made for itself."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


async def listening(port: int) -> str | None:
    """The loopback address at which `port` takes connections."""
    for host in HOSTS:
        try:
            _, writer = await within(_CONNECT, asyncio.open_connection(host, port))
        except (OSError, asyncio.TimeoutError):
            continue
        writer.close()
        return host
    return None


async def spoken(host: str, port: int, path: str) -> str | None:
    """http or https, as the server answers `GET path`; None when it answers neither.

    HTTP is asked first: servers log less about it than about a broken handshake.  A server that wants
    TLS may answer plain HTTP with 400, so that is not believed.
    """
    plain = await _answer_to(Address(host, port, "http"), path)
    if plain not in (None, _BAD_REQUEST):
        return "http"
    if await _answer_to(Address(host, port, "https"), path) is not None:
        return "https"
    return None if plain is None else "http"


async def _answer_to(address: Address, path: str) -> int | None:
    try:
        return await within(_DETECT, status_of(address, path))
    except (OSError, CheckFailed, asyncio.TimeoutError):
        return None


async def status_of(address: Address, path: str) -> int:
    """The status that `GET path` is answered with; `OSError` or `CheckFailed` where there is none."""
    context = trusting() if address.protocol == "https" else None
    reader, writer = await asyncio.open_connection(address.host, address.port, ssl=context)
    try:
        lines = (
            f"GET {path} HTTP/1.1",
            f"Host: 127.0.0.1:{address.port}",
            "Connection: close",
            "Accept: */*",
        )
        writer.write("\r\n".join((*lines, "", "")).encode())
        line = await reader.readline()
    finally:
        writer.close()
    version, _, rest = line.partition(b" ")
    if not version.startswith(b"HTTP/") or not rest[:3].isdigit():
        raise CheckFailed("was answered with something that is no HTTP")
    return int(rest[:3])


@dataclass(frozen=True)
class Checker:
    """Makes the checks of one instance.  `inside` goes before commands, as in `OwnServer`."""

    address: Address
    environment: Mapping[str, str]
    directory: Path
    inside: Sequence[str] = ()

    async def failure(self, probe: Probe) -> str | None:
        """None when the check passes, else what came of it: "was answered with 503"."""
        try:
            await within(probe.timeout, self._check(probe))
        except asyncio.TimeoutError:
            return f"took longer than {probe.timeout:g} s"
        except CheckFailed as error:
            return str(error)
        except ssl.SSLError:
            return "failed: the server speaks no SSL. Set protocol of the check to http"
        except OSError as error:
            return f"failed: {error.strerror or type(error).__name__}"
        return None

    async def _check(self, probe: Probe) -> None:
        if probe.command:
            await self._execute(probe.command)
            return
        protocol = probe.protocol if probe.protocol in ("http", "https") else self.address.protocol
        status = await status_of(Address(self.address.host, self.address.port, protocol), probe.url)
        if not 200 <= status < 400:
            raise CheckFailed(f"was answered with {status}")

    async def _execute(self, command: Sequence[str]) -> None:
        process = await asyncio.create_subprocess_exec(
            *self.inside,
            *command,
            cwd=self.directory,
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            output, _ = await process.communicate()
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        if process.returncode:
            lines = output.decode(errors="replace").strip().splitlines()
            said = f": {lines[-1][:_LONGEST_WORD]}" if lines else ""
            raise CheckFailed(f"ended with {process.returncode}{said}")
