"""The environment as frozen Settings."""

from pathlib import Path

import pytest

from functions.settings import MissingSettingError, Settings, read_settings

LEAST = {"HEZUO_TABLE": "hezuo", "HEZUO_SITE": "https://hezuo.example/"}


def test_the_table_and_the_site_are_enough() -> None:
    found = read_settings(LEAST)

    assert found == Settings(table="hezuo", site="https://hezuo.example")
    assert found.domain == "hezuo.example"


def test_every_setting_comes_from_its_variable() -> None:
    names = [name for name in Settings.__dataclass_fields__ if name not in {"table", "site"}]
    variables = {f"HEZUO_{name.upper()}": f"/{name}/of/a/length/that/is/quite/enough" for name in names}

    found = read_settings({**LEAST, **variables})

    assert all(str(getattr(found, name)) == f"/{name}/of/a/length/that/is/quite/enough" for name in names)
    assert found.templates == Path("/templates/of/a/length/that/is/quite/enough")


@pytest.mark.parametrize("missing", sorted(LEAST))
def test_a_function_does_not_start_without_what_it_needs(missing: str) -> None:
    with pytest.raises(MissingSettingError, match=missing):
        read_settings({name: value for name, value in LEAST.items() if name != missing})


def test_a_key_that_can_be_guessed_is_none() -> None:
    with pytest.raises(MissingSettingError, match="HEZUO_KEY"):
        read_settings({**LEAST, "HEZUO_KEY": "short"})
