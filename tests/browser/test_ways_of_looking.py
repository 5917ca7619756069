"""Framing, order and lineage: their main action with and without JavaScript, nothing lost on any screen."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_looks import PUBLIC, TOO_SMALL
from tests.web.framed import framed
from tests.web.made import Made

TALKS = re.compile(r"1 own of “talks” in Radio Brisa")
SEE_TERM = "framing/?see=term.the-accord.talks"


@pytest.fixture
def told(made: Made) -> Made:
    return framed(made)


@pytest.fixture
def event(site: str, told: Made) -> str:
    """The address of the event."""
    return f"{site}/events/{told.event.slug}/"


def test_a_count_opens_its_sentences_in_place_and_closes_again(visitor: Page, event: str) -> None:
    visitor.goto(event + "framing/")
    count = visitor.get_by_role("link", name=TALKS)
    count.focus()
    visitor.keyboard.press("Enter")
    expect(visitor.locator(".opened q")).to_contain_text("Talks about the ferry treaty")
    expect(visitor).to_have_url(re.compile(r"see=term\.the-accord\.talks"))
    expect(visitor.locator("#status")).to_contain_text("Opened: “talks”, own words")
    expect(count).to_be_focused()
    expect(count).to_have_attribute("aria-expanded", "true")
    visitor.keyboard.press("Enter")
    expect(visitor.locator(".opened")).to_have_count(0)


def test_without_javascript_a_count_opens_all_the_same(plain: Page, event: str) -> None:
    plain.goto(event + "framing/")
    plain.get_by_role("link", name=TALKS).click()
    expect(plain.locator(".opened q")).to_contain_text("Talks about the ferry treaty")


def test_a_marker_on_a_strip_leads_to_its_words(visitor: Page, event: str) -> None:
    visitor.goto(event + "order/?fact=p2")
    visitor.get_by_role("link", name=re.compile("^1, Conflict, Ansel Gazette ¶3")).click()
    expect(visitor.locator("mark.m-here").first).to_be_in_viewport()


@pytest.mark.parametrize("browser_kind", ["visitor", "plain"])
def test_facts_are_chosen(browser_kind: str, request: pytest.FixtureRequest, event: str) -> None:
    page: Page = request.getfixturevalue(browser_kind)
    page.goto(event + "order/")
    page.get_by_text("choose others").click()
    for box in page.locator(".facts-form input[type=checkbox]").all():
        box.uncheck()
    page.locator("#choose-p4").check()
    page.get_by_role("button", name="Place these").click()
    expect(page.locator("tbody.at")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"fact=p4"))
    page.get_by_role("link", name="Back to the most telling").click()
    expect(page.locator("tbody.at")).not_to_have_count(1)


@pytest.mark.parametrize("browser_kind", ["member", "plain"])
def test_a_pair_opens_the_words_it_shares(
    browser_kind: str, request: pytest.FixtureRequest, event: str
) -> None:
    page: Page = request.getfixturevalue(browser_kind)
    page.goto(event + "lineage/")
    page.get_by_role("link", name=re.compile("Show the words of Radio Brisa")).click()
    expect(page.locator(".open-row")).to_contain_text("Narrative · Radio Brisa ¶2 · Harbour Wire ¶5")
    page.get_by_role("link", name="Compare the two side by side").click()
    expect(page).to_have_url(re.compile(r"/two/\?a="))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_pages_have_no_accessibility_fault_and_fit(
    visitor: Page, event: str, told: Made, scheme: str, width: int
) -> None:
    visitor.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visitor.set_viewport_size({"width": width, "height": 800})
    faults = []
    for path in (SEE_TERM, "order/?fact=p1&fact=p2", f"lineage/?see={told.pks[2]}-{told.pks[0]}"):
        visitor.goto(event + path)
        found = Axe().run(visitor, options={"runOnly": {"type": "tag", "values": PUBLIC}})
        for rule in found.response["violations"]:
            faults += [f"{path}: {rule['id']}: {node['html'][:200]}" for node in rule["nodes"]]
        wide = visitor.evaluate("document.documentElement.scrollWidth")
        faults += [f"{path}: {wide} px wide"] if wide > width else []
        faults += [f"{path}: small: {html}" for html in visitor.evaluate(TOO_SMALL)]
    assert faults == []


def test_print_keeps_the_pictures_and_their_tables(visitor: Page, event: str) -> None:
    visitor.emulate_media(media="print")
    for path, picture in (("framing/", ".voice-picture svg"), ("order/", ".strips"), ("lineage/", ".graph")):
        visitor.goto(event + path)
        expect(visitor.locator(picture).first).to_be_visible()
        expect(visitor.locator(".matrix").first).to_be_visible()
        expect(visitor.locator(".tabs")).not_to_be_visible()
        expect(visitor.locator(".print-only")).to_contain_text("printed")


def test_the_strips_fit_one_sheet_across(visitor: Page, event: str) -> None:
    visitor.set_viewport_size({"width": 1031, "height": 703})  # A4 across at 96 dpi without its margins
    visitor.emulate_media(media="print")
    visitor.goto(f"{event}order/")
    high, split, shape = visitor.evaluate(
        """() => {
            const strips = document.querySelector(".strips"), box = strips.getBoundingClientRect();
            const drawn = strips.viewBox.baseVal;
            return [box.height, getComputedStyle(strips.parentElement).breakInside,
                    box.width / box.height / (drawn.width / drawn.height)];
        }"""
    )
    assert 0 < high <= 703
    assert split == "avoid"
    assert shape == pytest.approx(1, abs=0.02)
