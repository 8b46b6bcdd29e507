"""What one build remembers: a cache that may be lost, cut off or foreign at any time."""

import marshal
from pathlib import Path

import pytest

from site_builder import state
from site_builder.state import State
from tests.builders import a_card

STATE = State(
    fingerprint="abc",
    out="/tmp/site",  # noqa: S108 # only a name
    providers={
        "lantern-bay": ("content/providers/lantern-bay.yaml", (1, 2, 3), a_card(name_zh=None, tickers=("A: 1",)))
    },
    others=frozenset({"index.html", "en/feed.xml"}),
)


def cache_file(cache: Path) -> Path:
    """Return the one file that a finished build leaves."""
    (file,) = [path for path in cache.iterdir() if path.is_file()]
    return file


def test_what_a_build_remembers_is_read_back(tmp_path: Path) -> None:
    state.begin(tmp_path)

    state.finish(tmp_path, STATE)

    assert state.load(tmp_path) == STATE


def test_before_the_first_build_nothing_is_remembered(tmp_path: Path) -> None:
    assert state.load(tmp_path / "missing") is None


def test_a_build_that_was_cut_off_is_not_remembered(tmp_path: Path) -> None:
    state.begin(tmp_path)
    state.finish(tmp_path, STATE)

    state.begin(tmp_path)

    assert state.load(tmp_path) is None


def test_the_build_after_one_that_was_cut_off_is_remembered(tmp_path: Path) -> None:
    state.begin(tmp_path)
    state.begin(tmp_path)

    state.finish(tmp_path, STATE)

    assert state.load(tmp_path) == STATE


def test_a_build_that_is_forgotten_is_not_remembered(tmp_path: Path) -> None:
    state.begin(tmp_path)
    state.finish(tmp_path, STATE)

    state.forget(tmp_path)
    state.forget(tmp_path)

    assert state.load(tmp_path) is None


def test_a_file_that_was_cut_off_anywhere_is_not_read(tmp_path: Path) -> None:
    state.begin(tmp_path)
    state.finish(tmp_path, STATE)
    content = cache_file(tmp_path).read_bytes()

    found = [_load_with(tmp_path, content[:length]) for length in range(len(content))]

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
    state.finish(tmp_path, STATE)

    assert _load_with(tmp_path, content) is None, reason


def test_compiled_templates_stay_as_long_as_nothing_changes(tmp_path: Path) -> None:
    folder = state.compiled_folder(tmp_path, "a" * 64)
    (folder / "page").write_bytes(b"x")

    assert state.compiled_folder(tmp_path, "a" * 64) == folder
    assert (folder / "page").exists()


def test_compiled_templates_of_another_build_go(tmp_path: Path) -> None:
    old = state.compiled_folder(tmp_path, "a" * 64)

    new = state.compiled_folder(tmp_path, "b" * 64)

    assert new.is_dir()
    assert not old.exists()


def _load_with(cache: Path, content: bytes) -> State | None:
    cache_file(cache).write_bytes(content)
    return state.load(cache)
