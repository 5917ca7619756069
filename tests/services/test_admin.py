"""The admin: every page opens, failed work can be tried again, private words stay private."""

import datetime as dt

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

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
    models.Correction.objects.update(reason="One says “lend 400 tents”, storm-hit or not.")
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


def test_why_somebody_corrected_shows_where_everybody_may_read_it(staff: Client, event: models.Event) -> None:
    models.Correction.objects.update(reason="One says “lend 400 tents”.")
    address = reverse("admin:comparator_correction_change", args=[models.Correction.objects.get().pk])
    assert PRIVATE in staff.get(address).content.decode()
    models.Event.objects.update(published=True)
    assert "400 tents" in staff.get(address).content.decode()


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


def test_where_an_event_loses_an_article_on_its_own_page_it_is_compared_anew(
    staff: Client, three: models.Event
) -> None:
    gone, *left = three.coverage.order_by("article_id")
    answer = staff.post(_page(three), _told(three) | {"coverage-0-DELETE": "on"})
    assert answer.status_code == 302
    assert not models.Coverage.objects.filter(pk=gone.pk).exists()
    assert _compared(three) == [row.article_id for row in left]


def _page(row: models.Article | models.Coverage | models.Event) -> str:
    return reverse(f"admin:comparator_{row._meta.model_name}_change", args=[row.pk])


def _told(event: models.Event) -> dict[str, object]:
    """What the event's page in the administration sends."""
    rows = list(event.coverage.order_by("article_id"))
    told: dict[str, object] = {"title": event.title, "slug": event.slug, "position": 0}
    told |= {"coverage-TOTAL_FORMS": len(rows), "coverage-INITIAL_FORMS": len(rows)}
    for n, row in enumerate(rows):
        told |= {f"coverage-{n}-id": row.pk, f"coverage-{n}-event": event.pk}
    return told


def test_nobody_comes_to_read_a_private_article_by_the_administration(
    staff: Client, event: models.Event
) -> None:
    """Neither by an event of their own, nor by becoming the owner, nor by publishing what is another's."""
    looks_after = User.objects.get(pk=staff.session["_auth_user_id"])
    article, mine = models.Article.objects.get(), EventFactory(owner=looks_after)
    models.Article.objects.update(embargo=timezone.now() + dt.timedelta(days=1))
    coverage = {"event": mine.pk, "article": article.pk, "how": "by hand"}
    assert staff.post(reverse("admin:comparator_coverage_add"), coverage).status_code == 403
    assert staff.post(_page(event.coverage.get()), coverage).status_code == 403
    put_in = {"coverage-TOTAL_FORMS": 1, "coverage-0-article": article.pk, "coverage-0-how": "by hand"}
    answers = [staff.post(_page(mine), _told(mine) | put_in | {"coverage-0-event": mine.pk})]
    whose = {"owner": looks_after.pk, "submitters": [looks_after.pk]}
    versions = {"versions-TOTAL_FORMS": 0, "versions-INITIAL_FORMS": 0}
    told = {"kind": article.kind, "rights": "whole", "embargo_0": "", "embargo_1": "", **versions, **whose}
    answers.append(staff.post(_page(article), told))
    answers.append(staff.post(_page(event), _told(event) | {"published": "on", "owner": looks_after.pk}))
    assert [answer.status_code for answer in answers] == [302, 302, 302]  # what may be changed is
    article.refresh_from_db()
    assert (article.rights, article.held_until is None) == ("whole", False)
    assert staff.get(reverse("article", args=[article.pk])).status_code == 404
    assert staff.get(reverse("event", args=[event.slug])).status_code == 404


def test_the_administration_shows_no_reason_why_an_article_was_suggested(
    staff: Client, event: models.Event
) -> None:
    event.coverage.update(reason="Both name Oda Linn.")
    for address in (_page(event), _page(event.coverage.get())):
        assert "Oda Linn" not in staff.get(address).content.decode()


def test_an_account_for_a_member_is_made_under_users(staff: Client) -> None:
    """As the guide says: who is added there is a member and no more, and can sign in."""
    User.objects.filter(pk=staff.session["_auth_user_id"]).update(is_superuser=True)
    password = "plum-lantern-71"
    told = {"username": "pupil", "usable_password": "true", "password1": password, "password2": password}
    assert staff.post("/admin/auth/user/add/", told).status_code == 302
    made = User.objects.get(username="pupil")
    assert (made.is_active, made.is_staff, made.is_superuser) == (True, False, False)
    assert Client().login(username="pupil", password=password)
