"""The head of every page: two compact lines on a phone, for members of every kind."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_looks import PUBLIC
from tests.web.made import Made


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("staff", [False, True])
def test_it_takes_two_lines_on_a_phone(member: Page, site: str, made: Made, scheme: str, staff: bool) -> None:
    made.owner.is_staff = staff
    made.owner.save()
    member.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    member.set_viewport_size({"width": 320, "height": 700})
    member.goto(f"{site}/outlets/new/")
    head = member.get_by_role("banner")
    box = head.bounding_box()
    assert box
    assert box["height"] <= 100
    assert member.evaluate("document.documentElement.scrollWidth") <= 320
    for name in ("Events", "Outlets", "Add articles", "Your articles", *(("Queue",) if staff else ())):
        expect(head.get_by_role("link", name=name, exact=True)).to_be_visible()
    found = Axe().run(member, "header", options={"runOnly": {"type": "tag", "values": PUBLIC}})
    assert [rule["id"] for rule in found.response["violations"]] == []


def test_search_needs_no_button_on_a_phone_and_sign_out_is_reached_by_keyboard(
    member: Page, site: str, made: Made
) -> None:
    member.set_viewport_size({"width": 320, "height": 700})
    member.goto(f"{site}/outlets/new/")
    member.get_by_label("Search events").fill("harbour")
    member.get_by_label("Search events").press("Enter")
    expect(member).to_have_url(f"{site}/events/?q=harbour")
    out = member.get_by_role("button", name="Sign out")
    out.focus()
    expect(out).to_be_in_viewport()
    out.press("Enter")
    expect(member.get_by_role("link", name="Sign in", exact=True)).to_be_visible()
