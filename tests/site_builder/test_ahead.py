"""Texts that are read ahead, in another process or in this one."""

from pathlib import Path

import pytest

from site_builder.ahead import PARALLEL_FROM, Ahead, jobs_of
from site_builder.scan import Options, provider_files
from site_builder.workers import Crew
from tests.builders import TODAY, a_project, a_provider_text
from tests.site_builder.test_workers import echoing

HERE, APART = 1, 2


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As many providers as other processes pay for, and a guide with a fault."""
    names = [f"firm-{number}" for number in range(PARALLEL_FROM)]
    root = a_project(tmp_path_factory.mktemp("ahead"), dict.fromkeys(names, a_provider_text()))
    guide = root / "content/guides/deposit/en.md"
    guide.write_text("\ufeff" + guide.read_text("utf-8"), "utf-8")
    return root


def begun(root: Path, jobs: int) -> Ahead:
    """Return what a build with so many jobs begins with."""
    options = Options(root=root, out=root / "site", cache=root / "cache", today=TODAY, jobs=jobs)
    return Ahead(options, provider_files(root, with_demo=False))


@pytest.mark.parametrize("jobs", [HERE, APART])
def test_texts_come_with_what_is_wrong_with_them_wherever_they_are_read(root: Path, jobs: int) -> None:
    ahead = begun(root, jobs)

    before, texts = [*ahead.gatherer.problems], ahead.texts()

    assert ahead.basics is not None
    assert ([*texts.guides], [page.slug for page in texts.pages]) == ([], ["about"])
    assert [problem.code for problem in ahead.gatherer.problems if problem not in before] == ["file-bom"]


def test_its_process_ends_although_later_ones_hold_its_pipe(root: Path) -> None:
    ahead = begun(root, APART)
    later = Crew(echoing, 2)

    texts = ahead.texts()
    later.close()

    assert texts.pages


def test_few_providers_are_no_work_for_other_processes(root: Path) -> None:
    files = provider_files(root, with_demo=False)
    options = Options(root=root, today=TODAY, jobs=4)

    assert (jobs_of(options, files), jobs_of(options, files[1:])) == (4, 1)
