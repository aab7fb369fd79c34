"""What nginx does in front of a server: TLS outside, other paths inside, the backend a process of its own."""

import os
import pathlib
import socket
import ssl
import subprocess
import sys

from aiohttp import ClientError, ClientSession, web

HERE = pathlib.Path(__file__).parent
WAYS = {"/health": "/health", "/v1/predict": "/models/model:predict"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


BACKEND = free_port()


async def forward(request):
    if request.path not in WAYS:
        return web.Response(status=404)
    async with ClientSession() as session:
        try:
            address = f"http://127.0.0.1:{BACKEND}{WAYS[request.path]}"
            async with session.request(request.method, address, data=await request.read()) as answer:
                return web.Response(status=answer.status, body=await answer.read())
        except ClientError:
            return web.Response(status=502)


(HERE / "backend").mkdir()
(HERE / "plain.py").rename(HERE / "backend" / "plain.py")
environment = {**os.environ, "PORT": str(BACKEND)}
subprocess.Popen([sys.executable, HERE / "backend" / "plain.py"], env=environment)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(HERE / "cert.pem", HERE / "key.pem")
app = web.Application()
app.router.add_route("*", "/{path:.*}", forward)
port = int(os.environ.get("PORT", "8080"))
web.run_app(app, host="127.0.0.1", port=port, ssl_context=context, print=None)
