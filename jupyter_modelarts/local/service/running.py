"""The process group of an instance: started or found again, alive or not, how it ended, its end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil

from jupyter_modelarts.local.inference.failures import died
from jupyter_modelarts.local.processes import ProcessRef, spawn

from .launch import ENDED, PROCESS, clean_up, last_line, read_json, write_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .launch import Launch


@dataclass
class Running:
    """One start of an instance."""

    launch: Launch
    process: ProcessRef
    child: subprocess.Popen[bytes] | None = None
    log_from: int = 0
    """Bytes of the log that earlier starts wrote."""
    _measured: dict[int, psutil.Process] = field(default_factory=dict)

    @classmethod
    def started(cls, launch: Launch, environment: Mapping[str, str]) -> Running:
        """Start the program.  Raises `OSError`."""
        with launch.log.open("ab") as log:
            log_from = log.tell()
            child = spawn(
                launch.program,
                cwd=launch.working_directory,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        running = cls(launch, ProcessRef.of(child.pid), child, log_from)
        write_json(
            launch.directory / PROCESS,
            running.process.to_json() | {"cleanup": list(launch.cleanup), "log_from": log_from},
        )
        return running

    @classmethod
    def found(cls, launch: Launch) -> Running | None:
        """What an earlier run of the embedded service started; it may have ended meanwhile."""
        kept = read_json(launch.directory / PROCESS)
        if kept is None:
            return None
        return cls(launch, ProcessRef.from_json(kept), log_from=kept.get("log_from", 0))

    def alive(self) -> bool:
        """Whether the program runs."""
        if self.child is not None:
            return self.child.poll() is None
        return self.process.alive()

    async def gone(self) -> None:
        """Wait until the program has ended."""
        pause = 0.02
        while self.alive():
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, 0.25)

    def exit_reason(self) -> str:
        """How the program ended, with the last line that it wrote."""
        code = self._code()
        if code is None:
            how = "ended"
        else:
            how = f"exited with {code}" if code >= 0 else f"was ended by signal {-code}"
        return f"The instance {how}{self.last_words(':')}"

    def last_words(self, mark: str) -> str:
        """The end of a sentence: the last line of the log, or where the log is."""
        line = died(self.launch.log, self.launch.program, self._code()) or last_line(
            self.launch.log, self.log_from
        )
        return f"{mark} {line}" if line else f" (log: {self.launch.log})."

    def _code(self) -> int | None:
        ended = read_json(self.launch.directory / ENDED)
        if ended is not None:
            code: int = ended["code"]
            return code
        return self.child.returncode if self.child else None

    async def end(self, grace: float) -> None:
        """End the whole group: SIGTERM, `grace` seconds, SIGKILL; the latter at once when cancelled."""
        self.process.signal_group(signal.SIGCONT)  # who is suspended does not hear SIGTERM
        try:
            await self.process.terminate(grace)
        except asyncio.CancelledError:
            self.process.kill()
            raise
        finally:
            await self._after()

    async def _after(self) -> None:
        if self.child is not None:
            await asyncio.to_thread(self.child.wait)
        await asyncio.to_thread(clean_up, self.launch.cleanup)

    def family(self) -> list[psutil.Process]:
        """The processes of the instance that run now; blocks."""
        found: list[psutil.Process] = []
        with contextlib.suppress(psutil.Error):
            leader = psutil.Process(self.process.pid)
            found = [leader, *leader.children(recursive=True)]
        # cpu_percent counts from one look to the next, so that the objects of the last look are kept
        self._measured = {entry.pid: self._measured.get(entry.pid, entry) for entry in found}
        return list(self._measured.values())

    def ports(self) -> Iterator[int]:
        """The ports at which a process of the instance listens; blocks."""
        for process in self.family():
            with contextlib.suppress(psutil.Error):
                connections = getattr(process, "net_connections", None) or process.connections
                for connection in connections("inet"):
                    if connection.status == psutil.CONN_LISTEN:
                        yield connection.laddr.port
