"""The corpus of the rules beyond shape and references: one fault a file, and unusual files without any.

Written as in `examples.py`, which takes these tables in.
"""

from pathlib import Path
from typing import Final

from tests.site_builder.rules.project import (
    CHINESE,
    DRAWING,
    ENGLISH,
    ENTRY,
    GUIDE_EN,
    GUIDE_HEAD,
    GUIDE_ZH,
    LOGO,
    PROVIDER,
    SOURCES,
    Example,
    File,
    bad,
    body,
    good,
    plus,
    swap,
    two,
)  # fmt: skip

_WEBSITE: Final = "https://www.lantern-bay.test\n"
_SUMMARY: Final = "Store operation provider in Hangzhou."
OWNERS: Final = "content/owners.yaml"
_ZH_SUMMARY: Final = "杭州的代运营服务商。"
_SECOND: Final = "content/providers/stone-mill.yaml"
_OTHER: Final = ENTRY.replace("Lantern Bay", "Stone Mill").replace("灯湾", "石磨").replace("lantern-bay.test", "stone-mill.test").replace("listed_on: 2026-11-22", "listed_on: 2026-11-21")  # fmt: skip


def site(link: str) -> str:
    """Return the usual entry with another website."""
    return swap(_WEBSITE, link + "\n")


def both(english: str, chinese: str) -> str:
    """Return the usual entry with another summary."""
    return swap(_SUMMARY, english).replace(_ZH_SUMMARY, chinese)


def level(*items: str) -> str:
    """Return the usual entry with certifications."""
    return swap("  categories: [beauty]", "  certifications:\n" + "\n".join(f"    - {{{item}}}" for item in items))


def store(platform: str, link: str) -> str:
    """Return the usual entry with one store."""
    return swap("  categories: [beauty]", f"  stores: [{{name: Shop, platform: {platform}, url: {link}}}]")


def beside(names: tuple[str, str], website: str = "https://www.unlike.test") -> dict[str, File]:
    """Return the usual entry beside an older one with these names and this website."""
    older = (
        _OTHER.replace("Stone Mill", names[0])
        .replace("石磨电商", names[1])
        .replace("https://www.stone-mill.test\n", website + "\n")
    )
    return {_SECOND: older}


def name(text: str, key: str = "en") -> str:
    """Return the usual entry with another name."""
    return swap("  en: Lantern Bay", f"  en: {text}") if key == "en" else swap("灯湾电商", text)


def at(path: str, code: str, reason: str, files: dict[str, File]) -> Example:
    """Return files of which one is reported as a whole."""
    return Example(code=code, files=files, reason=reason, places=((path, 1, 1),))


def odd(path: str, code: str, reason: str, content: File = "") -> Example:
    """Return a file that has no place where it lies."""
    return at(path, code, reason, {path: content})


def drawing(inside: str) -> dict[str, File]:
    """Return a logo with something in it."""
    return {LOGO: DRAWING.replace("<path", inside + "<path")}


MORE_BAD: Final = (
    # Files.
    Example(
        code="file-binary",
        files={PROVIDER: ENTRY.replace("灯湾", "灯\0湾")},
        reason="a nought byte in a name",
        places=((PROVIDER, 9, 8),),
    ),
    Example(
        code="file-binary",
        files={GUIDE_EN: ENGLISH + "\0", GUIDE_ZH: CHINESE},
        reason="a nought byte at the end of a guide",
        places=((GUIDE_EN, 13, 1),),
    ),
    Example(
        code="file-binary",
        files={LOGO: b"\x00\x00\x01\x00"},
        reason="a picture of another kind",
        places=((LOGO, 1, 1),),
    ),
    bad("file-bom", "a guide", {GUIDE_EN: "▸\ufeff" + ENGLISH, GUIDE_ZH: CHINESE}),
    bad("file-bom", "a table of sources", {SOURCES: "▸\ufefffirst: {title: A, kind: press, read: 2026-11-22}\n"}),
    bad("file-line-ends", "one line of Windows", swap("listed_on: 2026-11-22\n", "listed_on: 2026-11-22▸\r\n")),
    bad("file-line-ends", "one line of an old Mac", swap("source: s1\n", "source: s1▸\r")),
    bad(
        "file-line-ends",
        "a guide that two systems wrote",
        {GUIDE_EN: ENGLISH.replace("It comes back.\n", "It comes back.▸\r\n"), GUIDE_ZH: CHINESE},
    ),
    odd("content/providers/lantern-bay.yml", "file-unused", "an ending that nothing reads", ENTRY),
    odd("content/providers/lantern-bay.yaml.txt", "file-unused", "an ending of Windows", ENTRY),
    odd("content/providers/lantern-bay.json", "file-unused", "another form", "{}"),
    odd("content/providers/lantern-bay.png", "file-unused", "a picture that is no SVG", b"\x89PNG"),
    odd("content/providers/lantern-bay.yaml.orig", "file-unused", "what a merge leaves", ENTRY),
    odd("content/guides/deposit/fr.md", "file-unused", "a third language", ENGLISH),
    odd("content/guides/deposit/en.markdown", "file-unused", "another ending of Markdown", ENGLISH),
    odd("content/guides/notes.txt", "file-unused", "notes beside the guides", "x"),
    odd("content/glossary.yml", "file-unused", "a second glossary", "terms: []"),
    odd("content/demo/published.yaml", "file-unused", "another form of what is published", "a: b"),
    odd("content/providers/.lantern-bay.yaml.swp", "file-unused", "what an editor leaves"),
    at("content/providers/old", "folder-unknown", "old entries", {"content/providers/old/stone-mill.yaml": _OTHER}),
    at("content/provider", "folder-unknown", "a folder in the singular", {"content/provider/stone-mill.yaml": _OTHER}),
    at("content/images", "folder-unknown", "pictures", {"content/images/logo.svg": DRAWING}),
    at(
        "content/guides/deposit/img",
        "folder-unknown",
        "pictures of a guide",
        {"content/guides/deposit/img/a.svg": DRAWING},
    ),
    odd("content/schema/My Schema.schema.json", "file-name", "a space and capitals", "{}"),
    odd("content/schema/模式.schema.json", "file-name", "a name in Chinese", "{}"),
    Example(
        code="file-name-clash",
        files={"content/schema/a-b.schema.json": "{}", "content/schema/A-B.schema.json": "{}"},
        reason="capitals",
        places=(("content/schema/a-b.schema.json", 1, 1),),
    ),
    Example(
        code="file-link",
        files={"content/providers/stone-mill.yaml": Path("/etc/hostname")},
        reason="a link out of the folder",
        places=(("content/providers/stone-mill.yaml", 1, 1),),
    ),
    Example(
        code="file-link",
        files={"content/providers/stone-mill.yaml": Path("lantern-bay.yaml")},
        reason="a link to another entry",
        places=(("content/providers/stone-mill.yaml", 1, 1),),
    ),
    Example(
        code="file-link",
        files={"content/guides/copy": Path("deposit")},
        reason="a link to a folder",
        places=(("content/guides/copy", 1, 1),),
    ),
    Example(
        code="file-link", files={LOGO: Path("nowhere.svg")}, reason="a link that leads nowhere", places=((LOGO, 1, 1),)
    ),
    # Names and ids.
    *(
        at(
            f"content/providers/{stem}.yaml",
            "id-reserved",
            f"the address {stem}",
            {f"content/providers/{stem}.yaml": _OTHER},
        )
        for stem in ("compare", "admin", "hezuo", "en", "undefined")
    ),
    *(
        at(
            f"content/providers/{stem}.yaml",
            "id-impersonates",
            f"the id {stem}",
            {f"content/providers/{stem}.yaml": _OTHER},
        )
        for stem in (
            "tmall",
            "tma11",
            "taobao-official",
            "jd-global",
            "wechat-support",
            "tmall-jd",
            "t-mall",
            "alibaba-group",
        )
    ),
    bad("name-impersonates", "a platform’s own name", name("▸Tmall Global")),
    bad("name-impersonates", "a platform’s name in Chinese", name("▸天猫国际", "zh")),
    bad("name-impersonates", "staff of a platform", name("▸天猫小二服务中心", "zh")),
    bad("name-impersonates", "an office of a platform", name("▸Tmall Official Certification Center")),
    bad("name-impersonates", "the programme", name("▸Hezuo")),
    bad(
        "name-taken",
        "the same name",
        {**beside(("Lantern Bay", "石磨")), PROVIDER: name("Lantern Bay").replace("en: Lantern", "en: ▸Lantern")},
    ),
    bad(
        "name-taken",
        "in capitals and with a legal form",
        {**beside(("LANTERN-BAY Co., Ltd.", "石磨")), PROVIDER: ENTRY.replace("en: Lantern", "en: ▸Lantern")},
    ),
    bad(
        "name-taken",
        "in traditional characters",
        {**beside(("Stone Mill", "石磨电商\n  legal: 燈灣電商")), PROVIDER: ENTRY.replace("zh: 灯湾", "zh: ▸灯湾")},
    ),
    bad(
        "name-taken",
        "as a registered name with its city",
        {**beside(("Stone Mill", "杭州灯湾电商有限公司")), PROVIDER: ENTRY.replace("zh: 灯湾", "zh: ▸灯湾")},
    ),
    bad(
        "name-taken",
        "in full-width letters",
        {**beside(("Ｌａｎｔｅｒｎ Ｂａｙ", "石磨")), PROVIDER: ENTRY.replace("en: Lantern", "en: ▸Lantern")},
    ),
    bad(
        "name-near",
        "another letter",
        {**beside(("Lantern Bey", "石磨")), PROVIDER: ENTRY.replace("en: Lantern", "en: ▸Lantern")},
    ),
    bad(
        "name-near",
        "a letter more",
        {**beside(("Lanterns Bay", "石磨")), PROVIDER: ENTRY.replace("en: Lantern", "en: ▸Lantern")},
    ),
    bad(
        "name-near",
        "two letters exchanged",
        {**beside(("Lantren Bay", "石磨")), PROVIDER: ENTRY.replace("en: Lantern", "en: ▸Lantern")},
    ),
    bad(
        "name-sounds",
        "other characters, read alike",
        {**beside(("Stone Mill", "登湾电商")), PROVIDER: ENTRY.replace("zh: 灯湾", "zh: ▸灯湾")},
    ),
    bad(
        "name-sounds",
        "a Latin name that spells the Chinese one",
        {**beside(("Dengwan Dianshang", "石磨")), PROVIDER: ENTRY.replace("zh: 灯湾", "zh: ▸灯湾")},
    ),
    bad(
        "website-taken",
        "the same site",
        {
            **beside(("Stone Mill", "石磨"), "https://lantern-bay.test/en"),
            PROVIDER: ENTRY.replace("website: ", "website: ▸"),
        },
    ),
    bad(
        "website-taken",
        "another host of one domain",
        {
            **beside(("Stone Mill", "石磨"), "http://shop.lantern-bay.test"),
            PROVIDER: ENTRY.replace("website: ", "website: ▸"),
        },
    ),
    # Dates and times.
    bad(
        "date-in-text", "April has thirty days", both("▸Opened on 31 April 2023 in Hangzhou.", "2023年4月开业，31人。")
    ),
    bad("date-in-text", "the same in Chinese", both("Founded in April 2023, 31 people.", "▸2023年4月31日成立。")),
    bad(
        "date-in-text",
        "a month that Chinese does not have either",
        both("▸Founded on 2023-13-01.", "▸2023年13月1日成立。"),
    ),
    bad("date-in-text", "a day of a guide", two("Until ▸2023-02-30.\n", "至▸2023-02-30。\n")),
    bad("date-in-text", "a month that does not exist", both("▸Founded on 2023-13-01.", "▸成立于2023-13-01。")),
    bad(
        "date-in-text",
        "as Americans write it",
        swap("founded: 2014", 'founded: {value: 2014, note: {en: ▸"February 30, 2014", zh: 2014年2月}}').replace(
            "2014年2月", "2014年2月，约30人"
        ),
    ),
    bad("founded-future", "a year to come", swap("founded: 2014", "founded: ▸2031")),
    bad(
        "dates-contradict",
        "a level before the firm",
        level("level: tmall-5-star, since: ▸2012, until: 2013, seen: five stars"),
    ),
    bad(
        "dates-source-older", "a source before the firm", swap("read: 2026-11-22", "dated: ▸2011-05, read: 2026-11-22")
    ),
    bad(
        "removed-accepting",
        "closed, and open",
        plus("terms: {accepting: ▸true}\nremoved: {on: 2026-11-22, reason: closed}\n"),
    ),
    bad("time-midnight", "a window of an entry", both("▸Open until 24:00 China time.", "▸北京时间24:00前开放。")),
    bad("time-midnight", "with full-width signs", both("▸Open until 24:00 China time.", "▸北京时间24：00前开放。")),
    bad(
        "time-midnight",
        "a window of a guide",
        two("Until ▸24:00 on 26 March, China time.\n", "至3月26日▸24:00（北京时间）。\n"),
    ),
    bad("time-midnight", "the hour in Chinese", two("Until 24 hours, China time.\n", "至▸24点，北京时间。\n")),
    bad("time-zone", "a window of an entry", both("▸Answers from 9:30.", "▸9:30起答复。")),
    bad(
        "time-zone",
        "a window of a guide to the second",
        two("Until ▸23:59:59 on 20 February.\n", "至2月20日▸23:59:59。\n"),
    ),
    # Links.
    bad("link-character", "a full-width comma behind it", site("▸https://www.lantern-bay.test，")),
    bad(
        "link-character",
        "a quotation mark",
        swap('url: "https://www.lantern-bay.test/about"', "url: ▸https://www.lantern-bay.test/“about”"),
    ),
    bad(
        "link-character", "a full stop in Chinese", plus("introduction: {url: ▸https://www.lantern-bay.test/a.pdf。}\n")
    ),
    bad("link-character", "a brace", site('▸"https://www.lantern-bay.test/{id}"')),
    *(
        bad("link-lookalike", f"the host {host}", site(f"▸https://{host}/"))
        for host in (
            "www.taoba0.com",
            "xn--tmll-63d.com",
            "tmall.com.evil.net",
            "www.a1ibaba.com",
            "www.tamll.com",
            "alibabaa.com",
            "xiaohongshuu.com",
            "doyuin.com",
            "www.tmall.com.login.test",
        )
    ),
    bad("link-lookalike", "a Cyrillic letter", site("▸https://www.tаobao.com/")),
    bad("link-lookalike", "in a guide", two("See [this](▸https://www.taoba0.com/).\n")),
    bad("link-shortened", "a short address", plus("introduction: {url: ▸https://bit.ly/3xYzAbC}\n")),
    bad("link-shortened", "one of China", swap('url: "https://www.lantern-bay.test/about"', "url: ▸https://t.cn/A6x")),
    bad("link-shortened", "in a guide", two("See [this](▸https://tinyurl.com/abc).\n")),
    bad("link-private", "in a guide", two("See [this](▸http://192.168.0.1/).\n")),
    bad("link-credentials", "in a guide", two("See [this](▸https://me:secret@a.test/).\n")),
    bad("store-host", "a host that only ends like the platform’s", store("tmall", "▸https://nottmall.com/shop")),
    bad("store-host", "another platform", store("jd", "▸https://shop.tmall.com/")),
    bad("store-host", "the firm’s own site", store("douyin", "▸https://www.lantern-bay.test/shop")),
    bad("website-host", "a page on a social network", site("▸https://weibo.com/lanternbay")),
    bad("website-host", "a store", site("▸https://lanternbay.tmall.com")),
    bad(
        "source-host",
        "a blog that is called official",
        swap("kind: self-stated", "kind: ▸official").replace("www.lantern-bay.test/about", "blog.test/about"),
    ),
    *(
        bad("personal-messenger", f"the account {account}", swap("title: About us", f'title: ▸"{account}"'))
        for account in (
            "微信号：lanternbay",
            "微信号lantern_bay",
            "加V：lanternbay88",
            "加微信 lantern2014",
            "加我微 lantern2014",
            "微信：lanternbay",
            "VX: bay_2014",
            "WeChat ID: lanternbay",
            "WeChat: bay-2014",
            "QQ群：123456789",
            "QQ: 2851234567",
            "QQ号是2851234567",
            "企鹅：2851234567",
            "Telegram: @lanternbay",
            "Q Q：2851234567",
            "vx个人号lanternbay",
            "vx account: lanternbay",
            "电报：bay_2014",
            "tg://resolve",
        )
    ),
    bad("personal-messenger", "in a guide", two("Write to ▸WeChat ID: lanternbay.\n", "请▸加V lantern2014。\n")),
    bad(
        "personal-messenger",
        "a link that opens a talk",
        swap("headquarters: hangzhou", "headquarters: hangzhou\n  contact: ▸https://wa.me/4420794600"),
    ),
    bad("personal-messenger", "spelled in codes", swap("title: About us", 'title: ▸"QQ\\u003a 2851234567"')),
    bad(
        "personal-mailbox",
        "behind a link and a Chinese comma",
        two("See https://a.test or ▸li.wei@a.test.\n", "见https://a.test，▸li.wei@a.test。\n"),
    ),
    bad("personal-mailbox", "as the words of a link", two("[▸li.wei@a.test](https://a.test)\n")),
    bad(
        "personal-mailbox",
        "in the query of a link",
        swap('lantern-bay.test/about"', 'lantern-bay.test/form?to=li.wei%40a.test"').replace('url: "', 'url: ▸"'),
    ),
    bad("personal-mailbox", "spelled in codes", swap("title: About us", 'title: ▸"li.wei\\x40a.test"')),
    bad(
        "text-entity",
        "a mailbox in disguise",
        two("Write to li.wei▸&#x40;a.test or li▸&commat;a.test.\n", "请写信至li.wei▸&#x40;a.test。\n"),
    ),
    bad("personal-mobile", "spelled in codes", swap("title: About us", 'title: ▸"Call \\x31380013\\x38000"')),
    bad("text-entity", "a number in disguise", two("Call 138▸&#48;0138000.\n", "请拨138▸&#48;0138000。\n")),
    bad("text-entity", "what shows nothing", two("One▸&ZeroWidthSpace;two▸&#8203;three.\n")),
    bad("text-entity", "left from a page", swap("title: About us", "title: About▸&nbsp;us ▸&amp; more")),
    bad("markdown-escape", "a mailbox", two("Write to li.wei▸\\@a.test.\n")),
    bad("markdown-escape", "a link", two("See a▸\\.test.\n")),
    bad(
        "owner-repeated",
        "one account twice",
        {OWNERS: "lantern-bay: [{account: 1, since: 2026-11-22}, {account: ▸1, since: 2026-11-23}]\n"},
    ),
    *(
        bad("translation-currency", f"{english} – {chinese}", both(f"▸Deposit of {english}.", f"▸保证金{chinese}。"))
        for english, chinese in (
            ("100,000 CNY", "10万美元"),
            ("USD 5 million", "500万元"),
            ("US$50,000", "5万欧元"),
            ("$50,000", "5万元人民币"),
            ("RMB100,000", "10万港元"),
            ("€2 million", "200万英镑"),
            ("¥30,000", "3万美元"),
            ("HK$80,000", "人民币8万元"),
        )
    ),
    bad("translation-currency", "one of two amounts", both("▸CNY 100 and USD 700.", "▸100美元与700美元。")),
    bad("translation-currency", "in a guide", two("At least ▸USD 30,000.\n", "至少▸3万元。\n")),
    *(
        bad(
            "source-anybody",
            f"a page at {host}",
            swap("kind: self-stated", "kind: ▸official").replace("www.lantern-bay.test/about", host),
        )
        for host in (
            "mp.weixin.qq.com/s/a1",
            "www.linkedin.com/pulse/a",
            "zhuanlan.zhihu.com/p/1",
            "www.xiaohongshu.com/explore/1",
            "weibo.com/1/a",
        )
    ),
    # Text.
    bad("text-bidi", "an isolate in a guide", body("One▸\u2067two▸\u2069\n")),
    bad("text-bidi", "a mark from right to left", swap("title: About us", "title: About▸\u200f us")),
    bad("text-space", "two spaces in a text", swap(_SUMMARY, "▸Store  operation provider in Hangzhou.")),
    bad("text-space", "a space that does not break", name("▸Lantern\u00a0Bay")),
    bad("text-space", "a space of Chinese width at the end", name("▸灯湾电商\u3000", "zh")),
    bad("text-space", "two spaces in a guide", body("One▸  two.\n")),
    bad("text-space", "a space that does not break, in a guide", two("CNY▸\u00a05.\n", "5元。\n")),
    bad("text-space-han", "between two characters", both(_SUMMARY, "▸杭州 的代运营服务商。")),
    bad("text-space-han", "before a full stop", both(_SUMMARY, "▸杭州的代运营服务商 。")),
    bad("text-space-han", "in a name", swap("zh: 灯湾电商", "zh: ▸灯湾 电商")),
    bad("text-space-han", "in a guide", two("It comes back.\n", "可以▸ 退还。\n")),
    bad("text-mojibake", "Chinese read as Western", swap("title: About us", "title: ▸åŒ—äº¬")),
    bad("text-mojibake", "an apostrophe read as Western", swap("title: About us", "title: About▸â€™s")),
    bad("text-mojibake", "an accent read as Western", swap("title: About us", "title: Caf▸Ã© us")),
    bad("text-mojibake", "UTF-8 read as GBK", swap("title: About us", "title: ▸鐢靛晢鏈嶅姟")),
    bad("text-mojibake", "a replacement character", name("灯▸\ufffd电商", "zh")),
    bad("text-mojibake", "what remains of it in GBK", name("▸锟斤拷电商", "zh")),
    bad("text-mojibake", "memory that nobody wrote", name("▸烫烫烫电商", "zh")),
    bad(
        "text-mojibake", "a garbled end of a sentence", two("Until 23:59:59 China time.\n", "至23:59:59▸?。;北京时间\n")
    ),
    bad("text-pinyin", "a reading in brackets", name("灯▸(dēng)湾电商", "zh")),
    bad("text-pinyin", "readings behind every character", both(_SUMMARY, "杭州的标▸(biāo)准▸(zhǔn)服务商。")),
    bad("text-pinyin", "readings without tones", both(_SUMMARY, "杭州的标▸(biao)准(zhun)服务商。")),
    bad("text-pinyin", "full-width brackets, in a guide", two("It comes back.\n", "可以退▸（tuì）还。\n")),
    bad("text-pinyin", "a reading without brackets", name("灯▸dēng湾电商", "zh")),
    *(
        bad("text-rendering", f"the words {words}", swap(_SUMMARY, f"▸Provider in Hangzhou for {words}."))
        for words in ("agent operation", "Agent Operations", "investment promotion", "waiters", "brands that settle in")
    ),
    bad("text-rendering", "in a guide", two("Ask the ▸waiter.\n", "请询问小二。\n")),
    bad("text-markdown", "a link in a title", swap("title: About us", 'title: "▸[About us](https://a.test)"')),
    bad(
        "text-markdown",
        "a link in a summary",
        both("Provider in ▸[Hangzhou](page:about).", _ZH_SUMMARY).replace(
            "en: Provider in ▸[Hangzhou](page:about).", 'en: "Provider in ▸[Hangzhou](page:about)."'
        ),
    ),
    bad(
        "markdown-image",
        "a picture from elsewhere",
        body("▸![Steps](https://a.test/steps.png)\n") | {GUIDE_ZH: CHINESE + "\n▸![步骤](https://a.test/steps.png)\n"},
    ),
    bad("markdown-image", "a picture by reference", body("▸![Steps][one]\n")),
    bad("markdown-target", "another scheme", two("[this](▸ftp://a.test/x)\n")),
    bad("markdown-target", "a letter in disguise", two("[this](▸java&#115;cript:alert(1))\n")),
    bad("markdown-target", "a host without a scheme", two("[this](▸//evil.test)\n")),
    bad("markdown-target", "a path", two("[this](▸../privacy)\n")),
    bad("markdown-target", "a mailbox", two("[this](▸mailto:info@a.test)\n")),
    bad("markdown-target", "by reference", two("[this][1]\n\n[1]: ▸ftp://a.test/x\n")),
    # Personal data.
    *(
        bad("personal-mailbox", f"the mailbox {box}", swap("title: About us", f"title: ▸Write to {box}"))
        for box in (
            "li.wei@lantern-bay.test",
            "jsmith@lantern-bay.test",
            "wei.zhang@gmail.com",
            "zhangwei88@lantern-bay.test",
        )
    ),
    bad("personal-mailbox", "in a guide", two("Write to ▸li.wei@a.test.\n")),
    *(
        bad("personal-free-mail", f"the mailbox {box}", swap("title: About us", f"title: ▸Write to {box}"))
        for box in ("12345678@qq.com", "lanternbay@163.com", "info@gmail.com")
    ),
    *(
        bad("personal-mobile", f"the number {number}", swap("title: About us", f'title: ▸"Call {number}"'))
        for number in (
            "13800138000",
            "+86 138 0013 8000",
            "138-0013-8000",
            "+852 9123 4567",
            "+44 7911 123456",
            "１３８００１３８０００",
            "0086 13800138000",
        )
    ),
    bad("personal-mobile", "in a guide", two("Call ▸13800138000.\n", "请拨▸13800138000。\n")),
    bad(
        "personal-identity", "the number of an identity card", swap("title: About us", "title: ▸No. 11010519491231002X")
    ),
    # Both languages.
    bad("translation-missing", "English twice", both(_SUMMARY, "▸Store operation provider in Hangzhou.")),
    bad("translation-missing", "Chinese twice", both("▸杭州的代运营服务商。", _ZH_SUMMARY)),
    bad(
        "translation-missing",
        "a note in English only",
        swap("founded: 2014", "founded: {value: 2014, note: {en: as of the register, zh: ▸as of the register}}"),
    ),
    bad(
        "translation-missing",
        "a section of a guide in Chinese",
        {
            GUIDE_EN: ENGLISH.replace("## Return", "▸## Return").replace("It comes back.", "可以退还。"),
            GUIDE_ZH: CHINESE,
        },
    ),
    bad(
        "translation-missing",
        "a section of a guide in English",
        {
            GUIDE_EN: ENGLISH,
            GUIDE_ZH: CHINESE.replace("## 退还", "▸## Return").replace("可以退还。", "It comes back to you."),
        },
    ),
    bad("translation-figures", "another number", both("▸It runs 31 stores.", "▸经营13家店铺。")),
    bad("translation-figures", "a number that is missing", both("▸It runs 31 stores for 24 brands.", "经营31家店铺。")),
    bad("translation-figures", "another unit", both("▸Sales of 5 million.", "▸销售额5亿元。")),
    bad("translation-figures", "a nought lost", both("▸Sales of CNY 100,000.", "▸销售额1万元。")),
    bad("translation-figures", "full-width digits", both("▸It has 420 people.", "▸共４２人。")),
    bad(
        "translation-figures",
        "another year of a note",
        swap("founded: 2014", "founded: {value: 2014, note: {en: ▸register of 2019, zh: ▸2020年登记}}"),
    ),
    bad(
        "translation-figures",
        "a period",
        level("level: tmall-5-star, period: {en: ▸first half of 2026, zh: ▸2025年上半年}, seen: five stars"),
    ),
    bad("translation-figures", "a guide", two("Within ▸15 days.\n", "▸5日内。\n")),
    bad("translation-figures", "a decimal", both("▸Growth of 3.5 times.", "▸增长35倍。")),
    bad("translation-figures", "a figure in characters", both("▸It runs 31 stores.", "经营三十家店铺。")),
    bad(
        "translation-links",
        "in a note",
        swap("founded: 2014", 'founded: {value: 2014, note: {en: ▸"see https://a.test/x", zh: 见下}}'),
    ),
    bad(
        "translation-links",
        "another address",
        swap("founded: 2014", 'founded: {value: 2014, note: {en: ▸"see https://a.test/x", zh: ▸见https://a.test/y}}'),
    ),
    bad(
        "translation-links",
        "a citation of a guide",
        {GUIDE_EN: ENGLISH.replace("[@first]", "▸[@first]"), GUIDE_ZH: CHINESE.replace("10万元。[@first]", "10万元。")},
    ),
    bad("translation-links", "a link of a guide", two("See [the page▸](page:about).\n", "见页面。\n")),
    bad(
        "translation-length",
        "a summary that lost its half",
        both(
            "Store operation provider in Hangzhou with teams for content, for customer service and for data, and a warehouse in Ningbo.",
            "▸服务商。",
        ),
    ),
    bad(
        "translation-length",
        "a Chinese text that says more",
        both(
            "▸Provider.",
            "杭州的代运营服务商，设有内容、客服和数据团队，在宁波有保税仓，服务来自日本、法国和韩国的美妆与个护品牌。",
        ),
    ),
    bad(
        "translation-length",
        "a section that lost its paragraphs",
        {
            GUIDE_EN: ENGLISH
            + "\nThe sum is returned after the last order is closed, and no sooner than the platform has looked at complaints.\n\nWhoever leaves early waits longer, as the article says; it does not say how long, and names no office.\n",
            GUIDE_ZH: CHINESE.replace("## 退还", "▸## 退还"),
        },
    ),
    # Certifications.
    bad(
        "certification-period",
        "no period at all",
        level("level: tmall-5-star, seen: five stars").replace("{level", "▸{level"),
    ),
    bad(
        "certification-evidence",
        "only the firm’s word",
        level("level: tmall-5-star, since: 2026-01, until: 2026-06").replace("{level", "▸{level"),
    ),
    bad(
        "certification-overlap",
        "two levels at a time",
        level(
            "level: tmall-5-star, since: 2026-01, until: 2026-06, seen: five stars",
            "▸level: tmall-4-star, since: 2026-04, until: 2026-09, seen: four stars",
        ).replace("{▸level", "▸{level"),
    ),
    bad(
        "certification-long",
        "a level without an end in sight",
        level("level: tmall-5-star, since: 2026, until: ▸2035, seen: five stars"),
    ),
    # Owners.
    bad("owner-unknown", "a typing error", {OWNERS: "▸lantern-bey: [{account: 1, since: 2026-11-22}]\n"}),
    bad(
        "list-long",
        "three owners",
        {
            OWNERS: "lantern-bay: ▸[{account: 1, since: 2026-11-22}, {account: 2, since: 2026-11-22}, {account: 3, since: 2026-11-22}]\n".replace(
                "lantern-bay: ▸", "▸lantern-bay: "
            )
        },
    ),
    bad("number-format", "an owner by name", {OWNERS: "lantern-bay: [{account: ▸lantern, since: 2026-11-22}]\n"}),
    # Logos.
    bad("logo-broken", "an element without its end", {LOGO: DRAWING.replace("/></svg>", "></▸svg>")}),
    bad(
        "logo-broken",
        "two attributes of one name",
        {LOGO: DRAWING.replace('<path d="M0 0h30z"', '<path d="M0 0h30z" ▸d="x"')},
    ),
    bad(
        "logo-viewbox",
        "measures in pixels only",
        {LOGO: "▸" + DRAWING.replace('viewBox="0 0 30 30"', 'width="30" height="30"')},
    ),
    bad("logo-unsafe", "a link to a page", drawing("<a ▸href='https://a.test'/>")),
    bad("logo-unsafe", "a picture within", drawing("<g xlink:▸href='data:image/png;base64,AAAA'/>")),
    # What an examiner's corpus brought to light.
    bad("text-invisible", "spelled with a backslash", swap("en: Lantern Bay", 'en: ▸"Lantern\\u200b Bay"')),
    bad("text-bidi", "spelled with a backslash", swap("en: Lantern Bay", 'en: ▸"Lantern\\u202e Bay"')),
    bad("text-invisible", "a Korean letter that shows nothing", swap("en: Lantern Bay", "en: Lantern▸\u3164Bay")),
    bad("text-traditional", "a summary", both("Store operation provider in Hangzhou.", "▸杭州的代運營服務商。")),
    bad("text-traditional", "a name", swap("zh: 灯湾电商", "zh: ▸燈灣電商")),
    bad("text-traditional", "a guide", {GUIDE_EN: f"{ENGLISH}\nMore.\n", GUIDE_ZH: f"{CHINESE}\n▸詳見來源。\n"}),
    bad("text-composed", "an accent of its own", swap("en: Lantern Bay", "en: Lant▸e\u0301rn Bay")),
    *(
        bad(
            "text-placeholder",
            f"the word {word}",
            swap(
                "  headquarters: hangzhou",
                f'  headquarters: hangzhou\n  owner: {{value: {{en: ▸"{word}", zh: ▸"{other}"}}}}',
            ),
        )
        for word, other in (("-", "—"), ("Unknown.", "未知"), ("n/a", "暂无"), ("TODO", "待翻译"))
    ),
    bad("text-mojibake", "a part of a text, some bytes lost", swap("zh: 灯湾电商", "zh: 鍥藉▸浼佷笟淇＄敤")),
    bad("text-mojibake", "signs that an old encoding lacked", swap("灯湾电商", "灯▸???电商")),
    bad(
        "introduction-size",
        "a document without its size",
        plus("introduction: {url: ▸https://www.lantern-bay.test/A.PDF?x=1}\n"),
    ),
    bad("name-mixed", "a Cyrillic letter", swap("en: Lantern Bay", "en: ▸Lant\u0435rn Bay")),
    bad("name-mixed", "a Greek capital", swap("en: Lantern Bay", "en: Lantern Bay\n  legal: ▸\u0392ay Ltd")),
    bad(
        "logo-format", "a drawing without its namespace", {LOGO: '▸<svg viewBox="0 0 30 30"><path d="M0 0h30z"/></svg>'}
    ),
    bad(
        "certification-early",
        "a level that its source could not know",
        level("level: tmall-5-star, since: ▸2026-07, until: 2026-12, source: s1, seen: five stars").replace(
            "kind: self-stated", "kind: self-stated, dated: 2026-06-30"
        ),
    ),
    bad(
        "certification-words",
        "another year in words",
        level(
            "level: tmall-5-star, period: {en: ▸first half of 2025, zh: ▸2025年上半年}, since: 2026-01, until: 2026-06, source: s1, seen: five stars"
        ),
    ),
    bad(
        "founded-differs",
        "another year in the summary",
        both("▸Store operation provider, founded in 2015.", "▸代运营服务商，2015年成立。"),
    ),
    bad(
        "kind-raised",
        "a fact that claims more than its source",
        swap("founded: 2014", "founded: {value: 2014, kind: ▸filing}"),
    ),
    bad(
        "kind-raised",
        "a level that claims to be official",
        level("level: tmall-5-star, since: 2026-01, until: 2026-06, source: s1, kind: ▸official, seen: five stars"),
    ),
    bad(
        "source-unlinked",
        "a list that nobody can open",
        swap('url: "https://www.lantern-bay.test/about", kind: self-stated', "kind: ▸official"),
    ),
    bad("source-own", "the firm’s news called press", swap("kind: self-stated", "kind: ▸press")),
    bad(
        "translation-items",
        "an item lost",
        {GUIDE_EN: f"{ENGLISH}\n- one\n- two\n", GUIDE_ZH: CHINESE.replace("## 退还", "▸## 退还") + "\n- 一\n"},
    ),
    bad(
        "translation-items",
        "a row lost",
        {
            GUIDE_EN: f"{ENGLISH}\n| a | b |\n| - | - |\n| c | d |\n",
            GUIDE_ZH: CHINESE.replace("## 退还", "▸## 退还") + "\n| 甲 | 乙 |\n| - | - |\n",
        },
    ),
    bad(
        "translation-missing",
        "a paragraph left in English",
        two("It comes back within a few weeks of the end.\n", "▸It comes back within a few weeks of the end.\n"),
    ),
    bad("translation-links", "a bare link", two("See ▸https://a.test/x for more.\n", "详见来源。\n")),
    bad(
        "translation-figures",
        "a figure that only seems to be there",
        two("A share of ▸5% and CNY 50,000.\n", "分成▸15%，另加5万元。\n"),
    ),
    bad("markdown-fence", "a block that does not end", two("▸```\nText\n")),
    bad("yaml-wide", "a Chinese colon", swap("  headquarters: hangzhou", "  headquarters▸：hangzhou")),
    bad(
        "personal-mobile",
        "in a comment",
        ENTRY.replace("types: [operation]", "types: [operation] # ask Li, ▸13800138000"),
    ),
    bad("personal-mobile", "with dots", swap("title: About us", 'title: ▸"Call 138.0013.8000"')),
    bad("personal-mobile", "in Chinese figures", swap("title: About us", "title: ▸请拨一三八〇〇一三八〇〇〇")),
    bad("personal-mailbox", "written out", swap("title: About us", 'title: ▸"Write to li.wei (at) a.test"')),
    bad(
        "personal-free-mail",
        "a second host of a free service",
        swap("title: About us", "title: ▸Write to info@vip.163.com"),
    ),
    bad(
        "text-markdown",
        "bold text",
        swap("en: Store operation provider in Hangzhou.", "en: Store ▸**operation** provider in Hangzhou."),
    ),
    *(
        bad("link-private", f"the link {link}", site(f'▸"{link}"'))
        for link in (
            "http://１２７.０.０.１/",
            "http://127.0.0.1.nip.io/",
            "https://www.lantern-bay.test:99999/",
            "https://wiki.lan/",
        )
    ),
    bad("id-reserved", "a name that Windows keeps", {"content/providers/con.yaml": "▸" + ENTRY, PROVIDER: None}),
)

MORE_GOOD: Final = (
    good("file-binary", "signs of every plane", name("灯湾𠮷电商", "zh")),
    good("file-bom", "a zero-width mark that is not there", ENTRY),
    good("file-line-ends", "line ends of Windows throughout", ENTRY.replace("\n", "\r\n")),
    good(
        "file-line-ends",
        "a guide with line ends of Windows",
        {GUIDE_EN: ENGLISH.replace("\n", "\r\n"), GUIDE_ZH: CHINESE.replace("\n", "\r\n")},
    ),
    good("file-unused", "what a system leaves", {"content/.DS_Store": b"\0"}),
    good(
        "folder-unknown",
        "a second guide",
        {
            path.replace("deposit", "leaving"): text
            for path, text in {
                GUIDE_EN: ENGLISH,
                GUIDE_ZH: CHINESE,
                GUIDE_HEAD: "order: 2\naudience: brands\nlisted_on: 2026-11-22\nchecked: 2026-11-22\n",
            }.items()
        },
    ),
    good("file-name", "a schema with a hyphen", {"content/schema/data-a.schema.json": "{}"}),
    good(
        "file-name-clash",
        "names that differ by a letter",
        {"content/schema/a.schema.json": "{}", "content/schema/b.schema.json": "{}"},
    ),
    good("file-link", "two files of the same content", {LOGO: DRAWING}),
    *(
        good("id-impersonates", f"the id {stem}", {f"content/providers/{stem}.yaml": _OTHER})
        for stem in ("tmall-growth-partners-ltd", "small", "jdx", "red-mall", "vip-brands", "amazonia")
    ),
    good("name-impersonates", "a platform within a name", name("Tmall Growth Partners")),
    good("name-impersonates", "office without a platform", name("Official Brand House")),
    good("name-impersonates", "a Chinese name with a platform", name("天猫代运营联盟", "zh")),
    good("name-taken", "a name within another one", beside(("Lantern Bay Digital", "灯湾电商科技"))),
    good("name-taken", "an entry that was removed", {_SECOND: ENTRY + "removed: {on: 2026-11-22, reason: merged}\n"}),
    good(
        "name-near",
        "names that differ by a number",
        {**beside(("Studio Lantern 54", "石磨")), PROVIDER: name("Studio Lantern 55")},
    ),
    good("name-near", "short names", {**beside(("Bay", "石磨")), PROVIDER: name("Day")}),
    good("name-sounds", "names read otherwise", beside(("Stone Mill", "石磨电商"))),
    good(
        "website-taken",
        "two firms below a public suffix",
        {**beside(("Stone Mill", "石磨"), "https://stone.co.uk"), PROVIDER: site("https://lantern.co.uk")},
    ),
    good("date-in-text", "a leap day", both("Founded on 29 February 2024.", "2024年2月29日成立。")),
    good("date-in-text", "what a source prints", swap("founded: 2014", "founded: {value: 2014, seen: 2023年4月31日}")),
    good(
        "date-in-text",
        "figures that are no day",
        both("Sizes 30-31-32, hall 4-31, 2019-2023.", "尺码30-31-32，4-31号馆，2019-2023。"),
    ),
    good(
        "date-in-text",
        "the last days of their months",
        two(
            "31 January 2023, 30 April 2023, December 31, 2023, 2023-10-31.\n",
            "2023年1月31日、2023年4月30日、2023年12月31日、2023-10-31。\n",
        ),
    ),
    good("founded-future", "this year", swap("founded: 2014", "founded: 2026")),
    good(
        "dates-contradict",
        "a level in the year of founding",
        level("level: tmall-5-star, since: 2014, until: 2015, seen: five stars"),
    ),
    good(
        "dates-source-older", "a source of the same year", swap("read: 2026-11-22", "dated: 2014-01, read: 2026-11-22")
    ),
    good(
        "removed-accepting",
        "removed on request",
        plus("terms: {accepting: true}\nremoved: {on: 2026-11-22, reason: on-request}\n"),
    ),
    good(
        "time-midnight",
        "a guide that says which midnight",
        two("Until 24:00, the midnight that ends the day, China time.\n", "至24:00，即当日结束的午夜，北京时间。\n"),
    ),
    good(
        "time-midnight", "hours and ratios", both("Support for 24 hours, 7 days; ratio 3:1.", "7×24小时支持，比例3:1。")
    ),
    good("time-zone", "a zone in words", both("Answers from 9:30 Beijing time.", "北京时间9:30起答复。")),
    good("time-zone", "an offset", both("Answers from 9:30 (UTC+8).", "9:30（UTC+8）起答复。")),
    good("time-zone", "a time that a source prints", swap("title: About us", 'title: "Live at 20:00"')),
    good(
        "link-character",
        "a link in Chinese that is encoded",
        site("https://www.lantern-bay.test/%E5%85%B3%E4%BA%8E?a=b&c=(d)"),
    ),
    *(
        good("link-lookalike", f"the host {host}", site(f"https://{host}/"))
        for host in (
            "www.small.test",
            "www.mall.com",
            "email.test",
            "www.amazonia.test",
            "tmallpartner.test",
            "www.meizu.com",
            "douban.com",
            "www.jdx.com",
        )
    ),
    good("link-lookalike", "a host in Chinese letters", site("https://灯湾.中国/")),
    good("link-shortened", "a host that ends alike", site("https://habit.ly/")),
    good("store-host", "the platform’s own host", store("tmall", "https://lantern.tmall.com/shop")),
    good("store-host", "a second host of the platform", store("jd-worldwide", "https://mall.jd.hk/index-1.html")),
    good("store-host", "a platform without hosts", store("brand-site", "https://shop.lantern-bay.test")),
    good("website-host", "a path that names a network", site("https://www.lantern-bay.test/weibo.com")),
    good(
        "source-host",
        "a page of the platform",
        swap("kind: self-stated", "kind: official").replace(
            "https://www.lantern-bay.test/about", "https://rule.tmall.com/tdetail"
        ),
    ),
    *(
        good("personal-messenger", text, swap("title: About us", f'title: "{text}"'))
        for text in (
            "微信公众号：灯湾电商",
            "WeChat: Tencent’s app for talks and shops",
            "WeChat Mini Programs, WeChat Channels and WeCom",
            "引导用户添加企业微信，沉淀私域",
            "微信小程序与微信视频号",
            "品牌加VIP会员体系2024年上线",
            "腾讯QQ用户50000人，QQ音乐与QQ空间",
            "参加618大促，增加VR展厅",
            "微博加V认证",
        )
    ),
    good(
        "personal-messenger",
        "a file of the messenger’s own pages",
        swap("www.lantern-bay.test/about", "developers.weixin.qq.com/doc/about"),
    ),
    good(
        "personal-mailbox",
        "links with the sign",
        two("[a](https://a.test/@team/x@2x.png) and https://a.test/maps/@31.2,121.4z?v=pkg@1.2.3\n"),
    ),
    good("personal-mailbox", "a desk of the firm in a link", swap("/about", "/form?to=info%40lantern-bay.test")),
    good(
        "text-entity",
        "a query, a name and a shop",
        two("[a](https://a.test/?x=1&amp;y=2&copy=3) of P&G; Johnson &amp; Johnson; R&D, A&B;\n"),
    ),
    good("text-entity", "a name with the sign", name("Lantern & Bay; Co")),
    good("markdown-escape", "what Markdown needs", two("1\\. One \\* two \\_ three \\# four.\n")),
    good(
        "owner-repeated",
        "one owner of two entries",
        {
            OWNERS: "lantern-bay: [{account: 1, since: 2026-11-22}]\nstone-mill: [{account: 1, since: 2026-11-22}]\n",
            _SECOND: _OTHER,
        },
    ),
    *(
        good("translation-currency", f"{english} – {chinese}", both(f"Deposit of {english}.", f"保证金{chinese}。"))
        for english, chinese in (
            ("100,000 CNY", "10万元"),
            ("USD 5 million (CNY 36 million)", "500万美元（约3600万元）"),
            ("$5 million", "500万港元"),
            ("HK$80,000", "港币8万元"),
            ("5 million", "500万美元"),
            ("RMB100,000", "人民币10万"),
            ("¥100,000", "10万日元"),
            ("CNY 5 to 10 million", "500万至1000万元"),
            ("USD 30 for 5 pounds of tea", "30美元5磅茶叶"),
            ("10 euros in 3 European markets", "10欧元，覆盖欧洲3个市场"),
        )
    ),
    good("source-anybody", "an article of the firm", swap("www.lantern-bay.test/about", "mp.weixin.qq.com/s/a1")),
    *(
        good(
            "source-anybody",
            f"a page of the platform, {link}",
            swap("kind: self-stated", "kind: official").replace("www.lantern-bay.test/about", link),
        )
        for link in (
            "www.xiaohongshu.com/protocols/a",
            "developers.weixin.qq.com/doc/a",
            "school.jinritemai.com/doudian/web/article/1",
        )
    ),
    good("text-bidi", "a name in Hebrew letters", swap("title: About us", "title: אודות")),
    good(
        "text-space",
        "columns of comments and of YAML",
        ENTRY.replace("founded: 2014", "founded:   2014   # as  the register says"),
    ),
    good(
        "text-space", "two spaces in a quotation", swap("founded: 2014", 'founded: {value: 2014, seen: "since  2014"}')
    ),
    good("text-space-han", "a space between two scripts", both(_SUMMARY, "杭州 Hangzhou 的代运营服务商。")),
    good(
        "text-space-han",
        "a table of a guide",
        two("| a | b |\n| --- | --- |\n| is it? | yes |\n", "| 甲 | 乙 |\n| --- | --- |\n| 是吗？ | 是。 |\n"),
    ),
    good(
        "text-mojibake",
        "accents of many languages",
        swap(
            "title: About us", "title: 'L’Oréal, Nestlé, Château d’Yquem, Ørsted, São Paulo, Übergröße, naïve, Škoda'"
        ),
    ),
    good("text-mojibake", "traditional characters", swap("title: About us", "title: 供應鏈管理與銀行，鐵路，錢塘江")),
    good("text-mojibake", "rare characters", swap("title: About us", "title: 鑫淼犇㙓公司，喆、堃、赟")),
    good("text-mojibake", "questions in both scripts", two("Is it? Yes; it is.\n", "是吗？是；“好？”。\n")),
    good("text-pinyin", "a Latin name in brackets", both(_SUMMARY, "杭州(Hangzhou)的代运营服务商，天猫(Tmall)五星。")),
    good("text-pinyin", "a French name between characters", both(_SUMMARY, "服务法国品牌Chloé，来自杭州。")),
    good(
        "text-rendering",
        "words that only contain it",
        swap(_SUMMARY, "Awaiting operations agents; payments settle in CNY; waiterless."),
    ),
    good(
        "text-rendering",
        "what a source says",
        swap("founded: 2014", "founded: {value: 2014, seen: agent operation since 2014}"),
    ),
    good("text-markdown", "brackets of other kinds", swap("title: About us", 'title: "[2021] About us (new)"')),
    good("markdown-image", "an exclamation and a link", two("Wow! [here](page:about)\n")),
    good(
        "markdown-target",
        "every kind that there is",
        two(
            "[a](https://a.test/?x=1&y=2), [b](guide:deposit), [c](page:about), [d](provider:lantern-bay), [e](#amount)\n"
        ),
    ),
    *(
        good("personal-mailbox", f"the mailbox {box}", swap("title: About us", f"title: Write to {box}"))
        for box in (
            "info@lantern-bay.test",
            "customer.service@lantern-bay.test",
            "bd-cn@lantern-bay.test",
            "sales01@lantern-bay.test",
        )
    ),
    good("personal-free-mail", "the firm’s own host", swap("title: About us", "title: Write to info@qq-digital.test")),
    *(
        good("personal-mobile", f"the number {number}", swap("title: About us", f'title: "Call {number}"'))
        for number in (
            "0571-8888 0000",
            "400-800-1234",
            "+86 21 6888 0000",
            "+1 212 555 0100",
            "020 7946 0000",
            "ISBN 9787111213826",
            "order 2013800138000123",
        )
    ),
    good("personal-mobile", "digits of an address", swap("/about", "/item/13800138000")),
    good(
        "personal-identity",
        "a long number with another check digit",
        swap("title: About us", "title: No. 110105194912310021"),
    ),
    good(
        "translation-missing",
        "a note of one word",
        swap("founded: 2014", "founded: {value: 2014, note: {en: IPO, zh: IPO}}"),
    ),
    good(
        "translation-missing",
        "a Chinese word in English",
        both("Store operation (代运营) provider in Hangzhou.", _ZH_SUMMARY),
    ),
    *(
        good("translation-figures", f"{english} – {chinese}", both(english, chinese))
        for english, chinese in (
            ("Sales of CNY 5 million.", "销售额500万元。"),
            ("Sales of CNY 1.2 billion.", "销售额12亿元。"),
            ("Sales of CNY 100,000.", "销售额10万元。"),
            ("It runs seven stores.", "经营7家店铺。"),
            ("It runs 31 stores.", "经营三十一家店铺。"),
            ("Listed in May 2019.", "2019年5月上市。"),
            ("The second half of 2025.", "2025年下半年。"),
            ("A budget of CNY 1 to 3 million.", "预算为100–300万元。"),
            ("It has 420 people.", "共４２０人。"),
            ("One third of 3,000 orders.", "3000单的三分之一。"),
            ("Open for 24 hours.", "二十四小时营业。"),
            ("Growth of 30%.", "增长三成。"),
            ("Brands of the 1990s.", "90年代的品牌。"),
            ("Half a year.", "6个月。"),
            ("Top 10 on 11.11.", "双11前十名。"),
            ("More than 1,000 firms.", "千余家公司。"),
            ("Twenty-five cities.", "25个城市。"),
            ("Ranked 1st in 2020.", "2020年排名第一。"),
            ("USD 2.5bn in sales.", "销售额25亿美元。"),
        )
    ),
    good(
        "translation-links",
        "the same link in both",
        swap("founded: 2014", 'founded: {value: 2014, note: {en: "see https://a.test/x", zh: 见https://a.test/x。}}'),
    ),
    good(
        "translation-links",
        "a citation at another place of its section",
        two("Once.[@first] Twice.\n", "一次，两次。[@first]\n"),
    ),
    good(
        "translation-length",
        "a terse translation",
        both("A provider that was founded in Hangzhou and still works there today.", "创立于杭州，至今仍在杭州。"),
    ),
    good(
        "certification-period",
        "a period in words",
        level("level: tmall-5-star, period: {en: first half of 2026, zh: 2026年上半年}, seen: five stars"),
    ),
    good(
        "certification-evidence",
        "a level of which a newspaper writes",
        plus("  s2: {title: Other, kind: press, read: 2026-11-22}\n").replace(
            "  categories: [beauty]",
            "  certifications: [{level: tmall-5-star, since: 2026-01, until: 2026-06, source: s2}]",
        ),
    ),
    good(
        "certification-overlap",
        "one level after the other",
        level(
            "level: tmall-5-star, since: 2026-01, until: 2026-06, seen: five stars",
            "level: tmall-4-star, since: 2025-07, until: 2025-12, seen: four stars",
        ),
    ),
    good(
        "certification-overlap",
        "levels of two platforms",
        level(
            "level: tmall-5-star, since: 2026-01, until: 2026-06, seen: five stars",
            "level: tmall-global-5-star, since: 2026-01, until: 2026-06, seen: five stars",
        ),
    ),
    good(
        "certification-long",
        "the end of next year",
        level("level: tmall-5-star, since: 2026, until: 2027, seen: five stars"),
    ),
    good(
        "owner-unknown",
        "two owners",
        {OWNERS: "lantern-bay: [{account: 1, since: 2026-11-22}, {account: 2, since: 2026-11-22}]\n"},
    ),
    good("list-long", "nobody owns anything yet", {OWNERS: "# nobody\n{}\n"}),
    good("logo-broken", "comments and line ends", {LOGO: DRAWING.replace("<path", "<!-- a bay -->\n<path")}),
    good("logo-viewbox", "attributes over several lines", {LOGO: DRAWING.replace("<svg ", "<svg\n  ")}),
    # What an examiner's corpus brought to light.
    good(
        "text-traditional",
        "a registered name and the words of a source",
        swap("zh: 灯湾电商", "zh: {value: 灯湾电商, seen: 燈灣電商}\n  legal: 燈灣電子商務有限公司"),
    ),
    good("text-traditional", "a name with one old character", swap("zh: 灯湾电商", "zh: 鍾灯湾电商")),
    good("text-composed", "letters with accents in one piece", swap("en: Lantern Bay", "en: Éclat d’Asie")),
    good(
        "text-placeholder",
        "a brand and a phrase of the source",
        swap(
            "  headquarters: hangzhou",
            "  headquarters: {value: hangzhou, seen: n/a}\n  owner: {value: {en: None Such Ltd, zh: 无印集团}}",
        ),
    ),
    good(
        "introduction-size",
        "a page, and a document with its size",
        plus("introduction: {url: https://www.lantern-bay.test/pdf-guide}\n"),
    ),
    good(
        "name-mixed",
        "names in one alphabet each",
        swap("en: Lantern Bay", "en: Lantern Ωmega".replace("Ω", "O") + "\n  legal: Лантерн Бэй Ltd"),
    ),
    good("logo-format", "a declaration before it", {LOGO: '<?xml version="1.0" encoding="UTF-8"?>\n' + DRAWING}),
    good(
        "certification-early",
        "a level of the year of its source",
        level("level: tmall-5-star, since: 2026-07, until: 2026-12, source: s1, seen: five stars").replace(
            "kind: self-stated", "kind: self-stated, dated: 2026"
        ),
    ),
    good(
        "certification-words",
        "years within the dates",
        level(
            "level: tmall-5-star, period: {en: 2025 and 2026, zh: 2025年和2026年}, since: 2025-01, until: 2026-06, source: s1, seen: five stars"
        ),
    ),
    good(
        "founded-differs",
        "a year of something else",
        both(
            "Provider listed in 2021; it runs a warehouse founded by others in 2019.",
            "2021年上市的服务商；仓库由他人于2019年设立。",
        ),
    ),
    good(
        "kind-raised",
        "a fact that claims less",
        swap("founded: 2014", "founded: {value: 2014, kind: self-stated}")
        .replace("kind: self-stated, read", "kind: press, read")
        .replace("www.lantern-bay.test/about", "news.test/about"),
    ),
    good(
        "source-unlinked",
        "a document on paper",
        swap('url: "https://www.lantern-bay.test/about", kind: self-stated', "kind: filing"),
    ),
    good("source-own", "an annual report, and a host that only ends alike", swap("kind: self-stated", "kind: filing")),
    good("translation-items", "as many items, of another kind", two("- one\n- two\n", "1. 一\n2. 二\n")),
    good("markdown-fence", "a block that ends", two("```\nText\n```\n")),
    good("yaml-wide", "a Chinese colon within a text", swap("杭州的代运营服务商。", "业务：代运营。")),
    good(
        "translation-figures",
        "a decade and a century",
        both("Since the 1990s, over 30 years.", "自20世纪90年代起，30余年。"),
    ),
    good(
        "personal-mobile",
        "a comment without a number",
        ENTRY.replace("types: [operation]", "types: [operation] # 2026-11-22, see 0571-87654321"),
    ),
)
