"""How many readings there are, and two articles with their strip: with and without JavaScript."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.made import Made


def test_readings_narrow_and_the_base_is_set(visitor: Page, plain: Page, site: str, made: Made) -> None:
    for page in (visitor, plain):
        page.goto(f"{site}/events/{made.event.slug}/readings/")
        expect(
            page.get_by_text("1 article says “Chief negotiator”, 1 says “Deputy negotiator”")
        ).to_be_visible()
        page.get_by_role("link", name="Another figure, name or day").click()
        expect(page).to_have_url(re.compile("show=opposed"))
        expect(page.locator(".read-row")).to_have_count(2)
        page.get_by_role("link", name="Set Ansel Gazette as base").first.click()
        expect(page.locator("#base-named")).to_contain_text("Base: Ansel Gazette")


def test_trivial_changes_are_shown_by_a_switch(visitor: Page, plain: Page, site: str, made: Made) -> None:
    for page in (visitor, plain):
        page.goto(f"{site}/events/{made.event.slug}/two/")
        page.get_by_role("link", name="Show trivial").click()
        expect(page).to_have_url(re.compile("trivial=show"))
        expect(page.get_by_role("link", name="Hide trivial")).to_be_visible()


def test_both_pages_fit_a_phone_and_have_no_fault_that_axe_finds(
    visitor: Page, site: str, made: Made
) -> None:
    for path in ("readings/", "two/"):
        visitor.set_viewport_size({"width": 320, "height": 800})
        visitor.goto(f"{site}/events/{made.event.slug}/{path}")
        assert visitor.evaluate("document.documentElement.scrollWidth") <= 320
        assert Axe().run(visitor).response["violations"] == []
