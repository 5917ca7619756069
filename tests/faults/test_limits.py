"""What is too much: a text of ten megabytes is refused with the limit named; a full disk loses nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from comparator.models import Article, Intake, State
from comparator.services.intake_reading import intake_run
from tests.factories import UserFactory, page
from tests.web.adding import ADD, bring

TEN_MB = (page() * 30_000)[:10_000_000]


@pytest.fixture
def writer() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory())
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["long.txt", "long.html"])
def test_a_file_of_ten_megabytes_is_refused_with_the_limit(writer: Client, name: str) -> None:
    text = TEN_MB if name.endswith("txt") else f"<html><body><article>{TEN_MB}</article></body></html>"
    writer.post(ADD, {"files": SimpleUploadedFile(name, text.encode())})
    job = Intake.objects.get()
    intake_run(intake_id=job.pk)
    job.refresh_from_db()
    assert job.state == State.FAILED
    limits = ("limit is 5 MB", "limit is 2 million", "at most 100,000 can", "within 10 seconds and 512 MB")
    assert any(limit in job.reason for limit in limits), job.reason
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_ten_megabytes_of_pasted_text_are_refused_with_the_limit(writer: Client) -> None:
    html = writer.post(ADD, {"raw": TEN_MB}, follow=True).content.decode()
    assert "limit is 2 million" in html
    assert not Article.objects.exists()


@contextmanager
def full_disk() -> Iterator[None]:
    """SQLite may not grow its file by one more page, and none that earlier tests left is free."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 4294967294")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's disk cannot be filled from here")
def test_a_full_disk_is_said_and_nothing_is_half_saved(writer: Client) -> None:
    long = page(extra=" ".join(f"The ferry number {n} left at dawn, the clerk said." for n in range(1500)))
    with full_disk():
        response = writer.post(ADD, {"raw": long})
        assert response.status_code == 503
        assert response["Retry-After"]
        assert not Intake.objects.exists()
        assert writer.get("/events/").status_code == 200
    assert bring(writer, raw=long)
    assert Intake.objects.filter(state=State.DONE).count() == 1
