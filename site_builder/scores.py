"""The quarterly releases: every score with the values behind it as JSON and CSV, what was corrected, and checksums of all of it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import orjson

from site_builder import sheet, urls
from site_builder.featured import Board
from site_builder.model.directory import Entry
from site_builder.model.method import ScoreMethod
from site_builder.model.published import QuarterScore

File = tuple[str, bytes]
_HEAD: Final = (
    "provider", "quarter", "revision", "method", "closed_on", "state", "half_stars", "total", "n", "first_store_on", "late",
    "corrected", "reason_en", "reason_zh", "sha256",
)  # fmt: skip
_BREAK: Final = b"\0"
_END: Final = b"\r\n"


def score_row(codes: Sequence[str], entry: Entry) -> bytes:
    """Return a provider's assessments, a line each: quarter, JSON and CSV with a zero byte between them.

    Args:
        codes: The indicators that have columns in the tables.
        entry: The provider.
    """
    scores = entry.standing.assessments if entry.standing else ()
    return b"\n".join(
        _BREAK.join((score.quarter.encode(), _json(entry.card.id, score), _csv(codes, entry.card.id, score)))
        for score in scores
    )


def indicator_codes(methods: Mapping[str, ScoreMethod]) -> tuple[str, ...]:
    """Return every indicator of every version, the newest version's first."""
    return tuple(dict.fromkeys(each.code for method in reversed([*methods.values()]) for each in method.indicators))


def score_files(
    rows: Iterable[bytes], methods: Mapping[str, ScoreMethod], boards: Sequence[Board], entries: Sequence[Entry]
) -> Iterator[File]:
    """Yield the releases of all quarters, their index, the list of corrections, and checksums.

    Args:
        rows: What `score_row` returned, by provider.
        methods: Every version of the method.
        boards: Every quarter that somebody has an assessment of, the newest first.
        entries: The providers.
    """
    quarters: defaultdict[bytes, list[tuple[bytes, bytes]]] = defaultdict(list)
    for row in rows:
        for line in row.split(b"\n") if row else ():
            quarter, plain, cells = line.split(_BREAK)
            quarters[quarter].append((plain, cells))
    head = sheet.line((*_HEAD, *(name for code in indicator_codes(methods) for name in (f"{code}_value", f"{code}_n"))))
    files: dict[str, bytes] = {}
    told = []
    for board in boards:
        lines = quarters[board.quarter.encode()]
        names = f"{board.quarter}.json", f"{board.quarter}.csv"
        files[names[0]] = b'{"format":1,"quarter":"%b","scores":[\n%b\n]}\n' % (
            board.quarter.encode(), b",\n".join(plain for plain, _ in lines),
        )  # fmt: skip
        files[names[1]] = b"\xef\xbb\xbf" + head + b"".join(cells + _END for _, cells in lines)
        told.append({"quarter": board.quarter, "closed_on": board.closed_on, "scores": len(lines), "files": names})
    files["changelog.json"] = orjson.dumps({"format": 1, "changes": [*_changes(boards, entries)]}) + b"\n"
    yield urls.file_of(urls.METHOD), _methods(methods)
    yield from ((urls.file_of(urls.scores(name)), content) for name, content in files.items())
    yield urls.file_of(urls.scores("index.json")), _index(told, files)
    yield urls.file_of(urls.scores("sha256sums.txt")), _sums(files)


def _index(told: Sequence[dict[str, object]], files: Mapping[str, bytes]) -> bytes:
    known = {name: {"bytes": len(content), "sha256": _sha256(content)} for name, content in files.items()}
    head = {
        "format": 1,
        "method": urls.METHOD,
        "schema": urls.SCORES_SCHEMA,
        "changelog": urls.scores("changelog.json"),
    }
    return orjson.dumps({**head, "quarters": told, "files": known}) + b"\n"


def _sums(files: Mapping[str, bytes]) -> bytes:
    """Return the checksums as `sha256sum --check` reads them."""
    return "".join(f"{_sha256(content)}  {name}\n" for name, content in sorted(files.items())).encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _methods(methods: Mapping[str, ScoreMethod]) -> bytes:
    return (
        orjson.dumps({"format": 1, "methods": {key: each.model_dump(mode="json") for key, each in methods.items()}})
        + b"\n"
    )


def _changes(boards: Sequence[Board], entries: Sequence[Entry]) -> Iterator[dict[str, object]]:
    """Yield what was published and what was corrected, the newest first."""
    found: list[dict[str, object]] = [
        {"on": score.closed_on.isoformat(), "what": "corrected", "quarter": score.quarter, "provider": entry.card.id,
         "revision": score.revision, **({} if score.correction is None else score.correction.model_dump(mode="json"))}
        for entry in entries if entry.standing
        for score in entry.standing.assessments if score.revision > 1
    ]  # fmt: skip
    found += ({"on": board.published_on, "what": "published", "quarter": board.quarter} for board in boards)
    yield from sorted(found, key=lambda each: (str(each["on"]), str(each["quarter"]), str(each["what"])), reverse=True)


def _json(provider_id: str, score: QuarterScore) -> bytes:
    return orjson.dumps({"provider": provider_id, **score.model_dump(mode="json")})


def _csv(codes: Sequence[str], provider_id: str, score: QuarterScore) -> bytes:
    correction = score.correction
    reasons = (correction.indicator, correction.reason.en, correction.reason.zh) if correction else ("", "", "")
    values: list[object] = [
        provider_id, score.quarter, score.revision, score.method, score.closed_on, score.state, score.half_stars, score.total,
        score.n, score.first_store_on, score.late, *reasons, score.sha256,
    ]  # fmt: skip
    for code in codes:
        each = score.inputs.get(code)
        values += (each.value, each.n) if each else ("", "")
    known = [sheet.cell(" ".join(value.split()) if isinstance(value, str) else value) for value in values]
    return sheet.line(known).removesuffix(_END)
