"""First everything is gathered: typed records, and every problem on the way."""

import shutil
from pathlib import Path

import pytest

from site_builder.gather import SCHEMAS, Gatherer, Library
from site_builder.model.localized import Localized
from site_builder.scan import logo_files, provider_files
from tests.builders import TODAY, a_content_folder, a_provider_text, a_published, a_standing

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>\n'

HEAD = "order: 1\naudience: brands\nlisted_on: 2026-11-22\nchecked: 2026-11-22\n"
BAY = frozenset({"lantern-bay"})


def gather(root: Path) -> tuple[Library | None, list[tuple[str, str]]]:
    """Return the library of a project, and path and code of each problem."""
    gatherer = Gatherer(root, TODAY)
    library = gatherer.library(BAY, logo_files(root, with_demo=True))
    return library, sorted((problem.path, problem.code) for problem in gatherer.problems)


def write(root: Path, path: str, text: str) -> None:
    """Write one file of a project."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def test_a_complete_project_makes_a_library_without_problems(tmp_path: Path) -> None:
    library, problems = gather(a_content_folder(tmp_path))

    assert problems == []
    assert library is not None
    assert library.program.name == Localized(en="Hezuo", zh="合作")
    assert [term.id for term in library.glossary.terms] == ["tp"]
    assert library.guide_sources.keys() == {"first"}


def test_a_guide_has_both_languages_rendered(tmp_path: Path) -> None:
    library, _ = gather(a_content_folder(tmp_path))

    assert library is not None
    (guide,) = library.guides
    assert (guide.slug, guide.title) == ("deposit", Localized(en="The deposit", zh="保证金"))
    assert '<h2 id="amount">金额</h2>' in guide.prose["zh"].html
    assert guide.prose["en"].cited == ("first",)


def test_guides_stand_in_reading_order(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path)
    _ = [
        shutil.copytree(root / "content/guides/deposit", root / "content/guides" / slug) for slug in ("zebra", "apple")
    ]
    write(root, "content/guides/zebra/guide.yaml", HEAD)
    write(root, "content/guides/apple/guide.yaml", HEAD.replace("order: 1", "order: 2"))

    library, _ = gather(root)

    assert library is not None
    assert [guide.slug for guide in library.guides] == ["deposit", "zebra", "apple"]


def test_a_page_of_text_has_its_placeholders_filled_in(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path)
    path = root / "content/pages/about/zh.md"
    path.write_text(
        path.read_text("utf-8") + "\n{programme_name}：{programme_mailbox}，{fact_old_after_months}个月。\n", "utf-8"
    )

    library, _ = gather(root)

    assert library is not None
    html = library.texts[0].prose["zh"].html
    assert "合作：" in html
    assert "，36个月。" in html
    assert "hello@hezuo.example" in html


def test_the_schemas_of_the_public_data_go_along(tmp_path: Path) -> None:
    library, _ = gather(a_content_folder(tmp_path))

    assert library is not None
    assert library.schemas.keys() == SCHEMAS.keys()
    assert all(library.schemas.values())


def test_a_logo_goes_along_with_its_provider(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path)
    write(root, "content/providers/lantern-bay.svg", DRAWING)

    library, problems = gather(root)

    assert problems == []
    assert library is not None
    assert library.logos == {"lantern-bay": DRAWING.encode()}


@pytest.mark.parametrize(
    "path",
    [
        "content/taxonomy.yaml",
        "content/program.yaml",
        "content/glossary.yaml",
        "content/guides/sources.yaml",
        "content/guides/deposit/guide.yaml",
        "content/guides/deposit/en.md",
        "content/pages/about/zh.md",
        "content/pages/about/page.yaml",
        "content/schema/data-provider.schema.json",
    ],
)
def test_a_file_that_is_missing_is_reported(path: str, tmp_path: Path) -> None:
    root = a_content_folder(tmp_path)
    (root / path).unlink()

    _, problems = gather(root)

    assert (path, "file-missing") in problems


@pytest.mark.parametrize("name", ["taxonomy", "program", "glossary", "method/fit", "method/v1", "guides/sources"])
def test_without_a_needed_part_there_is_no_library(name: str, tmp_path: Path) -> None:
    root = a_content_folder(tmp_path)
    write(root, f"content/{name}.yaml", "- a list\n")

    library, problems = gather(root)

    assert library is None
    assert problems == [(f"content/{name}.yaml", "shape")]


def test_a_fault_of_the_programme_hides_no_fault_of_a_guide(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path)
    write(root, "content/program.yaml", "- a list\n")
    write(root, "content/guides/deposit/en.md", "no front matter\n")

    _, problems = gather(root)

    assert ("content/guides/deposit/en.md", "front-matter-missing") in problems


def test_a_guide_with_a_fault_is_left_out_and_every_fault_of_it_is_reported(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path)
    write(
        root,
        "content/guides/deposit/guide.yaml",
        "order: none\naudience: brand\nlisted_on: 2026-11-22\nchecked: 2026\n",
    )
    write(
        root, "content/guides/deposit/en.md", "---\ntitle: A\nsummary: B\n---\n\n## Amount {#amount}\n\nOne.[@none]\n"
    )
    write(root, "content/guides/deposit/zh.md", "---\ntitle: 甲\n---\n\n## 金额 {#sum}\n")

    library, problems = gather(root)

    assert library is not None
    assert library.guides == ()
    assert problems == [
        ("content/guides/deposit/en.md", "citation-unknown"),
        ("content/guides/deposit/en.md", "sections-differ"),
        ("content/guides/deposit/guide.yaml", "choice-unknown"),
        ("content/guides/deposit/guide.yaml", "date-format"),
        ("content/guides/deposit/guide.yaml", "number-format"),
        ("content/guides/deposit/zh.md", "key-missing"),
        ("content/guides/deposit/zh.md", "sections-differ"),
    ]


def test_a_provider_is_read_by_its_path(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path, {"lantern-bay": a_provider_text()})
    gatherer = Gatherer(root, TODAY)
    gatherer.library(BAY)

    provider = gatherer.provider("content/providers/lantern-bay.yaml")

    assert provider is not None
    assert provider.summary["zh"] == "杭州的代运营服务商，2014年成立。"
    assert gatherer.problems == []


def test_a_provider_with_an_error_is_none_and_its_problems_are_kept(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path, {"lantern-bay": a_provider_text(types=["operatoin"])})
    gatherer = Gatherer(root, TODAY)
    gatherer.library(BAY)

    assert gatherer.provider("content/providers/lantern-bay.yaml") is None
    assert [problem.code for problem in gatherer.problems] == ["code-unknown"]


def test_providers_that_are_read_together_are_read_as_each_is_alone(tmp_path: Path) -> None:
    texts = {f"lantern-{number:02}": a_provider_text() for number in range(40)}
    texts["lantern-01"], texts["lantern-35"] = a_provider_text(types=["operatoin"]), "- no mapping\n"
    gatherer = Gatherer(a_content_folder(tmp_path, texts), TODAY)
    gatherer.library(frozenset(texts))

    found = list(gatherer.providers([f"content/providers/{name}.yaml" for name in texts]))

    assert [place for place, provider in enumerate(found) if provider is None] == [1, 35]
    assert [(problem.path[-7:], problem.code) for problem in gatherer.problems] == [
        ("01.yaml", "code-unknown"),
        ("35.yaml", "shape"),
    ]


def test_one_id_in_both_folders_is_reported_at_the_fictional_one(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path, {"moss-quay": a_provider_text()}, {"moss-quay": a_provider_text()})
    gatherer = Gatherer(root, TODAY)

    gatherer.same_ids(provider_files(root, with_demo=True))

    (problem,) = gatherer.problems
    assert (problem.code, problem.path) == ("id-taken", "content/demo/providers/moss-quay.yaml")
    assert dict(problem.values) == {"text": "content/providers/moss-quay.yaml"}


def test_without_a_published_file_nothing_is_published(tmp_path: Path) -> None:
    gatherer = Gatherer(tmp_path, TODAY)

    assert gatherer.published(None) is None
    assert gatherer.problems == []


def test_a_published_file_is_read(tmp_path: Path) -> None:
    published = a_published(lantern_bay=a_standing(4.5))
    (tmp_path / "published.json").write_text(published.model_dump_json(), encoding="utf-8")

    assert Gatherer(tmp_path, TODAY).published(tmp_path / "published.json") == published


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff", b'{"format": 9}'])
def test_a_published_file_that_cannot_be_used_is_reported(content: bytes | None, tmp_path: Path) -> None:
    _ = content is None or (tmp_path / "published.json").write_bytes(content)
    gatherer = Gatherer(tmp_path, TODAY)

    assert gatherer.published(tmp_path / "published.json") is None
    assert [problem.code for problem in gatherer.problems] == ["published-unreadable"]
