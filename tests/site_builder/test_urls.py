"""Addresses are a contract: whoever linked to one finds it again."""

import pytest

from site_builder import urls
from site_builder.model.localized import LANGUAGES, Language

FIXED = {
    "home": "/",
    "providers": "/providers",
    "guides": "/guides",
    "glossary": "/glossary",
    "method": "/method",
    "about": "/about",
    "privacy": "/privacy",
    "terms": "/terms",
    "become-a-provider": "/become-a-provider",
    "new": "/new",
    "featured": "/featured",
    "verify": "/verify",
    "shortlist": "/shortlist",
    "compare": "/compare",
    "login": "/login",
    "desk": "/desk",
    "account": "/account",
    "register": "/register",
    "organisation": "/organisation",
    "claim": "/claim",
    "confirm": "/confirm",
    "queues": "/queues",
    "feed": "/feed.xml",
    "opensearch": "/opensearch.xml",
    "not-found": "/404",
    "categories": "/categories",
    "platforms": "/platforms",
    "services": "/services",
    "markets": "/markets",
}


def test_no_page_that_exists_once_is_lost_or_moved() -> None:
    assert urls.FIXED.items() >= FIXED.items()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "path"), FIXED.items())
def test_a_page_has_the_same_path_in_both_languages(language: Language, name: str, path: str) -> None:
    assert urls.fixed(language, name) == f"/{language}{path}"


def test_a_page_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        urls.fixed("en", "imprint")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (urls.ROOT, "/"),
        (urls.NOT_FOUND, "/404"),
        (urls.SITEMAP, "/sitemap.xml"),
        (urls.METHOD, "/data/method.json"),
        (urls.SCORES_SCHEMA, "/data/scores.schema.json"),
        (urls.scores("2026-Q3.json"), "/data/scores/2026-Q3.json"),
        (urls.featured("zh", "2026-Q3"), "/zh/featured/2026-q3"),
        (urls.verify("en", "baozun"), "/en/verify?provider=baozun"),
        (urls.ROBOTS, "/robots.txt"),
        (urls.PROVIDERS_JSON, "/data/providers.json"),
        (urls.PROVIDERS_CSV, "/data/providers.csv"),
        (urls.PROVIDERS_SCHEMA, "/data/providers.schema.json"),
        (urls.PROVIDER_SCHEMA, "/data/provider.schema.json"),
        (urls.SNAPSHOT, "/data/snapshot.json"),
        (urls.listing("en"), "/en/providers"),
        (urls.listing("zh", 2), "/zh/providers/page/2"),
        (urls.facet("en", "categories", "beauty"), "/en/categories/beauty"),
        (urls.facet("zh", "platforms", "tmall-global", 3), "/zh/platforms/tmall-global/3"),
        (urls.facet("en", "markets", "JP"), "/en/markets/jp"),
        (urls.facet("en", "services", "store-operation", 1), "/en/services/store-operation"),
        (urls.provider("en", "baozun"), "/en/providers/baozun"),
        (urls.provider_data("baozun"), "/data/providers/baozun.json"),
        (urls.guide("zh", "deposit"), "/zh/guides/deposit"),
        (urls.add_to_shortlist("en", "baozun"), "/en/shortlist?add=baozun"),
        (urls.compare("zh", "baozun"), "/zh/compare?add=baozun"),
    ],
)
def test_an_address_stays_what_it_is(address: str, expected: str) -> None:
    assert address == expected


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/en/", "en/index.html"),
        ("/404", "404.html"),
        ("/en/404", "en/404.html"),
        ("/en/providers", "en/providers.html"),
        ("/en/providers/page/2", "en/providers/page/2.html"),
        ("/en/providers/baozun", "en/providers/baozun.html"),
        ("/en/feed.xml", "en/feed.xml"),
        ("/data/providers.schema.json", "data/providers.schema.json"),
        ("/en/shortlist?add=baozun", "en/shortlist.html"),
        ("/en/method#order", "en/method.html"),
        ("/static/js/compare.0123456789.js", "static/js/compare.0123456789.js"),
    ],
)
def test_an_address_has_one_file(address: str, file: str) -> None:
    assert urls.file_of(address) == file


def test_a_search_is_the_list_with_a_query() -> None:
    assert urls.search("zh", "杭州 a&b") == "/zh/providers?q=%E6%9D%AD%E5%B7%9E+a%26b"


def test_no_two_pages_share_a_file() -> None:
    addresses = [urls.fixed(language, name) for language in LANGUAGES for name in urls.FIXED]

    assert len({urls.file_of(address) for address in addresses}) == len(addresses)
