"""The preview in a browser: what is typed stays, a batch of several events is taken group by group."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from comparator.models import Intake
from comparator.services.demo import DEMO
from tests.browser.test_add import check, sign_in
from tests.factories import page as made_up_page
from tests.ingest.files import zipped
from tests.web.adding import work

MENU = "Home\nNews\nSport\nWeather today\n\n"


def preview(page: Page, site: str) -> None:
    page.goto(f"{site}/articles/add/")
    page.get_by_label("Text of the page").fill(MENU + made_up_page())
    page.get_by_role("button", name="Read and preview").click()


def test_a_change_is_kept_by_itself_and_stands_there_after_leaving(member: Page, site: str) -> None:
    preview(member, site)
    member.get_by_label("Outlet").fill("Brisa Evening Post")
    member.get_by_label("Title of the new event").fill("Tents by night")
    member.get_by_label("Title of the new event").press("Tab")
    expect(member.get_by_text("What you typed is kept.")).to_be_visible()
    member.get_by_text(re.compile("Cut away from the page")).click()
    check(member, 1280)
    address = member.url
    member.goto(f"{site}/articles/")
    member.goto(address)
    expect(member.get_by_label("Outlet")).to_have_value("Brisa Evening Post")
    expect(member.get_by_label("Title of the new event")).to_have_value("Tents by night")


def test_nothing_is_kept_any_more_when_the_form_is_on_its_way(member: Page, site: str) -> None:
    preview(member, site)
    member.get_by_label("Outlet").fill("Brisa Evening Post")
    member.get_by_label("Published on").fill("2021-03-04")
    sent: list[str] = []
    member.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)

    def slow(route: Route) -> None:
        if route.request.method == "POST":
            time.sleep(1)  # longer than a change waits before it is sent
        route.continue_()

    member.route(member.url, slow)
    address = member.url
    member.get_by_label("Title of the new event").fill("Tents by night")
    member.get_by_role("button", name="Save and compare").click()
    member.wait_for_url(f"{site}/events/**")
    assert sent[sent.index(address) :] == [address]


def test_without_javascript_a_button_keeps_it(plain: Page, site: str) -> None:
    sign_in(plain, site)
    preview(plain, site)
    plain.get_by_label("Outlet").fill("Brisa Evening Post")
    expect(plain.locator("#preview > button[hidden]")).to_be_hidden()
    plain.get_by_label("Outlet").press("Enter")
    expect(plain.get_by_text("What you typed is kept.")).to_be_visible()
    assert Intake.objects.get(saved=None).typed
    plain.goto(plain.url)
    expect(plain.get_by_label("Outlet")).to_have_value("Brisa Evening Post")


@pytest.mark.parametrize("width", [1280, 320])
def test_a_group_of_a_mixed_batch_is_taken_with_one_click(
    member: Page, site: str, tmp_path: Path, width: int
) -> None:
    member.set_viewport_size({"width": width, "height": 800})
    names = ("01-meridian-invitation.txt", "02-courier-invitation.txt")
    files = {name: (DEMO / "articles" / name).read_text("utf-8") for name in names}
    files["tents.txt"] = made_up_page(headline="Tents leave harbour number 9")
    (tmp_path / "day.zip").write_bytes(zipped(files))
    member.goto(f"{site}/articles/add/")
    member.get_by_label("Files").set_input_files(str(tmp_path / "day.zip"))
    member.get_by_label("Links").fill("https://not-there.example.org/a/rather/long/address/of/some/page")
    member.get_by_role("button", name="Read and preview").click()
    work()
    Intake.objects.filter(way="link").update(state="failed", reason="It is not there.", attempts=3)
    member.goto(member.url)
    expect(member.get_by_text("These seem to tell 2 events.")).to_be_visible()
    check(member, width)
    member.get_by_role("button", name=re.compile("Take this one first")).click()
    expect(member.get_by_text("This one comes first.")).to_be_visible()
    expect(member.get_by_label("Another event: save it after the others").first).to_be_checked()
    expect(member.get_by_label("Title of the new event")).to_have_value("Tents leave harbour number 9")
    check(member, width)
