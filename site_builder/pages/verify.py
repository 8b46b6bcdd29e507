"""The page that recomputes scores in the browser, from the published data and nothing else."""

from typing import NamedTuple

from site_builder import urls
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page


class VerifyView(NamedTuple):
    """What the page is told: addresses of data, one of them with `{name}`, two with `{id}`."""

    method: str
    releases: str
    release: str
    data: str
    page: str
    schema: str
    changelog: str
    method_url: str


def verify_page(edition: Edition) -> Page:
    """Return the page."""
    return Page(
        path=edition.url("verify"),
        language=edition.language,
        template="pages/verify.html",
        title=edition.t("verify.title"),
        description=edition.t("verify.description"),
        noindex=True,
        scripts=("js/verify.js",),
        sheet="tool",
        view=VerifyView(
            method=urls.METHOD,
            releases=urls.scores("index.json"),
            release=urls.scores("{name}"),
            data=urls.provider_data("{id}"),
            page=urls.provider(edition.language, "{id}"),
            schema=urls.SCORES_SCHEMA,
            changelog=urls.scores("changelog.json"),
            method_url=edition.url("method") + "#stars",
        ),
    )
