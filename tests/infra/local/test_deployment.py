"""How the template comes into the local cloud; test_emulator.py looks at what stands there."""

from infra.local.deployment import OPERATOR, local_parameters
from infra.stack import template
from tests.conftest import Emulated


def test_only_parameters_differ_from_production() -> None:
    parameters = template()["Parameters"]

    given = local_parameters("http://127.0.0.1:8000")

    assert set(given) <= set(parameters)
    assert {name for name, found in parameters.items() if "Default" not in found} <= set(given)


def test_every_room_is_given_its_variables(emulated: Emulated) -> None:
    assert {"login", "mailer", "events", "missing"} <= set(emulated.rooms)
    assert emulated.rooms["login"]["HEZUO_FIRST_OPERATOR"] == OPERATOR
    assert "HEZUO_KEY" not in emulated.rooms["events"]
