"""A build is a function of its inputs: after any history the same bytes stand on disk as after a clean build."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.build import build
from site_builder.write import NotOursError
from tests.bench.generate import provider_id
from tests.builders import TODAY, a_standing, an_assessed, facts
from tests.site_builder.projects import PUBLISHED, copy_of, options, provider_file, site, touch

Edit = tuple[str, int, int]


def rename_firm(root: Path, number: int, seed: int) -> None:
    """Give a provider another name."""
    path = provider_file(root, number)
    if path.exists():
        name = f"  en: {{value: Renamed {seed}, seen: renamed}}"
        lines = [name if line.startswith("  en: {value") else line for line in path.read_text("utf-8").splitlines()]
        touch(path, "\n".join(lines) + "\n")


def change_categories(root: Path, number: int, seed: int) -> None:
    """Move a provider to other lists."""
    path = provider_file(root, number)
    if path.exists():
        codes = ("beauty", "pet", "alcohol", "luxury", "apparel")
        lines = path.read_text("utf-8").splitlines()
        lines[lines.index("  categories:") + 1] = (
            f"    - {{values: [{', '.join(codes[seed % 4 : seed % 4 + 2])}], seen: new}}"
        )
        touch(path, "\n".join(lines) + "\n")


def remove_entry(root: Path, number: int, seed: int) -> None:
    """Take a provider off the directory."""
    path = provider_file(root, number)
    if path.exists() and "removed:" not in path.read_text("utf-8"):
        text = path.read_text("utf-8").replace("listed_on: 2026-11-22", "listed_on: 2026-11-01")
        touch(path, f"removed: {{on: 2026-11-{seed % 9 + 10}, reason: closed}}\n{text}")


def delete_file(root: Path, number: int, _seed: int) -> None:
    """Delete a provider's file."""
    provider_file(root, number).unlink(missing_ok=True)


def add_file(root: Path, number: int, seed: int) -> None:
    """Add a provider."""
    source = provider_file(root, seed % 30)
    if source.exists():
        touch(provider_file(root, 100 + number), source.read_text("utf-8"))


def rename_file(root: Path, number: int, seed: int) -> None:
    """Give a provider another id."""
    path = provider_file(root, number)
    if path.exists():
        path.rename(provider_file(root, 200 + seed))


def edit_guide(root: Path, number: int, seed: int) -> None:
    """Add a line to a guide, without a figure that the other language would have to state."""
    folders = sorted(path for path in (root / "content/guides").iterdir() if path.is_dir())
    path = folders[number % len(folders)] / "en.md"
    touch(path, path.read_text("utf-8") + f"\nOne more line, {'x' * seed}.\n")


def edit_template(root: Path, _number: int, seed: int) -> None:
    """Change a template."""
    path = root / "templates/pages/new.html"
    touch(path, path.read_text("utf-8").replace("{% block main %}", f"{{% block main %}}<!-- {seed} -->"))


def lose_output(root: Path, number: int, _seed: int) -> None:
    """Delete a file of the site by hand."""
    (root.parent / "kept/site/en/providers" / f"{provider_id(number)}.html").unlink(missing_ok=True)


def publish(root: Path, number: int, seed: int) -> None:
    """Publish another score of a provider; each third time that nothing is known of it any more."""
    path = root / PUBLISHED
    known = json.loads(path.read_text("utf-8"))["providers"] if path.exists() else {}
    known.pop(provider_id(number), None)
    if seed % 3:
        known |= standings({number: seed * 50})
    touch(path, as_published(known))


def standings(answered: Mapping[int, int]) -> dict[str, object]:
    """Return what is published of some providers: two quarters, in the newer one this share of invitations answered."""
    return {
        provider_id(number): a_standing(
            assessments=(
                an_assessed(facts(provider_id(number), answered=(share, 10), complaints=(0, 0), incidents=(0, 0))),
                an_assessed(facts(provider_id(number), "2026-Q2")),
            )
        ).model_dump(mode="json")
        for number, share in answered.items()
    }


def as_published(known: Mapping[str, object]) -> str:
    """Return a published file."""
    return json.dumps({"format": 2, "written_at": "2026-10-08T00:00:00Z", "providers": known})


EDITS = {
    edit.__name__: edit
    for edit in (
        rename_firm,
        change_categories,
        remove_entry,
        delete_file,
        add_file,
        rename_file,
        edit_guide,
        edit_template,
        lose_output,
        publish,
    )
}
OF_EVERYTHING = ("edit_guide", "edit_template")
"""Edits after which a build makes everything anew: a history has one of them, among its other edits."""


def edits_of(names: Iterable[str]) -> st.SearchStrategy[Edit]:
    """Return edits of some kinds."""
    return st.tuples(st.sampled_from(sorted(names)), st.integers(0, 29), st.integers(0, 99))


FEW = st.lists(edits_of(EDITS.keys() - set(OF_EVERYTHING)), min_size=1, max_size=3)
HISTORY = st.builds(
    lambda before, turn, after: [*before, [turn, *after[0]], *after[1:]],
    st.lists(FEW, min_size=1, max_size=3),
    edits_of(OF_EVERYTHING),
    st.lists(FEW, min_size=1, max_size=3),
)


@pytest.mark.no_cover
@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(HISTORY)
def test_after_any_history_the_site_is_byte_for_byte_that_of_a_clean_build(
    project: Path, tmp_path_factory: pytest.TempPathFactory, history: list[list[Edit]]
) -> None:
    base = tmp_path_factory.mktemp("history")
    root = copy_of(project, base)

    for edits in history:
        for name, number, seed in edits:
            EDITS[name](root, number, seed)
        build(options(root, base, "kept"))
    clean = build(options(root, base, "clean"))

    assert not clean.has_errors
    assert site(base / "kept/site") == site(base / "clean/site")
    shutil.rmtree(base)


@pytest.mark.no_cover
def test_many_processes_make_the_same_site_as_one(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    for number in range(30):
        shutil.copy(provider_file(root, number), provider_file(root, 1000 + number))

    build(options(root, tmp_path, "one"))
    build(options(root, tmp_path, "two", jobs=2))
    build(options(root, tmp_path, "five", jobs=5))

    assert site(tmp_path / "one/site") == site(tmp_path / "two/site")
    assert site(tmp_path / "one/site") == site(tmp_path / "five/site")


def test_a_build_without_changes_writes_nothing(project: Path, tmp_path: Path) -> None:
    build(options(project, tmp_path, "a"))

    again = build(options(project, tmp_path, "a"))

    assert (again.pages, again.changed, again.removed) == (0, (), ())


def test_one_changed_fact_writes_only_what_shows_it(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    build(options(root, tmp_path, "a"))
    path = provider_file(root, 7)
    touch(path, path.read_text("utf-8").replace("established in", "set up in"))

    result = build(options(root, tmp_path, "a"))

    own = {f"en/providers/{path.stem}.html", f"zh/providers/{path.stem}.html", f"data/providers/{path.stem}.json", f"data/providers/{path.stem}.yaml"}  # fmt: skip
    assert set(result.changed) <= own


def test_a_corrected_line_writes_only_the_pages_that_show_its_provider_and_the_whole_directory(
    project: Path, tmp_path: Path
) -> None:
    root = copy_of(project, tmp_path)
    shares = {number: 6500 + 100 * number for number in range(30)}
    touch(root / PUBLISHED, as_published(standings(shares)))
    build(options(root, tmp_path, "kept"))
    before = site(tmp_path / "kept/site")
    touch(root / PUBLISHED, as_published(standings({**shares, 7: 6510})))

    result = build(options(root, tmp_path, "kept"))
    build(options(root, tmp_path, "clean"))

    mine = provider_id(7)
    pages = site(tmp_path / "kept/site")
    own = {f"en/providers/{mine}.html", f"zh/providers/{mine}.html", f"data/providers/{mine}.json"}
    card = f'/providers/{mine}"'.encode()
    showing = {name for name in result.changed if card in pages[name] + before[name]} - own
    whole = {name for name in result.changed if name.startswith(("data/", "search/"))} - own
    assert own <= set(result.changed)
    assert set(result.changed) == own | showing | whole
    assert {"data/providers.json", "data/scores/2026-Q3.json", "data/scores/index.json"} <= whole
    assert not [name for name in result.changed if "2026-q2" in name.lower()]
    assert pages == site(tmp_path / "clean/site")


def test_a_score_that_lifts_a_provider_writes_the_pages_between_its_places(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    touch(root / PUBLISHED, as_published(standings(dict.fromkeys(range(30), 6500))))
    build(options(root, tmp_path, "kept"))
    known = standings(dict.fromkeys(range(30), 6500))
    known[provider_id(7)] = a_standing(5).model_dump(mode="json")
    touch(root / PUBLISHED, as_published(known))

    result = build(options(root, tmp_path, "kept"))
    build(options(root, tmp_path, "clean"))

    profiles = {name for name in result.changed if re.fullmatch(r"(?:en|zh)/providers/[^/]+\.html", name)}
    assert profiles == {f"{language}/providers/{provider_id(7)}.html" for language in ("en", "zh")}
    assert site(tmp_path / "kept/site") == site(tmp_path / "clean/site")


def test_the_short_entry_of_the_home_page_shows_a_new_score(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    touch(root / PUBLISHED, as_published(standings({3: 5000})))
    build(options(root, tmp_path, "kept"))
    touch(root / PUBLISHED, as_published(standings({3: 1000})))

    result = build(options(root, tmp_path, "kept"))
    build(options(root, tmp_path, "clean"))

    assert {"en/index.html", "zh/index.html"} <= set(result.changed)
    assert site(tmp_path / "kept/site") == site(tmp_path / "clean/site")


def test_what_the_functions_published_again_alike_writes_nothing(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    touch(root / PUBLISHED, as_published(standings({3: 5000})))
    build(options(root, tmp_path, "a"))
    touch(root / PUBLISHED, as_published(standings({3: 5000})))

    again = build(options(root, tmp_path, "a"))

    assert again.changed == ()


def test_faults_of_the_content_leave_the_site_as_it_was(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    build(options(root, tmp_path, "a"))
    before = site(tmp_path / "a/site")
    touch(provider_file(root, 3), "names: [unfinished")

    result = build(options(root, tmp_path, "a"))

    assert result.has_errors
    assert site(tmp_path / "a/site") == before


def test_a_removed_provider_keeps_its_address_and_leaves_every_list(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    remove_entry(root, 5, 1)

    build(options(root, tmp_path, "a"))

    pages = site(tmp_path / "a/site")
    gone = provider_id(5)
    own = {f"{language}/providers/{gone}.html" for language in ("en", "zh")}
    showing = {name for name, content in pages.items() if f'/providers/{gone}"'.encode() in content} - own
    assert b"noindex" in pages[f"en/providers/{gone}.html"]
    assert {name.rsplit("/", 1)[-1] for name in showing} <= {"new.html", "index.html", "feed.xml"}


def test_demo_providers_stay_out_of_a_production_build(tmp_path: Path) -> None:
    build(options(Path(), tmp_path, "a"))

    assert not [name for name in site(tmp_path / "a/site") if "demo-" in name]


def test_a_fictional_provider_among_the_real_ones_fails_the_build(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    shutil.copy("content/demo/providers/demo-lantern-bay.yaml", root / "content/providers/demo-lantern-bay.yaml")

    result = build(options(root, tmp_path, "a"))

    assert "demo-in-directory" in {problem.code for problem in result.problems}


def test_a_folder_that_no_build_made_is_not_touched(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a/site").mkdir(parents=True)
    (tmp_path / "a/site/letter.txt").write_text("mine")

    with pytest.raises(NotOursError):
        build(options(project, tmp_path, "a"))


def kill_build(root: Path, base: Path, written: int) -> None:
    """Start a build as a process of its own, and end it when it has begun and written so many providers' pages."""
    folders = ["--root", str(root), "--out", str(base / "kept/site"), "--cache", str(base / "kept/cache")]
    command = [sys.executable, "-m", "site_builder", "build", *folders, "--date", TODAY.isoformat(), "--jobs", "2"]
    began, pages = time.time_ns(), base / "kept/site/en/providers"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 # our own words
        while process.poll() is None and not (
            (base / "kept/cache/building").exists()
            and sum(path.stat().st_mtime_ns > began for path in pages.glob("*.html")) >= written
        ):
            time.sleep(0.001)
        process.kill()


@pytest.fixture(scope="module")
def renamed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project in which every provider has a new name, built as it was (`kept`) and as it is (`clean`)."""
    base = tmp_path_factory.mktemp("renamed")
    root = copy_of(project, base)
    build(options(root, base, "kept", jobs=2))
    for number in range(30):
        rename_firm(root, number, number)
    build(options(root, base, "clean"))
    return base


@pytest.mark.no_cover
@pytest.mark.parametrize("written", [0, 5, 25])
def test_a_build_that_was_killed_is_repaired_by_the_next_one(renamed: Path, tmp_path: Path, written: int) -> None:
    root = renamed / "root"
    shutil.copytree(renamed / "kept", tmp_path / "kept")
    kill_build(root, tmp_path, written)

    build(options(root, tmp_path, "kept"))

    assert site(tmp_path / "kept/site") == site(renamed / "clean/site")


def test_the_public_data_neutralises_cells_that_a_spreadsheet_would_run(project: Path, tmp_path: Path) -> None:
    root = copy_of(project, tmp_path)
    path = provider_file(root, 1)
    touch(path, path.read_text("utf-8").replace("  en: {value: ", "  en: {value: =1+1 ", 1))

    build(options(root, tmp_path, "a"))

    rows = (tmp_path / "a/site/data/providers.csv").read_text("utf-8-sig").splitlines()
    data = json.loads((tmp_path / "a/site/data/providers.json").read_text("utf-8"))
    assert any("'=1+1" in row for row in rows)
    assert len(data["providers"]) == len(rows) - 1
