"""Adding articles through the browser, with and without JavaScript: text, files and links, to the event."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from comparator.models import Event
from tests.browser.conftest import PASSWORD
from tests.browser.test_looks import PUBLIC, TOO_SMALL
from tests.factories import EventFactory
from tests.factories import page as made_up_page
from tests.ingest.files import zipped
from tests.web.adding import work
from tests.web.made import Made
from tests.webserver import WebServer


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
    page.get_by_label("Headline", exact=True).fill("Tents are lent")
    page.get_by_role("button", name="Save and compare").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text("Analysing: 0 of 1 article read")).to_be_visible()


def sign_in(plain: Page, site: str) -> None:
    plain.goto(f"{site}/sign-in/")
    plain.get_by_label("User name").fill("ada")
    plain.get_by_label("Password").fill(PASSWORD)
    plain.get_by_role("main").get_by_role("button", name="Sign in").click()


def files(folder: Path, count: int) -> list[str]:
    """Text files with made-up articles."""
    for n in range(count):
        (folder / f"{n}.txt").write_text(made_up_page(headline=f"Tents leave harbour number {n}"), "utf-8")
    return [str(folder / f"{n}.txt") for n in range(count)]


def test_an_article_is_added_and_errors_keep_what_was_typed(member: Page, site: str) -> None:
    add(member, site, "Tents for the island")
    expect(member).to_have_url(re.compile(r"/events/draft-[0-9a-f]+/"))  # no title in a private address


def test_an_error_takes_the_focus(member: Page, site: str) -> None:
    member.goto(f"{site}/articles/add/")
    member.get_by_role("button", name="Read and preview").click()
    expect(member.locator(".errors")).to_be_focused()
    member.get_by_role("link", name=re.compile("Give a link")).click()
    expect(member.get_by_label("Links")).to_be_focused()


def test_without_javascript_an_article_is_added_too(plain: Page, site: str) -> None:
    sign_in(plain, site)
    add(plain, site, "Tents, added plainly")
    expect(plain).to_have_url(re.compile(r"/events/draft-[0-9a-f]+/"))


def test_the_page_counts_what_is_read_by_itself_and_shows_the_articles(
    member: Page, site: str, tmp_path: Path
) -> None:
    member.goto(f"{site}/articles/add/")
    member.get_by_label("Files").set_input_files(files(tmp_path, 2))
    member.get_by_role("button", name="Read and preview").click()
    expect(member.get_by_text("0 of 2 read")).to_be_visible()
    expect(member.get_by_role("progressbar", name="Read so far")).to_be_visible()
    work()
    expect(member.get_by_role("heading", name="Tents leave harbour number 1")).to_be_visible(timeout=8000)
    expect(member.locator("#status")).to_have_text("All is read: 2 articles")
    expect(member.get_by_role("progressbar")).to_have_count(0)


def test_without_javascript_the_page_is_loaded_again(plain: Page, site: str, tmp_path: Path) -> None:
    sign_in(plain, site)
    plain.goto(f"{site}/articles/add/")
    plain.get_by_label("Files").set_input_files(files(tmp_path, 1))
    plain.get_by_role("button", name="Read and preview").click()
    work()
    plain.get_by_role("link", name="Load again").click()
    expect(plain.get_by_role("heading", name="Tents leave harbour number 0")).to_be_visible()


def test_a_link_that_failed_is_pasted_instead_by_keyboard(
    member: Page, site: str, web_everywhere: WebServer
) -> None:
    web_everywhere.put("/story", status=403)
    member.goto(f"{site}/articles/add/")
    member.get_by_label("Links").fill(web_everywhere.url("/story"))
    member.get_by_role("button", name="Read and preview").press("Enter")
    work()
    paste = member.get_by_role("link", name=re.compile("Paste the text instead"))
    expect(paste).to_be_visible(timeout=8000)
    paste.press("Enter")
    member.get_by_label("Text of the page").fill(made_up_page(headline="Tents after all"))
    member.get_by_role("button", name="Read it").press("Enter")
    expect(member.get_by_role("heading", name="Tents after all")).to_be_visible()


def test_an_event_is_chosen_by_its_radio_button(member: Page, site: str, made: Made) -> None:
    event = EventFactory(owner=made.owner, title="Tents on their way")
    member.goto(f"{site}/articles/add/?event={event.slug}")
    member.get_by_label("Text of the page").fill(made_up_page())
    member.get_by_role("button", name="Read and preview").click()
    expect(member.get_by_role("radio", name="Tents on their way")).to_be_checked()
    member.get_by_label("Outlet").fill("Brisa Post")
    member.get_by_label("The day is not known").check()
    member.get_by_role("button", name="Save and compare").click()
    expect(member.get_by_role("heading", name="Tents on their way")).to_be_visible()
    assert Event.objects.get(pk=event.pk).articles.count() == 1


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_a_batch_has_no_accessibility_fault_and_fits(
    member: Page, site: str, tmp_path: Path, web_everywhere: WebServer, scheme: str, width: int
) -> None:
    member.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    member.set_viewport_size({"width": width, "height": 800})
    member.goto(f"{site}/articles/add/")
    texts = {f"{n}.txt": made_up_page(headline=f"Tents leave harbour number {n}") for n in range(13)}
    (tmp_path / "day.zip").write_bytes(zipped(texts))
    member.get_by_label("Files").set_input_files(str(tmp_path / "day.zip"))
    member.get_by_label("Links").fill(
        web_everywhere.url("/a-rather-long-address-of-a-page-that-is-not-there-any-more")
    )
    member.get_by_role("button", name="Read and preview").click()
    check(member, width)
    batch = member.url
    work()
    for address in (batch, batch + "throw-away/", f"{site}/articles/"):
        member.goto(address)
        check(member, width)
    member.goto(batch)
    member.locator(".fold > summary").first.click()
    check(member, width)
    member.get_by_role("button", name=re.compile("Paste the text instead")).click()
    check(member, width)


def check(page: Page, width: int) -> None:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": PUBLIC}})
    faults = [f"{r['id']}: {n['html'][:160]}" for r in found.response["violations"] for n in r["nodes"]]
    assert faults == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    assert page.evaluate(TOO_SMALL) == [], page.url


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
