"""What one build remembers: a cache that may be lost, cut off or foreign at any time."""

import marshal
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import state
from site_builder.state import Known, State

Load = Callable[[Path], object]
STATE = State(
    fingerprint="abc",
    out="/tmp/site",  # noqa: S108 # only a name
    providers={"lantern-bay": ("content/providers/lantern-bay.yaml", (1, 2, 3))},
    published=(4, 5, 6),
    others=frozenset({"index.html", "en/feed.xml"}),
    folders={"": 17, "en": 0},
)
KNOWN = Known(
    places={"lantern-bay": (0, 0, 3, 5)},
    orders=({("", ""): b"list"}, {("", ""): 1}, {}),
)


def finish(cache: Path, rows: bytes = b"abcde") -> None:
    """Remember a finished build of one provider."""
    folder = state.new_rows_folder(cache)
    folder.mkdir(parents=True)
    (folder / "0.rows").write_bytes(rows)
    state.finish(cache, STATE, *KNOWN, b"frame")


def test_what_a_build_remembers_is_read_back(tmp_path: Path) -> None:
    state.begin(tmp_path)

    finish(tmp_path)

    assert state.load(tmp_path) == STATE
    assert state.load_known(tmp_path) == KNOWN
    assert state.load_frame(tmp_path) == b"frame"


def test_what_stays_the_same_is_not_written_again(tmp_path: Path) -> None:
    finish(tmp_path)

    state.finish(tmp_path, STATE, KNOWN.places)

    assert state.load_known(tmp_path) == KNOWN
    assert state.load_frame(tmp_path) == b"frame"


@pytest.mark.parametrize(
    ("rows", "reason"), [(b"abcd", "cut off"), (b"abcde" + 11 * b"x", "mostly of rows that nobody knows any more")]
)
def test_rows_that_cannot_be_used_are_made_anew(tmp_path: Path, rows: bytes, reason: str) -> None:
    finish(tmp_path, rows)

    assert state.load_known(tmp_path) is None, reason


def test_without_the_files_of_rows_nothing_is_known(tmp_path: Path) -> None:
    finish(tmp_path)

    state.new_rows_folder(tmp_path)

    assert state.load_known(tmp_path) is None


def test_before_the_first_build_nothing_is_remembered(tmp_path: Path) -> None:
    assert state.load(tmp_path / "missing") is None
    assert state.load_known(tmp_path / "missing") is None
    assert state.load_frame(tmp_path / "missing") is None


def test_a_build_that_was_cut_off_is_not_remembered(tmp_path: Path) -> None:
    state.begin(tmp_path)
    finish(tmp_path)

    state.begin(tmp_path)

    assert state.load(tmp_path) is None


def test_the_build_after_one_that_was_cut_off_is_remembered(tmp_path: Path) -> None:
    state.begin(tmp_path)
    state.begin(tmp_path)

    finish(tmp_path)

    assert state.load(tmp_path) == STATE


def test_a_build_that_is_forgotten_is_not_remembered(tmp_path: Path) -> None:
    state.begin(tmp_path)
    finish(tmp_path)

    state.forget(tmp_path)
    state.forget(tmp_path)

    assert state.load(tmp_path) is None


@pytest.mark.parametrize(
    ("name", "load"), [("state.bin", state.load), ("places.bin", state.load_known), ("orders.bin", state.load_known)]
)
def test_a_file_that_was_cut_off_anywhere_is_not_read(tmp_path: Path, name: str, load: Load) -> None:
    state.begin(tmp_path)
    finish(tmp_path)
    content = (tmp_path / name).read_bytes()

    found = [_load_with(tmp_path / name, content[:length], load) for length in range(len(content))]

    assert found == [None] * len(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not ours", "no cache at all"),
        (marshal.dumps(None), "nothing"),
        (marshal.dumps((1, 2, 3)), "too few parts"),
        (marshal.dumps(((0, (3, 11, 0), ()), "abc", "out", {}, [])), "of another format"),
    ],
)
def test_a_file_of_another_kind_is_not_read(content: bytes, reason: str, tmp_path: Path) -> None:
    state.begin(tmp_path)
    finish(tmp_path)

    assert _load_with(tmp_path / "state.bin", content, state.load) is None, reason
    assert _load_with(tmp_path / "places.bin", content, state.load_known) is None, reason
    finish(tmp_path)
    assert _load_with(tmp_path / "orders.bin", content, state.load_known) is None, reason


def _load_with(path: Path, content: bytes, load: Load) -> object:
    path.write_bytes(content)
    return load(path.parent)


def test_what_was_published_is_kept_to_be_compared(tmp_path: Path) -> None:
    assert state.load_published(tmp_path / "none") is None

    state.keep_published(tmp_path / "cache", b"{}")

    assert state.load_published(tmp_path / "cache") == b"{}"
