"""The whole check: files, folder and entries among each other, in one process or in several."""

import gc
from pathlib import Path

import pytest

from site_builder.gate import PARALLEL_FROM, inspect, is_inside
from tests.builders import TODAY, a_content_folder, a_provider_text

MANY = {
    f"firm-{number}": a_provider_text(
        names={"en": f"Firm {number}"}, company={"website": f"https://firm-{number}.test"}, types=["none-such"]
    )
    for number in range(PARALLEL_FROM)
}
TWINS = {
    "one": a_provider_text(),
    "two": a_provider_text(),
    "three": a_provider_text(names={"en": "Stone Mill"}, company=None),
}


def codes(root: Path, *wanted: str, jobs: int | None = None) -> list[tuple[str, str]]:
    """Return file and code of everything that is reported."""
    return [(problem.path, problem.code) for problem in inspect(root, TODAY, wanted, jobs)]


def test_several_processes_report_what_one_reports(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path, MANY)

    alone, together = inspect(root, TODAY, jobs=1), inspect(root, TODAY, jobs=3)

    assert alone == together
    assert [problem.code for problem in alone] == ["code-unknown"] * PARALLEL_FROM


def test_entries_are_compared_with_each_other(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path, TWINS)

    assert codes(root) == [("content/providers/two.yaml", "name-taken")]


def test_one_entry_is_compared_with_all_others_without_the_guides(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path, TWINS)
    (root / "content/guides/deposit/en.md").write_text("no guide", encoding="utf-8")

    assert codes(root, "content/providers/two.yaml") == [("content/providers/two.yaml", "name-taken")]
    assert codes(root, "content/providers/one.yaml") == []


def test_one_entry_is_judged_as_in_the_whole(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path, {"lantern-bay": a_provider_text(types=["none-such"], source="s9")})

    whole = [problem for problem in inspect(root, TODAY) if problem.path == "content/providers/lantern-bay.yaml"]

    assert list(inspect(root, TODAY, ["content/providers/lantern-bay.yaml"])) == whole != []


@pytest.mark.parametrize("name", ["Lantern-Bay", "ｌantern-bay", "lantern-bay"])
def test_the_name_of_one_entry_is_judged_as_in_the_whole(name: str, tmp_path: Path) -> None:
    root = a_content_folder(tmp_path, {"lantern-bay": a_provider_text()})
    (root / "content/demo/providers").mkdir(parents=True)
    (root / f"content/demo/providers/{name}.yaml").symlink_to(root / "content/providers/lantern-bay.yaml")
    (root / f"content/providers/{name}.yaml").touch()
    path = f"content/{'demo/' if name == 'lantern-bay' else ''}providers/{name}.yaml"

    whole = [problem for problem in inspect(root, TODAY) if problem.path == path]

    assert list(inspect(root, TODAY, [path])) == whole != []


def test_one_entry_is_checked_where_the_closed_lists_cannot_be_read(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path, {"lantern-bay": a_provider_text(source="s9")})
    (root / "content/taxonomy.yaml").write_text("platforms: [", encoding="utf-8")

    found = codes(root, "content/providers/lantern-bay.yaml")

    assert {code for _, code in found} == {"source-unknown", "source-unused"}


@pytest.mark.parametrize(
    ("path", "wanted", "inside"),
    [
        ("content/providers/a.yaml", "content/providers/a.yaml", True),
        ("content/providers/a.yaml", "content/providers", True),
        ("content/providers/a.yaml", "content/providers/", True),
        ("content/providers/a.yaml", ".", True),
        ("content/providers/a.yaml", "content/provid", False),
        ("content/providers/ab.yaml", "content/providers/a", False),
    ],
)
def test_a_path_lies_in_a_folder_or_is_the_file(path: str, wanted: str, *, inside: bool) -> None:
    assert is_inside(path, wanted) is inside


def test_the_collector_of_garbage_is_as_it_was(tmp_path: Path) -> None:
    inspect(tmp_path, TODAY)

    assert gc.isenabled()
