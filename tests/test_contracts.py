"""Who may know whom: the contracts of imports hold, and so does what they leave to the house law."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.builders import ROOT

FETCHERS = {"aiohttp", "httpcore", "httpx", "requests", "smtplib", "socket", "ftplib", "subprocess", "urllib3"}
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]


def imported(folder: str) -> set[str]:
    """Return the modules that the code below a folder, or one file, imports."""
    path = ROOT / folder
    files = path.rglob("*.py") if path.is_dir() else [path]
    return {name for file in files for name in _imported(file)}


@cache
def _imported(file: Path) -> frozenset[str]:
    return frozenset(name for node in ast.walk(ast.parse(file.read_text("utf-8"))) for name in _names(node))


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom):
        yield node.module or "."
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)


def ours(names: set[str]) -> set[str]:
    """Return those that are ours."""
    return {name for name in names if name.split(".")[0] in {"site_builder", "functions", "infra", "tests"}}


def foreign(names: set[str]) -> set[str]:
    """Return the packages of others that are not part of Python."""
    return {name.split(".")[0] for name in names - ours(names)} - sys.stdlib_module_names


def test_every_contract_of_imports_holds() -> None:
    words = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]

    done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603 # our own words

    assert done.returncode == 0, done.stdout
    assert f"{len(CONTRACTS)} kept, 0 broken" in done.stdout


def test_the_contracts_that_shut_the_builder_out_name_all_of_it() -> None:
    parts = {path.stem for path in (ROOT / "site_builder").iterdir() if path.suffix == ".py" or path.is_dir()}
    whole = {f"site_builder.{name}" for name in parts - {"__init__", "__pycache__", "model"}}

    lists = [set(found) for each in CONTRACTS if len(found := each.get("forbidden_modules", ())) > len(whole) / 2]

    assert lists == [whole, whole]


def test_the_model_knows_only_itself_and_pydantic() -> None:
    names = imported("site_builder/model")

    assert {name for name in ours(names) if not name.startswith("site_builder.model")} == set()
    assert foreign(names) == {"pydantic", "pydantic_core"}


def test_the_functions_know_only_the_model_of_the_builder() -> None:
    names = {name for name in ours(imported("functions")) if name.startswith("site_builder")}

    assert {name for name in names if not name.startswith("site_builder.model")} <= {
        "site_builder.render",
        "site_builder.messages",
    }


def test_the_builder_knows_neither_functions_nor_the_infrastructure() -> None:
    assert {name for name in ours(imported("site_builder")) if not name.startswith("site_builder")} == set()


def test_no_function_can_fetch_an_address() -> None:
    names = imported("functions")

    assert {
        name for name in names if name.split(".")[0] in FETCHERS or name in {"http.client", "urllib.request"}
    } == set()
    assert "boto3" in names


@pytest.mark.parametrize(
    ("module", "packages"),
    [
        ("model/localized.py", set()),
        ("model/card.py", set()),
        ("model/problem.py", set()),
        ("render.py", {"jinja2", "markupsafe"}),
        ("messages.py", set()),
        ("scan.py", set()),
        ("state.py", set()),
        ("urls.py", set()),
        ("workers.py", set()),
        ("write.py", set()),
    ],
)
def test_a_light_module_stays_light(module: str, packages: set[str]) -> None:
    assert foreign(imported(f"site_builder/{module}")) == packages


def test_no_part_of_the_product_knows_the_tests() -> None:
    names = imported("site_builder") | imported("functions") | imported("infra")

    assert {name for name in names if name.startswith("tests")} == set()
