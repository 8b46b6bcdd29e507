"""How the template comes into the local cloud; test_emulator.py looks at what stands there."""

from pathlib import Path

from infra.local.deployment import OPERATOR, deploy, local_parameters
from infra.stack import template
from tests.conftest import Emulated


def test_only_parameters_differ_from_production() -> None:
    parameters = template()["Parameters"]

    given = local_parameters("http://127.0.0.1:8000")

    assert set(given) <= set(parameters)
    assert {name for name, found in parameters.items() if "Default" not in found} <= set(given)


def test_it_does_nothing_where_the_stack_stands_as_it_is_written(emulated: Emulated, tmp_path: Path) -> None:
    before = emulated.client("cloudformation").describe_stacks(StackName="hezuo")["Stacks"][0]

    again = deploy(emulated.endpoint, "http://127.0.0.1:8000", tmp_path)

    after = emulated.client("cloudformation").describe_stacks(StackName="hezuo")["Stacks"][0]
    assert (again.is_new, again.outputs) == (False, emulated.outputs)
    assert before.get("LastUpdatedTime") == after.get("LastUpdatedTime")


def test_every_room_is_given_its_variables(emulated: Emulated) -> None:
    assert {"login", "mailer", "events", "missing"} <= set(emulated.rooms)
    assert emulated.rooms["login"]["HEZUO_FIRST_OPERATOR"] == OPERATOR
    assert "HEZUO_KEY" not in emulated.rooms["events"]
