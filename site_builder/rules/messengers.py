"""Rules on accounts of messengers: nobody can check whose they are, and those who deceive lead away from a firm's own site to them."""

import re
from collections.abc import Iterator
from typing import Final

from site_builder.rules.frame import PROSE, Fault, Subject, is_coded, later, lines, lowered, rule, texts

_WORD: Final = "(?:(?<!企业)[微薇威][ ]?信|(?<![a-z0-9])(?:v[ ]?信|vx|wx|weixin|wechat))"
_SIGN: Final = "[ ]?[:：=][ ]?"
_NAME: Final = "[a-z][a-z0-9_-]{5,19}"
_MIXED: Final = "(?=[a-z_-]*[0-9_])" + _NAME  # an account that cannot be a word: it has a digit or a low line
_NUMBER: Final = "[1-9][0-9]{4,10}(?![0-9])"
MESSENGER: Final = later(
    rf"{_WORD}[ ]?(?:个人)?(?:号码?|[账帐]号)[ ]?[:：=是为]?[ ]?{_NAME}"
    rf"|{_WORD}[ ]?(?:id|account|number|no\.?)?{_SIGN}{_MIXED}|{_WORD}[ ]?(?:id|account|number){_SIGN}{_NAME}|[微薇威][ ]?信[:：]{_NAME}"
    rf"|加[ ]?(?:我|客服|小编|老师|经理)?的?[ ]?(?:{_WORD}|[微薇]|v(?!ip))(?:{_SIGN}{_NAME}|[ ]?{_MIXED})"
    rf"|(?<![a-z0-9])q[ ]?q[ ]?(?:(?:交流|咨询|客服|招商)?(?:群号?|号码?|[账帐]号)|id|group|number)[ ]?[:：=是为]?[ ]?{_NUMBER}"
    rf"|(?:(?<![a-z0-9])q[ ]?q|扣扣|企鹅号?){_SIGN}{_NUMBER}|加[ ]?(?:q[ ]?q?|扣扣?)[ ]?[:：]?[ ]?{_NUMBER}"
    rf"|(?<![a-z])(?:telegram|skype|whatsapp|line id|kakaotalk|电报)[ ]?(?:id|号)?(?:{_SIGN}@?{_MIXED}|{_SIGN}@{_NAME}|[ ]@{_NAME})"
    r"|(?<![a-z0-9.-])(?:t\.me|wa\.me|line\.me|chat\.whatsapp\.com|u\.wechat\.com|(?:qm|jq|wpa)\.qq\.com|work\.weixin\.qq\.com/(?:kfid|u|ca))/[a-z0-9_+?=&./-]{2,}"
    r"|(?<![a-z0-9])(?:weixin|mqqwpa|mqqapi|whatsapp|tg|skype)://[a-z]+",
    re.IGNORECASE,
)
"""What names an account: a word for the messenger with a sign or a word for its number between, or a link that opens a talk."""
_MAYBE_HAN: Final = (
    ("信", re.compile("信(?: ?(?:个人)?(?:[号账帐Ii]|[Aa]ccount|[Nn])| ?[:：=]| ?[A-Za-z][A-Za-z0-9_-]{5})")),
    ("加", re.compile("加(?:我|客服|小编|老师|经理| )*(?:的| )*[微薇威VvWwQq扣]")),
    ("扣", re.compile("扣扣 ?[:：=]")),
    ("企", re.compile("企鹅号? ?[:：=]")),
    ("报", re.compile("报(?<=电报) ?[ Ii号:：=@]")),
)
_MAYBE_SIGN: Final = " ?(?:(?:id|account|n(?:umber|o[.]?))? ?(?:[:=]|：)|号|账|帐|个)"
_MAYBE: Final = tuple(
    re.compile(pattern.encode())
    for pattern in (
        f"w(?:hatsapp|e(?:chat|ixin)(?:://|[.]com/|{_MAYBE_SIGN}))",
        f"x(?<=[vw]x){_MAYBE_SIGN}",
        "q(?= ?q[^./]{0,24}?[0-9]{5})",
        "q(?=q[.]com/)(?:(?<=qm[.]q)|(?<=jq[.]q)|(?<=wpa[.]q)|(?<=work[.]weixin[.]q))",
        "/(?:(?<=[.]me/)|(?=/[a-z])(?:(?<=tg:/)|(?<=mqqwpa:/)|(?<=mqqapi:/)))",
    )
)
_ABROAD: Final = (b"telegram", b"skype", b"kakaotalk", b"line id")
"""Each of these is looked for at the speed of memory; hardly a file has one."""


@rule("personal-messenger", "provider", "head", "sources", "program", "taxonomy", "glossary", *PROSE)
def accounts_of_messengers(subject: Subject) -> Iterator[Fault]:
    """Yield an account of WeChat, QQ or another messenger; an official account (公众号) is a publication and passes."""
    if not _may_name(subject.text, lowered(subject)) and not is_coded(subject):
        return
    if subject.kind in PROSE:
        for begin, line in lines(subject.text, _is_suspect):
            for match in MESSENGER.finditer(line):
                yield Fault(offset=begin + match.start(), values=(("text", match[0]),))
        return
    for where, text in texts(subject):
        for match in MESSENGER.finditer(text):
            yield Fault(where=where, values=(("text", match[0]),))


def _is_suspect(line: str) -> bool:
    return _may_name(line, line.encode("utf-8", "surrogatepass").lower())


def _may_name(text: str, raw: bytes) -> bool:
    """Whether a text, which is given in bytes of small letters as well, may name an account."""
    is_han = any(letter in text and maybe.search(text) for letter, maybe in _MAYBE_HAN)
    return is_han or any(word in raw for word in _ABROAD) or any(maybe.search(raw) for maybe in _MAYBE)
