"""The list of outlets: what stands in it for whom, and how it is narrowed."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparator.models import Outlet
from tests.factories import OutletFactory, UserFactory, add_article
from tests.web.made import Made


def rows(client: Client, query: str = "") -> str:
    return client.get(f"/outlets/?{query}").content.decode().partition('<div id="outlets">')[2]


def test_outlets_with_articles_come_first_then_the_starter_list(client: Client, made: Made) -> None:
    html = rows(client, "list=all")
    assert html.index("Ansel Gazette") < html.index("24.kg")
    assert "Agence France-Presse" in html
    assert "France" in html
    assert "afp.com" in html


def test_the_starter_list_is_folded_unless_it_is_asked_for_or_searched(client: Client, made: Made) -> None:
    html = rows(client)
    assert "Ansel Gazette" in html
    assert "24.kg" not in html
    more = re.search(r'href="/outlets/\?list=all">From the starter list: (\d+)</a>', html)
    assert more
    assert int(more[1]) > 500
    for query in ("list=all", "q=24.kg", "kind=wire", "country=DE"):
        assert "From the starter list" not in rows(client, query)
    assert rows(client, "list=all").count('role="rowheader"') == 50
    assert "list=all&amp;page=2" in rows(client, "list=all")


def test_where_there_is_no_article_the_starter_list_is_offered(client: Client, db: None) -> None:
    html = rows(client)
    assert "No articles of any outlet are here yet" in html
    assert "From the starter list" in html
    assert "No outlet matches" not in html


def test_it_is_narrowed_by_words_kind_and_country(client: Client, made: Made) -> None:
    assert "1 outlet " in rows(client, "q=lemonde.fr")
    html = rows(client, "kind=wire&country=DE")
    assert "dpa" in html
    assert "Reuters" not in html
    assert "No outlet matches" in rows(client, "q=zzz-nobody")
    assert "Wire agency (" in client.get("/outlets/?country=DE").content.decode()


def test_what_only_a_private_article_names_stands_in_nobodys_elses_list(client: Client, draft: Made) -> None:
    owner, other = Client(), Client()
    owner.force_login(draft.owner)
    before = client.get("/outlets/").content
    add_article(draft.owner, outlet_name="Reuters")
    add_article(draft.owner, outlet_name="Sentinel Tribune")
    other.force_login(UserFactory())
    assert "Ansel Gazette" in rows(owner)
    assert "Sentinel Tribune" in rows(owner)
    assert client.get("/outlets/").content == before
    assert "Sentinel" not in rows(other) + rows(other, "q=sentinel")
    assert "none" in rows(other, "q=reuters.com")
    assert other.get("/outlets/sentinel-tribune/").status_code == 404


def test_what_a_member_wrote_about_a_known_outlet_is_not_shown_to_others(client: Client, db: None) -> None:
    add_article(outlet_name="Reuters")
    Outlet.objects.filter(slug="reuters").update(country="FR", cleaning_rules={"phrases": ["sentinel words"]})
    html = client.get("/outlets/reuters/").content.decode()
    assert "sentinel" not in html
    assert "United Kingdom" in html
    assert "No articles yet" in html


def test_staff_look_up_every_outlets_data(db: None) -> None:
    add_article(outlet_name="Sentinel Tribune")
    staff = Client()
    staff.force_login(UserFactory(staff=True))
    assert "Sentinel Tribune" in rows(staff, "q=sentinel")
    html = staff.get("/outlets/sentinel-tribune/").content.decode()
    assert "None that you may see" in html


def test_htmx_gets_the_table_alone(client: Client, made: Made) -> None:
    told = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "outlets"}
    html = client.get("/outlets/?q=gazette", **told).content.decode()
    assert "<html" not in html
    assert 'data-status="' in html


@pytest.mark.parametrize("query", ["page=0", "page=%00", "q=%00", "kind=%00", "country=zz", "page=99999"])
def test_no_query_breaks_it(client: Client, made: Made, query: str) -> None:
    assert client.get(f"/outlets/?{query}").status_code == 200


def test_more_outlets_take_no_more_queries(client: Client, db: None) -> None:
    staff = Client()
    staff.force_login(UserFactory(staff=True))
    counts = []
    for many in (3, 12):
        OutletFactory.create_batch(many)
        with CaptureQueriesContext(connection) as captured:
            staff.get("/outlets/")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 8
