"""Quotes and figures through the browser: with and without JavaScript, by keyboard, on a phone, in print."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from comparator.models import Event
from tests.browser.test_looks import PUBLIC, TOO_SMALL
from tests.web.made import Made
from tests.web.told import told_event

PATHS = ("quotes/", "quotes/?show=single", "figures/", "figures/?show=single", "figures/?show=rounded")


@pytest.fixture
def told(made: Made) -> Event:
    """Three towns that count their boats."""
    return told_event(owner=made.owner)


@pytest.fixture
def root(site: str, told: Event) -> str:
    """The address of the event."""
    return f"{site}/events/{told.slug}/"


def test_a_finding_and_a_speaker_narrow_the_quotes_and_the_address_loads_whole(
    visitor: Page, root: str
) -> None:
    visitor.goto(f"{root}quotes/")
    visitor.get_by_role("navigation", name="Findings").get_by_role("link", name="Ends early").click()
    expect(visitor).to_have_url(re.compile(r"show=ends-early"))
    expect(visitor.locator("#status")).to_contain_text("1 utterance shown")
    visitor.go_back()
    speaker = visitor.get_by_role("navigation", name="Speakers").get_by_role("link", name="Pia Venn")
    speaker.focus()
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(re.compile(r"speaker=Pia\+Venn"))
    expect(speaker).to_be_focused()
    visitor.reload()
    expect(visitor.locator("#row-q1")).to_contain_text("Pia Venn told Radio Ansel")


def test_two_versions_are_compared_without_javascript_too(visitor: Page, plain: Page, root: str) -> None:
    for page in (visitor, plain):
        page.goto(f"{root}quotes/")
        page.locator("#row-q1").get_by_role(
            "link", name=re.compile("Compare two ?: Town Crier 0 and Town Crier 1")
        ).click()
        expect(page).to_have_url(re.compile(r"/two/\?a=\d+&b=\d+&at=q1#a-q1"))
        expect(page.get_by_role("heading", name="Two articles: what is different?")).to_be_visible()


def test_the_base_is_switched_on_both_pages_without_javascript_too(
    visitor: Page, plain: Page, root: str
) -> None:
    for page in (visitor, plain):
        for path in ("quotes/?speaker=Pia+Venn", "figures/?show=dates"):
            page.goto(root + path)
            page.get_by_label("Base", exact=True).select_option(index=2)
            page.get_by_role("button", name="Set the base").click()
            expect(page.locator("#base-named")).to_contain_text("Base: Town Crier 1, 6 Mar 2021.")
            expect(page).to_have_url(re.compile(path.split("?")[1].replace("+", r"(\+|%20)")))


def test_a_figure_leads_to_its_words(visitor: Page, root: str) -> None:
    visitor.goto(f"{root}figures/")
    visitor.locator("#row-f1").get_by_role("link", name="31 boats", exact=True).click()
    expect(visitor.locator("mark.m-here").first).to_be_in_viewport()
    assert "".join(visitor.locator("mark.m-here").all_text_contents()) == "31 boats"


def test_keys_go_from_figure_to_figure(visitor: Page, root: str) -> None:
    visitor.goto(f"{root}figures/")
    for key in ("f1", "f2"):
        visitor.keyboard.press("n")
        expect(visitor.locator(f"#stop-{key}")).to_be_focused()
    visitor.keyboard.press("p")
    expect(visitor.locator("#stop-f1")).to_be_focused()


def test_the_picture_is_named_and_described(visitor: Page, root: str) -> None:
    visitor.goto(f"{root}figures/")
    picture = visitor.get_by_role("img", name=re.compile("against the day each figure holds for"))
    expect(picture).to_be_visible()
    expect(picture).to_have_accessible_name(re.compile("Town Crier 1: 450 on 4 Mar 2021"))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_no_fault_for_anyone_and_nothing_wider_than_the_screen(
    visitor: Page, root: str, scheme: str, width: int
) -> None:
    visitor.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visitor.set_viewport_size({"width": width, "height": 800})
    faults = []
    for path in PATHS:
        visitor.goto(root + path)
        found = Axe().run(visitor, options={"runOnly": {"type": "tag", "values": PUBLIC}})
        for rule in found.response["violations"]:
            faults += [f"{path}: {rule['id']}: {node['html'][:160]}" for node in rule["nodes"]]
        assert visitor.evaluate("document.documentElement.scrollWidth") <= width, path
        assert visitor.evaluate(TOO_SMALL) == [], path
    assert faults == []


def test_on_a_phone_a_reading_is_a_card_and_still_a_table(visitor: Page, root: str) -> None:
    visitor.set_viewport_size({"width": 320, "height": 700})
    visitor.goto(f"{root}figures/")
    row = visitor.locator("#row-f1")
    expect(row.get_by_role("cell", name="31 boats")).to_be_visible()
    expect(row.locator(".fig-head").first).to_be_visible()


def test_print_keeps_words_labels_pictures_and_drops_controls(visitor: Page, root: str) -> None:
    for path, kept in (("quotes/", ".q-text del"), ("figures/", ".fig-plot svg")):
        visitor.goto(root + path)
        visitor.emulate_media(media="print")
        expect(visitor.locator(kept).first).to_be_visible()
        expect(visitor.locator(".legend-bar")).to_be_visible()
        expect(visitor.locator(".print-only")).to_contain_text("printed")
        expect(visitor.locator(".filters").first).not_to_be_visible()
        visitor.emulate_media(media="screen")
