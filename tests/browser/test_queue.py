"""The queue in a browser: a second try with and without JavaScript, no fault for axe, no sideways scroll."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from comparator.models import Analysis, State
from comparator.services.work import worker_beat
from tests.browser.test_looks import PUBLIC, TOO_SMALL
from tests.factories import UserFactory, add_article
from tests.web.made import Made
from tests.web.test_queue import bring_in, fail

SHOTS = os.environ.get("QUEUE_SHOTS")


@pytest.fixture
def queue(site: str, made: Made) -> str:
    """The queue's address, with a job in every state; the owner looks after the site."""
    made.owner.is_staff = True
    made.owner.save()
    now = timezone.now()
    worker_beat(name="a:1", started=now, now=now)
    fail(bring_in(), "The page answered 403. Paste the text instead.", 1)
    fail(bring_in(), "The work was begun 3 times, and each time the worker stopped in the middle of it.", 3)
    bring_in(not_before=now, put_offs=1)
    bring_in(state=State.RUNNING, begun=now, attempts=1, owner=UserFactory(username="a-name-" * 15))
    fail(
        Analysis.objects.get(version=add_article()),
        "The work stopped on an error (ValueError in x, line 3).",
        3,
    )
    return f"{site}/queue/"


def test_a_second_try_with_and_without_javascript(member: Page, queue: str, plain: Page) -> None:
    plain.context.add_cookies(member.context.cookies())
    for page in (member, plain):
        page.goto(queue)
        page.get_by_role("navigation", name="States").get_by_role("link", name="Given up").click()
        before = page.get_by_role("row").count()
        page.get_by_role("button", name="Try again").first.click()
        expect(page.get_by_text("The job was asked for again.")).to_be_visible()
        expect(page.get_by_role("link", name="Given up")).to_have_attribute("aria-current", "true")
        after = page.get_by_role("row").count()
        assert after == before - 1 or after == 0


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_it_has_no_fault_and_fits(member: Page, queue: str, scheme: str, width: int) -> None:
    member.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    member.set_viewport_size({"width": width, "height": 800})
    for address in (f"{queue}?state=done&kind=comparison", queue):
        member.goto(address)
        if SHOTS:
            member.screenshot(path=Path(SHOTS) / f"queue-{width}.png", full_page=True)
        found = Axe().run(member, options={"runOnly": {"type": "tag", "values": PUBLIC}})
        assert [rule["id"] for rule in found.response["violations"]] == []
        assert member.evaluate("document.documentElement.scrollWidth") <= width
        assert member.evaluate(TOO_SMALL) == []
