"""The embedded OBS as a server: beside moto's (small requests), MD5 alone (streamed PUT) and nginx (GET).

`moto_server` is looked for in the path and in `JUPYTER_MODELARTS_BENCHMARK_MOTO` (its dependencies do not
go with ours: it wants an environment of its own); what is not installed is named in a note.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from statistics import median

import psutil
from embedded import embedded
from measure import Goal, Table, alternate, ratio

from .contest import Arena, Entrant, at, connection_of, quick
from .field import RAW
from .files import make_tree, sizes

MOTO = "JUPYTER_MODELARTS_BENCHMARK_MOTO"
_FOR_MOTO = (
    "AWS4-HMAC-SHA256 Credential=AK/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0"
)
"""It checks no signature, but reads the name of the service here."""
_MEBIBYTE = 1 << 20
_NGINX = """
daemon off; pid {root}/pid; error_log {root}/error.log; worker_processes 1; user root;
events {{ }}
http {{ access_log off; sendfile on; client_body_temp_path {root}/body; proxy_temp_path {root}/proxy;
  fastcgi_temp_path {root}/fastcgi; uwsgi_temp_path {root}/uwsgi; scgi_temp_path {root}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}/www; }} }}
"""


def run() -> list[Table]:
    with embedded() as connection, at(connection_of(connection)) as place:
        process = psutil.Process(connection.pid)
        small = _small(place)
        large = _large(place)
        memory = _memory(place, process)
    return [small, large, memory]


# small requests


def _small(place: Arena) -> Table:
    count = 400 if quick() else 2000
    tree = make_tree(place.root / "tree", count, 4096)
    with _moto() as where:
        servers = {"embedded OBS": place}
        notes = []
        if where:
            other = replace(place, where=where, bucket="benchmark")
            other.client().make_bucket(other.bucket)
            servers["moto's server"] = other
        else:
            notes.append("Not installed: moto's server.")
        rates, noise = _rates(servers, tree, count)
    goals = [
        Goal(f"small {what}: 10 times moto's or more", reached, reached >= 10)
        for what, reached in _above(rates, "embedded OBS", "moto's server").items()
    ]
    rows = {name: [_figures(rates[f"{name} PUT"]), _figures(rates[f"{name} GET"])] for name in servers}
    columns = ("PUT/s of 4 KiB", "GET/s of 4 KiB")
    return Table("Small requests to the embedded OBS", columns, rows, goals, noise, notes)


def _rates(servers: Mapping[str, Arena], tree: Path, count: int) -> tuple[dict[str, list[float]], float]:
    """Requests per second of raw sockets in 16 threads."""
    entrant = replace(RAW, setting=16)
    runs = {}
    for name, place in servers.items():
        place.client().upload(tree, f"obs://{place.bucket}/seed/")

        def put(place: Arena = place) -> float:
            return count / place.upload(entrant, tree).seconds

        def get(place: Arena = place) -> float:
            return count / place.download(entrant, "seed/", sizes(tree)).seconds

        runs |= {f"{name} PUT": put, f"{name} GET": get}
    return alternate(runs, 2 if quick() else 5)


def _above(rates: Mapping[str, list[float]], one: str, other: str) -> dict[str, float]:
    present = [what for what in ("PUT", "GET") if f"{other} {what}" in rates]
    return {what: ratio(rates, f"{one} {what}", f"{other} {what}") for what in present}


def _figures(rates: list[float]) -> str:
    return f"{median(rates):,.0f} ({min(rates):,.0f} to {max(rates):,.0f})"


@contextmanager
def _moto() -> Iterator[dict[str, str] | None]:
    program = os.environ.get(MOTO) or shutil.which("moto_server")
    if not program:
        yield None
        return
    port = _free_port()
    process = subprocess.Popen(
        [program, "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        keys = {"access_key": "AKBENCHMARK", "secret_key": "secret-of-the-benchmark"}
        yield {
            "endpoint": f"http://127.0.0.1:{port}",
            "region": "us-east-1",
            "authorization": _FOR_MOTO,
            **keys,
        }
    finally:
        process.terminate()
        process.wait(10)


# large bodies


def _large(place: Arena) -> Table:
    size = (64 if quick() else 512) * _MEBIBYTE
    tree = make_tree(place.root / "large", 1, size)
    file = next(path for path in tree.rglob("*") if path.is_file())
    one = replace(RAW, setting=1)
    with _nginx(place.root / "nginx", file) as where:
        contenders = {
            "PUT": lambda: size / place.upload(one, tree).seconds / 1e6,
            "MD5 alone": lambda: _md5_rate(file),
            "GET": lambda: _drained(place, one, size),
        }
        place.client().upload(tree, f"obs://{place.bucket}/drain/")
        if where:
            nginx = replace(place, where=where, bucket="bucket")
            contenders["GET from nginx"] = lambda: _drained(nginx, one, size, "large.bin")
        rates, noise = alternate(contenders, 2 if quick() else 5)
    put = ratio(rates, "PUT", "MD5 alone")
    goals = [Goal("streamed PUT: 0.8 of MD5 alone or more", put, put >= 0.8)]
    get = median(rates["GET"])
    if where:
        share = ratio(rates, "GET", "GET from nginx")
        goals.append(Goal("GET: 0.5 of nginx (or 2,000 MB/s) or more", share, share >= 0.5 or get >= 2000))
    else:
        goals.append(Goal("GET: 2,000 MB/s or more", get, get >= 2000))
    notes = [] if where else ["Not installed: nginx."]
    notes.append("PUT ends when the object is on the disk; one connection; GET is read and thrown away.")
    rows = {name: [_figures(seen)] for name, seen in rates.items()}
    return Table(f"One body of {size // _MEBIBYTE} MiB", ["MB/s"], rows, goals, noise, notes)


def _drained(place: Arena, entrant: Entrant, size: int, name: str = "drain/part-0000/000000.bin") -> float:
    seen = place.drain(entrant, name)
    if seen.answer != size:
        raise SystemExit(f"{seen.answer} bytes came instead of {size}")
    return size / seen.seconds / 1e6


def _md5_rate(file: Path) -> float:
    """MB/s of MD5 over a file that is in the page cache."""
    digest = hashlib.md5(usedforsecurity=False)
    buffer = bytearray(_MEBIBYTE)
    started = time.perf_counter()
    with file.open("rb", buffering=0) as stream:
        while count := stream.readinto(buffer):
            digest.update(memoryview(buffer)[:count])
    return file.stat().st_size / (time.perf_counter() - started) / 1e6


@contextmanager
def _nginx(root: Path, file: Path) -> Iterator[dict[str, str] | None]:
    """nginx with the file as /bucket/large.bin."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not program:
        yield None
        return
    (root / "www/bucket").mkdir(parents=True)
    (root / "www/bucket/large.bin").hardlink_to(file)
    root.parent.chmod(0o755)
    port = _free_port()
    (root / "nginx.conf").write_text(_NGINX.format(root=root, port=port))
    process = subprocess.Popen([program, "-p", root, "-c", root / "nginx.conf"], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield {"endpoint": f"http://127.0.0.1:{port}", "access_key": "-", "secret_key": "-", "region": "-"}
    finally:
        process.terminate()
        process.wait(10)


# memory


def _memory(place: Arena, process: psutil.Process) -> Table:
    """Resident memory of the service after everything above, and after many objects more."""
    rows = {"after the above": [_resident(process)]}
    peak = process.memory_info().rss
    step = 1000 if quick() else 10_000
    for number in (1, 2, 3):
        tree = make_tree(place.root / f"more-{number}", step, 16, per_directory=1000)
        client = place.client()
        client.upload(tree, f"obs://{place.bucket}/more/{number}/")
        list(client.iterate(f"obs://{place.bucket}/more/", recursive=True))
        rows[f"{number * step:,} objects more, all listed"] = [_resident(process)]
        peak = max(peak, process.memory_info().rss)
        shutil.rmtree(tree)
    most = peak / 1e6
    goals = [Goal("resident memory: less than 100 MB", most, most < 100)]
    return Table("Memory of the embedded service", ["MB resident"], rows, goals, 0.0)


def _resident(process: psutil.Process) -> str:
    return f"{process.memory_info().rss / 1e6:.0f}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.05)
    raise SystemExit(f"nothing listens on port {port}")
