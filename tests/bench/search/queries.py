"""What is typed and chosen: the questions of the speed."""

from typing import Final

QUERIES: Final = (
    "amber bridge digital",
    "harbour lantern",
    "orchard retail",
    "livestreaming japan",
    "shanhe",
    "qinghai keji",
    "hfds",
    "junpier commerce",
    "科技",
    "金石电商",
    "美妆代运营",
    "天猫国际 上海",
    "天貓 品牌管理",
    "tmall国际",
)
"""In both scripts: names, labels, pinyin in full and as initials, a typo, words of the trade, traditional and mixed forms."""

CHOICES: Final = (
    (("platforms", "tmall"),),
    (("platforms", "jd"),),
    (("services", "store-operation"),),
    (("categories", "beauty"),),
    (("markets", "JP"),),
    (("platforms", "tmall"), ("platforms", "jd")),
    (("platforms", "tmall-global"), ("categories", "beauty")),
    (("services", "livestreaming"), ("platforms", "douyin")),
    (("categories", "mother-baby"), ("markets", "FR")),
    (("places", "hangzhou"), ("platforms", "tmall")),
    (("platforms", "tmall"), ("categories", "beauty"), ("services", "store-operation")),
    (("platforms", "douyin"), ("platforms", "xiaohongshu"), ("categories", "apparel")),
    (("platforms", "jd-worldwide"), ("services", "cross-border-logistics"), ("markets", "AU")),
)
"""One to three values that a visitor chooses, each with its facet."""


def prefixes(query: str) -> list[str]:
    """Return what stands in the box after each keystroke."""
    return [query[:length] for length in range(1, len(query) + 1)]
