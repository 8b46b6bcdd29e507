"""What a request that is turned down is told."""

import json

from functions.problems import problem, problem_headers


def test_a_problem_has_a_code_and_no_sentence() -> None:
    told = json.loads(problem("login.wrong", 401, "R1", field="code"))

    assert told == {"type": "about:blank", "status": 401, "code": "login.wrong", "request": "R1", "field": "code"}


def test_when_to_come_again_is_said_only_where_it_helps() -> None:
    assert problem_headers(9)["retry-after"] == "9"
    assert set(problem_headers()) == {"content-type"}
