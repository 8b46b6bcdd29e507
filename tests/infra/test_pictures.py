"""Which pages a proposal changes, and how their pictures are shown."""

from pathlib import Path

from infra.pictures import address_of, base_root, differing, overview
from tests.builders import a_content_folder
from tests.site_builder.rules.project import ENTRY, PROVIDER
from tests.site_builder.test_history import git


def site(folder: Path, **pages: str) -> Path:
    """Write pages, named with `_` for a slash."""
    for name, text in pages.items():
        path = folder / f"{name.replace('_', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_pages_that_differ_are_found_those_of_providers_first(tmp_path: Path) -> None:
    before = site(tmp_path / "a", en_about="1", en_index="1", en_providers_x="1", en_gone="1")
    after = site(tmp_path / "b", en_about="1", en_index="2", en_providers_x="2", en_providers_new="1")

    assert differing(before, after) == ["en/providers/new.html", "en/providers/x.html", "en/gone.html", "en/index.html"]


def test_an_address_is_that_of_the_site() -> None:
    assert [address_of(name) for name in ("en/index.html", "zh/providers/x.html", "index.html")] == ["/en/", "/zh/providers/x", "/"]  # fmt: skip


def test_the_overview_shows_what_there_is_and_counts_the_rest(tmp_path: Path) -> None:
    (tmp_path / "after/en").mkdir(parents=True)
    (tmp_path / "after/en/x.390.png").write_bytes(b"")

    text = overview(["en/x.html"], 3, tmp_path)

    assert text.count('<img src="after/en/x.390.png" alt="after" width="390">') == 1
    assert text.count("<td>–</td>") == 3
    assert "另有3个页面" in text
    assert "没有页面发生变化" in overview([], 0, tmp_path)


def test_the_base_has_the_content_of_what_both_have_in_common(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path / "project", {"lantern-bay": ENTRY})
    (root / "templates").mkdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    git(root, "switch", "-qc", "change")
    (root / PROVIDER).write_text("changed", encoding="utf-8")
    git(root, "commit", "-qam", "y")

    base = base_root(root, "main", tmp_path / "base")

    assert (base / PROVIDER).read_text("utf-8") == ENTRY
    assert (base / "templates").is_dir()
