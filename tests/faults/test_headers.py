"""Every answer carries the security headers, whoever made it; pages stay out of shared caches."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.faults.urls")]

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
ANSWERS = [
    pytest.param("/health/", {}, 200, id="health"),
    pytest.param("/faults/page/", {}, 200, id="a page"),
    pytest.param("/faults/page/", {"HTTP_HX_REQUEST": "true"}, 200, id="a fragment"),
    pytest.param("/faults/move/", {}, 302, id="a redirect"),
    pytest.param("/admin", {}, 301, id="a slash appended"),
    pytest.param("/static/admin/css/base.css", {}, 200, id="a static file"),
    pytest.param("/no/such/page/", {}, 404, id="not found"),
    pytest.param("/faults/break/", {}, 500, id="a failure"),
    pytest.param("/faults/page/", {"HTTP_HOST": "elsewhere.example"}, 400, id="another host's name"),
]


def _ask(address: str, extra: dict[str, Any]) -> HttpResponse:
    return Client(raise_request_exception=False).get(address, **extra)


def _assert_headers(answer: HttpResponse) -> None:
    assert {name: answer.headers.get(name) for name in FIXED} == FIXED
    assert {part.strip() for part in answer.headers["Content-Security-Policy"].split(";")} == POLICY
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(("address", "extra", "status"), ANSWERS)
def test_every_kind_of_answer_has_every_header(address: str, extra: dict[str, Any], status: int) -> None:
    answer = _ask(address, extra)
    assert answer.status_code == status
    _assert_headers(answer)
    assert "Strict-Transport-Security" not in answer.headers  # the tests' address is plain http


@pytest.mark.parametrize(("address", "extra", "status"), ANSWERS)
def test_https_sites_add_hsts_to_every_answer(
    address: str, extra: dict[str, Any], status: int, settings: Any
) -> None:
    settings.SECURE_HSTS_SECONDS = 63_072_000
    answer = _ask(address, extra)
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


@pytest.mark.parametrize(
    ("address", "extra"),
    [
        pytest.param("/faults/page/", {}, id="a page"),
        pytest.param("/faults/page/", {"HTTP_HOST": "elsewhere.example"}, id="another host's name"),
    ],
)
def test_the_turn_to_https_has_the_headers_too(address: str, extra: dict[str, Any], settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 63_072_000
    answer = _ask(address, extra)
    assert answer.status_code == (400 if extra else 301)
    _assert_headers(answer)
    assert "Strict-Transport-Security" in answer.headers


def test_a_form_without_its_token_is_refused_with_the_headers() -> None:
    answer = Client(enforce_csrf_checks=True).post("/faults/page/")
    assert answer.status_code == 403
    _assert_headers(answer)


@pytest.mark.parametrize("address", ["/faults/page/", "/no/such/page/", "/faults/break/", "/faults/move/"])
def test_pages_of_someone_signed_in_are_never_stored(address: str, django_user_model: Any) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(django_user_model.objects.create_user("reader"))
    answer = client.get(address)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/faults/page/", "/no/such/page/", "/faults/break/", "/faults/move/"])
def test_pages_of_strangers_are_private_and_vary(address: str) -> None:
    answer = _ask(address, {})
    varies = {part.strip() for part in answer.headers["Vary"].split(",")}
    assert varies >= {"HX-Request", "Cookie"}
    assert "private" in answer.headers["Cache-Control"]


def test_static_files_may_be_cached_by_anyone() -> None:
    answer = _ask("/static/admin/css/base.css", {"HTTP_COOKIE": "session=abc"})
    assert "public" in answer.headers["Cache-Control"]
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_failure_shows_nothing_of_what_failed() -> None:
    assert b"unpublished words" not in _ask("/faults/break/", {}).content
