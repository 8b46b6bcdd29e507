"""The only place that spells an address of the site.

Addresses have no ending and are the same in both languages behind `/en` and `/zh`; each is a flat file.
"""

from typing import Final, Literal
from urllib.parse import quote_plus

from site_builder.model.localized import Language

Facet = Literal["categories", "platforms", "services", "markets"]
FACETS: Final[tuple[Facet, ...]] = ("categories", "platforms", "services", "markets")

FIXED: Final[dict[str, str]] = {
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
    "shortlist": "/shortlist",
    "compare": "/compare",
    "fit": "/fit",
    "featured": "/featured",
    "verify": "/verify",
    "login": "/login",
    "desk": "/desk",
    "account": "/account",
    "register": "/register",
    "organisation": "/organisation",
    "claim": "/claim",
    "confirm": "/confirm",
    "queues": "/queues",
    "brief": "/brief",
    "rounds": "/rounds",
    "round": "/round",
    "opportunities": "/opportunities",
    "opportunity": "/opportunity",
    "cooperations": "/cooperations",
    "cooperation": "/cooperation",
    "score": "/score",
    "quarters": "/quarters",
    "mails": "/mails",
    "feed": "/feed.xml",
    "opensearch": "/opensearch.xml",
    "rules": "/rules",
    "propose": "/propose",
    "not-found": "/404",
} | {facet: f"/{facet}" for facet in FACETS}

ROOT: Final = "/"
NOT_FOUND: Final = "/404"
SITEMAP: Final = "/sitemap.xml"
ROBOTS: Final = "/robots.txt"
SPECULATION: Final = "/speculation.json"
PROVIDERS_JSON: Final = "/data/providers.json"
PROVIDERS_CSV: Final = "/data/providers.csv"
SEARCH: Final = "/data/search/main.json"
SNAPSHOT: Final = "/data/snapshot.json"
TAXONOMY: Final = "/data/taxonomy.json"
METHOD: Final = "/data/method.json"
SCORES_SCHEMA: Final = "/data/scores.schema.json"
PROVIDERS_SCHEMA: Final = "/data/providers.schema.json"
PROVIDER_SCHEMA: Final = "/data/provider.schema.json"


def fixed(language: Language, name: str) -> str:
    """Return the address of a page that exists once a language.

    Raises:
        KeyError: No such page.
    """
    return f"/{language}{FIXED[name]}"


def listing(language: Language, number: int = 1) -> str:
    """Return a page of the list of all providers."""
    return f"/{language}/providers" if number == 1 else f"/{language}/providers/page/{number}"


def search(language: Language, text: str) -> str:
    """Return the list of all providers, searched for a text."""
    return f"{listing(language)}?q={quote_plus(text)}"


def facet(language: Language, name: Facet, code: str, number: int = 1) -> str:
    """Return a page of the list of providers of one category, platform, service or market."""
    base = f"/{language}/{name}/{code.lower()}"
    return base if number == 1 else f"{base}/{number}"


def provider(language: Language, provider_id: str) -> str:
    """Return a provider's page."""
    return f"/{language}/providers/{provider_id}"


def featured(language: Language, quarter: str) -> str:
    """Return the page of the best scores of a quarter in every category."""
    return f"/{language}/featured/{quarter.lower()}"


def verify(language: Language, provider_id: str) -> str:
    """Return the page that recomputes scores, with one provider’s first."""
    return f"/{language}/verify?provider={provider_id}"


def scores(name: str) -> str:
    """Return a file of the quarterly releases: `2026-Q3.json`, `index.json`."""
    return f"/data/scores/{name}"


def guide(language: Language, slug: str) -> str:
    """Return a guide."""
    return f"/{language}/guides/{slug}"


def mail(language: Language, event: str) -> str:
    """Return the page that shows a mail of the product."""
    return f"/{language}/mails/{event}"


def mail_data(language: Language, event: str) -> str:
    """Return the JSON of a mail that a page shows before it is sent."""
    return f"/data/mails/{language}/{event}.json"


def add_to_shortlist(language: Language, provider_id: str) -> str:
    """Return the link that puts a provider on the shortlist."""
    return f"/{language}/shortlist?add={provider_id}"


def propose(language: Language, provider_id: str) -> str:
    """Return the form that corrects an entry."""
    return f"/{language}/propose?id={provider_id}"


def compare(language: Language, provider_id: str) -> str:
    """Return the link that puts a provider into the comparison."""
    return f"/{language}/compare?add={provider_id}"


def fit_evidence(fingerprint: str) -> str:
    """Return the file by which browsers rank providers for a brief."""
    return f"/search/fit.{fingerprint}.json"


def claim(language: Language, provider_id: str) -> str:
    """Return the page on which a provider takes over its entry."""
    return f"/{language}/claim?provider={provider_id}"


def provider_data(provider_id: str) -> str:
    """Return the JSON of one provider."""
    return f"/data/providers/{provider_id}.json"


def provider_file(provider_id: str) -> str:
    """Return the file of one provider, as the repository has it."""
    return f"/data/providers/{provider_id}.yaml"


def search_part(name: str) -> str:
    """Return a part of the search's index."""
    return f"/data/search/{name}.json"


def logo(provider_id: str) -> str:
    """Return a provider's logo."""
    return f"/logos/{provider_id}.svg"


def file_of(address: str) -> str:
    """Return the file behind an address, relative to the site's folder.

    An address whose last part has an ending is its own file; one that ends in `/` is an index.
    """
    path = address.partition("?")[0].partition("#")[0].lstrip("/")
    if not path or path.endswith("/"):
        return path + "index.html"
    return path if "." in path.rsplit("/", 1)[-1] else path + ".html"
