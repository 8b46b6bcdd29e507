"""Rules on personal data: the directory is about firms, and a firm has a switchboard and a mailbox of its own."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from site_builder.document import Where
from site_builder.rules.frame import PROSE, Fault, Subject, is_coded, later, lowered, once, rule, texts

MAILBOX: Final = later(
    r"(?<![\w.+/@-])([\w.+-]{1,64})(?:[@＠]|[ ]?[\[(（][aA][tT][\])）][ ]?)((?:[\w-]+(?:\.|[ ]?[\[(（][dD][oO][tT][\])）][ ]?))+[A-Za-z]{2,})\b",
    re.ASCII,
)
LINK: Final = later("https?://[^\\s()<>\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
_PLAIN_LINK: Final = re.compile("https?://[!-'*-;=?-~]+")
_CARRIED: Final = re.compile(r"https?://[^\s()<>?#]+[?#]([^\s()<>]+)|mailto:([^\s()<>?]+%40[^\s()<>?]+)", re.IGNORECASE)
_FILES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".js", ".css", ".html", ".pdf")
FREE_HOSTS: Final = frozenset({
    "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com", "139.com", "189.cn",
    "21cn.com", "aliyun.com", "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com",
    "yahoo.com", "yahoo.co.jp", "yahoo.com.hk", "icloud.com", "me.com", "proton.me", "protonmail.com", "gmx.com",
    "gmx.de", "web.de", "vip.163.com", "vip.126.com", "vip.qq.com", "vip.sina.com", "188.com", "mail.ru", "naver.com", "hanmail.net", "daum.net",
})  # fmt: skip
ROLES: Final = frozenset({
    "account", "accounts", "admin", "affiliate", "affiliates", "agency", "ask", "asia", "bd", "biz", "booking",
    "brand", "brands", "business", "care", "career", "careers", "china", "cn", "commerce", "commercial",
    "communications", "compliance", "connect", "contact", "contactus", "corporate", "creators", "cs", "customer",
    "customers", "data", "digital", "dpo", "enquiries", "enquiry", "enterprise", "europe", "export", "feedback",
    "finance", "global", "hello", "help", "helpdesk", "hi", "hk", "hq", "hr", "info", "information", "inquiries",
    "inquiry", "international", "invest", "investor", "investors", "ir", "jobs", "jp", "kefu", "kr", "legal", "mail",
    "mailbox", "marketing", "media", "merchant", "merchants", "news", "newsletter", "office", "official",
    "onboarding", "operation", "operations", "order", "orders", "partner", "partners", "partnership", "partnerships",
    "pr", "press", "privacy", "procurement", "project", "projects", "recruit", "recruitment", "reception",
    "registration", "relations", "sale", "sales", "seller", "sellers", "service", "services", "shop", "sg", "social",
    "sourcing", "store", "stores", "strategy", "studio", "support", "talent", "team", "tmall", "tp", "uk", "us",
    "vendor", "vip", "web", "webmaster", "welcome",
})  # fmt: skip
PERSON: Final = re.compile(r"[a-z]{2,}[._-][a-z]{2,}", re.IGNORECASE)
_DIGITS: Final = str.maketrans("０１２３４５６７８９＋－（）", "0123456789+-()")
CHINESE_MOBILE: Final = later(
    r"(?<![\d.,/=_-])(?:(?:\+|00)?\(?86\)?[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]?\d{4}|\.\d{4}\.\d{4}|\d[ -]\d{3}[ -]\d{4}|\d{4}[ -]\d{4})(?![\d.,]\d|[\d/_])"
    r"|(?<![零〇一二三四五六七八九])一[三四五六七八九][零〇一二三四五六七八九]{9}(?![零〇一二三四五六七八九])"
)
FOREIGN_MOBILE: Final = later(
    r"(?<!\d)(?:\+|00)(?:852[ -]?[569]\d{3}[ -]?\d{4}|853[ -]?6\d{3}[ -]?\d{4}|886[ -]?9\d{2}[ -]?\d{3}[ -]?\d{3}"
    r"|65[ -]?[89]\d{3}[ -]?\d{4}|44[ -]?(?:\(0\))?7\d{3}[ -]?\d{3}[ -]?\d{3}|81[ -]?[789]0[ -]?\d{4}[ -]?\d{4}"
    r"|82[ -]?10[ -]?\d{4}[ -]?\d{4}|61[ -]?4\d{2}[ -]?\d{3}[ -]?\d{3}|33[ -]?[67](?:[ -]?\d{2}){4}|49[ -]?1[5-7]\d[ -]?\d{7,8})(?!\d)"
)
_IDENTITY: Final = later(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_WIDE_DIGIT: Final = re.compile("[０-９＋]")
_SOME_DIGITS: Final = re.compile(r"\d[ -]?\d[ -]?\d|一[三-九]")
_MAYBE_HAN: Final = re.compile("一(?=[三四五六七八九][零〇一二三四五六七八九]{9})")
_SPELLED: Final = (("]", b"at]"), (")", b"at)"), ("）", "at）".encode()))
_MAYBE_AT: Final = re.compile(r"at[\])）](?<=[\[(（]at[\])）])", re.IGNORECASE)
_COMMENT: Final = re.compile(r"(?m)(?:^|[ \t])#[^\n]*")
_MAYBE_PLUS: Final = re.compile(r"\+(?=\(?\d)", re.ASCII)
_MAYBE_CHINESE: Final = re.compile(r"1(?=[3-9]\d(?:[ .-]?\d){8})", re.ASCII)
_MAYBE_ABROAD: Final = re.compile(r"00(?=[1-9]\d{1,2}[ -]?\d)(?<!\w00)", re.ASCII)
_MAYBE_IDENTITY: Final = tuple(
    re.compile(rf"{century}(?=\d\d[01]\d[0-3]\d\d\d\d)(?<=\d{{6}}{century})", re.ASCII) for century in (19, 20)
)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"


def _texts(subject: Subject) -> Iterator[tuple[Where, str]]:
    """Yield every text of a file and its comments, links blanked out; comments and prose without a place."""
    given: list[tuple[Where, str]] = (
        [((), subject.text)] if subject.kind in PROSE else [*_comments(subject), *texts(subject)]
    )
    for where, value in given:
        yield where, LINK.sub(lambda match: " " * len(match[0]), value) if "://" in value else value


def _comments(subject: Subject) -> Iterator[tuple[Where, str]]:
    """Yield the comments of a file where they stand, everything else blanked out: they are published with it."""
    if "#" in subject.text:
        pieces, end = [], 0
        for match in _COMMENT.finditer(subject.text):
            pieces += [" " * (match.start() - end), match[0]]
            end = match.end()
        yield (), "".join(pieces)


def _fault(where: Where, at: int, text: str) -> Fault:
    values = (("text", text),)
    return Fault(where=where, values=values) if where else Fault(offset=at, values=values)


@once
def _mailboxes(subject: Subject) -> tuple[tuple[Where, int, re.Match[str]], ...]:
    """Return every address of mail in a file's texts and comments, and those that its links carry, with their places."""
    if not _may_have_mailbox(subject):
        return ()
    written = ((where, match.start(), match) for where, text in _texts(subject) for match in MAILBOX.finditer(text))
    return (*written, *_carried(subject))


def _may_have_mailbox(subject: Subject) -> bool:
    text, raw = subject.text, lowered(subject)
    if ("@" in text and text.count("@") > text.count("[@")) or "＠" in text or ("%" in text and "%40" in text):
        return True
    is_spelled = any(bracket in text and end in raw for bracket, end in _SPELLED)
    return is_coded(subject) or (is_spelled and bool(_MAYBE_AT.search(text)))


def _carried(subject: Subject) -> Iterator[tuple[Where, int, re.Match[str]]]:
    """Yield the addresses that a link carries behind its path, or in code, at the place of the link."""
    given = [((), subject.text)] if subject.kind in PROSE else texts(subject)
    for where, value in given:
        for link in _CARRIED.finditer(value) if "@" in value or "%40" in value else ():
            for match in MAILBOX.finditer(unquote(link[1] or link[2])):
                if not match[2].lower().endswith(_FILES):
                    yield where, link.start(), match


def _is_role(local: str) -> bool:
    """Whether a mailbox belongs to a desk of the firm, not to a person."""
    parts = re.split(r"[._+-]", re.sub(r"\d+", "", local.lower()))
    return all(part in ROLES for part in parts if part) and any(parts)


@rule("personal-mailbox", "provider", "head", "sources", "taxonomy", "glossary", *PROSE)
def mailboxes_of_persons(subject: Subject) -> Iterator[Fault]:
    """Yield an address that names a person."""
    for where, at, match in _mailboxes(subject):
        is_free = match[2].lower() in FREE_HOSTS
        if not _is_role(match[1]) and (not is_free or PERSON.fullmatch(match[1])):
            yield _fault(where, at, match[0])


@rule("personal-free-mail", "provider", "head", "sources", "taxonomy", "glossary", *PROSE, severity="warning")
def mailboxes_at_free_hosts(subject: Subject) -> Iterator[Fault]:
    """Yield an address at a free mail host: whose it is cannot be told."""
    for where, at, match in _mailboxes(subject):
        if match[2].lower() in FREE_HOSTS and (_is_role(match[1]) or not PERSON.fullmatch(match[1])):
            yield _fault(where, at, match[0])


@rule("personal-mobile", "provider", "head", "sources", "program", "taxonomy", "glossary", *PROSE)
def mobile_numbers(subject: Subject) -> Iterator[Fault]:
    """Yield the number of a mobile telephone."""
    for where, text in _texts(subject) if _maybe_number(subject) else ():
        plain = text.translate(_DIGITS) if _WIDE_DIGIT.search(text) else text
        if not _SOME_DIGITS.search(plain):
            continue
        for pattern in (CHINESE_MOBILE, FOREIGN_MOBILE):
            yield from (_fault(where, match.start(), match[0]) for match in pattern.finditer(plain))


def _maybe_number(subject: Subject) -> bool:
    """Whether a file may have a number, and still has one without its links, whose own pattern is dear to make."""
    text = subject.text
    return is_coded(subject) or (_is_like_number(text) and _is_like_number(_PLAIN_LINK.sub(" ", text)))


def _is_like_number(text: str) -> bool:
    return bool(
        _MAYBE_CHINESE.search(text)
        or ("+" in text and _MAYBE_PLUS.search(text))
        or "＋" in text
        or "１" in text
        or _MAYBE_ABROAD.search(text)
        or ("一" in text and _MAYBE_HAN.search(text))
    )


@rule("personal-identity", "provider", "head", "sources", "program", "taxonomy", "glossary", *PROSE)
def numbers_of_identity_cards(subject: Subject) -> Iterator[Fault]:
    """Yield the number of a Chinese identity card, told by its check digit."""
    for where, text in _texts(subject) if any(maybe.search(subject.text) for maybe in _MAYBE_IDENTITY) else ():
        for match in _IDENTITY.finditer(text):
            if (
                _CHECKS[sum(int(digit) * weight for digit, weight in zip(match[0], _WEIGHTS, strict=False)) % 11]
                == match[0][-1].upper()
            ):
                yield _fault(where, match.start(), match[0])
