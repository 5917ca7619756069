"""Correcting a row and coming back to it, by keyboard, with and without JavaScript; what a stranger reads."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from comparator.models import Correction
from tests.browser.conftest import PASSWORD
from tests.services.correcting import correct
from tests.web.made import Made

PUBLIC = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture
def plain_member(plain: Page, site: str) -> Page:
    """The owner's browser without JavaScript, signed in."""
    plain.goto(f"{site}/sign-in/")
    plain.get_by_label("User name").fill("ada")
    plain.get_by_label("Password").fill(PASSWORD)
    plain.get_by_role("main").get_by_role("button", name="Sign in").click()
    return plain


def test_a_conflict_is_resolved_from_the_matrix_by_keyboard_and_undone(
    member: Page, site: str, made: Made
) -> None:
    member.goto(f"{site}/events/{made.event.slug}/")
    member.locator("#toggle-p2").press("Enter")
    member.get_by_role("link", name="Correct this row").press("Enter")
    expect(member.get_by_role("heading", name="Correct this row")).to_be_visible()
    member.locator("#resolve > summary").press("Enter")
    member.locator("#resolve-reason").fill("The paper ran a correction.")
    member.locator("#resolve-reason").press("Enter")
    expect(member).to_have_url(re.compile(r"row=p2"))
    row = member.locator("#row-p2")
    expect(row).to_contain_text("corrected by a person")
    expect(row).to_contain_text("Conflict resolved by you")
    row.get_by_role("link", name="In the list").click()
    member.get_by_role("button", name="Undo").press("Enter")
    expect(member.get_by_text("Undone. The rows stand")).to_be_visible()
    assert Correction.objects.get().undone_at is not None


def test_without_javascript_a_row_is_split_and_the_reason_kept_when_it_fails(
    plain_member: Page, site: str, made: Made
) -> None:
    page = plain_member
    page.goto(f"{site}/events/{made.event.slug}/correct/p4/")
    page.locator("#split > summary").click()
    page.locator("#split-reason").fill("Another day is meant.")
    page.get_by_role("button", name="Split the row").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose the cells")
    expect(page.locator("#split-reason")).to_have_value("Another day is meant.")
    page.locator("#split").get_by_label("Radio Brisa").check()
    page.get_by_role("button", name="Split the row").click()
    expect(page).to_have_url(re.compile(r"row=p4"))
    expect(page.locator("#row-p4")).to_contain_text("Row split by you")


def test_the_second_of_two_people_sees_both_versions(member: Page, site: str, made: Made) -> None:
    member.goto(f"{site}/events/{made.event.slug}/correct/p2/")
    correct(made, "relabel", "p2", verdict="both true", reason="He held both offices.")
    member.locator("#reject > summary").click()
    member.locator("#reject-reason").fill("Two namesakes.")
    member.get_by_role("button", name="Reject the row").click()
    expect(member.get_by_role("heading", name="These words were corrected meanwhile")).to_be_visible()
    expect(member.get_by_text("He held both offices.")).to_be_visible()
    expect(member.get_by_label("Why")).to_have_value("Two namesakes.")
    member.get_by_role("button", name="Save mine as well").click()
    expect(member.get_by_text("Row rejected", exact=True)).to_be_visible()
    assert Correction.objects.count() == 2


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_pages_of_corrections_have_no_fault_and_fit(
    member: Page, site: str, made: Made, scheme: str, width: int
) -> None:
    correct(made, "resolve", "p2")
    correct(made, "reject", "p1")
    member.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    member.set_viewport_size({"width": width, "height": 800})
    faults = []
    for path in ("correct/p4/?find=talks", "corrections/", "?row=p2", "correct/p2/"):
        member.goto(f"{site}/events/{made.event.slug}/{path}")
        member.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found = Axe().run(member, options={"runOnly": {"type": "tag", "values": PUBLIC}})
        for rule in found.response["violations"]:
            faults += [f"{path}: {rule['id']}: {node['html'][:160]}" for node in rule["nodes"]]
        assert member.evaluate("document.documentElement.scrollWidth") <= width, path
    assert faults == []


def test_a_stranger_reads_that_a_person_did_it(browser: Browser, site: str, made: Made) -> None:
    correct(made, "resolve", "p2", reason="The paper ran a correction.")
    page = browser.new_page()
    page.goto(f"{site}/events/{made.event.slug}/?row=p2")
    expect(page.locator("#row-p2")).to_contain_text("Conflict resolved by a person")
    expect(page.locator("body")).not_to_contain_text("ada")
    page.close()
