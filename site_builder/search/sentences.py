"""What the script of the search says; it is read when the search is, so that a list's page stays light."""

from site_builder import urls
from site_builder.pages.edition import Edition
from site_builder.pages.listing import SEARCHED


def addresses(edition: Edition) -> dict[str, str]:
    """Return where the script finds and links what it shows; `{id}` and `{slug}` stand for what they name."""
    language = edition.language
    return {
        "page": urls.provider(language, "{id}"),
        "guide": urls.guide(language, "{slug}"),
        "glossary": edition.url("glossary"),
        "shortlist": edition.url("shortlist"),
        "compare": edition.url("compare"),
    }


def sentences(edition: Edition) -> dict[str, str]:
    """Return the sentences by their keys in the script, placeholders in braces; `.one` is the form for one."""
    t = edition.t
    return {
        "count": t("listing.all", count="{count}"),
        "count.one": t("listing.all", count=1),
        "found": t("search.found", count="{count}"),
        "found.one": t("search.found", count=1),
        "none": t("search.none"),
        "searching": t("search.searching"),
        "part.text": t("search.part.text"),
        "part.categories": t("search.part.categories"),
        "part.platforms": t("search.part.platforms"),
        "part.services": t("search.part.services"),
        "part.markets": t("search.part.markets"),
        "part.places": t("search.part.places"),
        "part.languages": t("search.part.languages"),
        "part.types": t("search.part.types"),
        "part.budgets": t("search.part.budgets"),
        "part.evidence": t("search.part.evidence"),
        "part.stars": t("search.part.stars"),
        "or": t("search.or"),
        "quoted": t("search.quoted"),
        "demo": t("demo.tag"),
        "compare": t("entry.compare"),
        "unscored": t("stars.none"),
        "unstated": t("search.unstated"),
        "stars-from": t("search.stars_from"),
        "filters": t("search.filters"),
        "all-of": t("search.all_of"),
        "fewer": t("search.fewer"),
        "drop": t("search.drop"),
        "clear": t("search.clear"),
        "show-more": t("search.show_more"),
        "relaxed": t("search.relaxed"),
        "relaxed-all": t("search.relaxed_all"),
        "partly": t("search.partly"),
        "instead": t("search.instead"),
        "ignored": t("search.ignored"),
        "order.recommended": t("listing.order"),
        "order.best": t("search.order.best"),
        "order.score": t("search.order.score_rule"),
        "order.name": t("search.order.name_rule"),
        "order.newest": t("search.order.newest_rule"),
        "order.confirmed": t("search.order.confirmed_rule"),
        "words": t("search.words"),
        "added": t("shortlist.added"),
        "removed": t("shortlist.removed"),
        "full": t("shortlist.full"),
        "unkept": t("shortlist.unkept"),
        "undo": t("tool.undo"),
        "put": t("entry.add"),
        "is-on": t("search.is_on"),
        "see-list": t("search.see_list"),
        "choose-fewer": t("shortlist.choose_fewer"),
        "compared": t("search.compared"),
        "since": t("entry.since"),
        "confirmed": t("entry.confirmed"),
        "unconfirmed": t("entry.unconfirmed"),
        "more": t("entry.and_more"),
        "stars": t("stars.label"),
        "stars-of": t("stars.detail"),
        "replies": t("response.rate"),
        "replies-in-time": t("response.rate_and_time"),
        "facts-of": t("entry.facts"),
        "facts": t("count.facts", count="{count}"),
        "facts.one": t("count.facts", count=1),
        "sources": t("count.sources", count="{count}"),
        "sources.one": t("count.sources", count=1),
        **{f"field.{name}": t(f"facet.{name}") for name in SEARCHED},
    }
