"""Compiled templates are kept with the program; what is made of them is what fresh ones make."""

import os
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from site_builder.compiled import compiled_folder
from site_builder.model.localized import LANGUAGES, Language
from site_builder.render import Renderer


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python keeps what it compiles of the program."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "program"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "program"


def rendered(folder: Path, compiled: Path, template: str, language: Language = "en") -> str:
    """Return what a template says whose compiled form is kept."""
    (folder / "page.html").write_text(template, "utf-8")
    return Renderer(folder, language, {"lang": language}, compiled).render("page.html", value="<")


def test_compiled_templates_are_kept_where_python_keeps_the_program(program: Path, tmp_path: Path) -> None:
    folder = compiled_folder(tmp_path / "cache", "a" * 64)

    assert folder.is_dir()
    assert folder.is_relative_to(program)
    assert not (tmp_path / "cache").exists()


@pytest.mark.usefixtures("program")
def test_they_are_kept_in_the_cache_where_python_may_keep_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert compiled_folder(tmp_path / "cache", "a" * 64).is_relative_to(tmp_path / "cache")


def test_they_are_kept_in_the_cache_where_the_program_cannot_be_written_to(program: Path, tmp_path: Path) -> None:
    program.write_text("a file, not a folder")

    assert compiled_folder(tmp_path / "cache", "a" * 64).is_relative_to(tmp_path / "cache")


@pytest.mark.usefixtures("program")
def test_those_of_the_same_templates_stay(tmp_path: Path) -> None:
    folder = compiled_folder(tmp_path, "a" * 64)
    (folder / "page").write_bytes(b"x")

    assert compiled_folder(tmp_path, "a" * 64) == folder
    assert (folder / "page").exists()


@pytest.mark.usefixtures("program")
def test_another_jinja2_and_another_python_compile_anew(tmp_path: Path) -> None:
    name = compiled_folder(tmp_path, "a" * 64).name

    assert name.endswith(f"-{version('jinja2')}-{sys.implementation.cache_tag}")


@pytest.mark.usefixtures("program")
def test_those_that_were_not_used_for_the_longest_time_go(tmp_path: Path) -> None:
    folders = [compiled_folder(tmp_path, f"{number}" * 64) for number in range(8)]
    for second, folder in enumerate(folders):
        os.utime(folder, (second, second))
    compiled_folder(tmp_path, "0" * 64)

    compiled_folder(tmp_path, "8" * 64)

    assert [folder.is_dir() for folder in folders] == [True, False, *[True] * 6]


def test_compiled_templates_say_what_fresh_ones_say(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled"
    compiled.mkdir()

    first, second = (rendered(tmp_path, compiled, "{{ lang }} {{ value }}") for _ in range(2))

    assert first == second == "en &lt;"
    assert len(list(compiled.iterdir())) == 1


def test_what_was_compiled_is_told_by_the_folder_and_no_source_is_read(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled"
    compiled.mkdir()

    assert [rendered(tmp_path, compiled, text) for text in ("one", "other")] == ["one", "one"]


def test_code_that_cannot_be_read_is_compiled_again(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled"
    compiled.mkdir()
    rendered(tmp_path, compiled, "old")
    [kept] = compiled.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])

    assert rendered(tmp_path, compiled, "new") == "new"


def test_the_languages_do_not_share_what_is_folded(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled"
    compiled.mkdir()

    assert [rendered(tmp_path, compiled, "{{ lang }}", language) for language in LANGUAGES] == list(LANGUAGES)


def test_a_folder_that_another_build_forgets_meanwhile_is_not_missed(tmp_path: Path) -> None:
    assert rendered(tmp_path, tmp_path / "gone", "{{ lang }}") == "en"
