"""The text of the CDN's function; tests/browser/test_edge_in_javascript.py runs it."""

import re

from infra.cdn import REFUSED, code
from infra.edge import Refused, resolve, table


def test_every_rule_of_the_table_is_in_the_function() -> None:
    rules = table()

    written = code()

    assert written.count("/g, ") == len(rules.redirects) + len(rules.files)
    assert written.count(REFUSED) == 2


def test_what_is_refused_is_looked_up_where_no_file_can_be() -> None:
    assert resolve(REFUSED) == Refused()


def test_it_is_within_what_a_function_of_the_cdn_may_hold() -> None:
    written = code()

    assert len(written.encode()) < 10_240
    assert not re.search(r"\b(?:import|require|fetch|async|eval)\b", written)
