"""Reading comparisons with keyboard, with and without JavaScript."""

import re

from playwright.sync_api import Page, expect

from tests.web.made import Made

ENDS_EARLY = "Stops before “, and nobody has shown us one”."


def test_a_row_opens_in_place_and_its_address_loads_whole(visitor: Page, site: str) -> None:
    visitor.goto(site)
    row = visitor.get_by_role("link", name="“We will not sign a paper…”").first
    toggle = visitor.locator("#toggle-p1")
    expect(row).to_be_visible()
    toggle.focus()
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_text(ENDS_EARLY)).to_be_visible()
    expect(toggle).to_be_focused()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    expect(visitor.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_text(ENDS_EARLY)).to_have_count(0)


def test_without_javascript_a_row_opens_all_the_same(plain: Page, site: str) -> None:
    plain.goto(site)
    plain.locator("#toggle-p1").click()
    expect(plain).to_have_url(re.compile(r"row=p1"))
    expect(plain.get_by_text(ENDS_EARLY)).to_be_visible()


def test_a_filter_swaps_the_rows_says_the_count_and_goes_back(visitor: Page, site: str) -> None:
    visitor.goto(site)
    visitor.get_by_role("navigation", name="Rows").get_by_role("link", name="Conflicts").click()
    expect(visitor).to_have_url(re.compile(r"show=conflicts"))
    expect(visitor.locator("tbody.at")).to_have_count(1)
    expect(visitor.locator("#status")).to_contain_text("1 row shown")
    expect(visitor.locator("#show-conflicts")).to_be_focused()
    visitor.go_back()
    expect(visitor.locator("tbody.at")).to_have_count(4)


def test_the_base_is_switched_with_and_without_javascript(
    visitor: Page, plain: Page, site: str, made: Made
) -> None:
    for page in (visitor, plain):
        page.goto(f"{site}/events/{made.event.slug}/")
        expect(page.locator("#base-named")).to_contain_text("Base: Harbour Wire, 4 Mar 2021.")
        page.get_by_label("Base", exact=True).select_option(label="none")
        page.get_by_role("button", name="Set the base").click()
        expect(page.locator("#base-named")).to_contain_text("No base:")
        expect(page).to_have_url(re.compile(r"base=0"))


def test_a_cell_leads_to_the_exact_words(visitor: Page, site: str) -> None:
    visitor.goto(site)
    visitor.locator("#row-p2 td a").nth(1).click()
    marked = visitor.locator("mark.m-here")
    expect(marked.first).to_be_in_viewport()
    assert "".join(marked.all_text_contents()) == "Deputy negotiator Tom Vell"


def test_keys_go_through_the_differences(visitor: Page, site: str, made: Made) -> None:
    visitor.goto(f"{site}/events/{made.event.slug}/two/")
    visitor.keyboard.press("n")
    expect(visitor.locator("#status")).to_contain_text("Difference 1 of")
    first = visitor.evaluate("document.activeElement.id")
    visitor.keyboard.press("n")
    assert visitor.evaluate("document.activeElement.id") != first
    visitor.keyboard.press("p")
    assert visitor.evaluate("document.activeElement.id") == first
    visitor.get_by_role("button", name=re.compile("Next")).click()
    assert visitor.evaluate("document.activeElement.id") != first


def test_slash_searches_and_question_mark_helps_unless_switched_off(visitor: Page, site: str) -> None:
    visitor.goto(site)
    visitor.keyboard.press("/")
    expect(visitor.locator("#site-q")).to_be_focused()
    visitor.keyboard.type("n?")
    expect(visitor.locator("#site-q")).to_have_value("n?")
    visitor.locator("h1").click()
    visitor.keyboard.press("?")
    help_dialog = visitor.get_by_role("dialog", name="Keys and signs")
    expect(help_dialog).to_be_visible()
    help_dialog.get_by_label("Single keys are on").uncheck()
    help_dialog.get_by_role("button", name="Close").click()
    visitor.keyboard.press("?")
    expect(help_dialog).not_to_be_visible()


def test_the_skip_link_leads_past_the_head(visitor: Page, site: str) -> None:
    visitor.goto(site)
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="Skip to the content")).to_be_focused()
    visitor.keyboard.press("Enter")
    expect(visitor.locator("#main")).to_be_focused()


def test_two_articles_can_be_swapped_and_read_inline(visitor: Page, site: str, made: Made) -> None:
    visitor.goto(f"{site}/events/{made.event.slug}/two/?a={made.pks[0]}&b={made.pks[1]}")
    visitor.get_by_role("link", name="Swap").click()
    expect(visitor.get_by_role("columnheader", name="A: Ansel Gazette")).to_be_visible()
    visitor.get_by_role("link", name="Inline").click()
    expect(visitor.locator(".inline-row").first).to_be_visible()


def test_a_fault_of_the_server_leaves_the_page_and_offers_a_retry(visitor: Page, site: str) -> None:
    visitor.goto(site)
    visitor.route("**/*show=figures*", lambda route: route.fulfill(status=500, body="no"))
    visitor.get_by_role("navigation", name="Rows").get_by_role("link", name="Figures").click()
    expect(visitor.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(visitor.locator("tbody.at")).to_have_count(4)
    visitor.unroute("**/*show=figures*")
    visitor.get_by_role("button", name="Try again").click()
    expect(visitor.locator("tbody.at")).to_have_count(1)
