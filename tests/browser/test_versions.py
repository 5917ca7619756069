"""An article's versions in the browser: what changed, with and without JavaScript, wide and narrow."""

import datetime as dt
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from comparator.models import Article, Coverage
from tests.browser.test_looks import PUBLIC
from tests.web.made import Made
from tests.web.test_versions import text, versions


@pytest.fixture
def article(site: str, made: Made) -> Article:
    """An article of the member in two versions, in the member's event."""
    old = text(extra="The ferry, it was said, sails at noon. Nobody else spoke.")
    new = text(amount=500, lost=60, extra="The ferry it was said sails at noon. The mayor left.")
    article = versions(old, new)
    Article.objects.filter(pk=article.pk).update(owner=made.owner)
    article.submitters.add(made.owner)
    Coverage.objects.create(event=made.event, article=article)
    return article


def test_what_changed_is_read_figures_first_and_trifles_on_demand(
    member: Page, site: str, article: Article
) -> None:
    member.goto(f"{site}/articles/{article.pk}/")
    member.get_by_role("link", name="What changed, and when").click()
    heads = member.get_by_role("heading", level=3)
    expect(heads.first).to_contain_text("Figures")
    expect(member.locator(".version-changes").first).to_contain_text("500")
    member.get_by_role("link", name=re.compile("2 trivial changes hidden")).click()
    expect(member).to_have_url(re.compile("trivial=show"))
    expect(member.get_by_role("link", name=re.compile("Hide 2 trivial changes"))).to_be_visible()
    member.keyboard.press("n")
    expect(member.locator("#status")).to_contain_text("1 of")
    member.get_by_role("link", name="in version 1").first.click()
    expect(member.locator("mark.m-here").first).to_be_in_viewport()


def test_any_two_are_compared_and_read_inline_without_javascript(
    plain: Page, site: str, article: Article
) -> None:
    Article.objects.filter(pk=article.pk).update(rights=Article.Rights.WHOLE)
    plain.goto(f"{site}/articles/{article.pk}/versions/")
    plain.get_by_label("Older").select_option("1")
    plain.get_by_role("button", name="Compare").click()
    expect(plain).to_have_url(re.compile(r"a=1&b=2"))
    plain.get_by_role("link", name="Inline").click()
    expect(plain.locator(".inline-text del").first).to_be_visible()


def test_a_comparison_is_kept_at_a_version(member: Page, site: str, made: Made, article: Article) -> None:
    member.goto(f"{site}/events/{made.event.slug}/edit/")
    member.get_by_label("Compare version").select_option("1")
    member.get_by_role("button", name="Compare this one").click()
    expect(member.get_by_text("is kept at version 1 in this event")).to_be_visible()
    member.goto(f"{site}/events/{made.event.slug}/")
    expect(member.get_by_text("is kept at version 1; version 2 is newer")).to_be_visible()
    member.get_by_role("link", name="See what changed").click()
    expect(member.get_by_role("heading", name="What version 2 has differently")).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_no_fault_and_no_sideways_scroll(
    member: Page, site: str, made: Made, article: Article, scheme: str, width: int
) -> None:
    Article.objects.filter(pk=article.pk).update(embargo=timezone.now() + dt.timedelta(days=1))
    member.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    member.set_viewport_size({"width": width, "height": 800})
    faults = []
    for path in (
        f"/articles/{article.pk}/versions/",
        f"/articles/{article.pk}/versions/?view=inline&trivial=show&text=whole",
        f"/articles/{article.pk}/",
        f"/articles/{article.pk}/edit/",
        f"/events/{made.event.slug}/",
        f"/events/{made.event.slug}/edit/",
    ):
        member.goto(site + path)
        assert member.evaluate("document.documentElement.scrollWidth") <= width, path
        found = Axe().run(member, options={"runOnly": {"type": "tag", "values": PUBLIC}})
        for rule in found.response["violations"]:
            faults += [f"{path}: {rule['id']}: {node['html'][:160]}" for node in rule["nodes"]]
    assert faults == []
