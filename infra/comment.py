"""The one comment on a pull request, updated in place, in both languages; run with a right to write, on our own code only.

What the check handed over comes from a run that a contributor's code may have changed. So it is data and nothing else: of a
limited size, of known keys, shown in blocks of code in which no mention, link or markup works. Whose pull request it is says
the event, not the file. Standard library only: nothing is installed where the right to write is.
"""

import json
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from urllib.request import Request, urlopen

MARK: Final = "<!-- hezuo: check of the content -->"
MOST_BYTES: Final = 1_000_000
MOST_LINES: Final = 200
LONGEST_LINE: Final = 400
LONGEST_BODY: Final = 60_000  # the host takes 65,536 characters
_UNSHOWN: Final = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SHA: Final = re.compile(r"[0-9a-f]{40}")
_HEADINGS: Final = {
    "en": ("Check of the content", "What changes", "{errors} errors, {warnings} warnings", "Nothing to mend.", "Every rule with an example: {rules}", "The pages before and after, as pictures: [artifacts of this run]({run})"),
    "zh": ("内容检查", "改动说明", "{errors}处错误，{warnings}处提醒", "没有需要更正的问题。", "各规则的说明与示例：{rules}", "改动前后的页面截图：[本次运行的附件]({run})"),
}  # fmt: skip


class HandoverError(ValueError):
    """What was handed over is not what the check writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the check found: figures, and lines by language."""

    errors: int
    warnings: int
    faults: Mapping[str, tuple[str, ...]]
    changes: Mapping[str, tuple[str, ...]]


def read_handover(path: Path) -> Review:
    """Return what a file says, every line short and without signs that cannot be seen.

    Raises:
        HandoverError: It is too large, no JSON, or of another shape.
    """
    raw = path.read_bytes()[: MOST_BYTES + 1]
    if len(raw) > MOST_BYTES:
        message = "too large"
        raise HandoverError(message)
    try:
        tree = json.loads(raw)
        return Review(
            errors=_figure(tree["errors"]),
            warnings=_figure(tree["warnings"]),
            faults={language: _lines(tree["faults"][language]) for language in _HEADINGS},
            changes={language: _lines(tree["changes"][language]) for language in _HEADINGS},
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        message = "of another shape"
        raise HandoverError(message) from error


def _figure(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**6:
        raise ValueError(value)
    return value


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise TypeError(value)
    short = tuple(_UNSHOWN.sub("\ufffd", line.replace("\n", " "))[:LONGEST_LINE] for line in value[:MOST_LINES])
    return (*short, f"… +{len(value) - MOST_LINES}") if len(value) > MOST_LINES else short


def body(review: Review, run_url: str, base_url: str) -> str:
    """Return the comment.

    Args:
        review: What was handed over.
        run_url: Where the run of the check is, which has the pictures.
        base_url: Address of the site, for its page of the rules; empty where it is not known.
    """
    parts = [MARK]
    for language, (check, words, total, nothing, explained, pictures) in _HEADINGS.items():
        parts += [f"### {check}", f"**{total.format(errors=review.errors, warnings=review.warnings)}**"]
        parts.append(_block(review.faults[language]) if review.faults[language] else nothing)
        if review.faults[language] and base_url:
            parts.append(explained.format(rules=f"{base_url}/{language}/rules"))
        parts += [f"### {words}", _block(review.changes[language]), pictures.format(run=run_url)]
    whole = "\n\n".join(parts)
    return whole if len(whole) <= LONGEST_BODY else _shortened(review, run_url, base_url)


def _shortened(review: Review, run_url: str, base_url: str) -> str:
    """Return the comment with half as many lines, until it fits."""
    half = {
        name: {language: (*lines[: len(lines) // 2], "…") for language, lines in getattr(review, name).items()}
        for name in ("faults", "changes")
    }
    return body(Review(errors=review.errors, warnings=review.warnings, **half), run_url, base_url)


def _block(lines: tuple[str, ...]) -> str:
    """Return lines as a block of code that no line of theirs can end."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join((f"{fence}text", *lines, fence))


class Host:
    """The repository host's interface, as far as it is needed here."""

    def __init__(self, api: str, token: str) -> None:
        """Take its address and a token."""
        self._api: Final = api.rstrip("/")
        self._token: Final = token

    def call(self, method: str, path: str, data: object = None) -> Any:  # noqa: ANN401 # JSON
        """Send a request and return the answer."""
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Accept": "application/vnd.github+json",
            "Content-Type": "application/json",
        }
        content = None if data is None else json.dumps(data).encode()
        request = Request(self._api + path, content, headers, method=method)  # noqa: S310 # the host's own address
        with urlopen(request, timeout=30) as answer:  # noqa: S310 # as above
            return json.load(answer)


def pull_request(host: Host, repository: str, run: Mapping[str, Any]) -> int | None:  # Any: the event
    """Return the number of the open pull request whose newest commit the run checked; None where there is none any more."""
    head, owner = str(run["head_sha"]), str(run["head_repository"]["owner"]["login"])
    branch = quote(f"{owner}:{run['head_branch']}", safe="")
    if not _SHA.fullmatch(head):
        return None
    found = host.call("GET", f"/repos/{repository}/pulls?state=open&per_page=100&head={branch}")
    return next((int(pull["number"]) for pull in found if pull["head"]["sha"] == head), None)


def publish(host: Host, repository: str, number: int, text: str) -> None:
    """Write the comment: over the one that is there, which is ours where a bot wrote it and it begins with the mark."""
    page = 1
    while True:
        comments = host.call("GET", f"/repos/{repository}/issues/{number}/comments?per_page=100&page={page}")
        for comment in comments:
            if comment["user"]["type"] == "Bot" and comment["body"].startswith(MARK):
                host.call("PATCH", f"/repos/{repository}/issues/comments/{int(comment['id'])}", {"body": text})
                return
        if len(comments) < 100:  # noqa: PLR2004 # a page that is not full is the last one
            break
        page += 1
    host.call("POST", f"/repos/{repository}/issues/{number}/comments", {"body": text})


def main(handover: Path, environment: Mapping[str, str]) -> int:
    """Write the comment for the run that the event names."""
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_bytes())
    repository = environment["GITHUB_REPOSITORY"]
    host = Host(environment["GITHUB_API_URL"], environment["GITHUB_TOKEN"])
    run = event["workflow_run"]
    number = pull_request(host, repository, run)
    if number is None:
        sys.stdout.write("no open pull request has this commit\n")
        return 0
    try:
        found = read_handover(handover)
    except (OSError, HandoverError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    publish(host, repository, number, body(found, str(run["html_url"]), environment.get("BASE_URL", "")))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), os.environ))
