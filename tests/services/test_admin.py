"""The admin: every page opens, failed work can be tried again, private words stay private."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from comparator import models
from comparator.admin import PRIVATE
from tests.factories import CorrectionFactory, EventFactory, StoryFactory, UserFactory, add_article

pytestmark = pytest.mark.django_db
MODELS = [model for model in admin.site._registry if model._meta.app_label == "comparator"]


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(UserFactory(staff=True))
    return client


@pytest.fixture
def event() -> models.Event:
    event = EventFactory(story=StoryFactory())
    add_article(event.owner, event=event)
    models.Comparison.objects.create(event=event, analysis_version="1", key="k")
    CorrectionFactory(event=event)
    return event


def test_every_model_is_in_the_admin() -> None:
    assert len(MODELS) == 9


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_lists_and_pages_open_and_can_be_searched(staff: Client, event: models.Event, model: type) -> None:
    name = model._meta.model_name
    listing = reverse(f"admin:comparator_{name}_changelist")
    row = model.objects.first()
    assert staff.get(listing).status_code == 200
    assert staff.get(listing, {"q": "tents"}).status_code == 200
    assert staff.get(reverse(f"admin:comparator_{name}_change", args=[row.pk])).status_code == 200


def test_words_show_only_where_a_published_event_shows_them(staff: Client, event: models.Event) -> None:
    version = models.ArticleVersion.objects.get()
    address = reverse("admin:comparator_articleversion_change", args=[version.pk])
    page = staff.get(address).content.decode()
    assert PRIVATE in page
    assert "Oda Linn" not in page
    models.Event.objects.update(published=True)
    assert "Oda Linn" in staff.get(address).content.decode()


def test_failed_work_can_be_asked_for_again(staff: Client, event: models.Event) -> None:
    models.Analysis.objects.update(state="failed", attempts=3, reason="The lamp went out.")
    job = models.Analysis.objects.get()
    listing = reverse("admin:comparator_analysis_changelist")
    answer = staff.post(listing, {"action": "retry", "_selected_action": [job.pk]}, follow=True)
    assert "Asked again for 1 of 1." in answer.content.decode()
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("waiting", 0)
