"""What the pages say while articles are read, and when nobody reads them."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from comparator.models import Analysis, Event
from comparator.services.work import work_recover
from tests.factories import EventFactory, add_article

pytestmark = pytest.mark.django_db
STUCK = "the worker does not seem to be running"


@pytest.fixture
def event() -> Event:
    event = EventFactory()
    add_article(event.owner, event=event)
    return event


def pages(event: Event) -> list[str]:
    """The event's page, and the part of it that keeps itself up to date."""
    client = Client()
    client.force_login(event.owner)
    address = f"/events/{event.slug}/"
    return [client.get(a).content.decode() for a in (address, f"{address}progress/")]


def test_work_that_has_just_been_asked_for_is_not_stuck(event: Event) -> None:
    assert all("0 of 1 article read" in html and STUCK not in html for html in pages(event))


def test_where_no_worker_has_looked_for_a_while_the_page_says_so(event: Event) -> None:
    Analysis.objects.update(queued=timezone.now() - dt.timedelta(minutes=2))
    assert all(STUCK in html for html in pages(event))
    work_recover(now=timezone.now())  # as a worker does every few seconds
    assert all(STUCK not in html for html in pages(event))


def test_a_second_try_is_offered_also_where_the_page_keeps_itself_up_to_date(event: Event) -> None:
    Analysis.objects.update(state="failed", attempts=3, reason="The lamp went out.")
    add_article(event.owner, event=event)
    assert all("The lamp went out." in html and "Try again" in html for html in pages(event))
