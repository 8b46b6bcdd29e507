"""Accounts of messengers."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.rules import messengers
from site_builder.rules.frame import RULES
from tests.builders import a_subject
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported

CODES = [code for code, rule in RULES.items() if rule.find.__module__ == messengers.__name__]

PIECES = (
    "微信", "v信", "vx", "wx", "weixin", "WeChat", "个人", "号", "账号", "id", "account", "number", "no.", " ", ":", "：", "=", "是", "abc_123", "abcdef",
    "加", "客服", "v", "微", "qq", "群", "123456", "扣扣", "企鹅", "telegram", "skype", "WhatsApp", "line id", "电报", "@abcdef", "t.me/abc", "u.wechat.com/a1",
    "qm.qq.com/abc", "mp.weixin.qq.com/s", "weixin://dl", "tg://x", "mqqapi://card", "\n",
)  # fmt: skip


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_an_account_of_a_messenger_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_a_messenger_may_be_spoken_of(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=6).map("".join))
def test_a_look_in_advance_misses_no_account(text: str) -> None:
    found = RULES["personal-messenger"].find(a_subject(kind="guide", text=text))

    assert [fault.offset for fault in found] == [match.start() for match in messengers.MESSENGER.finditer(text)]
