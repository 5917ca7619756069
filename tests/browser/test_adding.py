"""Adding an article through the browser, with and without JavaScript."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD
from tests.factories import page as made_up_page


def add(page: Page, site: str, title: str) -> None:
    page.goto(f"{site}/articles/add/")
    page.get_by_label("Text of the page").fill(made_up_page())
    page.get_by_role("button", name="Read and preview").click()
    expect(page.get_by_role("heading", name="What was read")).to_be_visible()
    page.get_by_label("Outlet").fill("")
    page.get_by_label("Outlet").evaluate("field => field.removeAttribute('required')")
    page.get_by_label("Title of the new event").fill(title)
    page.get_by_role("button", name="Save and compare").click()
    expect(page.get_by_role("link", name="Say who published it: the page does not.")).to_be_visible()
    expect(page.get_by_label("Title of the new event")).to_have_value(title)
    page.get_by_label("Outlet").fill("Brisa Post")
    page.get_by_label("Published on").fill("2021-03-04")
    page.get_by_role("button", name="Save and compare").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text("Analysing: 0 of 1 article read")).to_be_visible()


def test_an_article_is_added_and_errors_keep_what_was_typed(member: Page, site: str) -> None:
    add(member, site, "Tents for the island")
    expect(member).to_have_url(re.compile(r"/events/draft-[0-9a-f]+/"))  # no title in a private address


def test_an_error_takes_the_focus(member: Page, site: str) -> None:
    member.goto(f"{site}/articles/add/")
    member.get_by_role("button", name="Read and preview").click()
    expect(member.locator(".errors")).to_be_focused()
    member.get_by_role("link", name=re.compile("Paste an article")).click()
    expect(member.get_by_label("Text of the page")).to_be_focused()


def test_without_javascript_an_article_is_added_too(plain: Page, site: str) -> None:
    plain.goto(f"{site}/sign-in/")
    plain.get_by_label("User name").fill("ada")
    plain.get_by_label("Password").fill(PASSWORD)
    plain.get_by_role("main").get_by_role("button", name="Sign in").click()
    add(plain, site, "Tents, added plainly")
    expect(plain).to_have_url(re.compile(r"/events/draft-[0-9a-f]+/"))


def test_markup_in_an_article_never_becomes_an_element(member: Page, site: str) -> None:
    dialogs: list[str] = []
    member.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    member.goto(f"{site}/articles/add/")
    text = '<img src=x onerror="alert(1)"> &lt;script&gt;alert(2)&lt;/script&gt; ' + made_up_page()
    member.get_by_label("Text of the page").fill(text)
    member.get_by_role("button", name="Read and preview").click()
    expect(member.get_by_role("heading", name="What was read")).to_be_visible()
    assert member.locator("main img, main script").count() == 0
    assert dialogs == []
