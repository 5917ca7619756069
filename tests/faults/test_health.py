"""The health address tells the truth about the database and touches no session."""

import pytest
from django.db import OperationalError
from django.test import Client

from comparator.web import health


@pytest.mark.django_db
def test_well(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok"}
    assert not answer.cookies


class _Away:
    def cursor(self) -> None:
        raise OperationalError("could not connect to server at 10.0.0.3")


def test_database_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "connection", _Away())
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["database"] == "unavailable"
    assert b"10.0.0.3" not in answer.content


@pytest.mark.django_db
def test_asked_over_plain_http_inside_an_https_site(client: Client, settings: object) -> None:
    settings.SECURE_SSL_REDIRECT = True  # type: ignore[attr-defined] (pytest-django's settings take any name)
    assert client.get("/health/").status_code == 200
