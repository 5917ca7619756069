"""The list of one's articles suggests an event, takes it, and takes it back: with JavaScript and without."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from comparator.models import Article, Coverage
from tests.browser.conftest import PASSWORD
from tests.browser.test_looks import PUBLIC, TOO_SMALL
from tests.factories import EventFactory
from tests.services.test_suggestions import stored


@pytest.fixture
def article(site: str) -> Article:
    """An article in no event, beside an event that two others of the same ferry stand in."""
    user = User.objects.get(username="ada")
    event = EventFactory(owner=user, title="Ferry in the fog")
    for name in ("ferry-skarn-1", "ferry-skarn-3"):
        stored(user, name, event)
    return stored(user, "ferry-skarn-2")


def test_the_list_suggests_takes_and_takes_back(member: Page, site: str, article: Article) -> None:
    member.goto(f"{site}/articles/")
    suggested = member.locator(f"#which-{article.pk}")
    expect(suggested).to_contain_text("Perhaps Ferry in the fog likely by")
    expect(suggested).to_contain_text("Both name")
    suggested.get_by_role("button", name="Yes, add it to this event").click()
    expect(member.get_by_role("status").filter(has_text="stands in Ferry in the fog")).to_be_visible()
    assert Coverage.objects.get(article=article).how == Coverage.How.CONFIRMED
    member.get_by_role("button", name="Undo: take it out again").click()
    expect(member.get_by_text("Undone")).to_be_visible()
    expect(member.locator(f"#which-{article.pk}")).to_contain_text("Perhaps Ferry in the fog")


def test_without_javascript_the_page_asks(plain: Page, site: str, article: Article) -> None:
    plain.goto(f"{site}/sign-in/")
    plain.get_by_label("User name").fill("ada")
    plain.get_by_label("Password").fill(PASSWORD)
    plain.get_by_role("main").get_by_role("button", name="Sign in").click()
    plain.goto(f"{site}/articles/")
    plain.locator(f"#which-{article.pk} a").click()
    plain.get_by_role("button", name="Yes, add it to this event").click()
    expect(plain.get_by_role("button", name="Undo: take it out again")).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_list_and_page_have_no_fault(
    member: Page, site: str, article: Article, scheme: str, width: int
) -> None:
    member.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    member.set_viewport_size({"width": width, "height": 900})
    for path in ("/articles/", f"/articles/{article.pk}/event/"):
        member.goto(f"{site}{path}")
        expect(member.get_by_role("button", name="Yes, add it to this event")).to_be_visible()
        if folder := os.environ.get("SHOTS"):
            member.screenshot(path=f"{folder}/which-{scheme}-{path.count('/')}.png", full_page=True)
        found = Axe().run(member, options={"runOnly": {"type": "tag", "values": PUBLIC}})
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]] == []
        assert member.evaluate("document.documentElement.scrollWidth") <= width
        assert member.evaluate(TOO_SMALL) == []
