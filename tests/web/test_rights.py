"""What strangers read of articles whose rights do not say whole, on every page: the passages compared."""

import msgspec
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comparator.analysis.findings import Cell, Point
from comparator.models import Analysis, Article, ArticleVersion, Coverage
from comparator.models import Comparison as Stored
from comparator.web.event_page import TABS
from tests.factories import UserFactory
from tests.web.adding import add
from tests.web.made import Made

UNCOMPARED = "when the old pier was closed for good"
"""Stands in two articles and in no row."""


def addresses(made: Made) -> list[str]:
    event = [reverse(name, args=[made.event.slug]) for name in TABS]
    rows = [
        f"/events/{made.event.slug}/?row=p{n}&show={show}"
        for n, show in ((1, "all"), (4, "all"), (5, "single"))
    ]
    pairs = [
        f"/events/{made.event.slug}/two/?a={a}&b={b}&show=all" for a in made.pks for b in made.pks if a != b
    ]
    articles = [f"/articles/{pk}/" for pk in made.pks]
    return [*event, *rows, *pairs, *articles, "/events/", "/outlets/ansel-gazette/"]


def test_strangers_find_no_uncompared_word_on_any_page(client: Client, made: Made) -> None:
    for address in addresses(made):
        html = client.get(address).content.decode()
        assert UNCOMPARED not in html, address


def test_a_row_of_one_article_alone_tells_strangers_only_where_it_stands(
    client: Client, member: Client, made: Made
) -> None:
    stored = Stored.objects.get()
    start = made_text(made).index(f"The treaty was first proposed in 2017, {UNCOMPARED}")
    alone = Point(
        id="p9",
        kind="fact",
        label="The treaty was first proposed",
        verdict="single source",
        cells=(
            Cell(article=0, state="kept", start=start, end=start + 38),
            *(without(i) for i in (1, 2)),
        ),
    )
    found = msgspec.structs.replace(stored.found, points=(*stored.found.points, alone))
    Stored.objects.update(result=msgspec.json.encode(found), finished=timezone.now())
    address = f"/events/{made.event.slug}/?row=p9&show=single"
    assert UNCOMPARED in member.get(address).content.decode()
    for page in (address, *addresses(made)):
        html = client.get(page).content.decode()
        assert UNCOMPARED not in html, page
        assert "The treaty was first" not in html, page
    html = client.get(address).content.decode()
    assert "let only members read it here" in html
    assert "A passage that only Harbour Wire has, ¶5: members read it" in html


def test_a_headline_is_for_everybody_also_where_no_other_article_has_it(client: Client, made: Made) -> None:
    stored = Stored.objects.get()
    start = made_text(made).index("Brisa refuses")
    cells = (Cell(article=0, state="kept", start=start, end=start + 13), without(1), without(2))
    alone = Point(id="p9", kind="fact", label="Brisa refuses", verdict="single source", cells=cells)
    found = msgspec.structs.replace(stored.found, points=(*stored.found.points, alone))
    Stored.objects.update(result=msgspec.json.encode(found), finished=timezone.now())
    html = client.get(f"/events/{made.event.slug}/?show=single").content.decode()
    assert "Brisa refuses" in html.split('id="row-p9"')[1]


def made_text(made: Made) -> str:
    return ArticleVersion.objects.get(article=made.pks[0]).text


def without(article: int) -> Cell:
    return Cell(article=article, state="not in text")


@pytest.mark.parametrize("rights", ["passages", "whole"])
def test_members_read_the_whole_text_and_strangers_where_it_is_free(
    client: Client, made: Made, rights: str
) -> None:
    Article.objects.update(rights=rights)
    reader = Client()
    reader.force_login(UserFactory())
    address = f"/articles/{made.pks[0]}/"
    assert UNCOMPARED in reader.get(address).content.decode()
    assert (UNCOMPARED in client.get(address).content.decode()) is (rights == "whole")


def test_a_stranger_is_led_to_the_source(client: Client, made: Made) -> None:
    Article.objects.update(url="https://example.org/ferry")
    html = client.get(f"/articles/{made.pks[0]}/").content.decode()
    assert 'href="https://example.org/ferry"' in html


def test_members_do_not_read_what_was_cut_from_anothers_page(made: Made) -> None:
    reader = Client()
    reader.force_login(UserFactory())
    assert "Cut away from the page" not in reader.get(f"/articles/{made.pks[0]}/").content.decode()


def test_a_primary_source_is_labelled_and_becomes_the_base(client: Client, made: Made) -> None:
    Coverage.objects.update(is_wire=False)
    Article.objects.filter(pk=made.pks[1]).update(kind=Article.Kind.COMMUNIQUE)
    html = client.get(f"/events/{made.event.slug}/").content.decode()
    assert "primary source, communiqué" in html
    assert "Base: Ansel Gazette" in html
    assert "(primary source)" in client.get(f"/articles/{made.pks[1]}/").content.decode()


def test_a_kind_and_rights_are_chosen_on_adding(db: None) -> None:
    writer = Client()
    writer.force_login(UserFactory())
    add(writer, **{"page0-kind": "transcript", "page0-rights": "whole"})
    article = Article.objects.get()
    assert (article.kind, article.rights) == ("transcript", "whole")


def test_who_waits_for_an_article_may_ask_for_it_again(made: Made) -> None:
    other = UserFactory()
    Article.objects.filter(pk=made.pks[0]).update(owner=other)
    Analysis.objects.filter(version__article=made.pks[0]).update(state="failed", reason="No memory.")
    stranger, owner = Client(), Client()
    stranger.force_login(UserFactory())
    owner.force_login(made.owner)
    retry = f"/articles/{made.pks[0]}/retry/"
    assert stranger.post(retry).status_code == 404
    assert "No memory." in owner.get(f"/articles/{made.pks[0]}/").content.decode()
    assert owner.post(retry).status_code == 302
    assert Analysis.objects.get(version__article=made.pks[0]).state == "waiting"


def test_strangers_cannot_spell_out_a_text_by_searching(client: Client, member: Client, made: Made) -> None:
    def found(reader: Client, words: str) -> bool:
        html = reader.get("/events/", {"q": words}).content.decode()
        return f"/events/{made.event.slug}/" in html.split('id="events"')[1]

    assert found(client, "a paper that we have not been shown")
    assert not found(client, UNCOMPARED)
    assert found(member, UNCOMPARED)
    Article.objects.update(rights=Article.Rights.WHOLE)
    assert found(client, UNCOMPARED)
