"""The admin: every page opens, failed work can be tried again, private words stay private."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from comparator import models
from comparator.admin import PRIVATE
from comparator.services.analyses import analysis_run
from tests.factories import CorrectionFactory, EventFactory, StoryFactory, UserFactory, add_article
from tests.services import stand_ins

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


def test_no_page_or_search_tells_what_a_draft_says(staff: Client, event: models.Event) -> None:
    models.Comparison.objects.update(summary="2 articles; 1 conflict: “lend 400 tents”.")
    for model in MODELS:
        name, row = model._meta.model_name, model.objects.first()
        listing = reverse(f"admin:comparator_{name}_changelist")
        addresses = [listing, reverse(f"admin:comparator_{name}_change", args=[row.pk])]
        for address in addresses:
            html = staff.get(address).content.decode()
            assert "storm-hit" not in html  # the headline's
            assert "400 tents" not in html
        if admin.site._registry[model].search_fields:
            assert staff.get(listing, {"q": "storm-hit"}).context["cl"].result_count == 0


def test_failed_work_can_be_asked_for_again(staff: Client, event: models.Event) -> None:
    models.Analysis.objects.update(state="failed", attempts=3, reason="The lamp went out.")
    job = models.Analysis.objects.get()
    listing = reverse("admin:comparator_analysis_changelist")
    answer = staff.post(listing, {"action": "retry", "_selected_action": [job.pk]}, follow=True)
    assert "Asked again for 1 of 1." in answer.content.decode()
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("waiting", 0)


def _compared(event: models.Event) -> list[int]:
    """The articles of the comparison asked for last."""
    versions = models.ArticleVersion.objects.in_bulk(event.comparisons.latest("pk").version_ids)
    return sorted(version.article_id for version in versions.values())


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> models.Event:
    """An event whose three articles are read."""
    stand_ins.use(monkeypatch)
    event = EventFactory()
    for _ in range(3):
        add_article(event.owner, event=event)
    for job in models.Analysis.objects.all():
        analysis_run(analysis_id=job.pk)
    return event


def test_where_an_article_is_deleted_the_others_are_compared_anew(staff: Client, three: models.Event) -> None:
    gone, *left = sorted(three.articles.values_list("pk", flat=True))
    staff.post(reverse("admin:comparator_article_delete", args=[gone]), {"post": "yes"})
    assert _compared(three) == left


def test_where_coverage_is_ticked_and_deleted_the_others_are_compared_anew(
    staff: Client, three: models.Event
) -> None:
    gone, *left = three.coverage.order_by("article_id")
    told = {"action": "delete_selected", "_selected_action": [gone.pk], "post": "yes"}
    staff.post(reverse("admin:comparator_coverage_changelist"), told)
    assert _compared(three) == [row.article_id for row in left]


def test_where_coverage_moves_to_another_event_both_are_compared_anew(
    staff: Client, three: models.Event
) -> None:
    moved, *left = three.coverage.order_by("article_id")
    other = EventFactory()
    told = {"event": other.pk, "article": moved.article_id, "how": moved.how}
    staff.post(reverse("admin:comparator_coverage_change", args=[moved.pk]), told)
    assert _compared(three) == [row.article_id for row in left]
    assert _compared(other) == [moved.article_id]


def test_where_an_event_loses_an_article_on_its_own_page_it_is_compared_anew(
    staff: Client, three: models.Event
) -> None:
    rows = list(three.coverage.order_by("article_id"))
    told: dict[str, object] = {"title": three.title, "slug": three.slug, "position": 0}
    told |= {"coverage-TOTAL_FORMS": 3, "coverage-INITIAL_FORMS": 3}
    for n, row in enumerate(rows):
        told |= {f"coverage-{n}-id": row.pk, f"coverage-{n}-event": three.pk}
        told |= {f"coverage-{n}-article": row.article_id, f"coverage-{n}-how": row.how}
    answer = staff.post(
        reverse("admin:comparator_event_change", args=[three.pk]), told | {"coverage-0-DELETE": "on"}
    )
    assert answer.status_code == 302
    assert _compared(three) == [row.article_id for row in rows[1:]]


def test_an_account_for_a_member_is_made_under_users(staff: Client) -> None:
    """As the guide says: who is added there is a member and no more, and can sign in."""
    User.objects.filter(pk=staff.session["_auth_user_id"]).update(is_superuser=True)
    password = "plum-lantern-71"
    told = {"username": "pupil", "usable_password": "true", "password1": password, "password2": password}
    assert staff.post("/admin/auth/user/add/", told).status_code == 302
    made = User.objects.get(username="pupil")
    assert (made.is_active, made.is_staff, made.is_superuser) == (True, False, False)
    assert Client().login(username="pupil", password=password)
