"""Rules on where a link leads: to the host that it seems to lead to, and to the one that its field asks for."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from site_builder.rules.frame import PROSE, Fault, Subject, mapping, rule, sequence
from site_builder.rules.links import host_of, links

_SECOND_LEVEL: Final = frozenset({"com", "co", "net", "org", "gov", "edu", "ac", "or", "ne"})
_OTHERS: Final = {
    "alibaba": "alibaba.com", "alipay": "alipay.com", "alimama": "alimama.com", "cainiao": "cainiao.com", "weixin": "weixin.qq.com",
    "weibo": "weibo.com", "bilibili": "bilibili.com", "linkedin": "linkedin.com",
}  # fmt: skip
_SHORTENERS: Final = frozenset({
    "bit.ly", "t.cn", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "dwz.cn", "suo.im", "url.cn",
    "w.url.cn", "rebrand.ly", "cutt.ly", "rb.gy", "shorturl.at", "t.ly", "v.gd", "lnkd.in", "m.tb.cn",
    "s.click.taobao.com", "u.jd.com", "reurl.cc", "3.cn",
})  # fmt: skip
_OFFICIAL: Final = (
    "alibabagroup.com",
    "alibaba.com",
    "alimama.com",
    "alizila.com",
    "bytedance.com",
    "tencent.com",
    "qq.com",
    "meituan.com",
)
_NETWORKS: Final = frozenset(
    {
        "weibo.com",
        "weixin.qq.com",
        "mp.weixin.qq.com",
        "linkedin.com",
        "facebook.com",
        "instagram.com",
        "x.com",
        "twitter.com",
        "youtube.com",
        "zhihu.com",
    }
)
_ANYBODY: Final = (
    "mp.weixin.qq.com", "channels.weixin.qq.com", "weibo.com", "linkedin.com", "facebook.com", "instagram.com", "x.com", "twitter.com",
    "youtube.com", "zhihu.com", "bilibili.com", "medium.com", "toutiao.com", "baijiahao.baidu.com", "docs.qq.com", "page.om.qq.com",
    "xiaohongshu.com/explore", "xiaohongshu.com/user", "xiaohongshu.com/discovery", "douyin.com/video", "douyin.com/user", "v.douyin.com",
    "iesdouyin.com", "kuaishou.com/profile", "kuaishou.com/short-video", "tiktok.com/@", "yuque.com", "shimo.im", "feishu.cn",
)  # fmt: skip
_SKELETON: Final = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s", "-": None})
_HOMOGLYPHS: Final = str.maketrans(
    {"\u0430": "a", "\u0435": "e", "\u043e": "o", "\u0440": "p", "\u0441": "c", "\u0445": "x", "\u0443": "y", "\u0456": "i",
     "\u0458": "j", "\u0501": "d", "\u0261": "g", "\u04bb": "h", "\u04cf": "l", "\u0442": "t", "\u043c": "m", "\u0432": "b",
     "\u043a": "k", "\u043d": "h", "\u0455": "s", "\u03bf": "o", "\u03b1": "a", "\u03bd": "v", "\u0131": "i", "\u1d0f": "o"}
)  # fmt: skip
_DISTANCE_FROM: Final = 7
_NEAR_FROM: Final = 5
Hosts = tuple[tuple[str, tuple[str, ...]], ...]


def is_at(host: str, domain: str) -> bool:
    """Whether a host is a domain or lies within it; `nottmall.com` does not lie within `tmall.com`."""
    return host == domain or host.endswith("." + domain)


def is_within(host: str, domains: AbstractSet[str]) -> bool:
    """Whether a host is one of some domains or lies within one."""
    while host:
        if host in domains:
            return True
        host = host.partition(".")[2]
    return False


def _label(host: str) -> str:
    """Return the label of a host that its owner chose: `tmall` of `detail.tmall.com`, `bbc` of `www.bbc.co.uk`."""
    parts = host.split(".")
    if len(parts) > 2 and parts[-2] in _SECOND_LEVEL:  # noqa: PLR2004 # a label, its second level, its country
        return parts[-3]
    return parts[-2] if len(parts) > 1 else host


class _Known:
    """The hosts of the platforms, made ready to be compared with."""

    def __init__(self, found: Mapping[str, tuple[str, ...]]) -> None:
        """Take each platform's hosts."""
        self.domains: Final = {domain for own in found.values() for domain in own} | set(_OTHERS.values())
        own = frozenset(domain for domains in found.values() for domain in domains)
        self.networks: Final = own | _NETWORKS
        self.official: Final = own.union(_OFFICIAL)
        self.labels: Final = {_label(domain): domain for domain in sorted(self.domains, reverse=True)} | _OTHERS
        self.near: Final = {
            variant: domain
            for label, domain in self.labels.items()
            for variant in _variants(label)
            if variant not in self.labels
        }
        self.suspicious: Final = lru_cache(maxsize=65536)(self._suspicious)

    def _suspicious(self, host: str) -> str:
        """Return the host that this one seems to be, or nothing."""
        if is_within(host, self.domains):
            return ""
        plain = _readable(host)
        label = _label(plain)
        skeleton = label.translate(_SKELETON).replace("rn", "m").replace("vv", "w")
        if skeleton != label or plain != host:
            found = self.labels.get(skeleton, "") if len(skeleton) >= _NEAR_FROM else ""
            if found:
                return found
        if label in self.near:
            return self.near[label]
        inner = plain.rsplit(".", 1)[0] + "."
        return next((domain for domain in self.domains if f".{domain}." in f".{inner}"), "")


def _readable(host: str) -> str:
    """Return a host in the letters that a reader takes it for."""
    if "xn--" in host:
        try:
            host = host.encode("ascii").decode("idna")
        except UnicodeError:
            return host
    return host.translate(_HOMOGLYPHS) if not host.isascii() else host


def _variants(label: str) -> Iterator[str]:
    """Yield spellings that are taken for a label: exchanged and doubled letters; of a long one also one letter less."""
    if len(label) < _NEAR_FROM:
        return
    for at in range(len(label)):
        yield label[:at] + label[at] + label[at:]
        if at and label[at] != label[at - 1]:
            yield label[: at - 1] + label[at] + label[at - 1] + label[at + 1 :]
        if len(label) >= _DISTANCE_FROM or (at and label[at] == label[at - 1] and len(label) > _NEAR_FROM):
            yield label[:at] + label[at + 1 :]


@lru_cache(maxsize=2)
def _known(found: Hosts) -> _Known:
    return _Known(dict(found))


def _hosts(subject: Subject) -> Hosts:
    taxonomy = subject.world.taxonomy
    return taxonomy.hosts if taxonomy else ()


@rule("link-lookalike", "provider", "sources", *PROSE)
def links_lead_where_they_seem_to_lead(subject: Subject) -> Iterator[Fault]:
    """Yield links to a host that is taken for a platform's: foreign letters, exchanged ones, a known name before another host."""
    known = _known(_hosts(subject))
    for link in links(subject):
        meant = known.suspicious(link.host) if link.host else ""
        if meant:
            yield link.fault(("text", link.host), ("meant", meant))


@rule("link-shortened", "provider", "sources", *PROSE)
def links_show_where_they_lead(subject: Subject) -> Iterator[Fault]:
    """Yield links through a service that hides their target."""
    for link in links(subject):
        if link.host.removeprefix("www.") in _SHORTENERS:
            yield link.fault(("text", link.host))


@rule("store-host", "provider")
def stores_are_on_their_platform(subject: Subject) -> Iterator[Fault]:
    """Yield a store whose link does not lead to its platform."""
    known = dict(_hosts(subject))
    for index, item in enumerate(sequence(mapping(subject.tree.get("offer")).get("stores"))):
        store = mapping(item)
        link, platform = store.get("url"), store.get("platform")
        if subject.is_demo or not isinstance(link, str) or not isinstance(platform, str) or "." not in host_of(link):
            continue
        wanted = known.get(platform, ())
        if wanted and not any(is_at(host_of(link), domain) for domain in wanted):
            values = (("text", host_of(link)), ("platform", platform), ("hosts", ", ".join(wanted)))
            yield Fault(where=("offer", "stores", index, "url"), values=values)


@rule("website-host", "provider", severity="warning")
def websites_are_the_firms_own(subject: Subject) -> Iterator[Fault]:
    """Yield a website that is a page on a platform or a social network."""
    link = mapping(mapping(subject.tree.get("company")).get("website")).get("value")
    if not isinstance(link, str):
        return
    host = host_of(link)
    if is_within(host, _known(_hosts(subject)).networks):
        yield Fault(where=("company", "website", "value"), values=(("text", host),))


@rule("source-host", "provider", severity="warning")
def official_sources_are_the_platforms(subject: Subject) -> Iterator[Fault]:
    """Yield a source called official that does not lie at a platform's host."""
    if subject.is_demo or "official" not in subject.text:
        return
    allowed = _known(_hosts(subject)).official
    for key, item in mapping(subject.tree.get("sources")).items():
        source = mapping(item)
        link = source.get("url")
        host = host_of(link) if source.get("kind") == "official" and isinstance(link, str) else ""
        if host and not is_within(host, allowed) and not _anybody(str(link)):
            yield Fault(where=("sources", key, "kind"), values=(("text", host),))


@rule("source-anybody", "provider", severity="warning")
def official_sources_are_published_by_a_platform(subject: Subject) -> Iterator[Fault]:
    """Yield a source called official where anybody may publish: an article or a post, also on a platform's own network."""
    if subject.is_demo or "official" not in subject.text:
        return
    for key, item in mapping(subject.tree.get("sources")).items():
        source = mapping(item)
        link = source.get("url")
        place = _anybody(link) if source.get("kind") == "official" and isinstance(link, str) else ""
        if place:
            yield Fault(where=("sources", key, "kind"), values=(("text", place),))


@lru_cache(maxsize=4096)
def _anybody(link: str) -> str:
    """Return the place where anybody publishes that a link lies in, or nothing."""
    host, path = host_of(link), link.partition("://")[2].partition("/")[2]
    places = (place.partition("/") for place in _ANYBODY)
    return next(
        (own + slash + begin for own, slash, begin in places if is_at(host, own) and path.startswith(begin)), ""
    )
