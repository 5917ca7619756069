"""The pages of a story and an outlet, and the edit pages: no fault for a screen reader, nothing wider than a
phone, and each works without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from comparator.models import Event
from tests.browser.test_looks import PUBLIC, TOO_SMALL
from tests.web.made import Made
from tests.web.made_story import made_story

PATHS = (
    "/stories/storm-on-brisa/",
    "/stories/storm-on-brisa/edit/",
    "/outlets/brisa-post-0/",
    "/events/?q=storm&place=nowhere",
    "/events/storm-part-1/edit/",
    "/events/storm-part-1/delete/",
    "/articles/{pk}/edit/",
)


@pytest.fixture
def pages(site: str, made: Made) -> list[str]:
    """The addresses, on a site with a story of ten events."""
    story = made_story(made.owner, events=10, articles=3)
    pk = story.events[0].articles.order_by("pk").values_list("pk", flat=True)[0]
    return [site + path.format(pk=pk) for path in PATHS]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_no_page_has_a_fault_or_scrolls_sideways(
    member: Page, pages: list[str], scheme: str, width: int
) -> None:
    member.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    member.set_viewport_size({"width": width, "height": 800})
    faults = []
    for address in pages:
        member.goto(address)
        assert member.evaluate("document.documentElement.scrollWidth") <= width, address
        assert member.evaluate(TOO_SMALL) == [], address
        found = Axe().run(member, options={"runOnly": {"type": "tag", "values": PUBLIC}})
        for rule in found.response["violations"]:
            faults += [f"{address}: {rule['id']}: {node['html'][:160]}" for node in rule["nodes"]]
    assert faults == []


def test_a_story_leads_to_its_events_and_to_the_words(plain: Page, pages: list[str]) -> None:
    plain.goto(pages[0])
    expect(plain.get_by_role("img", name="Timeline of the story")).to_be_visible()
    plain.get_by_role("link", name="Storm, part 2").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Storm, part 2")
    plain.get_by_role("link", name="The storm on Brisa").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("The storm on Brisa")


def test_the_list_is_narrowed_without_javascript(plain: Page, pages: list[str], site: str) -> None:
    plain.goto(f"{site}/events/")
    plain.get_by_label("Outlet", exact=True).select_option(label="Ansel Gazette (1)")
    plain.get_by_role("button", name="Show").click()
    expect(plain.locator(".card")).to_have_count(1)


def test_an_event_is_put_right_with_the_keyboard(member: Page, made: Made, site: str) -> None:
    member.goto(f"{site}/events/{made.event.slug}/")
    member.get_by_role("link", name="Edit", exact=True).press("Enter")
    member.get_by_label("Title", exact=True).fill("")
    member.get_by_label("Title", exact=True).press("Enter")
    expect(member.get_by_role("alert").first).to_contain_text("Give the event a title.")
    member.get_by_label("Title", exact=True).fill("Brisa says no")
    member.get_by_label("Title", exact=True).press("Enter")
    expect(member.get_by_role("heading", level=1)).to_have_text("Brisa says no")
    assert Event.objects.get().title == "Brisa says no"


def test_print_keeps_the_pictures_and_their_tables(visitor: Page, pages: list[str]) -> None:
    visitor.goto(pages[0])
    visitor.emulate_media(media="print")
    expect(visitor.locator("svg.timeline")).to_be_visible()
    expect(visitor.locator("table").first).to_be_visible()
    expect(visitor.locator(".site")).not_to_be_visible()
