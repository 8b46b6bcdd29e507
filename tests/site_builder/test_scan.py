"""What there is to build is told from names, sizes and times."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.scan import (
    Options,
    ProviderFile,
    fingerprint,
    folder_times,
    folders_of,
    is_fresh,
    logo_files,
    look,
    missing_files,
    nothing_to_do,
    own_files,
    provider_files,
    published_path,
    published_stamp,
    templates_fingerprint,
    today,
)
from site_builder.state import State
from tests.builders import TODAY, a_project, a_provider_text, a_published, a_standing

STAMP = (1, 2, 3)
FILE = ProviderFile("lantern-bay", "content/providers/lantern-bay.yaml", is_demo=False, stamp=STAMP)
OTHERS = frozenset({"en/index.html", "robots.txt"})


# The providers' files


def folder(root: Path, *names: str) -> Path:
    """Make some empty files; return their root."""
    for name in names:
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def test_the_files_of_providers_stand_in_the_order_of_their_ids(tmp_path: Path) -> None:
    root = folder(tmp_path, "providers/b.yaml", "demo/providers/c.yaml", "providers/a.yaml")

    files = provider_files(root, with_demo=True)

    assert [(file.id, file.path, file.is_demo) for file in files] == [
        ("a", "content/providers/a.yaml", False),
        ("b", "content/providers/b.yaml", False),
        ("c", "content/demo/providers/c.yaml", True),
    ]


def test_fictional_providers_are_left_out_unless_they_are_asked_for(tmp_path: Path) -> None:
    root = folder(tmp_path, "providers/a.yaml", "demo/providers/c.yaml")

    assert [file.id for file in provider_files(root, with_demo=False)] == ["a"]


def test_of_two_files_with_one_id_the_real_one_comes_first(tmp_path: Path) -> None:
    root = folder(tmp_path, "providers/same.yaml", "demo/providers/same.yaml")

    assert [file.is_demo for file in provider_files(root, with_demo=True)] == [False, True]


def test_other_files_beside_the_providers_are_none_of_them(tmp_path: Path) -> None:
    root = folder(tmp_path, "providers/a.yaml", "providers/a.svg", "providers/README.md", "providers/b.yaml~")

    assert [file.id for file in provider_files(root, with_demo=False)] == ["a"]


def test_a_project_without_providers_has_no_files(tmp_path: Path) -> None:
    assert provider_files(tmp_path, with_demo=True) == []


def test_the_stamp_of_a_file_is_its_time_its_size_and_its_inode(tmp_path: Path) -> None:
    root = folder(tmp_path, "providers/a.yaml")
    path = root / "content/providers/a.yaml"
    path.write_text("x")
    os.utime(path, ns=(5, 5))

    (file,) = provider_files(root, with_demo=False)

    assert file.stamp == (5, 1, path.stat().st_ino)


def test_logos_stand_beside_the_providers_files(tmp_path: Path) -> None:
    root = folder(tmp_path, "providers/a.svg", "providers/a.yaml", "demo/providers/c.svg")

    assert logo_files(root, with_demo=False) == {"a": "content/providers/a.svg"}
    assert logo_files(root, with_demo=True)["c"] == "content/demo/providers/c.svg"


# The day


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 22, 15, 59, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 16, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 12, 31, 11, 30, tzinfo=timezone(timedelta(hours=-5))), date(2027, 1, 1)),
    ],
)
def test_today_is_the_day_in_shanghai(now: datetime, day: date) -> None:
    assert today(now) == day


def test_without_a_moment_today_is_the_day_of_this_one() -> None:
    before = today(datetime.now(UTC))

    assert before <= today() <= today(datetime.now(UTC))


# Whether there is anything to do


def a_site(out: Path, *without: str) -> Path:
    """Write the files that a build of one provider leaves."""
    for name in {*own_files("lantern-bay"), *OTHERS} - set(without):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).touch()
    return out


def a_state(**fields: object) -> State:
    """Return what a build of one provider remembers."""
    usual: dict[str, object] = {
        "fingerprint": "f",
        "out": "site",
        "providers": {"lantern-bay": (FILE.path, STAMP)},
        "others": OTHERS,
        "published": (0, 0, 0),
        "folders": {},
    }
    return State(**{**usual, **fields})


def options(**fields: object) -> Options:
    """Return the options of a build on the day of the tests."""
    return Options(**{"today": TODAY, "jobs": 1, **fields})


def test_a_provider_has_two_pages_and_its_data() -> None:
    assert own_files("x") == ("en/providers/x.html", "zh/providers/x.html", "data/providers/x.json", "data/providers/x.yaml")  # fmt: skip


def test_nothing_is_to_be_done_where_no_file_changed_and_none_is_missing(tmp_path: Path) -> None:
    assert is_fresh(options(out=a_site(tmp_path)), [FILE], a_state())


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ([], "a file is gone"),
        ([FILE._replace(stamp=(1, 2, 4))], "a file changed"),
        ([FILE._replace(id="other")], "a file was renamed"),
        ([FILE._replace(path="content/demo/providers/lantern-bay.yaml")], "a file was moved"),
        ([FILE, FILE._replace(id="second")], "a file is new"),
    ],
)
def test_a_change_among_the_providers_files_is_seen(tmp_path: Path, files: list[ProviderFile], reason: str) -> None:
    assert not is_fresh(options(out=a_site(tmp_path)), files, a_state()), reason


@pytest.mark.parametrize("name", ["robots.txt", "en/providers/lantern-bay.html", "data/providers/lantern-bay.json"])
def test_a_missing_file_of_the_site_is_seen_and_named(tmp_path: Path, name: str) -> None:
    out = a_site(tmp_path, name)

    assert not is_fresh(options(out=out), [FILE], a_state())
    assert missing_files(out, a_state()) == {name}


def test_a_file_that_no_build_made_is_seen(tmp_path: Path) -> None:
    out = a_site(tmp_path)
    (out / "letter.txt").touch()

    assert not is_fresh(options(out=out), [FILE], a_state())
    assert missing_files(out, a_state()) == frozenset()


LONG_AFTER = 2**62


@pytest.mark.parametrize("name", ["robots.txt", "en/providers/lantern-bay.html", "data/providers/lantern-bay.json"])
def test_a_folder_that_lost_a_file_is_told_by_its_time_and_looked_at(tmp_path: Path, name: str) -> None:
    out = a_site(tmp_path)
    state = a_state(
        folders=dict.fromkeys(folder_times(out, folders_of(OTHERS), LONG_AFTER), 1) | {name.rpartition("/")[0]: 2}
    )

    (out / name).unlink()

    assert not is_fresh(options(out=out), [FILE], state)
    assert missing_files(out, state) == {name}


def test_folders_with_the_times_that_are_remembered_are_not_looked_at(tmp_path: Path) -> None:
    out = a_site(tmp_path, "robots.txt")

    state = a_state(folders=folder_times(out, folders_of(OTHERS), LONG_AFTER))

    assert is_fresh(options(out=out), [FILE], state)


def test_a_file_that_no_build_made_changes_the_time_of_its_folder(tmp_path: Path) -> None:
    out = a_site(tmp_path)
    state = a_state(folders={**folder_times(out, folders_of(OTHERS), LONG_AFTER), "": 1})
    (out / "letter.txt").touch()

    assert not is_fresh(options(out=out), [FILE], state)
    assert missing_files(out, state) == frozenset()


def test_a_folder_that_changed_just_now_has_no_time(tmp_path: Path) -> None:
    out = a_site(tmp_path)
    now = max(folder_times(out, folders_of(OTHERS), LONG_AFTER).values())

    times = folder_times(out, folders_of(OTHERS), now)

    assert times["en/providers"] == 0
    assert {"", "en", "zh", "data", "en/providers", "zh/providers", "data/providers"} <= times.keys()


def test_a_site_that_is_gone_has_lost_all_its_files(tmp_path: Path) -> None:
    state = a_state(folders=folder_times(a_site(tmp_path / "site"), folders_of(OTHERS), LONG_AFTER))

    assert missing_files(tmp_path / "elsewhere", state) == {*own_files("lantern-bay"), *OTHERS}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Options:
    """The options of a small project that was built with them."""
    base = tmp_path_factory.mktemp("built")
    root = a_project(base / "root", demo={"demo-bay": a_provider_text(company=None)})
    done = options(root=root, out=base / "site", cache=base / "cache")
    build(done)
    return done


def test_after_a_build_there_is_nothing_to_do(built: Options) -> None:
    assert nothing_to_do(built, look(built))


@pytest.mark.parametrize(
    "changes",
    [
        {"today": TODAY + timedelta(days=1)},
        {"base_url": "https://directory.test"},
        {"with_demo": True},
        {"out": Path("elsewhere")},
        {"cache": Path("elsewhere")},
        {"published": Path("no-such-file.json")},
    ],
    ids=str,
)
def test_another_option_is_something_to_do(built: Options, changes: dict[str, object]) -> None:
    told = built._replace(**changes)

    assert not nothing_to_do(told, look(told))


def test_the_number_of_processes_is_nothing_to_do(built: Options) -> None:
    told = built._replace(jobs=7)

    assert nothing_to_do(told, look(told))


def test_without_the_site_there_is_everything_to_do(built: Options, tmp_path: Path) -> None:
    moved = built._replace(out=tmp_path / "site", cache=tmp_path / "cache")
    build(moved)
    shutil.rmtree(moved.out)

    assert not nothing_to_do(moved, look(moved))


# What pages are made from


def append(path: Path) -> None:
    """Make a file longer, or make it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\n")


@pytest.mark.parametrize(
    "name",
    [
        "templates/pages/home.html",
        "templates/static/css/tokens.css",
        "templates/static/js/shortlist.js",
        "templates/messages/pages.yaml",
        "content/taxonomy.yaml",
        "content/program.yaml",
        "content/glossary.yaml",
        "content/method/fit.yaml",
        "content/method/v1.yaml",
        "content/guides/sources.yaml",
        "content/guides/deposit/zh.md",
        "content/pages/about/page.yaml",
        "content/schema/data-provider.schema.json",
        "content/providers/lantern-bay.svg",
    ],
)
def test_everything_that_pages_are_made_from_counts(tmp_path: Path, name: str) -> None:
    root = a_project(tmp_path)
    before = fingerprint(options(root=root))

    append(root / name)

    assert fingerprint(options(root=root)) != before


def change_a_provider(root: Path) -> None:
    """Change a provider's file."""
    append(root / "content/providers/lantern-bay.yaml")


def compile_a_module(root: Path) -> None:
    """Leave what Python leaves beside a module."""
    (root / "templates/__pycache__").mkdir()
    (root / "templates/__pycache__/x.pyc").touch()


@pytest.mark.parametrize("change", [change_a_provider, compile_a_module])
def test_providers_files_and_caches_do_not_count(tmp_path: Path, change: Callable[[Path], None]) -> None:
    root = a_project(tmp_path)
    before = fingerprint(options(root=root))

    change(root)

    assert fingerprint(options(root=root)) == before


def test_what_the_functions_published_is_told_by_a_stamp_of_its_own(tmp_path: Path) -> None:
    root, path = a_project(tmp_path / "root"), tmp_path / "published.json"
    told = options(root=root, published=path)
    path.write_text(a_published().model_dump_json())
    before = fingerprint(told), published_stamp(told)

    path.write_text(a_published(lantern_bay=a_standing(4)).model_dump_json())

    assert fingerprint(told) == before[0]
    assert published_stamp(told) != before[1]
    assert fingerprint(options(root=root)) != before[0]


def test_the_published_file_of_the_demo_is_read_with_the_demo_only(tmp_path: Path) -> None:
    root = a_project(tmp_path)
    (root / "content/demo").mkdir(exist_ok=True)
    (root / "content/demo/published.json").write_text("{}")

    assert published_path(options(root=root)) is None
    assert published_stamp(options(root=root)) == (0, 0, 0)
    assert published_path(options(root=root, with_demo=True)) == root / "content/demo/published.json"
    assert published_path(options(root=root, with_demo=True, published=tmp_path / "x.json")) == tmp_path / "x.json"


def test_another_published_file_is_something_to_do(tmp_path: Path) -> None:
    out = a_site(tmp_path)

    assert is_fresh(options(out=out), [FILE], a_state())
    assert not is_fresh(options(out=out), [FILE], a_state(published=(1, 2, 3)))


def test_a_missing_published_file_is_not_the_same_as_none(tmp_path: Path) -> None:
    root = a_project(tmp_path)

    missing = options(root=root, published=tmp_path / "none.json")

    assert fingerprint(missing) != fingerprint(options(root=root))


@pytest.mark.parametrize(
    "name",
    [
        "templates/pages/home.html",
        "templates/messages/errors.yaml",
        "templates/static/css/tokens.css",
        "content/program.yaml",
    ],
)
def test_what_is_folded_into_templates_compiles_them_anew(tmp_path: Path, name: str) -> None:
    root = a_project(tmp_path)
    before = templates_fingerprint(options(root=root))

    append(root / name)

    assert templates_fingerprint(options(root=root)) != before


@pytest.mark.parametrize("told", [{"with_demo": True}, {"base_url": "https://other.example"}])
def test_what_a_build_is_told_and_templates_print_compiles_them_anew(tmp_path: Path, told: dict[str, object]) -> None:
    root = a_project(tmp_path)

    assert templates_fingerprint(options(root=root, **told)) != templates_fingerprint(options(root=root))


def test_texts_providers_and_the_day_compile_nothing_anew(tmp_path: Path) -> None:
    root = a_project(tmp_path)
    before = templates_fingerprint(options(root=root))

    append(root / "content/guides/deposit/zh.md")
    change_a_provider(root)

    assert templates_fingerprint(options(root=root, today=date(2027, 1, 1))) == before


def test_templates_that_were_copied_are_not_compiled_anew(tmp_path: Path) -> None:
    root = a_project(tmp_path / "here")
    shutil.copytree(root, tmp_path / "there")

    assert templates_fingerprint(options(root=tmp_path / "there")) == templates_fingerprint(options(root=root))
