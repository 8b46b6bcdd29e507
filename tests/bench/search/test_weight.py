"""Bytes are counted as they are sent."""

from pathlib import Path

from tests.bench.search import weight


def a_folder(folder: Path) -> Path:
    """Write an index of two parts."""
    parts = folder / "data/search"
    parts.mkdir(parents=True)
    for name in ("main", "labels-en", "names"):
        (parts / f"{name}.json").write_text("[1]" * 1000, "utf-8")
    return folder


def test_what_is_compressed_already_is_not_compressed_again(tmp_path: Path) -> None:
    for name in ("a.json", "a.pf_index"):
        (tmp_path / name).write_bytes(b"a" * 1000)

    assert weight.size_of(tmp_path / "a.pf_index") == 1000
    assert weight.size_of(tmp_path / "a.json") < 100


def test_the_first_result_needs_less_than_everything(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)

    assert 5_000 < weight.ours_first(folder) < weight.ours_whole(folder) < 20_000


def test_a_library_weighs_its_script_and_all_parts(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    script = tmp_path / weight.LIBRARIES["minisearch"]
    script.parent.mkdir(parents=True)
    script.write_text("export default class {}", "utf-8")
    light = weight.library("minisearch", tmp_path, folder)

    script.write_text("".join(f"call{number}({number * number});" for number in range(1000)), "utf-8")

    assert weight.library("minisearch", tmp_path, folder) > light + 1000
