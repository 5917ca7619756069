"""Every page: no accessibility fault in light and dark, nothing wider than a phone, nothing lost in print."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.made import Made
from tests.web.told import told_event

PATHS = (
    "/events/",
    "/events/{slug}/",
    "/events/{slug}/?row=p1",
    "/events/{slug}/?show=single&base=0",
    "/events/{slug}/two/",
    "/events/{slug}/two/?view=inline&show=all",
    "/articles/{pk}/",
    "/articles/add/",
    "/sign-in/",
    "/help/",
    "/nothing/here/",
)
PUBLIC = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

TOO_SMALL = """() => {
  const targets = 'main button, main select, main .filters a, main .cell[href], main .button';
  return [...document.querySelectorAll(targets)]
    .filter(one => one.getClientRects().length > 0)
    .filter(one => Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width) < 24)
    .map(one => one.outerHTML.slice(0, 80));
}"""


PAPER = {"A4 upright": 688, "Letter upright": 710, "A4 across": 1032}
"""How wide a page's text is on paper, in pixels …"""
HIGH = 703
"""… and how high on A4 across."""
CUT_WORDS = """() => {
  const words = [...document.querySelectorAll('.matrix .tag .word')];
  words.forEach((one, n) => { one.textContent = n % 2 ? 'Paraphrased' : 'Other name or title'; });
  const cut = one => {
    const box = one.closest('td').getBoundingClientRect(), own = one.getBoundingClientRect();
    return own.right > box.right || own.left < box.left;
  };
  return [words.length, words.filter(cut).length, document.documentElement.scrollWidth];
}"""


def addresses(site: str, made: Made) -> list[str]:
    return [site + path.format(slug=made.event.slug, pk=made.pks[0]) for path in PATHS]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_no_page_has_an_accessibility_fault(
    member: Page, site: str, made: Made, scheme: str, width: int
) -> None:
    member.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    member.set_viewport_size({"width": width, "height": 800})
    faults = []
    for address in addresses(site, made):
        member.goto(address)
        found = Axe().run(member, options={"runOnly": {"type": "tag", "values": PUBLIC}})
        for rule in found.response["violations"]:
            faults += [f"{address}: {rule['id']}: {node['html'][:160]}" for node in rule["nodes"]]
    assert faults == []


@pytest.mark.parametrize("width", [320, 640, 768, 1024])
def test_no_page_scrolls_sideways(member: Page, site: str, made: Made, width: int) -> None:
    member.set_viewport_size({"width": width, "height": 700})
    for address in addresses(site, made):
        member.goto(address)
        assert member.evaluate("document.documentElement.scrollWidth") <= width, address


def test_targets_are_large_enough(visitor: Page, site: str, made: Made) -> None:
    for address in addresses(site, made)[:7]:
        visitor.goto(address)
        assert visitor.evaluate(TOO_SMALL) == [], address


def test_print_keeps_labels_legend_address_and_drops_controls(visitor: Page, site: str) -> None:
    visitor.goto(site)
    visitor.emulate_media(media="print")
    expect(visitor.locator(".legend-bar")).to_be_visible()
    expect(visitor.locator("thead").first).to_be_visible()
    expect(visitor.locator(".print-only")).to_contain_text("printed")
    expect(visitor.locator(".site")).not_to_be_visible()
    expect(visitor.locator(".filters")).not_to_be_visible()
    expect(visitor.locator("#row-p2 .word").first).to_be_visible()


def test_print_explains_the_signs_that_stand_on_the_page_and_no_others(visitor: Page, site: str) -> None:
    visitor.goto(site)
    key = visitor.locator(".sign-key")
    expect(key).not_to_be_visible()
    visitor.emulate_media(media="print")
    expect(key).to_be_visible()
    explained = {word.strip() for word in key.locator(".word").all_inner_texts()}
    assert explained == {word.strip() for word in visitor.locator(".matrix .word").all_inner_texts()}
    expect(key.locator("dd").first).to_have_text("the same fact, figure or quote")
    expect(visitor.locator(".legend-bar .legend")).not_to_be_visible()


@pytest.mark.parametrize("sheet", PAPER)
def test_no_word_of_six_columns_is_cut_on_paper(visitor: Page, site: str, made: Made, sheet: str) -> None:
    six = told_event(owner=made.owner, articles=6)
    visitor.set_viewport_size({"width": PAPER[sheet], "height": 900})
    visitor.emulate_media(media="print")
    visitor.goto(f"{site}/events/{six.slug}/")
    words, cut, wide = visitor.evaluate(CUT_WORDS)
    assert (words >= 6, cut, wide) == (True, 0, PAPER[sheet])


def test_a_table_is_printed_across_with_its_heading_on_the_same_sheet(visitor: Page, site: str) -> None:
    visitor.goto(site)
    printed = visitor.pdf(format="A4", prefer_css_page_size=True)
    sheets = [
        tuple(map(float, found)) for found in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    ]
    assert sheets
    assert all(wide > high for wide, high in sheets)


def test_the_picture_of_the_order_stands_on_the_first_sheet(visitor: Page, site: str, made: Made) -> None:
    visitor.set_viewport_size({"width": PAPER["A4 across"], "height": HIGH})
    visitor.emulate_media(media="print")
    visitor.goto(f"{site}/events/{made.event.slug}/order/")
    picture = visitor.locator(".strips")
    picture.evaluate("e => { e.setAttribute('height', 3000); e.setAttribute('viewBox', '0 0 600 3000') }")
    box = picture.bounding_box()
    assert box
    assert box["y"] + box["height"] < HIGH


@pytest.mark.parametrize("width", [1280, 320])
def test_a_few_keys_lead_to_the_first_row(visitor: Page, site: str, width: int) -> None:
    visitor.set_viewport_size({"width": width, "height": 700})
    visitor.goto(site)
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Tab")
    skip = visitor.get_by_role("link", name="Skip to the comparison")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Tab")
    expect(visitor.locator(".matrix .fact-label").first).to_be_focused()
    visitor.keyboard.press("Enter")
    expect(visitor.locator(".open-row")).to_be_visible()
    expect(visitor.locator("#rows")).to_have_count(1)


@pytest.mark.parametrize(
    "page",
    ["", "?show=x", "quotes/", "figures/", "framing/", "order/", "lineage/", "readings/", "two/"],
)
def test_every_comparing_page_has_a_way_past_its_controls(
    visitor: Page, site: str, made: Made, page: str
) -> None:
    visitor.goto(f"{site}/events/{made.event.slug}/{page}")
    skip = visitor.get_by_role("link", name="Skip to the comparison")
    expect(visitor.locator("#rows")).to_have_count(1)
    skip.focus()
    visitor.keyboard.press("Enter")
    expect(visitor.locator("#rows")).to_be_focused()


def test_headers_and_legend_stay_in_view(visitor: Page, site: str) -> None:
    visitor.set_viewport_size({"width": 1280, "height": 420})
    visitor.goto(site)
    visitor.locator("#row-p4").scroll_into_view_if_needed()
    visitor.mouse.wheel(0, 250)
    expect(visitor.get_by_role("columnheader", name="Harbour Wire")).to_be_in_viewport()
    expect(visitor.locator(".legend-bar")).to_be_in_viewport()


def test_on_a_phone_a_fact_is_a_card_and_still_a_table_to_a_screen_reader(visitor: Page, site: str) -> None:
    visitor.set_viewport_size({"width": 320, "height": 700})
    visitor.goto(site)
    expect(visitor.get_by_role("row").nth(1)).to_be_visible()
    expect(visitor.get_by_role("cell", name="Conflict").first).to_be_visible()
    expect(visitor.locator("#row-p2 .cell-outlet").first).to_be_visible()
