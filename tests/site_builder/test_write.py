"""The output folder: only what changed is written, only what is stale goes, nothing foreign is touched."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.write import MARKER, NotOursError, Writer, files_in, prepare, remove, write_all


def test_a_file_is_written_into_folders_that_are_made_for_it(tmp_path: Path) -> None:
    writer = Writer(tmp_path)

    writer.write("en/providers/baozun.html", b"<p>")

    assert (tmp_path / "en/providers/baozun.html").read_bytes() == b"<p>"
    assert writer.changed == ["en/providers/baozun.html"]


def test_a_file_that_stays_the_same_is_left_alone(tmp_path: Path) -> None:
    Writer(tmp_path).write("index.html", b"<p>")
    before = (tmp_path / "index.html").stat()
    writer = Writer(tmp_path)

    writer.write("index.html", b"<p>")

    after = (tmp_path / "index.html").stat()
    assert writer.changed == []
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize(
    ("old", "new"), [(b"long text", b"text"), (b"text", b"long text"), (b"text", b""), (b"", b"text")]
)
def test_a_file_that_changes_has_exactly_its_new_content(old: bytes, new: bytes, tmp_path: Path) -> None:
    Writer(tmp_path).write("index.html", old)
    writer = Writer(tmp_path)

    writer.write("index.html", new)

    assert (tmp_path / "index.html").read_bytes() == new
    assert writer.changed == ["index.html"]


def test_whoever_reads_a_file_that_is_replaced_sees_all_of_the_old_one(tmp_path: Path) -> None:
    Writer(tmp_path).write("index.html", b"old")

    with (tmp_path / "index.html").open("rb") as stream:
        Writer(tmp_path).write("index.html", b"new text")
        seen = stream.read()

    assert seen == b"old"


def test_nothing_unfinished_is_left(tmp_path: Path) -> None:
    write_all(Writer(tmp_path), {"index.html": b"1", "en/index.html": b"1"}.items())
    write_all(Writer(tmp_path), {"index.html": b"2", "en/index.html": b"2"}.items())

    assert files_in(tmp_path) == {"index.html", "en/index.html"}


def test_a_large_file_is_written_whole(tmp_path: Path) -> None:
    content = b"x" * 5_000_000

    Writer(tmp_path).write("data/providers.json", content)

    assert (tmp_path / "data/providers.json").read_bytes() == content


def test_a_writer_counts_files_and_bytes_written_or_not(tmp_path: Path) -> None:
    writer = Writer(tmp_path)

    write_all(writer, {"a.html": b"12", "b/c.html": b"345"}.items())
    write_all(writer, {"a.html": b"12"}.items())

    assert (writer.count, writer.bytes, writer.changed) == (3, 7, ["a.html", "b/c.html"])


def test_a_folder_is_made_and_marked_as_ours(tmp_path: Path) -> None:
    prepare(tmp_path / "build/site")

    assert files_in(tmp_path / "build/site") == {MARKER}


def test_a_folder_of_ours_is_taken_again_with_all_that_is_in_it(tmp_path: Path) -> None:
    prepare(tmp_path)
    Writer(tmp_path).write("index.html", b"<p>")

    prepare(tmp_path)

    assert files_in(tmp_path) == {MARKER, "index.html"}


def test_a_folder_with_files_that_no_build_made_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("words", encoding="utf-8")

    with pytest.raises(NotOursError, match=str(tmp_path)):
        prepare(tmp_path)

    assert files_in(tmp_path) == {"thesis.txt"}


def test_files_are_found_in_all_folders(tmp_path: Path) -> None:
    names = {"index.html", "en/index.html", "en/providers/a.html", "static/js/a.js", MARKER}
    write_all(Writer(tmp_path), dict.fromkeys(names, b"").items())
    (tmp_path / "empty").mkdir()

    assert files_in(tmp_path) == names


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign/file").touch()
    (tmp_path / "out/link").symlink_to(tmp_path / "foreign")

    assert files_in(tmp_path / "out") == {"link"}


def test_a_stale_file_goes_with_the_folders_that_it_leaves_empty(tmp_path: Path) -> None:
    write_all(Writer(tmp_path), {"index.html": b"", "en/categories/beauty/2.html": b"", "en/index.html": b""}.items())

    gone = remove(tmp_path, ["en/categories/beauty/2.html"])

    assert gone == ["en/categories/beauty/2.html"]
    assert [path.name for path in sorted((tmp_path / "en").iterdir())] == ["index.html"]


def test_a_folder_that_still_holds_a_file_stays(tmp_path: Path) -> None:
    write_all(Writer(tmp_path), {"en/a.html": b"", "en/b.html": b""}.items())

    remove(tmp_path, ["en/a.html"])

    assert files_in(tmp_path) == {"en/b.html"}


def test_a_stale_file_that_is_gone_already_is_no_fault(tmp_path: Path) -> None:
    assert remove(tmp_path, ["en/a.html"]) == []


paths = st.sets(st.sampled_from(["a", "b/c", "b/d/e", "b/d/f", "g/h/i/j"]))


@settings(max_examples=60)
@given(there=paths, stale=paths)
def test_after_removing_exactly_the_others_are_left(
    tmp_path_factory: pytest.TempPathFactory, there: set[str], stale: set[str]
) -> None:
    out = tmp_path_factory.mktemp("out")
    write_all(Writer(out), dict.fromkeys(there, b"x").items())

    gone = remove(out, stale)

    assert set(gone) == there & stale
    assert files_in(out) == there - stale
    assert [path for path in out.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
