"""Regions that strangers see are kept: never longer than what they rest on, and never too many of them."""

import pytest
from django.test import Client

from comparator.models import Article, Event, Outlet
from comparator.services.corrections import correction_undo
from comparator.services.events import event_publish
from comparator.web import kept_regions
from tests.services.correcting import correct
from tests.web.made import Made


def page(client: Client, made: Made, query: str = "") -> str:
    response = client.get(f"/events/{made.event.slug}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_kept_region_is_shown_again(client: Client, made: Made) -> None:
    first = page(client, made)
    assert len(kept_regions._kept) == 1
    key = next(iter(kept_regions._kept))
    kept_regions._kept[key] = "as it was kept"
    assert "as it was kept" in page(client, made)
    assert "as it was kept" not in first


def test_what_changes_is_shown_at_once(client: Client, made: Made) -> None:
    assert "Harbour Wire" in page(client, made)
    Outlet.objects.filter(name="Harbour Wire").update(name="Quay Wire")
    assert "Harbour Wire" not in page(client, made)
    Event.objects.update(title="Brisa says no")
    assert "What each article has of Brisa says no" in page(client, made)
    assert "let only members read it here" in page(client, made, "?row=p5&show=single")
    Article.objects.update(rights=Article.Rights.WHOLE)
    assert "let only members read it here" not in page(client, made, "?row=p5&show=single")


def test_a_correction_and_its_undoing_are_shown_at_once(client: Client, made: Made) -> None:
    assert "row-p4" in page(client, made)
    done = correct(made, "reject", "p4")
    assert "row-p4" not in page(client, made)
    correction_undo(user=made.owner, correction=done)
    assert "row-p4" in page(client, made)


def test_an_event_taken_back_is_gone_however_often_it_was_read(client: Client, made: Made) -> None:
    page(client, made)
    event_publish(user=made.owner, event=made.event, published=False)
    assert client.get(f"/events/{made.event.slug}/").status_code == 404


def test_what_is_kept_has_an_end(client: Client, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_regions, "MOST", 3)
    for number in range(5):
        page(client, made, f"?row=r{number}")
    assert len(kept_regions._kept) == 3
    monkeypatch.setattr(kept_regions, "MOST_LETTERS", 10)
    page(client, made, "?row=another")
    assert not kept_regions._kept
