"""A visitor lays two to four providers side by side, and sends the address to a colleague."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode

from tests.browser.accessibility import SCHEME_OF, STILL, faults
from tests.browser.conftest import Complaints, Served
from tests.browser.tools import STORAGE_OFF, said, shift_of, trouble, weights

FOUR = ("demo-lantern-bay", "kaytune", "lily-and-beauty", "baozun")
SPACE = re.compile(r"\s+")


def heads(page: Page) -> Locator:
    """Return the names at the heads of the columns."""
    return page.locator("thead .name")


def row(page: Page, label: str) -> Locator:
    """Return the row of this label."""
    return page.locator("tbody tr").filter(
        has=page.get_by_role("rowheader", name=re.compile(rf"^{re.escape(label)}( differs| 有差异)?$"))
    )


@pytest.mark.parametrize(
    ("language", "names", "title", "sentence"),
    [
        ("en", ["Baozun", "Kaytune"], "Compare 2 providers", "Kaytune is in the comparison."),
        ("zh", ["宝尊电商", "凯淳股份"], "对比2家服务商", "已将凯淳股份列入对比。"),
    ],
)
def test_links_on_two_profiles_lead_to_a_comparison_with_an_address_of_its_own(
    served: Served, page: Page, complaints: Complaints, language: str, names: list[str], title: str, sentence: str
) -> None:
    page.goto(f"{served.address}/{language}/providers/baozun")
    page.locator(".profile a[href*='/compare']").click()
    expect(heads(page)).to_have_text(names[:1])
    page.goto(f"{served.address}/{language}/providers/kaytune")
    page.locator(".profile a[href*='/compare']").click()
    expect(said(page)).to_contain_text(sentence)
    expect(page).to_have_url(f"{served.address}/{language}/compare?ids=baozun,kaytune")

    page.reload()

    expect(page.locator("h1")).to_have_text(title)
    expect(page).to_have_title(re.compile(f"^{title}"))
    expect(heads(page)).to_have_text(names)
    expect(said(page)).to_be_empty()
    assert complaints.texts == []


def test_the_address_is_all_that_a_colleague_needs(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/en/compare?ids={','.join(FOUR)}&differences")

    expect(heads(page)).to_have_count(4)
    expect(page.locator("[data-differences]")).to_be_checked()
    assert page.locator("tbody tr:not(.differs):visible th[scope=row]").count() == 0


def test_rows_that_differ_say_so_in_shape_and_word(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/compare?ids=lily-and-beauty,kaytune")

    expect(row(page, "Tmall")).not_to_have_class("differs")
    expect(row(page, "Douyin")).to_have_class("differs")
    expect(row(page, "Douyin").locator("th")).to_have_text("Douyin differs")
    expect(row(page, "Headquarters")).not_to_have_class("differs")
    expect(row(page, "Founded")).to_have_class("differs")
    assert row(page, "Douyin").locator("th").evaluate("th => getComputedStyle(th, '::before').borderLeftWidth") == "3px"
    assert row(page, "Tmall").locator("th").evaluate("th => getComputedStyle(th, '::before').content") == "none"


def test_what_no_source_says_is_a_dash_and_read_as_such(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/zh/compare?ids=lily-and-beauty,kaytune")

    expect(row(page, "成立").locator("td").first).to_have_text("–来源中未见")


def test_a_value_leads_to_its_source(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/compare?ids=baozun,kaytune")

    row(page, "Founded").locator("a.mark").first.click()

    expect(page).to_have_url(re.compile(r"/en/providers/baozun#s\d+$"))
    expect(page.locator(":target")).to_be_visible()


def test_only_differences_are_shown_where_that_is_wanted(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/compare?ids=lily-and-beauty,kaytune")

    page.get_by_label("Differences only").check()

    expect(row(page, "Tmall")).to_be_hidden()
    expect(row(page, "Douyin")).to_be_visible()
    expect(page).to_have_url(f"{served.address}/en/compare?ids=lily-and-beauty,kaytune&differences")
    page.get_by_label("Differences only").uncheck()
    expect(row(page, "Tmall")).to_be_visible()
    expect(page).to_have_url(f"{served.address}/en/compare?ids=lily-and-beauty,kaytune")


@pytest.mark.parametrize(
    ("language", "reason", "now"),
    [("en", "4 providers fit beside each other.", "Add Azoya now"), ("zh", "最多并排对比4家。", "现在加入")],
)
def test_a_fifth_provider_is_refused_and_offered_again_when_there_is_room(
    served: Served, page: Page, complaints: Complaints, language: str, reason: str, now: str
) -> None:
    page.goto(f"{served.address}/{language}/compare?ids={','.join(FOUR)}&add=azoya")
    expect(said(page)).to_contain_text(reason)
    expect(page).to_have_url(f"{served.address}/{language}/compare?ids={','.join(FOUR)}")

    page.locator("thead [data-remove]").first.click()
    said(page).get_by_role("button").filter(has_text=now).click()

    expect(heads(page)).to_have_count(4)
    expect(page).to_have_url(f"{served.address}/{language}/compare?ids={','.join([*FOUR[1:], 'azoya'])}")
    assert complaints.texts == []


def test_an_address_with_too_many_shows_four_and_says_what_is_left_out(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/compare?ids={','.join(FOUR)},azoya,wpic")

    expect(heads(page)).to_have_count(4)
    expect(said(page)).to_contain_text("Remove one to add Azoya.")


def test_a_removed_column_returns_to_its_place(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/compare?ids=baozun,kaytune,azoya")

    page.get_by_role("button", name="Remove Kaytune").click()
    expect(page).to_have_url(f"{served.address}/en/compare?ids=baozun,azoya")
    page.get_by_role("button", name="Undo").click()

    expect(heads(page)).to_have_text(["Baozun", "Kaytune", "Azoya"])


def test_the_last_column_that_is_removed_leaves_a_way_on(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/compare?ids=baozun")
    expect(page.get_by_text("Add another provider")).to_be_visible()

    page.get_by_role("button", name="Remove Baozun").click()

    expect(page.get_by_role("heading", name="Choose two to four providers")).to_be_visible()
    expect(page.get_by_role("link", name="Open the shortlist")).to_be_visible()
    expect(page).to_have_url(f"{served.address}/en/compare")


@pytest.mark.parametrize("gone", ["demo-amber-causeway", "nobody-of-this-name"])
def test_a_provider_that_is_no_longer_listed_is_left_out_and_named(served: Served, page: Page, gone: str) -> None:
    page.goto(f"{served.address}/en/compare?ids=baozun,{gone},kaytune")

    expect(said(page)).to_contain_text("is no longer listed.")
    expect(heads(page)).to_have_text(["Baozun", "Kaytune"])
    expect(page).to_have_url(f"{served.address}/en/compare?ids=baozun,kaytune")


@pytest.mark.parametrize("query", ["ids=", "ids=,,,", "ids=../x,%3Cb%3E", f"ids={'a,' * 400}", "ids", "differences"])
def test_a_malformed_address_shows_the_empty_page(served: Served, page: Page, query: str) -> None:
    page.goto(f"{served.address}/en/compare?{query}")

    expect(page.get_by_role("heading", name="Choose two to four providers")).to_be_visible()
    expect(page).to_have_url(f"{served.address}/en/compare")


def test_a_malformed_addition_changes_nothing(served: Served, page: Page, complaints: Complaints) -> None:
    page.goto(f"{served.address}/en/compare?ids=baozun&add=../x")

    expect(said(page)).to_have_text("The link names no provider.")
    expect(heads(page)).to_have_text(["Baozun"])
    assert complaints.texts == []


@pytest.mark.parametrize("text", ["{", "5", '{"a": 1}', '[null, "../x", "baozun", "baozun"]'])
def test_corrupt_content_of_the_browser_does_no_harm(
    served: Served, page: Page, complaints: Complaints, text: str
) -> None:
    page.goto(f"{served.address}/robots.txt")
    page.evaluate("text => localStorage.setItem('hezuo.compare.1', text)", text)

    page.goto(f"{served.address}/en/compare?add=kaytune")

    expect(heads(page).last).to_have_text("Kaytune")
    expect(heads(page)).to_have_count(2 if "baozun" in text else 1)
    assert complaints.texts == []


@pytest.mark.usefixtures("own_page")
def test_where_the_browser_keeps_nothing_links_add_to_what_was_seen_last(
    served: Served, page: Page, complaints: Complaints
) -> None:
    page.add_init_script(STORAGE_OFF)
    page.goto(f"{served.address}/en/compare?add=baozun")
    expect(heads(page)).to_have_count(1)

    page.goto(f"{served.address}/en/providers/kaytune")
    page.locator(".profile a[href*='/compare']").click()

    expect(heads(page)).to_have_text(["Baozun", "Kaytune"])
    assert complaints.texts == []


def test_another_tab_adds_to_what_was_seen_last(served: Served, context: BrowserContext, page: Page) -> None:
    page.goto(f"{served.address}/en/compare?ids=baozun")
    expect(heads(page)).to_have_count(1)
    other = context.new_page()

    other.goto(f"{served.address}/en/compare?add=kaytune")

    expect(heads(other)).to_have_text(["Baozun", "Kaytune"])
    expect(heads(page)).to_have_text(["Baozun"])


def test_a_network_failure_says_so_and_is_mended_by_trying_again(served: Served, page: Page) -> None:
    address = f"{served.address}/en/compare?ids=baozun,kaytune&add=azoya"
    page.route("**/data/providers/*", lambda route: route.abort())
    page.goto(address)
    expect(trouble(page)).to_contain_text("could not be read")
    expect(page).to_have_url(address)

    page.unroute("**/data/providers/*")
    page.get_by_role("button", name="Try again").click()

    expect(heads(page)).to_have_text(["Baozun", "Kaytune", "Azoya"])
    expect(trouble(page)).to_be_empty()
    expect(page).to_have_url(f"{served.address}/en/compare?ids=baozun,kaytune,azoya")


def test_one_that_cannot_be_read_does_not_hide_the_others(served: Served, page: Page) -> None:
    page.route("**/data/providers/kaytune.json", lambda route: route.abort())

    page.goto(f"{served.address}/en/compare?ids=baozun,kaytune,azoya")

    expect(heads(page)).to_have_text(["Baozun", "Azoya"])
    expect(trouble(page)).to_contain_text("could not be read")
    expect(page).to_have_url(f"{served.address}/en/compare?ids=baozun,kaytune,azoya")


def test_the_language_menu_keeps_the_comparison(served: Served, page: Page, complaints: Complaints) -> None:
    page.goto(f"{served.address}/en/compare?ids=baozun,kaytune&differences")
    expect(heads(page)).to_have_count(2)

    page.locator("details.menu summary").click()
    page.get_by_role("link", name="简体中文").click()

    expect(page).to_have_url(f"{served.address}/zh/compare?ids=baozun,kaytune&differences")
    expect(heads(page)).to_have_text(["宝尊电商", "凯淳股份"])
    assert complaints.texts == []


def test_names_carry_the_language_that_they_are_in(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/compare?ids=baozun,kaytune")

    expect(page.locator("thead .other").first).to_have_attribute("lang", "zh-Hans")
    expect(row(page, "Legal name").locator("td").last.locator("[lang=zh-Hans]")).to_have_text(
        "上海凯淳实业股份有限公司"
    )


def test_a_keyboard_is_enough(served: Served, page: Page, complaints: Complaints) -> None:
    page.goto(f"{served.address}/en/compare?ids=baozun,kaytune")
    page.get_by_label("Differences only").focus()
    page.keyboard.press("Space")
    expect(row(page, "Tmall")).to_be_hidden()

    page.get_by_role("button", name="Remove Baozun").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")

    expect(heads(page)).to_have_count(2)
    expect(page.locator("[data-status] p")).to_be_focused()
    assert complaints.texts == []


def test_on_paper_stand_the_table_and_its_address_and_no_buttons(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/en/compare?ids={','.join(FOUR)}")
    expect(heads(page)).to_have_count(4)

    page.set_viewport_size({"width": 718, "height": 1000})  # A4 between its margins
    page.emulate_media(media="print")

    expect(page.locator("footer .printed")).to_have_text(f"https://hezuo.example/en/compare?ids={','.join(FOUR)}")
    expect(page.get_by_role("button", name="Remove Baozun")).to_be_hidden()
    assert page.locator(".table").evaluate("table => table.scrollWidth - table.clientWidth") == 0


Line = tuple[str, str, str, str]


def test_every_value_and_its_evidence_is_that_of_the_profile(served: Served, page: Page) -> None:
    ids = sorted(
        path.stem for path in (served.folder / "data/providers").glob("*.json") if path.stem != "demo-amber-causeway"
    )
    expected: dict[tuple[str, str], set[Line]] = {
        (language, key): set(of_profile(served, language, key)) for language in ("en", "zh") for key in ids
    }

    page.set_viewport_size({"width": 1280, "height": 20})  # what is painted is not looked at
    shown: dict[tuple[str, str], set[Line]] = {}
    for start in range(0, len(ids), 4):
        chosen = ids[start : start + 4]
        for language in ("en", "zh"):
            page.goto(f"{served.address}/{language}/compare?ids={','.join(chosen)}")
            expect(heads(page)).to_have_count(len(chosen))
            table = HTMLParser(page.locator("table").evaluate("table => table.outerHTML"))
            shown |= {(language, key): set(of_column(table, number)) for number, key in enumerate(chosen)}

    assert sum(map(len, expected.values())) > 1_000
    assert {
        key: (lines - shown[key], shown[key] - lines) for key, lines in expected.items() if lines != shown[key]
    } == {}


UNCOMPARED = {"Former name", "Website", "Contact page", "曾用名", "网站", "联系页面"}
COMMAS = {
    "Platforms": ", ", "Services": ", ", "Categories": ", ", "Home markets": ", ", "Languages": ", ", "Certifications": "; ",
    "平台": "、", "服务": "、", "类目": "、", "品牌来源市场": "、", "工作语言": "、", "资质认证": "；",
}  # fmt: skip
"""Fields whose values have rows of their own in a comparison, and what parts them on a profile."""


def of_profile(served: Served, language: str, provider_id: str) -> Iterator[Line]:
    """Yield label, text, mark and source of every value and note of a provider's page."""
    tree = HTMLParser((served.folder / language / "providers" / f"{provider_id}.html").read_bytes())
    for field in tree.css("dl.facts > div"):
        label = text_of(field.css_first("dt"))
        for line in field.css("dd") if label not in UNCOMPARED else ():
            for mark in line.css("a.mark"):
                proof = proof_of(mark)
                yield from notes(label, line, proof)
                text = text_of(line.css_first("span"))
                comma = COMMAS.get(label)
                yield from ((label, flat(part), *proof) for part in (text.split(comma) if comma else (text,)))


def of_column(table: HTMLParser, number: int) -> Iterator[Line]:
    """Yield the same of a column of the comparison."""
    group = ""
    for line in table.css("tbody tr"):
        for node in line.css(".heard"):
            node.decompose()
        head, cells = line.css_first("th"), line.css("td")
        group = group if cells else text_of(head)
        by_code = group in COMMAS
        for mark in cells[number].css("a.mark") if cells else ():
            label, proof, place = group if by_code else text_of(head), proof_of(mark), mark.parent
            mark.decompose()
            assert place
            yield from notes(label, place, proof)
            yield label, flat((text_of(head) if by_code else "") + text_of(place)), *proof


def proof_of(mark: LexborNode) -> tuple[str, str]:
    """Return the words of a mark, and where its source stands, with whether it is old."""
    where = (mark.attributes["href"] or "").partition("#")[2]
    return re.sub(r" \[\d+\]$", "", text_of(mark)), f"{where} {mark.attributes['class']}"


def notes(label: str, place: LexborNode, proof: tuple[str, str]) -> Iterator[Line]:
    """Yield the notes in a place, and take them out of it."""
    for note in place.css(".mute"):
        words = flat(text_of(note)).strip("()（）")
        note.decompose()
        if words:
            yield label, words, *proof


def text_of(node: LexborNode | None) -> str:
    """Return the text of a node in one line."""
    return SPACE.sub(" ", node.text()).strip() if node else ""


def flat(text: str) -> str:
    """Return a text without what parts its words."""
    return re.sub(r"[\s,，]", "", text)


def states(page: Page, served: Served, language: str) -> Iterator[str]:
    """Bring the page into every state that only scripts can make, and yield the name of each: a plain one has a message less."""
    address = f"{served.address}/{language}/compare"
    page.goto(f"{address}?ids=baozun,kaytune")
    expect(heads(page)).to_have_count(2)
    yield "two"
    page.locator("[data-differences]").check()
    yield "differences"
    page.goto(f"{address}?ids={','.join(FOUR)}&add=azoya")
    expect(said(page)).not_to_be_empty()
    yield "full"
    page.goto(f"{address}?ids=baozun,demo-amber-causeway")
    expect(said(page)).not_to_be_empty()
    yield "one is gone"
    page.route("**/data/providers/kaytune.json", lambda route: route.abort())
    page.goto(f"{address}?ids=baozun,kaytune")
    expect(trouble(page)).not_to_be_empty()
    yield "unreachable"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_state_of_the_page_has_an_accessibility_fault_or_is_too_wide(
    bare_page: Page, served: Served, language: str
) -> None:
    found = {state: faults(bare_page, SCHEME_OF[language]) for state in states(bare_page, served, language)}

    assert {state: seen for state, seen in found.items() if seen} == {}
    assert len(found) == 5


def test_two_providers_stand_whole_on_a_phone(page: Page, served: Served) -> None:
    page.set_viewport_size({"width": 390, "height": 844})

    page.goto(f"{served.address}/en/compare?ids=baozun,kaytune")
    expect(heads(page)).to_have_count(2)
    hidden = page.locator(".table").evaluate("table => table.scrollWidth - table.clientWidth")

    assert hidden == 0


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_nothing_moves_while_the_comparison_is_read(browser: Browser, served: Served, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()

    page.goto(f"{served.address}/en/compare?ids=baozun,kaytune,azoya&add=lily-and-beauty", wait_until="networkidle")
    shift = shift_of(page)

    context.close()
    assert shift <= STILL


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_script_the_page_says_what_to_do_instead(plain_page: Page, served: Served, language: str) -> None:
    plain_page.goto(f"{served.address}/{language}/compare?ids=baozun,kaytune")

    expect(plain_page.locator("noscript .note")).to_contain_text("@")
    expect(plain_page.locator(".tool")).to_be_hidden()


@pytest.mark.usefixtures("own_page")
def test_the_page_with_all_its_scripts_stays_small(served: Served, page: Page) -> None:
    sizes = weights(page, f"{served.address}/en/compare?ids={','.join(FOUR)}")

    assert sum(size for path, size in sizes.items() if path.endswith(".js")) <= 13 * 1024
    assert sum(sizes.values()) <= 32 * 1024
