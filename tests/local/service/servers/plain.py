"""A server as people write one: HTTP, or HTTPS with a certificate beside it, on the port in PORT."""

import json
import os
import pathlib
import signal
import ssl
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = pathlib.Path(__file__).parent
MARKS = pathlib.Path(os.environ.get("MARKS") or HERE)  # files there change what it answers


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path.endswith("health") and (MARKS / self.path.strip("/")).exists():
            self.answer(503, {"status": "ill"})
        else:
            self.do_POST()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/exit":
            os._exit(7)
        self.answer(
            200,
            {
                "path": self.path,
                "method": self.command,
                "body": body.decode(),
                "headers": {name.lower(): value for name, value in self.headers.items()},
                "pid": os.getpid(),
                "port": self.server.server_port,
                "directory": str(pathlib.Path.cwd()),
                "arguments": sys.argv[1:],
                "environment": dict(os.environ),
            },
        )

    def answer(self, status, value):
        text = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


def main():
    if os.environ.get("DEAF"):  # asked to end, it does not
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if os.environ.get("DAEMON"):  # what leaves the group of its parent
        asleep = [sys.executable, "-c", "import time; time.sleep(600)", str(HERE)]
        subprocess.Popen(asleep, start_new_session=True)
    time.sleep(float(os.environ.get("SLEEP", "0")))
    port = int(os.environ.get("OWN_PORT") or os.environ.get("PORT", "8080"))
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    if (HERE / "cert.pem").exists():
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(HERE / "cert.pem", HERE / "key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    print("serving", flush=True)
    server.serve_forever()


main()
