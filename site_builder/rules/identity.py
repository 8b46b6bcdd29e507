"""Rules on ids and names that pass for somebody else: the site itself, a platform, its staff."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from site_builder.model.taxonomy import Taxonomy
from site_builder.rules.frame import Fault, Subject, encoded, mapping, rule, texts

RESERVED: Final = frozenset({
    "about", "account", "accounts", "admin", "administrator", "all", "api", "assets", "aux", "become-a-provider", "brand",
    "brands", "campaign", "campaigns", "categories", "category", "compare", "con", "contact", "css", "data", "demo", "desk",
    "directory", "edit", "editor", "editors", "en", "error", "feed", "glossary", "guide", "guides", "healthz", "help",
    "hezuo", "home", "icons", "id", "images", "index", "invitation", "invitations", "invite", "js", "legal", "login",
    "logo", "logos", "logout", "mail", "market", "markets", "me", "method", "new", "nul", "null", "official", "opensearch",
    "operator", "operators", "owner", "owners", "page", "pages", "platform", "platforms", "privacy", "prn", "program",
    "programme", "propose", "provider", "providers", "robots", "root", "rules", "score", "scores", "search",
    "security", "service", "services", "settings", "shortlist", "signin", "signup", "sitemap", "staff", "static",
    "status", "store", "stores", "support", "system", "taxonomy", "template", "terms", "test", "undefined", "verify",
    "webmaster", "www", "zh",
})  # fmt: skip
_POSING: Final = frozenset({
    "official", "officials", "staff", "operator", "operators", "service", "services", "support", "center", "centre",
    "certification", "certified", "admin", "help", "team", "global", "china", "cn", "hq", "group", "portal", "store",
    "stores", "partner-center", "authority", "verify", "verified",
})  # fmt: skip
_PLATFORM_WORDS: Final = frozenset({
    "alibaba", "alimama", "alipay", "amazon", "aliexpress", "bytedance", "cainiao", "dingtalk", "douyin", "eleme",
    "jd", "jingdong", "kuaishou", "lazada", "meituan", "pinduoduo", "shopee", "taobao", "temu", "tencent", "tiktok",
    "tmall", "vipshop", "wechat", "weixin", "xiaohongshu", "xiaoer",
})  # fmt: skip
_POSING_NAME: Final = re.compile(
    r"官方|小二|认证中心|服务中心|客服中心|审核中心|Official|Certification Cent(?:er|re)|Customer Service",
    re.IGNORECASE,
)
_OFFICE: Final = ("官方", "小二", "中心", "official", "certification", "customer")  # one of them is in each such name
_GREEK_AND_CYRILLIC: Final = tuple(bytes([byte]) for byte in range(0xCD, 0xD5))  # first bytes of both in UTF-8
_FOREIGN: Final = "\u0370-\u03ff\u0400-\u052f"
_MIXED: Final = re.compile(f"[A-Za-z]([{_FOREIGN}])|([{_FOREIGN}])[A-Za-z]")
_SKELETON: Final = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s"})


@rule("id-reserved", "provider")
def ids_are_not_addresses(subject: Subject) -> Iterator[Fault]:
    """Yield an id that the site needs for itself."""
    if subject.stem in RESERVED:
        yield Fault(values=(("text", subject.stem),))


@rule("id-impersonates", "provider")
def ids_do_not_pose_as_a_platform(subject: Subject) -> Iterator[Fault]:
    """Yield an id that is a platform's name, also with digits for letters, or its name with a word of office."""
    if subject.stem in RESERVED:
        return
    words = [word.translate(_SKELETON) if not word.isdecimal() else word for word in subject.stem.split("-")]
    joined = "".join(words)
    platform = next((word for word in (*words, joined) if word in _PLATFORM_WORDS), "")
    if platform and (joined == platform or all(word in _PLATFORM_WORDS | _POSING for word in words)):
        yield Fault(values=(("text", subject.stem), ("other", platform)))


@rule("name-impersonates", "provider")
def names_do_not_pose_as_a_platform(subject: Subject) -> Iterator[Fault]:
    """Yield a name that is a platform's or the programme's, or a platform's with a word of office."""
    world = subject.world
    taken = _taken(world.taxonomy) if world.taxonomy else frozenset()
    programme = {world.program.name.en.casefold(), world.program.name.zh} if world.program else set()
    names = mapping(subject.tree.get("names"))
    for script in ("en", "zh"):
        name = mapping(names.get(script)).get("value")
        if not isinstance(name, str):
            continue
        plain = name.strip().casefold()
        is_office = any(word in plain for word in _OFFICE) and _POSING_NAME.search(name)
        posing = is_office and any(word in plain for word in taken)
        if plain in taken or plain in programme or posing:
            yield Fault(where=("names", script, "value"), values=(("text", name),))


@rule("name-mixed", "provider")
def names_are_in_one_alphabet(subject: Subject) -> Iterator[Fault]:
    """Yield a word of a name in which Greek or Cyrillic letters pass for Latin ones."""
    raw = encoded(subject)
    for where, name in texts(subject) if any(letter in raw for letter in _GREEK_AND_CYRILLIC) else ():
        found = _MIXED.search(name) if where[0] == "names" and where[-1] != "seen" else None
        if found:
            yield Fault(where=where, values=(("text", name), ("letter", f"U+{ord(found[1] or found[2]):04X}")))


@lru_cache(maxsize=2)
def _names(platforms: tuple[tuple[str, str], ...]) -> frozenset[str]:
    names = {name.casefold() for pair in platforms for name in pair}
    return frozenset(
        {name for name in names if "brand" not in name and "官网" not in name}
        | {"阿里巴巴", "alibaba", "支付宝", "淘宝联盟"}
    )


def _taken(taxonomy: Taxonomy) -> frozenset[str]:
    """Return what the platforms are called."""
    return _names(taxonomy.platform_names)
