"""The documents at the top of the checkout, held to what is there."""

import re
import runpy
from pathlib import Path

import pytest

from site_builder.__main__ import main

CHECKOUT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "content/README.md")
COMMANDS = set(runpy.run_path(str(CHECKOUT / "dev"))["COMMANDS"])


def read(name: str) -> str:
    """Return the text of a document."""
    return (CHECKOUT / name).read_text(encoding="utf-8")


@pytest.fixture
def hezuo_commands(capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The commands that `hezuo --help` names."""
    with pytest.raises(SystemExit):
        main(["--help"])
    return set(re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE))


def test_the_readme_opens_with_the_two_commands() -> None:
    assert re.findall(r"^    (\./dev \w+)", read("README.md"), re.MULTILINE)[:2] == ["./dev up", "./dev test"]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_names_only_commands_that_exist(document: str, hezuo_commands: set[str]) -> None:
    text = read(document)

    assert set(re.findall(r"\./dev (?:--verbose )?([a-z]+)", text)) <= COMMANDS
    assert set(re.findall(r"`hezuo ([a-z]+)", text)) <= hezuo_commands


def test_the_readme_names_every_command(hezuo_commands: set[str]) -> None:
    text = read("README.md")

    assert set(re.findall(r"\./dev ([a-z]+)", text)) == COMMANDS
    assert set(re.findall(r"`hezuo ([a-z]+)", text)) == hezuo_commands


def test_every_option_in_the_readme_exists(capsys: pytest.CaptureFixture[str]) -> None:
    shown = re.findall(r"^\| `hezuo (\w+)([^`]*)`", read("README.md"), re.MULTILINE)
    named = {(command, option) for command, usage in shown for option in re.findall(r"--[a-z-]+", usage)}

    known = {(command, option) for command, _ in shown for option in options_of(command, capsys)}

    assert named <= known


def options_of(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Return the options that a command of `hezuo` describes."""
    with pytest.raises(SystemExit):
        main([command, "--help"])
    return set(re.findall(r"--[a-z-]+", capsys.readouterr().out))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_of_a_document_to_a_file_leads_to_one(document: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", read(document))

    missing = [link for link in links if not (CHECKOUT / document).parent.joinpath(link).exists()]

    assert missing == []


def test_every_folder_in_the_layout_is_named_with_its_purpose() -> None:
    folders = {path.name for path in CHECKOUT.iterdir() if path.is_dir() and not path.name.startswith(".")}

    named = set(re.findall(r"^\| \[?`([a-z_]+)/`", read("README.md"), re.MULTILINE))

    assert folders - {"build"} <= named
