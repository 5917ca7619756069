"""Outlets in a browser: rules tried and saved, a feed added, a file looked at."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from comparator.models import Feed, Outlet
from comparator.services.pages import page_keep
from tests.browser.conftest import PASSWORD
from tests.web.made import Made

PUBLIC = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
FEED = "https://gazette.example/world.rss"


@pytest.fixture
def plain_member(plain: Page, site: str) -> Page:
    """The owner's browser without JavaScript, signed in."""
    plain.goto(f"{site}/sign-in/")
    plain.get_by_label("User name").fill("ada")
    plain.get_by_label("Password").fill(PASSWORD)
    plain.get_by_role("main").get_by_role("button", name="Sign in").click()
    return plain


def _with_page(made: Made) -> None:
    """The gazette's article with a page that holds a payload, which must stay words."""
    html = """<html><body><article><h1>Pier closes for the winter</h1>
    <p>The old pier closes, and &lt;img src=x onerror=alert(1)&gt; is how the notice ends, it says.</p>
    <p>Ferries will leave from the customs quay until the ice is gone, at the usual times.</p>
    <p class="box">Our Brisa letter brings you the news of the island, free of any charge.</p>
    <p>Captain Ora Lund said that the walk is longer but that nobody will miss a boat because of it.</p>
    </article></body></html>"""
    version = made.event.articles.get(pk=made.pks[1]).versions.get()
    page_keep(version=version, html=html.encode(), content_type="text/html", charset="utf-8")


def test_rules_are_tried_as_they_are_typed_and_saved(member: Page, site: str, made: Made) -> None:
    _with_page(made)
    dialogs = list[str]()
    member.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    member.goto(f"{site}/outlets/ansel-gazette/")
    member.get_by_role("link", name="Edit it and its cleaning rules").press("Enter")
    member.wait_for_url("**/edit/")  # loaded, scripts and all: a choice made before would go unheard
    member.get_by_label("Article", exact=True).select_option(index=1)
    preview = member.locator("#rules-preview")
    expect(preview).to_contain_text("0 more paragraphs cut")
    expect(member.locator("#rules-busy")).to_be_hidden()
    member.get_by_label("Drop what these selectors name").fill(".box")
    expect(member.locator("#rules-busy")).to_be_visible(timeout=400)  # before the answer can be there
    expect(preview).to_contain_text("1 more paragraph cut")
    expect(member.locator("#rules-busy")).to_be_hidden()
    expect(preview.locator("del")).to_contain_text("Brisa letter")
    expect(preview.get_by_role("listitem")).to_have_count(3)  # what is cut, with a neighbour on each side
    preview.get_by_text("The text that stays").click()
    expect(preview).to_contain_text("<img src=x onerror=alert(1)>")
    assert preview.locator("img").count() == 0
    assert dialogs == []
    assert Outlet.objects.get(slug="ansel-gazette").cleaning_rules == {}
    member.get_by_role("button", name="Save", exact=True).click()
    expect(member.get_by_text("Saved. ")).to_be_visible()
    assert Outlet.objects.get(slug="ansel-gazette").cleaning_rules == {"selectors": [".box"]}


def test_typing_rules_without_an_article_tries_them_on_the_first(member: Page, site: str, made: Made) -> None:
    member.goto(f"{site}/outlets/ansel-gazette/edit/")
    member.get_by_label("Drop paragraphs with these words").press_sequentially("lost their roofs")
    expect(member.locator("#rules-busy")).to_be_visible(timeout=400)
    expect(member.get_by_label("Article", exact=True)).not_to_have_value("")
    expect(member.locator("#rules-preview del")).to_contain_text("About 450 people")


def test_the_list_is_short_on_a_phone(visitor: Page, site: str, made: Made) -> None:
    visitor.set_viewport_size({"width": 320, "height": 700})
    visitor.goto(f"{site}/outlets/")
    visitor.get_by_role("link", name="From the starter list").click()
    expect(visitor.get_by_role("rowheader")).to_have_count(50)
    assert visitor.evaluate("document.documentElement.scrollHeight") < 5500
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_javascript_a_button_shows_what_the_rules_cut(
    plain_member: Page, site: str, made: Made
) -> None:
    page = plain_member
    page.goto(f"{site}/outlets/ansel-gazette/edit/")
    page.get_by_label("Article", exact=True).select_option(index=1)
    page.get_by_label("Drop paragraphs with these words").fill("lost their roofs")
    page.get_by_role("button", name="Show what they cut").click()
    expect(page.locator("#rules-preview del")).to_contain_text("About 450 people")
    expect(page.get_by_label("Drop paragraphs with these words")).to_have_value("lost their roofs")
    assert Outlet.objects.get(slug="ansel-gazette").cleaning_rules == {}


def test_an_outlet_is_found_and_gets_a_feed_by_keyboard(member: Page, site: str, made: Made) -> None:
    member.goto(f"{site}/outlets/")
    member.get_by_label("Name or domain").fill("afp.com")
    member.get_by_label("Name or domain").press("Enter")
    expect(member.locator("#outlets")).to_contain_text("1 outlet ")
    member.get_by_role("link", name="Agence France-Presse").press("Enter")
    member.get_by_role("link", name="Feeds").press("Enter")
    member.get_by_label("Address of the feed").fill("afp")
    member.get_by_role("button", name="Add this feed").press("Enter")
    expect(member.get_by_role("alert")).to_be_focused()
    member.get_by_label("Address of the feed").fill(FEED)
    member.get_by_role("button", name="Add this feed").press("Enter")
    expect(member.get_by_text("Active, not looked at yet")).to_be_visible()
    assert Feed.objects.get().outlet.name == "Agence France-Presse"


def test_a_file_is_looked_at_and_imported_without_javascript(
    plain_member: Page, site: str, made: Made, tmp_path: Path
) -> None:
    file = tmp_path / "outlets.json"
    file.write_text(
        json.dumps({"outlets": [{"name": "Lesk <b>Observer</b>"}, {"name": "Thief", "country": "QQ"}]})
    )
    page = plain_member
    page.goto(f"{site}/outlets/import/")
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("Lesk <b>Observer</b>", exact=True)).to_be_visible()
    page.get_by_role("button", name="Import 1 outlet").click()
    expect(page.get_by_text("Imported: 1 new, 0 changed, 1 left out.")).to_be_visible()
    assert Outlet.objects.filter(name="Lesk <b>Observer</b>").exists()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_pages_of_outlets_have_no_fault_and_fit(
    member: Page, site: str, made: Made, scheme: str, width: int, tmp_path: Path
) -> None:
    _with_page(made)
    outlet, sample = Outlet.objects.get(slug="ansel-gazette"), made.event.articles.get(pk=made.pks[1])
    outlet.cleaning_rules, outlet.rules_by = {"phrases": ["customs quay"]}, made.owner
    outlet.save()
    Feed.objects.create(
        outlet=outlet, owner=made.owner, url=FEED, next_poll=made.event.created, failures=2,
        reason="The page answered 404. Look at the address.", polled=made.event.created,
    )  # fmt: skip
    member.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    member.set_viewport_size({"width": width, "height": 800})
    base, faults = f"{site}/outlets/", list[str]()
    pages = (
        "",
        "new/",
        "import/",
        "reuters/",
        "ansel-gazette/",
        "ansel-gazette/feeds/",
        "?q=zzzz",
        "?list=all",
    )
    for path in (*pages, f"ansel-gazette/edit/?sample={sample.versions.get().pk}"):
        member.goto(base + path)
        member.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        faults += _faults(member, path)
        assert member.evaluate("document.documentElement.scrollWidth") <= width, path
    file = tmp_path / "x.json"
    told = [{"name": "Ansel Gazette", "kind": "magazine"}, {"name": "Lesk"}, {"name": "x", "country": "QQ"}]
    file.write_text(json.dumps({"outlets": told}))
    member.goto(f"{base}import/")
    member.get_by_label("File").set_input_files(file)
    member.get_by_role("button", name="Look at it").click()
    expect(member.get_by_role("heading", name="What the import would do")).to_be_visible()
    faults += _faults(member, "import preview")
    assert member.evaluate("document.documentElement.scrollWidth") <= width
    assert faults == []


def _faults(page: Page, path: str) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": PUBLIC}})
    broken = found.response["violations"]
    return [f"{path}: {rule['id']}: {node['html'][:160]}" for rule in broken for node in rule["nodes"]]
