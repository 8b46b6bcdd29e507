"""For every rule files that it must report, each with its reason, and files that look alike and are fine.

In a bad file the sign ▸ stands before each place that must be reported, and nothing else may be. The sign is no part of
the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from site_builder.gather import Gatherer
from site_builder.model.problem import Problem
from site_builder.scan import logo_files, provider_files
from tests.builders import ROOT, TODAY, a_content_folder

SIGN: Final = "▸"
PROVIDER: Final = "content/providers/lantern-bay.yaml"
DEMO: Final = "content/demo/providers/demo-moss-quay.yaml"
SOURCES: Final = "content/guides/sources.yaml"
PROGRAM: Final = "content/program.yaml"
TAXONOMY: Final = "content/taxonomy.yaml"
FIT: Final = "content/method/fit.yaml"
GUIDE_EN: Final = "content/guides/deposit/en.md"
GUIDE_ZH: Final = "content/guides/deposit/zh.md"
GUIDE_HEAD: Final = "content/guides/deposit/guide.yaml"
PUBLISHED: Final = "published.json"
ENTRY: Final = """\
source: s1
listed_on: 2026-11-22
types: [operation]
summary:
  en: Store operation provider in Hangzhou.
  zh: 杭州的代运营服务商。
names:
  en: Lantern Bay
  zh: 灯湾电商
company:
  headquarters: hangzhou
  founded: 2014
  website: https://www.lantern-bay.test
offer:
  platforms: [tmall]
  services: [store-operation]
  categories: [beauty]
sources:
  s1: {title: About us, url: "https://www.lantern-bay.test/about", kind: self-stated, read: 2026-11-22}
"""
FIRST: Final = """\
first:
  title: About the deposit
  kind: press
  read: 2026-11-22
"""
ENGLISH: Final = """\
---
title: The deposit
summary: What it is for.
---

## Amount {#amount}

CNY 100,000.[@first]

## Return {#return}

It comes back.
"""
CHINESE: Final = """\
---
title: 保证金
summary: 用途说明。
---

## 金额 {#amount}

10万元。[@first]

## 退还 {#return}

可以退还。
"""
LOGO: Final = "content/providers/lantern-bay.svg"
_DRAWING: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"><path d="M0 0h30z" fill="#0b5b4f"/></svg>'
)
File = str | bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Some files of a small project.

    Attributes:
        code: The rule that it is about.
        files: By path; None for one that is taken away.
        reason: What is wrong with it, or why it is fine.
        places: Path, line and column of each fault, in order.
    """

    code: str
    files: Mapping[str, File]
    reason: str
    places: tuple[tuple[str, int, int], ...] = ()

    def __str__(self) -> str:
        """Return its name in the list of tests."""
        return f"{self.code}: {self.reason}"


def check(example: Example, folder: Path) -> tuple[Problem, ...]:
    """Return what the check reports of a small project with these files."""
    root = a_content_folder(folder)
    for path, content in example.files.items():
        _write(root / path, content)
    gatherer = Gatherer(root, TODAY)
    files = provider_files(root, with_demo=True)
    gatherer.same_ids(files)
    gatherer.library(frozenset(file.id for file in files), logo_files(root, with_demo=True))
    for file in files:
        gatherer.provider(file.path)
    gatherer.published(root / PUBLISHED if (root / PUBLISHED).exists() else None)
    named = (replace(problem, path=problem.path.removeprefix(f"{root}/")) for problem in gatherer.problems)
    return tuple(sorted(named))


def _write(path: Path, content: File) -> None:
    if content is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def swap(old: str, new: str, base: str = ENTRY) -> str:
    """Return a file in which one text stands for another."""
    assert base.count(old) == 1, old
    return base.replace(old, new)


def plus(text: str) -> str:
    """Return the usual entry with something at its end."""
    return ENTRY + text


def body(text: str) -> dict[str, File]:
    """Return a guide whose English body ends with this, and whose sections are the same in both languages."""
    return {GUIDE_EN: f"{ENGLISH}\n{text}", GUIDE_ZH: CHINESE}


def bad(code: str, reason: str, files: Mapping[str, File] | str) -> Example:
    """Return files that the rule reports at the signs; a text alone is that of the usual entry."""
    given = {PROVIDER: files} if isinstance(files, str) else files
    places = [place for path, content in given.items() for place in _places(path, content)]
    return Example(code=code, files=_without_signs(given), reason=reason, places=tuple(sorted(places)))


def good(code: str, reason: str, files: Mapping[str, File] | str) -> Example:
    """Return files that look like a fault and are none."""
    return Example(code=code, files={PROVIDER: files} if isinstance(files, str) else files, reason=reason)


def _places(path: str, content: File) -> Iterable[tuple[str, int, int]]:
    if not isinstance(content, str):
        return
    for number, line in enumerate(content.split("\n"), 1):
        parts = line.split(SIGN)
        for count in range(1, len(parts)):
            yield path, number, len("".join(parts[:count])) + 1


def _without_signs(files: Mapping[str, File]) -> dict[str, File]:
    return {path: text.replace(SIGN, "") if isinstance(text, str) else text for path, text in files.items()}


def of(examples: Iterable[Example], codes: Iterable[str]) -> list[Example]:
    """Return the examples of some rules."""
    wanted = frozenset(codes)
    return [example for example in examples if example.code in wanted]


_LONG: Final = "x" * 2001
_BAND: Final = swap('low: "10,000,000 CNY"', "low: ▸10 million CNY", (ROOT / TAXONOMY).read_text("utf-8"))
_RULE: Final = (ROOT / FIT).read_text("utf-8")
_NOTE: Final = "note: {en: about, zh: 约数}"
_LOOSE: Final = """\
listed_on: 2026-11-22
types: [operation]
summary: {en: Provider., zh: 服务商。}
names:
  en: ▸Lantern Bay
company: {founded: ▸2014}
offer: {platforms: [▸tmall, {values: [jd], source: s1}], stores: [▸{name: Shop, platform: jd}]}
sources:
  s1: {title: About us, kind: self-stated, read: 2026-11-22}
"""
_SECTIONED: Final = """\
listed_on: 2026-11-22
types: [operation]
summary: {en: Provider., zh: 服务商。}
names: {source: s1, en: Lantern Bay}
company: {source: s1, founded: 2014}
offer:
  platforms: [{values: [tmall], source: s1}]
sources:
  s1: {title: About us, kind: self-stated, read: 2026-11-22}
"""
_FICTIONAL: Final = ENTRY.replace(".test", ".example")
_TWO: Final = "  s2: {title: Other, kind: press, read: 2026-11-22}\n"


BAD_FILES: Final = (
    # Reading.
    bad("file-empty", "not a byte", {PROVIDER: "▸"}),
    bad("file-empty", "nothing but comments", {PROVIDER: "▸# source: s1\n# types: [operation]\n"}),
    Example(code="file-empty", files={GUIDE_EN: ENGLISH.partition("## ")[0], GUIDE_ZH: CHINESE}, reason="a guide without a word", places=((GUIDE_EN, 5, 1),)),
    bad("file-empty", "front matter without a line", {GUIDE_EN: ENGLISH.replace("title: The deposit\nsummary: What it is for.\n", "").replace("---\n---", "---\n▸---"), GUIDE_ZH: CHINESE}),
    Example(code="file-encoding", files={PROVIDER: ENTRY.encode("gb18030")}, reason="an encoding of China", places=((PROVIDER, 6, 7),)),
    Example(code="file-encoding", files={PROVIDER: ENTRY.encode("utf-16")}, reason="two bytes a character", places=((PROVIDER, 1, 1),)),
    Example(code="file-encoding", files={GUIDE_EN: ENGLISH.encode() + b"\xff\n", GUIDE_ZH: CHINESE}, reason="a stray byte at the end", places=((GUIDE_EN, 13, 1),)),
    Example(code="file-large", files={PROVIDER: ENTRY + "#" * 262_144}, reason="more than 256 KB", places=((PROVIDER, 1, 1),)),
    Example(code="file-missing", files={GUIDE_ZH: None}, reason="a guide in one language", places=((GUIDE_ZH, 1, 1),)),
    Example(code="file-missing", files={PROGRAM: None}, reason="no programme", places=((PROGRAM, 1, 1),)),
    Example(code="front-matter-missing", files={GUIDE_EN: ENGLISH.partition("---\n\n")[2], GUIDE_ZH: CHINESE}, reason="only a body", places=((GUIDE_EN, 1, 1),)),
    Example(code="front-matter-missing", files={GUIDE_EN: ENGLISH.replace("---\n\n", "\n"), GUIDE_ZH: CHINESE}, reason="no second line of hyphens", places=((GUIDE_EN, 1, 1),)),
    Example(code="id-taken", files={"content/demo/providers/lantern-bay.yaml": _FICTIONAL}, reason="a real and a fictional one", places=(("content/demo/providers/lantern-bay.yaml", 1, 1),)),
    bad("yaml-syntax", "a quotation mark without its end", swap("en: Lantern Bay", "en: 'Lantern Bay") + "▸"),
    bad("yaml-syntax", "a colon within a text without quotation marks", swap("Store operation provider in", "Store operation▸: provider in")),
    bad("yaml-syntax", "a tab instead of spaces", swap("  founded", "▸\tfounded")),
    bad("yaml-syntax", "a bracket without its end", swap("platforms: [tmall]", "platforms: [tmall").replace("services:", "services▸:")),
    bad("yaml-syntax", "a line that is indented less", swap("  zh: 灯湾电商", " ▸zh: 灯湾电商")),
    bad("yaml-syntax", "a character that no text has", swap("灯湾电商", "灯▸\0湾电商")),
    bad("yaml-alias", "an asterisk in front of a name", swap("en: Lantern Bay", "en: ▸*Lantern")),
    bad("yaml-alias", "one text for two places", swap("founded: 2014", "founded: {value: 2014, note: {en: &n about, zh: ▸*n}}")),
    bad("yaml-tag", "a type for a value", swap("en: Lantern Bay", "en: ▸!!str Lantern Bay")),
    bad("yaml-tag", "an exclamation mark in front of a name", swap("en: Lantern Bay", "en: ▸!Lantern Bay")),
    bad("yaml-documents", "a second document", plus("▸---\nsource: s2\n")),
    bad("yaml-deep", "a tower of lists", plus("deep: [[[[[[[[[[[[▸[]]]]]]]]]]]]]\n")),
    bad("yaml-deep", "a tower that is never closed", plus("deep: " + "[" * 12 + "▸" + "[" * 5000 + "\n")),
    bad("yaml-key", "a list as a key", plus("? ▸[a, b]\n: c\n")),
    bad("key-duplicate", "a key at both ends of the file", plus("▸listed_on: 2026-11-22\n")),
    bad("key-duplicate", "several keys, all of them", swap("  zh: 灯湾电商", "  zh: 灯湾电商\n  ▸en: Lantern Bay") + "▸types: [operation]\n"),
    bad("published-unreadable", "no JSON", {PUBLISHED: "▸{"}),
    bad("published-unreadable", "a later format", {PUBLISHED: '▸{"format": 2, "written_at": "2026-11-22T00:00:00Z"}'}),
    # Structure and types.
    bad("shape", "a list instead of an entry", "▸- source: s1\n"),
    bad("shape", "a text instead of an entry", "▸an entry\n"),
    bad("shape", "a text instead of a section", swap("  headquarters: hangzhou\n  founded: 2014\n  website: https://www.lantern-bay.test\n", "").replace("company:", "company: ▸Lantern Bay")),
    bad("shape", "a text instead of both languages", plus("terms: {contract: ▸one year}\n")),
    bad("shape", "a mapping instead of a text", swap("en: Lantern Bay", "en: {▸value: {full: Lantern Bay}}")),
    bad("key-unknown", "a typing error", plus("catagories: ▸beauty\n")),
    bad("key-unknown", "a key of another section", swap("  founded: 2014", "  founded: 2014\n  platforms: ▸tmall")),
    bad("key-unknown", "a third language", swap("zh: 杭州的代运营服务商。", "zh: 杭州的代运营服务商。\n  ja: ▸杭州")),
    bad("key-unknown", "both value and values", swap("services: [store-operation]", "services: [{value: ▸livestreaming, values: [store-operation]}]")),
    bad("key-missing", "an entry without a summary", "▸" + ENTRY.replace("summary:\n  en: Store operation provider in Hangzhou.\n  zh: 杭州的代运营服务商。\n", "")),
    bad("key-missing", "a source without the day it was read", swap("  s1: {", "  ▸s1: {").replace(", read: 2026-11-22", "")),
    bad("key-missing", "front matter without a summary", {GUIDE_EN: ENGLISH.replace("summary: What it is for.\n", "").replace("title", "▸title"), GUIDE_ZH: CHINESE}),
    bad("language-missing", "a summary in English", swap("summary:\n", "▸summary:\n").replace("  zh: 杭州的代运营服务商。\n", "")),
    bad("language-missing", "a note in Chinese", swap("founded: 2014", "founded: {value: 2014, ▸note: {zh: 约数}}")),
    bad("source-missing", "no source for the file, the section or the fact", _LOOSE),
    bad("number-format", "a year in words", swap("founded: 2014", "founded: ▸since 2014")),
    bad("number-format", "digits with separators", ENTRY.replace("  founded: 2014", '  team: ▸"3,800"')),
    bad("number-range", "a year long ago", swap("founded: 2014", "founded: ▸207")),
    bad("number-range", "nobody", swap("founded: 2014", "team: ▸0")),
    bad("value", "a number of five thousand digits", swap("founded: 2014", "founded: ▸" + "9" * 5000)),
    bad("bool-format", "a word that some tools take for true", plus('terms: {accepting: ▸"yes"}\n')),
    bad("bool-format", "a word of the person", plus("terms: {accepting: ▸unknown}\n")),
    bad("choice-unknown", "no kind of evidence", swap("kind: self-stated", "kind: ▸selfstated")),
    bad("choice-unknown", "no reader of guides", {GUIDE_HEAD: "order: 1\naudience: ▸brand\nlisted_on: 2026-11-22\nchecked: 2026-11-22\n"}),
    bad("text-format", "a ticker without its exchange", swap("founded: 2014", 'tickers: [▸"9991"]')),
    bad("text-format", "a mailbox without a host", {PROGRAM: "mailbox: ▸hello\n" + (ROOT / PROGRAM).read_text("utf-8").replace("mailbox: hello@hezuo.example\n", "")}),
    bad("text-empty", "a key without its text", swap("zh: 杭州的代运营服务商。", "zh:▸")),
    bad("text-empty", "quotation marks around a space", swap("en: Lantern Bay", 'en: ▸" "')),
    bad("text-long", "an English summary of 2001 characters", swap("Store operation provider in Hangzhou.", "▸" + _LONG)),
    bad("list-empty", "no type", swap("types: [operation]", "▸types: []")),
    bad("list-empty", "a group without values", swap("platforms: [tmall]", "platforms: [{▸values: []}]")),
    bad("date-format", "a day in words", swap("listed_on: 2026-11-22", "listed_on: ▸22 November 2026")),
    bad("date-format", "a day that is read to the month", swap("read: 2026-11-22", "read: ▸2026-11")),
    bad("date-impossible", "November has thirty days", swap("read: 2026-11-22", "dated: ▸2020-11-31, read: 2026-11-22")),
    bad("date-impossible", "no leap year", swap("listed_on: 2026-11-22", "listed_on: ▸2026-02-29")),
    bad("date-impossible", "a thirteenth month", swap("read: 2026-11-22", "dated: ▸2020-13, read: 2026-11-22")),
    bad("link-format", "no scheme", swap("https://www.lantern-bay.test\n", "▸www.lantern-bay.test\n")),
    bad("link-format", "a space in it", swap('"https://www.lantern-bay.test/about"', '▸"https://www.lantern-bay.test/about us"')),
    bad("money-format", "an amount in words", {TAXONOMY: _BAND}),
    # References.
    bad("code-unknown", "a market that covers, and one that is covered", {FIT: swap("  EU: [DE, FR", "  ▸Europe: [DE, ▸FRA", _RULE)}),
    bad("code-unknown", "a typing error", swap("[tmall]", "[▸tmal]")),
    bad("code-unknown", "a place that is not listed", swap("hangzhou\n", "▸atlantis\n")),
    bad("code-unknown", "a market in small letters", ENTRY.replace("  categories: [beauty]", "  categories: [beauty]\n  markets: [▸jp]")),
    bad("code-unknown", "a level, a platform and a reason", plus("removed: {on: 2026-11-22, reason: ▸gone}\n").replace("  categories: [beauty]", "  certifications: [{level: ▸tmall-9-star}]\n  stores: [{name: Shop, platform: ▸taobaoo}]")),
    bad("value-repeated", "twice in a row", swap("[tmall]", "[tmall, ▸tmall]")),
    bad("value-repeated", "in two groups", swap("[tmall]", "[{values: [jd, tmall]}, {values: [▸tmall]}]")),
    bad("value-repeated", "a type", swap("[operation]", "[operation, ▸operation]")),
    bad("value-repeated", "a way of paying", plus("terms: {modes: [service-fee, ▸service-fee]}\n")),
    bad("source-unknown", "a typing error", swap("founded: 2014", "founded: {value: 2014, source: ▸s9}")),
    bad("source-unknown", "a section's source", plus("terms: {source: s7, accepting: ▸true}\n")),
    bad("source-unused", "a source for nothing", plus(_TWO.replace("s2: ", "▸s2: "))),
    bad("name-missing", "only the registered name", swap("names:\n  en: Lantern Bay\n  zh: 灯湾电商\n", "▸names:\n  legal: Lantern Bay Ltd\n")),
    Example(code="id-format", files={"content/providers/Lantern_Bay.yaml": ENTRY}, reason="capitals and an underscore", places=(("content/providers/Lantern_Bay.yaml", 1, 1),)),
    Example(code="id-format", files={"content/providers/灯湾.yaml": ENTRY}, reason="Chinese", places=(("content/providers/灯湾.yaml", 1, 1),)),
    Example(code="id-format", files={f"content/providers/{'x' * 61}.yaml": ENTRY}, reason="61 characters", places=((f"content/providers/{'x' * 61}.yaml", 1, 1),)),
    Example(code="id-reserved", files={"content/providers/page.yaml": ENTRY}, reason="the pages of the list", places=(("content/providers/page.yaml", 1, 1),)),
    bad("citation-unknown", "a typing error", body("Said once.▸[@frist]\n")),
    bad("citation-unknown", "no key", body("Said once.▸[@]\n")),
    bad("citation-unknown", "the second of two", body("Said twice.[@first]▸[@second]\n")),
    bad("link-dangling", "a guide that does not exist", body("See [this](▸guide:depositt).\n")),
    bad("link-dangling", "a page that does not exist", body("See [this](▸page:imprint).\n")),
    bad("link-dangling", "a provider that does not exist", body("See [this](▸provider:moss-quay).\n")),
    bad("link-dangling", "in angle brackets", body("See [this](<▸page:imprint>) and <▸page:imprint>.\n")),
    bad("link-dangling", "a reference", body("See [this][1].\n\n[1]: ▸guide:nowhere\n")),
    # Links.
    bad("link-credentials", "a name and a password", swap("https://www.lantern-bay.test\n", "▸https://me:secret@www.lantern-bay.test\n")),
    bad("link-credentials", "a host that hides behind another one", swap("https://www.lantern-bay.test\n", "▸https://www.baozun.com@evil.test/login\n")),
    bad("link-credentials", "the same with a backslash", swap("https://www.lantern-bay.test\n", "▸https://me@evil.test\\@www.baozun.com\n")),
    bad("link-private", "this machine", swap("https://www.lantern-bay.test\n", "▸http://localhost:8000\n")),
    bad("link-private", "a bare address", swap("https://www.lantern-bay.test\n", "▸http://10.0.0.1/\n")),
    bad("link-private", "a short form of this machine's address", swap("https://www.lantern-bay.test\n", "▸http://127.1/\n")),
    bad("link-private", "an address in hexadecimal digits", swap("https://www.lantern-bay.test\n", "▸http://0x7f.0.0.0x1/\n")),
    bad("link-private", "an address of the sixth version", swap("https://www.lantern-bay.test\n", "▸http://[::1]/\n")),
    bad("link-private", "an address with a dot at its end", swap("https://www.lantern-bay.test\n", "▸http://127.0.0.1./\n")),
    bad("link-private", "a host of the office", swap("https://www.lantern-bay.test\n", "▸http://intranet/\n")),
    bad("link-private", "a domain of the office", swap("https://www.lantern-bay.test\n", "▸https://wiki.lantern-bay.internal./\n")),
    bad("link-private", "no host at all", swap("https://www.lantern-bay.test\n", "▸https://\n")),
    bad("link-private", "a bracket without its end", swap("https://www.lantern-bay.test\n", '▸"https://[::1"\n')),
    bad("link-private", "of a source, a contact page, an introduction and a store", plus("introduction: {url: ▸http://host/a.pdf}\n").replace("  website: https://www.lantern-bay.test", "  contact: ▸http://host/contact").replace('"https://www.lantern-bay.test/about"', '▸"http://host/about"').replace("  categories: [beauty]", "  stores: [{name: Shop, platform: jd, url: ▸http://host/shop}]")),
    bad("link-unsafe", "a link that runs script", body("See [this](▸javascript:alert(1)).\n")),
    bad("link-unsafe", "the same in capitals, after Chinese", body("请看▸JavaScript:alert(1)\n")),
    bad("link-unsafe", "a link that reads a file", swap("en: Lantern Bay", "en: Lantern Bay ▸file:///etc/passwd")),
    bad("link-unsafe", "a page within a link", body("[this](▸data:text/html;base64,AAAA)\n")),
    Example(code="page-unknown", files={"content/pages/jobs/page.yaml": "listed_on: 2026-11-22\nchecked: 2026-11-22\n"}, reason="a page without an address", places=(("content/pages/jobs/page.yaml", 1, 1),)),
    bad("logo-large", "six kilobytes", {LOGO: "▸" + _DRAWING.replace("h30z", "h30z" + "l1 1" * 1500)}),
    bad("logo-unsafe", "a script", {LOGO: _DRAWING.replace("<path", "▸<script>alert(1)</script><path")}),
    bad("logo-unsafe", "a script in a name space of its own", {LOGO: _DRAWING.replace("<path", "▸<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script><path")}),
    bad("logo-unsafe", "a style sheet", {LOGO: "▸<?xml-stylesheet ▸href='a.css'?>" + _DRAWING.replace("<path", "▸<style>a{}</style><path")}),
    bad("logo-unsafe", "a movement and a page within", {LOGO: _DRAWING.replace("<path", "▸<animateTransform/>▸<foreignObject/><path")}),
    bad("logo-unsafe", "a handler", {LOGO: _DRAWING.replace("<path", "<path▸ onclick='x()'")}),
    bad("logo-unsafe", "a picture from elsewhere", {LOGO: _DRAWING.replace("<path", "▸<image ▸href='https://a.test/x.png'/><path")}),
    bad("logo-unsafe", "an entity", {LOGO: _DRAWING.replace("<path", "<title>▸&x;</title><path")}),
    bad("logo-unsafe", "a fill from elsewhere", {LOGO: _DRAWING.replace('fill="#0b5b4f"', 'fill="▸url(https://a.test/#f)"')}),
    bad("logo-unsafe", "no drawing at all", {LOGO: "▸GIF89a"}),
    bad("logo-unused", "a drawing of nobody", {"content/providers/nobody.svg": "▸" + _DRAWING}),
    bad("demo-host", "a fictional provider with a real host", {DEMO: _FICTIONAL.replace("  website: https://www.lantern-bay.example", "  website: ▸https://www.baozun.com")}),
    bad("demo-host", "a real host that contains the word", {DEMO: _FICTIONAL.replace("  website: https://www.lantern-bay.example", "  website: ▸https://www.example.com")}),
    Example(code="demo-in-directory", files={"content/providers/demo-lantern.yaml": ENTRY}, reason="the id of a fictional provider", places=(("content/providers/demo-lantern.yaml", 1, 1),)),
    bad("demo-in-directory", "a fictional host among the real ones", swap("https://www.lantern-bay.test\n", "▸https://www.lantern-bay.example\n")),
    # Dates.
    bad("dates-reversed", "read before it was written", swap("read: 2026-11-22", "dated: 2026-11-22, read: ▸2026-11-21")),
    bad("dates-reversed", "a later month", swap("read: 2026-11-22", "dated: 2026-06, read: ▸2026-05-31")),
    bad("dates-reversed", "confirmed before it was read", swap("read: 2026-11-22", "read: 2026-11-22, confirmed: ▸2026-11-21")),
    bad("dates-reversed", "a level that ends before it begins", ENTRY.replace("  categories: [beauty]", "  certifications: [{level: tmall-5-star, since: 2026-07, until: ▸2026-06}]")),
    bad("dates-reversed", "changed before it was listed", swap("types: [operation]", "types: [operation]\nchanged_on: ▸2026-11-21")),
    bad("dates-reversed", "removed before it was listed", plus("removed: {on: ▸2026-11-21, reason: closed}\n")),
    bad("dates-reversed", "a source of the guides", {SOURCES: swap("  read: 2026-11-22", "  dated: 2026-10-02\n  read: ▸2026-10-01", FIRST)}),
    bad("date-future", "read tomorrow", swap("read: 2026-11-22", "read: ▸2026-11-23")),
    bad("date-future", "a source of the guides that is confirmed next year", {SOURCES: FIRST + "  confirmed: ▸2027-01-01\n"}),
    bad("date-future", "listed tomorrow", swap("listed_on: 2026-11-22", "listed_on: ▸2026-11-23")),
    bad("date-future", "removed tomorrow", plus("removed: {on: ▸2026-11-23, reason: closed}\n")),
    # Guides.
    bad("heading-id", "a heading without an id", body("▸## Loss\n")),
    bad("heading-id", "a heading of the first level", {GUIDE_EN: ENGLISH + "\n▸# Loss {#loss}\n", GUIDE_ZH: CHINESE + "\n▸# 损失 {#loss}\n"}),
    bad("heading-id", "an id that stands twice", {GUIDE_EN: ENGLISH + "\n▸## Loss {#amount}\n", GUIDE_ZH: CHINESE + "\n▸## 损失 {#amount}\n"}),
    bad("heading-id", "an id with capitals", body("▸## Loss {#Loss}\n")),
    bad("heading-id", "a heading that is indented", body("   ▸## Loss\n")),
    bad("heading-id", "a heading in a quotation", body("> ▸## Loss\n")),
    bad("heading-id", "a heading in a list", body("1. ▸### Loss\n")),
    bad("heading-id", "an empty heading", body("▸##\n\nText.\n")),
    bad("heading-id", "a heading by underlining", body("▸Loss\n---\n\nText.\n")),
    bad("heading-id", "a title by underlining", body("▸Loss\n===\n")),
    bad("sections-differ", "a section in one language only", {GUIDE_EN: ENGLISH + "\n## Loss ▸{#loss}\n", GUIDE_ZH: CHINESE[:-1] + "▸\n"}),
    bad("sections-differ", "another order", {GUIDE_EN: ENGLISH.replace("{#amount}", "▸{#amount}"), GUIDE_ZH: CHINESE.replace("{#amount}", "▸{#x}").replace("{#return}", "{#amount}").replace("{#x}", "{#return}")}),
    # Text.
    bad("yaml-trap", "no", ENTRY.replace("  founded: 2014", "  owner: {en: ▸no, zh: 无}")),
    bad("yaml-trap", "the code of Norway", swap("title: About us", "title: About us, lang: ▸NO")),
    bad("yaml-trap", "a tilde", swap("title: About us", "title: ▸~")),
    bad("yaml-trap", "null", swap("title: About us", "publisher: ▸null, title: About us")),
    bad("yaml-trap", "a number that begins with nought", ENTRY.replace("names:", "names:\n  former: [▸0815]")),
    bad("yaml-trap", "a time", swap("title: About us", "title: ▸12:30")),
    bad("yaml-trap", "in a list over several lines", ENTRY.replace("names:", "names:\n  former:\n    - ▸on\n    - ▸Off")),
    bad("yaml-trap", "in a list without spaces", ENTRY.replace("names:", "names:\n  former: [▸y,▸n]")),
    bad("yaml-trap", "before a comment and at the end of a line with spaces", ENTRY.replace("names:", "names:\n  former:\n    - ▸yes # so they said\n    - ▸00  ")),
    bad("yaml-trap", "on a line of its own", ENTRY.replace("names:", "names:\n  legal:\n    ▸off")),
    bad("yaml-trap", "with line ends of Windows", ENTRY.replace("names:", "names:\n  legal: ▸off").replace("\n", "\r\n")),
    bad("yaml-trap", "front matter", {GUIDE_EN: swap("title: The deposit", "title: ▸Yes", ENGLISH), GUIDE_ZH: CHINESE}),
    bad("yaml-trap-date", "a title", swap("title: About us", "title: ▸2019-09-30")),
    bad("yaml-trap-date", "a former name in a list", ENTRY.replace("names:", "names:\n  former: [▸2019-09-30, Bay]")),
    bad("yaml-trap-date", "a summary on a line of its own", ENTRY.replace("  en: Store operation provider in Hangzhou.", "  en:\n    ▸2019-09-30")),
    bad("yaml-trap-date", "a key that ends like a key of dates", ENTRY.replace("names:", "names:\n  legal: ▸2019-09-30")),
    bad("text-html", "a tag", swap("en: Lantern Bay", "en: Lantern ▸<b>Bay▸</b>")),
    bad("text-html", "a comment", body("Text ▸<!-- not shown -->\n")),
    bad("text-html", "a script", body("▸<script src=x>▸</script>\n")),
    bad("text-html", "a tag that closes itself", body("Text▸<br/>\n")),
    bad("text-html", "a tag over two lines", body("Text ▸<img\nsrc=x>\n")),
    bad("text-html", "data for a parser", body("▸<![CDATA[x]]> ▸<?php ?>\n")),
    bad("text-invisible", "a space without width", swap("en: Lantern Bay", "en: Lantern▸\u200b Bay")),
    bad("text-invisible", "a sign that turns the direction", swap("en: Lantern Bay", "en: Lantern ▸\u202eyaB▸\u202c")),
    bad("text-invisible", "a mark of the order of bytes", "▸\ufeff" + ENTRY),
    bad("text-invisible", "a line separator", body("One▸\u2028two\n")),
    bad("text-invisible", "a hyphen that is not seen", body("One▸\u00adtwo\n")),
    bad("text-invisible", "a bell", body("One▸\u0007two\n")),
    bad("text-invisible", "a tag of the last plane", body("One▸\U000e0041two\n")),
    # The rule of fit.
    bad("weight-inexact", "half of an odd number", {FIT: swap("    weight: 8000", "    weight: ▸8001", _RULE)}),
    bad("weight-inexact", "a third, roughly", {FIT: swap("old: 5000", "old: 3333", _RULE).replace("weight: 8000", "weight: ▸8000").replace("weight: 5000", "weight: ▸5000")}),
)  # fmt: skip

GOOD_FILES: Final = (
    good("file-empty", "comments, then an entry", "# An entry\n\n" + ENTRY),
    good("file-encoding", "UTF-8 in all its lengths", swap("Lantern Bay", "Länterñ Bay 灯湾 𠮷 🏮")),
    good("file-large", "256 KB", ENTRY + "#" * (262_144 - len(ENTRY.encode()))),
    good("file-missing", "a guide without anything else", {GUIDE_EN: ENGLISH, GUIDE_ZH: CHINESE}),
    good("front-matter-missing", "a line across in the body", {GUIDE_EN: ENGLISH + "\n---\n\nMore.\n", GUIDE_ZH: CHINESE}),
    good("front-matter-missing", "line ends of Windows", {GUIDE_EN: ENGLISH.replace("\n", "\r\n"), GUIDE_ZH: CHINESE}),
    good("id-taken", "two providers of like ids", {"content/providers/lantern-bay-2.yaml": ENTRY}),
    good("yaml-syntax", "a colon within quotation marks", swap("Store operation provider in Hangzhou.", '"Store operation: in Hangzhou."')),
    good("yaml-syntax", "a colon without a space, and Chinese signs", swap("杭州的代运营服务商。", "代运营:服务商，“灯湾”：杭州。")),
    good("yaml-alias", "an asterisk within a name", swap("en: Lantern Bay", "en: Lantern*Bay & Co")),
    good("yaml-alias", "an asterisk within quotation marks", swap("en: Lantern Bay", 'en: "*Lantern Bay"')),
    good("yaml-tag", "an exclamation mark within a name", swap("en: Lantern Bay", "en: Lantern! Bay")),
    good("yaml-documents", "the sign of the first document", "---\n" + ENTRY),
    good("yaml-deep", "the deepest that an entry gets", swap("platforms: [tmall]", "platforms: [{values: [tmall], note: {en: about, zh: 约数}}]")),
    good("yaml-key", "a key in quotation marks", swap("source: s1", '"source": s1')),
    good("key-duplicate", "one key in two places", swap("founded: 2014", f"founded: {{value: 2014, {_NOTE}}}")),
    good("published-unreadable", "nothing is published yet", {PUBLISHED: '{"written_at": "2026-11-22T00:00:00Z"}'}),
    good("shape", "one code instead of a list of one", swap("[tmall]", "tmall")),
    good("key-unknown", "keys that are rarely written", swap("types: [operation]", "types: [operation]\nchanged_on: 2026-11-22\nintroduction: {url: https://www.lantern-bay.test/intro.pdf, size_kb: 840}")),
    good("key-missing", "what is not stated is left out", swap("company:\n  headquarters: hangzhou\n  founded: 2014\n  website: https://www.lantern-bay.test\n", "")),
    good("language-missing", "a name that is known in one script", swap("  zh: 灯湾电商\n", "")),
    good("source-missing", "the source of a section or a fact", _SECTIONED),
    good("number-format", "a year in quotation marks", swap("founded: 2014", 'founded: "2014"')),
    good("number-range", "an old house", swap("founded: 2014", "founded: 1806")),
    good("value", "a large number", swap("founded: 2014", "team: 1000000")),
    good("bool-format", "an explicit no", plus("terms: {accepting: false}\n")),
    good("choice-unknown", "a fact of another kind than its source", swap("founded: 2014", "founded: {value: 2014, kind: official}")),
    good("text-format", "two exchanges", swap("founded: 2014", 'tickers: ["NASDAQ: BZUN", "HKEX: 9991"]')),
    good("text-empty", "a name of one character", swap("zh: 灯湾电商", "zh: 灯")),
    good("text-long", "a summary of 2000 characters", swap("Store operation provider in Hangzhou.", "x" * 2000)),
    good("list-empty", "a list of one", swap("types: [operation]", "types:\n  - operation")),
    good("date-format", "a source that states its year", swap("read: 2026-11-22", "dated: 2019, read: 2026-11-22")),
    good("date-impossible", "a leap day", swap("read: 2026-11-22", "dated: 2024-02-29, read: 2026-11-22")),
    good("link-format", "a site without encryption", swap("https://www.lantern-bay.test\n", "http://www.lantern-bay.test\n")),
    good("money-format", "bounds of budgets", {TAXONOMY: (ROOT / TAXONOMY).read_text("utf-8")}),
    good("code-unknown", "markets of the rule of fit", {FIT: swap("[DE, FR, IT, ES]", "[DE, GB]", _RULE)}),
    good("code-unknown", "codes of every list", plus("terms: {modes: [service-fee], minimum_budget: 1m-3m}\n").replace("  categories: [beauty]", "  markets: [JP, EU]\n  languages: [zh, ja]\n  certifications: [{level: tmall-5-star}]")),
    good("value-repeated", "one code in two lists, one level in two periods", ENTRY.replace("  founded: 2014", "  offices: [hangzhou]").replace("  categories: [beauty]", "  certifications: [{level: tmall-5-star, since: 2019}, {level: tmall-5-star, since: 2020}]")),
    good("source-unknown", "two sources", plus(_TWO).replace("founded: 2014", "founded: {value: 2014, source: s2}")),
    good("source-unused", "a source that a section rests on", plus(_TWO).replace("company:", "company:\n  source: s2")),
    good("name-missing", "a Chinese name", swap("  en: Lantern Bay\n", "")),
    good("id-format", "digits first, 60 characters", {f"content/providers/1-{'x' * 58}.yaml": ENTRY}),
    good("id-reserved", "a reserved word within an id", {"content/providers/new-page.yaml": ENTRY}),
    good("citation-unknown", "two citations", body("Said twice.[@first][@first] Mail a@b.test.\n")),
    good("link-dangling", "pages, guides and providers that exist", body("[a](page:providers), [b](guide:deposit#amount), [c](provider:lantern-bay), [d](https://a.test/guide:x).\n")),
    good("link-credentials", "an at sign behind the host", swap("https://www.lantern-bay.test\n", "https://media.test/@lantern-bay?from=@x#@y\n")),
    good("link-credentials", "an at sign in a query without a path", swap("https://www.lantern-bay.test\n", "https://media.test?from=@lantern-bay\n")),
    good("link-private", "names of digits", swap("https://www.lantern-bay.test\n", "https://163.1688.com/\n")),
    good("link-private", "a port, a dot at the end, a word of the office in the path", swap("https://www.lantern-bay.test\n", "https://localhost.lantern-bay.test.:8443/intranet\n")),
    good("link-private", "a host in Chinese", swap("https://www.lantern-bay.test\n", "https://灯湾.中国/\n")),
    good("link-unsafe", "words that end in a colon", body("Metadata:x, big data: figures, file: a.pdf, javascript.\n")),
    good("page-unknown", "a page that has one", {"content/pages/about/page.yaml": "listed_on: 2026-11-21\nchecked: 2026-11-22\n"}),
    good("logo-large", "a drawing of a few shapes", {LOGO: _DRAWING}),
    good("logo-unsafe", "a fill from the drawing itself", {LOGO: _DRAWING.replace('fill="#0b5b4f"', 'fill="url(#f)"')}),
    good("logo-unused", "a drawing beside its entry", {LOGO: '<?xml version="1.0"?>' + _DRAWING}),
    good("demo-host", "a fictional provider on a fictional host", {DEMO: _FICTIONAL}),
    good("demo-in-directory", "an id that contains the word", {"content/providers/my-demo-house.yaml": ENTRY}),
    good("dates-reversed", "all on one day", swap("read: 2026-11-22", "dated: 2026-11-22, read: 2026-11-22, confirmed: 2026-11-22")),
    good("dates-reversed", "a year or a month that goes on", swap("read: 2026-11-22", "dated: 2026, read: 2026-11-22").replace("  categories: [beauty]", "  certifications: [{level: tmall-5-star, since: 2026-06, until: 2026}]")),
    good("date-future", "a level that lasts, a year that goes on", swap("read: 2026-11-22", "dated: 2026, read: 2026-11-22").replace("  categories: [beauty]", "  certifications: [{level: tmall-5-star, until: 2027-06}]")),
    good("heading-id", "signs that make no heading", body("#1 in a list, C# and ####### seven.\n\n| a | b |\n| - | - |\n| # | c |\n\n---\n\n- a list\n\n---\n")),
    good("heading-id", "a comment in front matter and in a head", {GUIDE_EN: ENGLISH.replace("title:", "# the title\ntitle:"), GUIDE_ZH: CHINESE, GUIDE_HEAD: "# the head\norder: 1\naudience: brands\nlisted_on: 2026-11-22\nchecked: 2026-11-22\n"}),
    good("heading-id", "spaces behind the id", {GUIDE_EN: ENGLISH.replace("{#amount}", "{#amount}  "), GUIDE_ZH: CHINESE}),
    good("sections-differ", "a paragraph more in one language", body("One more.\n")),
    good("weight-inexact", "figures that leave whole numbers", {FIT: swap("    weight: 8000", "    weight: 8002", _RULE)}),
    good("weight-inexact", "a kind that counts nothing", {FIT: swap("    weight: 8000", "    weight: 0", _RULE)}),
    good("yaml-trap", "quotation marks", ENTRY.replace("names:", "names:\n  former: [\"no\", 'on', \"012\", '12:30', \"~\"]")),
    good("yaml-trap", "words within a text", swap("Store operation provider in Hangzhou.", "yes, we do - no, on 12:30, 007 and null")),
    good("yaml-trap", "a text over two lines", swap("Store operation provider in Hangzhou.", "Store operation\n    no\n    012")),
    good("yaml-trap", "a block of text", swap("Store operation provider in Hangzhou.", ">\n    no\n    012\n    on")),
    good("yaml-trap", "numbers, and true", plus("terms: {accepting: true}\n").replace("founded: 2014", "team: 100")),
    good("yaml-trap-date", "quotation marks", swap("title: About us", 'title: "2019-09-30"')),
    good("yaml-trap-date", "a day within a text and within a link", swap("title: About us", "title: Report of 2019-09-30").replace("/about", "/2019-09-30")),
    good("yaml-trap-date", "every key of dates", plus("removed: {on: 2026-11-22, reason: closed}\n").replace("types:", "changed_on: 2026-11-22\ntypes:").replace("read: 2026-11-22", "dated: 2019-09-30, read: 2026-11-21, confirmed: 2026-11-22").replace("  categories: [beauty]", "  certifications: [{level: tmall-5-star, since: 2019-09-30, until: 2020-09-30}]")),
    good("text-html", "signs of comparison and prices", body("5 < 6, a<b, 1<2, <3, < b, <€5, <https://a.test/x>.\n")),
    good("text-invisible", "spaces, accents, emoji and full-width signs", body("Ａ　é\u00a0e\u0301 🏮\ufe0f 灯\t湾。\n")),
)  # fmt: skip
