"""Every module of the product has its test file, at the same place."""

from tests.builders import ROOT

MODULES = sorted(
    path.relative_to(ROOT)
    for folder in ("site_builder", "functions", "infra")
    for path in (ROOT / folder).rglob("*.py")
    if path.name != "__init__.py"
)


def test_a_module_has_its_test_file() -> None:
    tests = {str(path): (ROOT / "tests" / path).with_name(f"test_{path.stem.strip('_')}.py") for path in MODULES}

    assert [module for module, test in tests.items() if not test.is_file()] == []


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 40
