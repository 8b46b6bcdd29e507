"""FastAPI without its models of OpenAPI, in a process of its own."""

import subprocess
import sys

from tests.builders import ROOT

CODE = """
import functions.app
from fastapi.openapi.models import OpenAPI
from pydantic import BaseModel
class Ours(BaseModel):
    a: int
print(OpenAPI.__pydantic_complete__, Ours.__pydantic_complete__)
print(OpenAPI(openapi="3.1.0", info={"title": "x", "version": "1"}, paths={}).info.title, OpenAPI.__pydantic_complete__)
"""


def test_models_that_describe_the_api_are_made_when_somebody_wants_them_and_ours_at_once() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 # our own words

    assert done.stdout.splitlines() == ["False True", "x True"]
