"""The comment on a pull request: what is handed over is distrusted, and one comment stays one."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from infra.comment import LONGEST_BODY, MARK, MOST_BYTES, HandoverError, Review, body, main, read_handover

SHA = "a" * 40
RUN = {"head_sha": SHA, "head_branch": "fix @x", "head_repository": {"owner": {"login": "somebody"}}, "html_url": "https://host.test/run/1"}  # fmt: skip
GOOD = {"format": 1, "errors": 1, "warnings": 0, "faults": {"en": ["a.yaml:1:1 error"], "zh": ["错"]}, "changes": {"en": ["a"], "zh": ["甲"]}}  # fmt: skip
PULLS = [{"number": 6, "head": {"sha": "b" * 40}}, {"number": 7, "head": {"sha": SHA}}]


def handed_over(folder: Path, tree: object) -> Path:
    """Write what a check might hand over."""
    path = folder / "review.json"
    path.write_bytes(tree if isinstance(tree, bytes) else json.dumps(tree).encode())
    return path


class Fake:
    """The repository host: answers by path, and what it was sent."""

    def __init__(self, answers: Mapping[str, Any]) -> None:  # Any: JSON
        """Take the answers."""
        self.answers = answers
        self.sent: list[tuple[str, str, Any]] = []


@contextmanager
def hosting(fake: Fake) -> Iterator[str]:
    """Serve the fake on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_any(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            data = json.loads(self.rfile.read(length)) if length else None
            fake.sent.append((self.command, self.path, data))
            content = json.dumps(fake.answers.get(self.path, {})).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do_any  # noqa: N815 # names of the library

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def commented(folder: Path, answers: Mapping[str, Any], tree: object = GOOD) -> tuple[int, list[tuple[str, str, Any]]]:
    """Run the whole for an event; return the status and what the host was sent."""
    event = folder / "event.json"
    event.write_text(json.dumps({"workflow_run": RUN}), encoding="utf-8")
    fake = Fake(answers)
    with hosting(fake) as address:
        known = {"GITHUB_EVENT_PATH": str(event), "GITHUB_REPOSITORY": "hezuo/hezuo", "GITHUB_API_URL": address, "GITHUB_TOKEN": "t"}  # fmt: skip
        return main(handed_over(folder, tree), known), fake.sent


FIND = "/repos/hezuo/hezuo/pulls?state=open&per_page=100&head=somebody%3Afix%20%40x"
COMMENTS = "/repos/hezuo/hezuo/issues/7/comments?per_page=100&page=1"


def test_the_first_comment_is_written_on_the_pull_request_of_the_commit(tmp_path: Path) -> None:
    status, sent = commented(tmp_path, {FIND: PULLS, COMMENTS: []})

    assert status == 0
    assert [(method, path) for method, path, _ in sent] == [("GET", FIND), ("GET", COMMENTS), ("POST", "/repos/hezuo/hezuo/issues/7/comments")]  # fmt: skip
    assert sent[-1][2]["body"].startswith(MARK)


def test_the_next_one_replaces_it_and_nobody_else_s(tmp_path: Path) -> None:
    posing = {"id": 1, "user": {"type": "User"}, "body": MARK}
    ours = {"id": 2, "user": {"type": "Bot"}, "body": f"{MARK}\n\nold"}

    _, sent = commented(tmp_path, {FIND: PULLS, COMMENTS: [posing, ours]})

    assert sent[-1][:2] == ("PATCH", "/repos/hezuo/hezuo/issues/comments/2")


def test_a_commit_that_is_no_longer_the_newest_gets_no_comment(tmp_path: Path) -> None:
    status, sent = commented(tmp_path, {FIND: PULLS[:1]})

    assert (status, len(sent)) == (0, 1)


@pytest.mark.parametrize(
    "tree",
    [
        b"", b"{", b"[]", b"null", b"[" * 100_000, b" " * (MOST_BYTES + 1), {**GOOD, "errors": "1"}, {**GOOD, "errors": True},
        {**GOOD, "errors": -1}, {**GOOD, "errors": 10**9}, {**GOOD, "faults": []}, {**GOOD, "faults": {"en": [1], "zh": []}},
        {**GOOD, "changes": {"en": "text", "zh": []}}, {"errors": 1},
    ],
    ids=range(14),
)  # fmt: skip
def test_what_the_check_does_not_write_is_refused(tmp_path: Path, tree: object) -> None:
    with pytest.raises(HandoverError):
        read_handover(handed_over(tmp_path, tree))


def test_nothing_is_written_from_a_file_that_is_refused(tmp_path: Path) -> None:
    status, sent = commented(tmp_path, {FIND: PULLS}, b"{")

    assert (status, [method for method, _, _ in sent]) == (1, ["GET"])


HOSTILE = [
    "```",
    "````text",
    "@everyone <script>alert(1)</script> ![x](https://evil.test/x.png)",
    "\u202e\u200bhidden",
    "a\n```\n# b",
]


def test_no_line_can_leave_its_block(tmp_path: Path) -> None:
    review = read_handover(
        handed_over(tmp_path, {**GOOD, "faults": {"en": HOSTILE, "zh": []}, "changes": {"en": [], "zh": HOSTILE}})
    )

    text = body(review, "https://host.test/run/1", "")

    lines = text.split("\n")
    outside = []
    fence = ""
    for line in lines:
        if fence:
            fence = "" if line == fence else fence
        elif line.startswith("```"):
            fence = line.removesuffix("text")
        else:
            outside.append(line)
    assert fence == ""
    assert [line for line in outside if "@" in line or "<script" in line or "evil" in line] == []
    assert "\u202e" not in text


def test_a_comment_fits_the_host() -> None:
    long = tuple("x" * 400 for _ in range(200))

    text = body(
        Review(errors=200, warnings=0, faults={"en": long, "zh": long}, changes={"en": long, "zh": long}),
        "r",
        "https://s.test",
    )

    assert len(text) <= LONGEST_BODY
    assert "https://s.test/zh/rules" in text


def test_lines_are_cut_and_counted(tmp_path: Path) -> None:
    review = read_handover(handed_over(tmp_path, {**GOOD, "faults": {"en": ["y" * 900] * 500, "zh": []}}))

    assert (len(review.faults["en"]), review.faults["en"][-1], len(review.faults["en"][0])) == (201, "… +300", 400)


def test_a_check_without_a_fault_says_so() -> None:
    text = body(
        Review(errors=0, warnings=0, faults={"en": (), "zh": ()}, changes={"en": ("a",), "zh": ("甲",)}),
        "https://r.test",
        "",
    )

    assert "Nothing to mend." in text
    assert "没有需要更正的问题。" in text
    assert "[artifacts of this run](https://r.test)" in text
