"""A running site with the made-up event, and a browser that notes every address it asks for."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, BrowserContext, Page

from tests.factories import UserFactory
from tests.web.made import Made, made_event, plain_rebase

PASSWORD = "a-long-enough-password"


@pytest.fixture(autouse=True)
def _hand_made_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparator.selectors.comparisons.rebase", plain_rebase)


@pytest.fixture
def made(transactional_db: None) -> Made:
    """The made-up event, published; its owner has a password."""
    owner = UserFactory(username="ada")
    owner.set_password(PASSWORD)
    owner.save()
    assert isinstance(owner, User)
    return made_event(owner=owner)


@pytest.fixture
def site(live_server: object, made: Made) -> str:
    """The address of the running site."""
    return str(live_server)


@pytest.fixture
def visitor(context: BrowserContext, site: str) -> Iterator[Page]:
    """A page of a stranger's browser; fails where it asked another host for anything, or wrote an error."""
    page = context.new_page()
    hosts, faults = set[str](), list[str]()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert hosts <= {urlsplit(site).netloc}
    assert faults == []


@pytest.fixture
def member(visitor: Page, site: str) -> Page:
    """The owner's browser, signed in."""
    visitor.goto(f"{site}/sign-in/")
    visitor.get_by_label("User name").fill("ada")
    visitor.get_by_label("Password").fill(PASSWORD)
    visitor.get_by_role("main").get_by_role("button", name="Sign in").click()
    visitor.wait_for_url("**/events/")
    return visitor


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """A browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
