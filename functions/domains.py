"""Whose website a mailbox belongs to: the same registrable domain, by the public suffix list.

Domains that anyone may have a mailbox or a page at prove nothing: mail services, hosts, shops and networks.
"""

from functools import cache
from typing import Final
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from functions.addresses import host_of

_MAIL: Final = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "yahoo.com",
        "ymail.com",
        "rocketmail.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "aol.com",
        "proton.me",
        "protonmail.com",
        "pm.me",
        "gmx.com",
        "gmx.net",
        "gmx.de",
        "web.de",
        "mail.com",
        "zoho.com",
        "yandex.com",
        "yandex.ru",
        "mail.ru",
        "naver.com",
        "daum.net",
        "hanmail.net",
        "kakao.com",
        "fastmail.com",
        "hey.com",
        "tutanota.com",
        "tuta.io",
        "qq.com",
        "foxmail.com",
        "163.com",
        "126.com",
        "yeah.net",
        "188.com",
        "sina.com",
        "sina.cn",
        "sohu.com",
        "aliyun.com",
        "139.com",
        "189.cn",
        "wo.cn",
        "21cn.com",
        "tom.com",
        "263.net",
        "vip.163.com",
        "orange.fr",
        "free.fr",
        "laposte.net",
        "libero.it",
        "virgilio.it",
        "t-online.de",
        "freenet.de",
        "btinternet.com",
        "rediffmail.com",
        "bigpond.com",
        "mailinator.com",
        "guerrillamail.com",
        "10minutemail.com",
        "yopmail.com",
    ]
)
_SHARED: Final = frozenset(
    [
        "linkedin.com",
        "facebook.com",
        "instagram.com",
        "x.com",
        "twitter.com",
        "youtube.com",
        "tiktok.com",
        "douyin.com",
        "weibo.com",
        "zhihu.com",
        "wechat.com",
        "xiaohongshu.com",
        "bilibili.com",
        "alibaba.com",
        "1688.com",
        "taobao.com",
        "tmall.com",
        "tmall.hk",
        "alibabagroup.com",
        "jd.com",
        "jd.hk",
        "pinduoduo.com",
        "vip.com",
        "kaola.com",
        "amazon.com",
        "amazon.cn",
        "ebay.com",
        "shopify.com",
        "wix.com",
        "weebly.com",
        "squarespace.com",
        "wordpress.com",
        "medium.com",
        "notion.site",
        "google.com",
        "baidu.com",
        "github.com",
        "gitee.com",
        "feishu.cn",
        "larksuite.com",
        "dingtalk.com",
        "wikipedia.org",
        "crunchbase.com",
        "linktr.ee",
    ]
)


def registrable(host: str) -> str:
    """Return the domain that somebody registered, in ASCII; empty where there is none, or where many share it."""
    ascii_host = _ascii(host.strip().lower().rstrip("."))
    if not ascii_host or ascii_host[-1].isdigit():  # an address of a machine is no domain
        return ""
    registered, hosted = _lists()
    domain = registered.privatesuffix(ascii_host)
    if not domain or hosted.privatesuffix(ascii_host) != domain or domain in _MAIL or domain in _SHARED:
        return ""
    return str(domain)


def website_domain(website: str) -> str:
    """Return the registrable domain of a website; empty where it has none of its own."""
    try:
        return registrable(urlsplit(website).hostname or "")
    except ValueError:
        return ""


def speaks_for(address: str, website: str) -> bool:
    """Whether who holds a mailbox speaks for a website: both are at one domain, which is nobody else's."""
    domain = website_domain(website)
    return bool(domain) and registrable(host_of(address)) == domain


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return ""


@cache
def _lists() -> tuple[PublicSuffixList, PublicSuffixList]:
    """Return the list of what registries sell, and the list that knows of hosts too; read when first needed."""
    return PublicSuffixList(only_icann=True), PublicSuffixList()
