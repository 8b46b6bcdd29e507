"""A visitor without an account, without script, on any screen, in either language."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.browser.accessibility import SCHEME_OF, STILL, faults, show, wider
from tests.browser.conftest import Complaints, Served

KINDS = (
    "/en/", "/en/categories", "/en/categories/beauty", "/en/markets/jp", "/en/providers/baozun", "/en/providers/demo-lantern-bay",
    "/en/providers/demo-amber-causeway", "/en/providers/demo-nine-willows", "/en/guides", "/en/guides/choosing-a-provider",
    "/en/glossary", "/en/method", "/en/privacy", "/en/become-a-provider", "/en/new", "/en/featured", "/en/featured/2026-q3", "/en/nowhere", "/",
    "/en/providers", "/en/login", "/en/confirm", "/en/shortlist", "/en/compare", "/en/fit", "/en/verify",
)  # fmt: skip
"""One page of each kind, those with scripts last: without, one is shown in place of the other."""
BOTH = tuple(sorted({path.replace("/en/", f"/{language}/") for path in KINDS for language in ("en", "zh")}))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_page_has_an_accessibility_fault(bare_page: Page, served: Served, language: str) -> None:
    found = {}
    for path in KINDS:
        show(bare_page, served.address + path.replace("/en/", f"/{language}/"))
        found |= {f"{path} {where}": fault for where, fault in faults(bare_page, SCHEME_OF[language]).items()}

    assert found == {}


def test_no_page_is_wider_than_the_narrowest_screen_and_the_console_is_silent(
    served: Served, page: Page, complaints: Complaints
) -> None:
    page.set_viewport_size({"width": 360, "height": 20})  # axe's reader measures the wider ones

    too_wide = {}
    for path in BOTH:
        page.goto(served.address + path)
        too_wide |= {path: many} if (many := wider(page)) else {}

    assert too_wide == {}
    assert [text for text in complaints.texts if "/nowhere" not in text] == []


def test_home_profile_and_guide_carry_no_script_and_block_nothing(served: Served, page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(f"{request.resource_type} {urlsplit(request.url).path}"))

    for path in ("/en/", "/zh/providers/baozun", "/en/guides/deposit"):
        page.goto(served.address + path)
    scripts = page.locator("script:not([type='application/ld+json'])").count()

    assert scripts == 0
    assert {kind.split()[0] for kind in requests} <= {"document", "image", "other", "fetch"}


def test_a_profile_with_all_it_loads_stays_within_eight_kilobytes(served: Served) -> None:
    icons = {
        path.name: len(brotli.compress(path.read_bytes(), quality=9))
        for path in (served.folder / "static").rglob("*.svg")
    }
    real = [path for path in (served.folder / "en/providers").glob("*.html") if not path.name.startswith("demo-")]
    real += [path for path in (served.folder / "zh/providers").glob("*.html") if not path.name.startswith("demo-")]

    sizes = {path.name: len(brotli.compress(path.read_bytes(), quality=9)) + sum(icons.values()) for path in real}

    heaviest = max(sizes, key=lambda name: sizes[name])
    assert sizes[heaviest] <= 8 * 1024, (heaviest, sizes[heaviest])


def test_nothing_moves_while_a_page_loads(browser: Browser, served: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    script = "new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))"

    shifts = {}
    for path in ("/en/", "/zh/providers", "/en/providers/baozun", "/zh/guides/deposit"):
        page.goto(served.address + path, wait_until="networkidle")
        shifts[path] = page.evaluate(script)

    context.close()
    assert {path: shift for path, shift in shifts.items() if shift > STILL} == {}


def links(served: Served) -> Iterator[tuple[str, str]]:
    """Yield every link of every page to this site, with the page."""
    for path in served.pages():
        answer = (
            (served.folder / path.strip("/")).with_suffix(".html")
            if not path.endswith("/")
            else served.folder / path.strip("/") / "index.html"
        )
        tree = HTMLParser(answer.read_bytes())
        for node in tree.css("[href], [src]"):
            target = node.attributes.get("href") or node.attributes.get("src") or ""
            if not re.match(r"(https?:|mailto:)", target):
                yield path, urljoin(path, target)


def test_no_link_and_no_fragment_is_broken(served: Served) -> None:
    known = dict.fromkeys(served.pages())
    files = {
        "/" + path.relative_to(served.folder).as_posix() for path in served.folder.rglob("*") if path.suffix != ".html"
    }
    ids = {path: {node.attributes["id"] for node in tree_of(served, path).css("[id]")} for path in known}

    broken = set()
    for page, target in set(links(served)):
        parts = urlsplit(target)
        if (parts.path not in known and parts.path not in files) or (
            parts.fragment and parts.fragment not in ids.get(parts.path, set())
        ):
            broken.add((page, target))

    assert broken == set()


def tree_of(served: Served, path: str) -> HTMLParser:
    """Return a page of the site, parsed."""
    name = path.strip("/")
    file = served.folder / (
        f"{name}/index.html" if path.endswith("/") and name else f"{name}.html" if name else "index.html"
    )
    return HTMLParser(file.read_bytes())


def test_every_page_says_where_it_is_and_what_it_is_called(served: Served) -> None:
    faults = []
    titles: dict[tuple[str | None, str], str] = {}
    for path in served.pages():
        tree = tree_of(served, path)
        title = tree.css_first("title").text()
        heading = tree.css("h1")
        lang = tree.css_first("html").attributes.get("lang")
        if len(heading) != 1 or not tree.css_first("meta[name=description]") or not lang:
            faults.append(path)
        if (lang, title) in titles:
            faults.append(f"{path} = {titles[lang, title]}: {title}")
        titles[lang, title] = path

    assert faults == []


def test_both_languages_have_the_same_pages_and_name_each_other(served: Served) -> None:
    pages = served.pages()
    english = {path[3:] for path in pages if path.startswith("/en/")}
    chinese = {path[3:] for path in pages if path.startswith("/zh/")}

    wrong = []
    for path in (path for path in pages if path.startswith("/en/")):
        alternates = {
            node.attributes["hreflang"]: urlsplit(node.attributes["href"] or "").path
            for node in tree_of(served, path).css("link[rel=alternate][hreflang]")
        }
        if alternates != {"en": path, "zh-Hans": "/zh" + path[3:], "x-default": path}:
            wrong.append(path)

    assert english == chinese
    assert wrong == []


def test_the_language_menu_keeps_the_page(served: Served, page: Page, complaints: Complaints) -> None:
    page.goto(served.address + "/en/providers/baozun")

    page.locator("details.menu summary").click()
    page.get_by_role("link", name="简体中文").click()

    expect(page).to_have_url(served.address + "/zh/providers/baozun")
    expect(page.locator("h1")).to_contain_text("宝尊电商")
    assert complaints.texts == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_script_every_fact_is_a_few_links_away(plain_page: Page, served: Served, language: str) -> None:
    plain_page.goto(f"{served.address}/{language}/")

    plain_page.locator(f"a[href='/{language}/categories/beauty']").first.click()
    plain_page.locator(f"main a[href='/{language}/providers/lily-and-beauty']").first.click()
    plain_page.locator("a.mark").first.click()

    expect(plain_page.locator(":target")).to_be_visible()


def test_a_keyboard_reaches_the_content_first(served: Served, page: Page) -> None:
    page.goto(served.address + "/en/providers")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page).to_have_url(served.address + "/en/providers#main")


def test_a_removed_provider_says_so_and_leads_on(served: Served, page: Page) -> None:
    page.goto(served.address + "/zh/providers/demo-amber-causeway")

    expect(page.locator("main")).to_contain_text("2026-10-12")
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", re.compile("noindex"))


def test_demo_providers_are_marked_wherever_they_stand(served: Served) -> None:
    listing = tree_of(served, "/en/categories/beauty")
    own = tree_of(served, "/zh/providers/demo-lantern-bay")

    unmarked = [
        item.text()
        for item in listing.css("article, li.entry")
        if "demo-" in (item.html or "") and "Fictional demo" not in item.text()
    ]

    assert unmarked == []
    assert "noindex" in (own.css_first("meta[name=robots]").attributes["content"] or "")
    assert own.css_first(".banner") is not None
