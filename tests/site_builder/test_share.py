"""The shares of a build: each reads its own files and texts and tells what is wrong with them; together they are everything."""

from pathlib import Path

import pytest

from site_builder.assets import gather_assets
from site_builder.gather import Gatherer
from site_builder.press import Press
from site_builder.release import Release
from site_builder.scan import Options, look, own_files
from site_builder.share import Read, Shares
from site_builder.write import files_in
from tests.builders import TODAY, a_project, a_provider_text

IDS = ("amber-quay", "birch-mill", "cedar-dock")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the templates are compiled once."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture
def shares(tmp_path: Path, compiled: Path) -> Shares:
    """Two shares of three providers and a guide; the second provider's file has a fault."""
    root = a_project(tmp_path / "root", dict.fromkeys(IDS, a_provider_text()))
    faulty = root / "content/providers/birch-mill.yaml"
    faulty.write_text("\ufeff" + faulty.read_text("utf-8"), "utf-8")
    (tmp_path / "out").mkdir()
    options = Options(root=root, out=tmp_path / "out", cache=tmp_path / "cache", today=TODAY, jobs=1)
    gatherer = Gatherer(root, TODAY)
    library = gatherer.basics(frozenset(IDS))
    assert library
    press = Press(options, library, gather_assets(root / "templates/static"), compiled)
    files = look(options).files
    paths = {file.id: file for file in files}
    return Shares(
        options=options, files=files, gatherer=gatherer, press=press, of=2, rows=tmp_path / "rows",
        release=lambda cards: Release(press, gatherer, paths, {}, cards), progress=lambda _done, _of: None,
    )  # fmt: skip


def test_a_share_is_every_other_file_and_what_is_wrong_with_it_is_told(shares: Shares) -> None:
    first, second = (next(shares.work(number)) for number in range(2))

    assert [[*read.cards] for read in (first, second)] == [[IDS[0], IDS[2]], []]
    assert [[problem.code for problem in read.problems] for read in (first, second)] == [[], ["file-bom"]]
    assert [[page.slug for page in read.texts.pages] for read in (first, second)] == [["about"], []]
    assert shares.gatherer.problems == []


def test_nothing_is_written_before_everybody_has_read(shares: Shares) -> None:
    next(shares.work(0))

    assert files_in(shares.options.out) == set()


def test_shares_that_are_told_of_everyone_keep_their_rows_and_write_their_providers_lists_and_tools(
    shares: Shares,
) -> None:
    first, second = works = [shares.work(number) for number in range(2)]
    read: list[Read] = [next(work) for work in works]
    everyone = {**read[0].cards, **read[1].cards}

    mine, none = first.send(everyone), second.send(everyone)
    changed, lists, size = first.send(mine)
    _, others, _ = second.send(mine)

    written = {*lists, *(name for provider_id in everyone for name in own_files(provider_id))}
    assert (set(mine), set(none)) == ({IDS[0], IDS[2]}, set())
    assert set(changed) == written
    assert size == sum((shares.options.out / name).stat().st_size for name in written)
    assert "en/desk.html" in others - lists
    assert written | others == files_in(shares.options.out)
