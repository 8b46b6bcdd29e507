"""The shares of a build: each reads its own files and tells what is wrong with them; together they are everything."""

from pathlib import Path

import pytest

from site_builder.assets import gather_assets
from site_builder.gather import Gatherer
from site_builder.press import Press
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
    return Shares(
        options=options, files=look(options).files, gatherer=gatherer, press=press, standings={}, of=2, rows=tmp_path / "rows",
        progress=lambda _done, _of: None,
    )  # fmt: skip


def test_a_share_is_every_other_file_and_what_is_wrong_with_it_is_told(shares: Shares) -> None:
    first, second = (Read.unpacked(next(shares.work(number))) for number in range(2))

    assert [[*read.cards] for read in (first, second)] == [[IDS[0], IDS[2]], []]
    assert [[problem.code for problem in read.problems] for read in (first, second)] == [[], ["file-bom"]]
    assert shares.gatherer.problems == []


def test_nothing_is_written_before_everybody_has_read(shares: Shares) -> None:
    next(shares.work(0))

    assert files_in(shares.options.out) == set()


def test_a_share_that_is_told_of_everyone_writes_its_own_providers_its_tools_and_keeps_their_rows(
    shares: Shares,
) -> None:
    work = shares.work(0)
    mine = Read.unpacked(next(work)).cards
    other = Read.unpacked(next(shares.work(1))).cards

    changed, tools, places, size = work.send({**mine, **other})

    written = {*tools, *(name for provider_id in mine for name in own_files(provider_id))}
    assert "en/desk.html" in tools
    assert set(changed) == written == files_in(shares.options.out)
    assert set(places) == {IDS[0], IDS[2]}
    assert size == sum((shares.options.out / name).stat().st_size for name in written)
