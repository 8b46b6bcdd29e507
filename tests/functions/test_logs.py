"""Structured logs."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.logs import NAMESPACE, JsonLog
from tests.functions.fakes import NOW, FakeClock


@given(st.text())
def test_a_line_stays_one_line_whatever_it_holds(text: str) -> None:
    stream = io.StringIO()

    JsonLog(FakeClock(), stream)("mail.sent", mail=text)

    assert stream.getvalue().count("\n") == 1
    assert json.loads(stream.getvalue()) == {"at": int(NOW.timestamp() * 1000), "event": "mail.sent", "mail": text}


def test_a_request_carries_its_metrics(capsys: pytest.CaptureFixture[str]) -> None:
    JsonLog(FakeClock())("request", route="/api/me", status="200", duration=1.5)

    line = json.loads(capsys.readouterr().out)
    (metrics,) = line["_aws"]["CloudWatchMetrics"]
    assert (metrics["Namespace"], metrics["Dimensions"]) == (NAMESPACE, [["route", "status"]])
    assert {each["Name"] for each in metrics["Metrics"]} <= line.keys()
