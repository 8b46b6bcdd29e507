"""A table that always knows: it answers DynamoDB's calls from memory, in a process of its own, so that its time is not counted.

    python -m tests.bench.functions.answering FILE

reads the answers by the name of their call, prints its port, and answers until it is ended.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar


class Answering(BaseHTTPRequestHandler):
    """Answers each call by its name."""

    protocol_version = "HTTP/1.1"
    answers: ClassVar[dict[str, bytes]] = {}

    def do_POST(self) -> None:  # the library's naming
        """Read the call and answer it."""
        self.rfile.read(int(self.headers["content-length"]))
        body = self.answers.get(self.headers["x-amz-target"].rpartition(".")[2], b"{}")
        self.send_response(200)
        self.send_header("content-type", "application/x-amz-json-1.0")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    Answering.answers = {
        name: json.dumps(body).encode() for name, body in json.loads(Path(sys.argv[1]).read_text()).items()
    }
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    sys.stdout.write(f"{server.server_address[1]}\n")
    sys.stdout.flush()
    server.serve_forever()
