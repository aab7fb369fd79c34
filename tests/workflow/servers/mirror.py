"""Says what it was sent, and answers in many ways: a server of a custom engine, for tests of calls."""

import json
import os
import struct
import threading
import zlib
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GATE = threading.Event()
SENT: list[int] = []


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class Mirror(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, content: bytes, kind: str = "application/json", status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def chunked(self, kind: str, pieces) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in pieces:
            self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            self.wfile.flush()
        self.wfile.write(b"0\r\n\r\n")

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        name = self.path.partition("?")[0].strip("/").replace("/", "_") or "mirror"
        getattr(self, f"do_{name}", self.mirror)(body)

    do_GET = do_POST = do_PUT = handle_any  # noqa: N815 - as the base class calls them

    def mirror(self, body: bytes) -> None:
        kind = self.headers.get("Content-Type") or ""
        said = {"method": self.command, "path": self.path, "type": kind.partition(";")[0], "size": len(body)}
        said["greeting"] = self.headers.get("X-Greeting")
        if kind.startswith("multipart/"):
            parts = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
            said["parts"] = [part_of(part) for part in parts.get_payload()]
        elif "json" in kind:
            said["body"] = json.loads(body)
        elif len(body) < 10_000:
            said["body"] = body.decode("utf-8", "replace")
        self.answer(json.dumps(said).encode())

    def do_picture(self, _body: bytes) -> None:
        self.answer(png(64, 48), "image/png")

    def do_plain(self, _body: bytes) -> None:
        self.answer("Ein Text: grün\nzweite Zeile".encode(), "text/plain; charset=utf-8")

    def do_table(self, body: bytes) -> None:
        rows = [{"label": f"<b>{number}</b>", "score": number / 8} for number in range(int(body or b"3"))]
        self.answer(json.dumps({"meta": {"n": 1}, "data": {"resp_data": rows}}).encode())

    def do_events(self, _body: bytes) -> None:
        """The second event comes when `/open` was called: whoever waits for the end never gets it."""
        GATE.clear()

        def pieces():
            yield b': hello\n\nevent: token\nid: 1\ndata: {"text": "gr\xc3'
            yield b'\xbc\xc3\x9f"}\r\n\r\n'
            assert GATE.wait(30)
            yield b"data: two\r"
            yield b"\ndata: lines\n\ndata: [DONE]\n\n"

        self.chunked("text/event-stream", pieces())

    def do_chat(self, _body: bytes) -> None:
        words = [{"role": "assistant"}, {"content": "Hel"}, {"content": "lo"}, {}]
        events = [f"data: {json.dumps({'choices': [{'delta': word}]})}\n\n".encode() for word in words]
        self.chunked("text/event-stream", [*events, b"data: [DONE]\n\n"])

    def do_sent(self, _body: bytes) -> None:
        """How many events of `/endless` were sent."""
        self.answer(str(len(SENT)).encode())

    def do_endless(self, _body: bytes) -> None:
        SENT.clear()

        def pieces():
            number = 0
            while True:
                number += 1
                SENT.append(number)
                yield f"data: {number}\n\n".encode()
                GATE.wait(0.02)

        self.chunked("text/event-stream", pieces())

    def do_lines(self, _body: bytes) -> None:
        self.chunked("application/x-ndjson", [b'{"n": 1}\n{"n"', b": 2}\n"])

    def do_pieces(self, _body: bytes) -> None:
        self.chunked("text/plain", ["Grü".encode()[:3], "Grü".encode()[3:], "ße".encode()])

    def do_open(self, _body: bytes) -> None:
        GATE.set()
        self.answer(b"{}")

    def do_teapot(self, _body: bytes) -> None:
        self.answer(b"I'm a teapot", "text/plain", 418)

    def do_recognition(self, _body: bytes) -> None:
        self.answer(json.dumps({"erno": "MR.0105", "msg": "Recognition failed"}).encode(), status=500)

    def do_slow(self, _body: bytes) -> None:
        GATE.clear()
        GATE.wait(20)
        self.answer(b"{}")

    def log_message(self, *_arguments) -> None:
        pass


def part_of(part) -> dict:
    content = part.get_payload(decode=True)
    return {
        "field": part.get_param("name", header="content-disposition"),
        "file": part.get_filename(),
        "type": part.get_content_type(),
        "size": len(content),
        "text": content.decode("latin-1")[:40],
    }


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Mirror).serve_forever()
