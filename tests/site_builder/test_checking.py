"""What `hezuo check` reports, in which words and of which files."""

import json
import re
from pathlib import Path

import pytest

from site_builder.__main__ import main
from tests.builders import ROOT, a_content_folder, a_project, a_provider_text, source_fields

FIRMS = {
    "river-gate": {"names": {"en": "River Gate", "zh": "江门"}, "company": {"website": "https://www.river-gate.test"}},
    "stone-mill": {"names": {"en": "Stone Mill", "zh": "石磨"}, "company": {"website": "https://www.stone-mill.test"}},
}
FAULTY = a_provider_text(offer={"platforms": ["tmal"]}, company={"headquarters": "hangzou"})
UNUSED = a_provider_text(**FIRMS["stone-mill"], sources={"s1": source_fields(), "s2": source_fields()})
Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small complete project, not to be changed."""
    return a_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content with two errors in one file, one in another, and a warning; not to be changed."""
    other = a_provider_text(**FIRMS["river-gate"], types=["none-such"])
    texts = {"lantern-bay": FAULTY, "river-gate": other, "stone-mill": UNUSED}
    return a_content_folder(tmp_path_factory.mktemp("faulty"), texts)


def run(*arguments: object) -> int:
    """Run the command on the day of the tests."""
    return main([*map(str, arguments), "--date", "2026-11-22"])


def check(root: Path, *arguments: object) -> int:
    """Check a project's content."""
    return run("check", "--root", root, *arguments)


def test_content_without_faults_passes(project: Path, capsys: Output) -> None:
    assert check(project) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_the_real_content_passes(capsys: Output) -> None:
    assert check(ROOT) == 0, capsys.readouterr().out


def test_every_fault_of_every_file_is_reported_at_once(faulty: Path, capsys: Output) -> None:
    status = check(faulty)

    *found, _, total = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [re.sub(r"content/providers/(.*?):[1-9]\d*:[1-9]\d* (.*?): .*", r"\1 \2", line) for line in found] == [
        "lantern-bay.yaml error code-unknown company.headquarters.value",
        "lantern-bay.yaml error code-unknown offer.platforms.0.values.0",
        "river-gate.yaml error code-unknown types.0",
        "stone-mill.yaml warning source-unused sources.s2",
    ]
    assert total == "3 errors, 1 warning"


def test_a_fault_says_what_is_meant_in_the_language_that_is_asked_for(faulty: Path, capsys: Output) -> None:
    check(faulty)
    english = capsys.readouterr().out
    check(faulty, "--lang", "zh")
    chinese = capsys.readouterr().out

    assert "Did you mean tmall?" in english
    assert "您是否想写“tmall”？" in chinese
    assert chinese.splitlines()[-1] == "共3处错误，1处提醒"


def test_faults_can_be_read_by_a_program(faulty: Path, capsys: Output) -> None:
    status = check(faulty, "--format", "json")

    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 1
    assert [problem["code"] for problem in found] == ["code-unknown"] * 3 + ["source-unused"]
    assert found[0]["path"] == "content/providers/lantern-bay.yaml"
    assert (found[1]["field"], found[1]["values"]["nearest"]) == ("offer.platforms.0.values.0", "tmall")


def test_faults_can_be_annotations_of_a_pull_request(faulty: Path, capsys: Output) -> None:
    status = check(faulty, "--format", "github", "--lang", "zh")

    found = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [line.split(" ")[0] for line in found] == ["::error", "::error", "::error", "::warning"]
    place = (
        r"::error file=content/providers/lantern-bay\.yaml,line=[1-9]\d*,col=[1-9]\d*,title=code-unknown::“hangzou”.+"
    )
    assert re.fullmatch(place, found[0])


@pytest.mark.parametrize(("form", "extra"), [("text", 2), ("json", 0), ("github", 0)])
def test_no_more_faults_are_printed_than_asked_for_and_all_are_counted(
    faulty: Path, capsys: Output, form: str, extra: int
) -> None:
    status = check(faulty, "--format", form, "--limit", 2)

    assert status == 1
    assert len(capsys.readouterr().out.splitlines()) == 2 + extra


def test_a_warning_alone_passes(faulty: Path, capsys: Output) -> None:
    assert check(faulty, "content/providers/stone-mill.yaml") == 0
    assert capsys.readouterr().out.endswith("0 errors, 1 warning\n")


@pytest.mark.parametrize(
    ("path", "errors"),
    [
        ("content/providers/lantern-bay.yaml", 2),
        ("./content/providers/river-gate.yaml", 1),
        ("content/providers", 3),
        ("content/providers/", 3),
        ("content/guides", 0),
        (".", 3),
    ],
)
def test_only_the_faults_of_the_files_and_folders_that_are_named_are_reported(
    faulty: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, path: str, errors: int
) -> None:
    monkeypatch.chdir(faulty)

    status = check(Path(), path)

    assert capsys.readouterr().out.splitlines()[-1].partition(" ")[0] == str(errors)
    assert status == min(errors, 1)


def test_a_path_is_understood_from_here_or_from_the_root_of_the_project(faulty: Path, capsys: Output) -> None:
    totals = []
    for path in (faulty / "content/providers/river-gate.yaml", "content/providers/river-gate.yaml"):
        check(faulty, path)
        totals.append(capsys.readouterr().out.splitlines()[-1])

    assert totals == ["1 error, 0 warnings"] * 2


def test_several_paths_are_reported_together(faulty: Path, capsys: Output) -> None:
    check(faulty, "content/providers/river-gate.yaml", "content/providers/lantern-bay.yaml")

    assert capsys.readouterr().out.endswith("3 errors, 0 warnings\n")


def test_a_path_that_does_not_exist_is_a_fault_of_its_own(faulty: Path, capsys: Output) -> None:
    status = check(faulty, "content/providers/none.yaml")

    assert status == 1
    assert capsys.readouterr().err == "content/providers/none.yaml: no such file\n"


def test_the_day_of_the_check_counts(project: Path, capsys: Output) -> None:
    main(["check", "--root", str(project), "--date", "2026-11-20"])

    assert "date-future" in capsys.readouterr().out


def test_fictional_providers_are_checked_too(tmp_path: Path, capsys: Output) -> None:
    root = a_content_folder(tmp_path, demo={"demo-bay": a_provider_text(company=None, types=["none-such"])})

    assert check(root) == 1
    assert "content/demo/providers/demo-bay.yaml:" in capsys.readouterr().out


def test_an_id_that_stands_in_both_folders_is_a_fault_of_the_fictional_one(tmp_path: Path, capsys: Output) -> None:
    root = a_content_folder(tmp_path, demo={"lantern-bay": a_provider_text(company=None)})

    check(root, "--format", "json")

    problems = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    taken = [problem for problem in problems if problem["code"] == "id-taken"]
    assert [(problem["path"], problem["values"]["text"]) for problem in taken] == [
        ("content/demo/providers/lantern-bay.yaml", "content/providers/lantern-bay.yaml")
    ]


def test_a_folder_that_is_no_project_is_reported_file_by_file(tmp_path: Path, capsys: Output) -> None:
    assert check(tmp_path / "nowhere") == 1
    assert "content/taxonomy.yaml:1:1 error file-missing" in capsys.readouterr().out


def test_the_page_that_explains_the_rules_is_named_where_there_is_a_fault(
    faulty: Path, project: Path, capsys: Output
) -> None:
    check(faulty)
    english = capsys.readouterr().out
    check(faulty, "--lang", "zh")
    chinese = capsys.readouterr().out
    check(project)

    assert "Each rule, with examples: https://hezuo.example/en/rules\n" in english
    assert "各规则的说明与示例：https://hezuo.example/zh/rules\n" in chinese
    assert "/rules" not in capsys.readouterr().out


def test_what_has_grown_old_is_reported_for_people_and_for_programs(project: Path, capsys: Output) -> None:
    words = ["stale", "--root", str(project), "--date", "2027-11-22"]

    statuses = [main(words), main([*words, "--lang", "zh"]), main([*words, "--format", "json"])]

    english, chinese, data = capsys.readouterr().out.splitlines()
    assert statuses == [0, 0, 0]
    assert english == "lantern-bay: last confirmed 2026-11-22, unconfirmed for 12 months: shown as unconfirmed"
    assert chinese == "lantern-bay：最近确认2026-11-22，已12个月未确认：标为“未确认”"
    assert json.loads(data) == {"id": "lantern-bay", "confirmed_on": "2026-11-22", "state": "unconfirmed", "old": []}


def test_without_a_programme_nothing_can_be_called_old(tmp_path: Path, capsys: Output) -> None:
    assert main(["stale", "--root", str(tmp_path)]) == 1
    assert "hezuo check" in capsys.readouterr().err
