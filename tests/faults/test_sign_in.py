"""Nobody guesses passwords: one door, one count for all processes, a visitor's own address behind a proxy."""

from time import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from comparator.web import account
from comparator.web.account import MOST_FAILURES
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-enough-password"
WRONG = {"username": "ada", "password": "wrong"}


def _member(*, staff: bool = False) -> dict[str, str]:
    """What a new member types to sign in."""
    user = UserFactory(staff=staff)
    user.set_password(PASSWORD)
    user.save()
    return {"username": user.username, "password": PASSWORD}


class Clock:
    """The clock of who counts; `minutes` have passed since."""

    minutes = 0

    def __call__(self) -> float:
        return time() + 60 * self.minutes


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    told = Clock()
    monkeypatch.setattr(account, "time", told)
    return told


def _tried_often(client: Client, **extra: Any) -> None:
    for _ in range(MOST_FAILURES):
        assert client.post("/sign-in/", WRONG, **extra).status_code == 422


def test_the_administration_has_no_form_of_its_own(client: Client) -> None:
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0] == "/sign-in/?next=%2Fadmin%2F"
    assert client.post("/admin/login/", WRONG)["Location"].startswith("/sign-in/")


def test_a_member_who_may_not_see_the_administration_finds_nothing(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get("/admin/", follow=True).status_code == 404


def test_staff_sign_in_through_the_one_form(client: Client) -> None:
    told = {**_member(staff=True), "next": "/admin/"}
    assert client.post("/sign-in/", told)["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_count_is_shared_by_all_processes(client: Client) -> None:
    _tried_often(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM sign_in_attempts")
        assert cursor.fetchone() == (2,)  # the name with its address, and the address
    assert client.post("/sign-in/", WRONG).status_code == 429


def test_behind_a_proxy_one_visitor_does_not_lock_out_another(client: Client, settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    _tried_often(client, HTTP_X_FORWARDED_FOR="198.51.100.7")
    assert client.post("/sign-in/", WRONG, HTTP_X_FORWARDED_FOR="198.51.100.7").status_code == 429
    assert client.post("/sign-in/", WRONG, HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 422
    made_up = "192.0.2.1, 198.51.100.7"  # the first was sent by the visitor, the last added by the proxy
    assert client.post("/sign-in/", WRONG, HTTP_X_FORWARDED_FOR=made_up).status_code == 429


def test_without_a_proxy_a_visitors_word_on_the_address_counts_for_nothing(client: Client) -> None:
    _tried_often(client)
    assert client.post("/sign-in/", WRONG, HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 429


def test_one_password_for_many_names_is_throttled_too(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "MOST_FROM_ADDRESS", 10)
    names = [{"username": f"member-{n}", "password": "wrong"} for n in range(11)]
    codes = [client.post("/sign-in/", told).status_code for told in names]
    assert codes == [422] * 10 + [429]
    elsewhere = client.post("/sign-in/", names[0], REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 422


def test_who_signs_in_leaves_no_attempt_behind(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "MOST_FROM_ADDRESS", 3)
    for _ in range(5):
        assert Client().post("/sign-in/", _member()).status_code == 302


def test_those_who_sign_in_do_not_keep_others_failures_alive(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "MOST_FROM_ADDRESS", 3)
    for n in range(4):  # a password mistyped every half hour, and every ten minutes somebody who gets in
        assert Client().post("/sign-in/", {**WRONG, "username": f"typo{n}"}).status_code == 422
        for _ in range(3):
            clock.minutes += 10
            assert Client().post("/sign-in/", _member()).status_code == 302


def test_a_password_that_is_wrong_begins_the_pause_anew(clock: Clock, client: Client) -> None:
    for n in range(MOST_FAILURES):
        clock.minutes = 10 * n
        assert client.post("/sign-in/", WRONG).status_code == 422
    clock.minutes += 14
    assert client.post("/sign-in/", WRONG).status_code == 429


@pytest.mark.parametrize("is_right", [True, False])
def test_what_is_tried_during_the_pause_does_not_prolong_it(
    clock: Clock, client: Client, monkeypatch: pytest.MonkeyPatch, is_right: bool
) -> None:
    monkeypatch.setattr(account, "MOST_FROM_ADDRESS", MOST_FAILURES + 2)
    right = _member()
    wrong = {**right, "password": "wrong"}
    for _ in range(MOST_FAILURES):
        client.post("/sign-in/", wrong)
    for _ in range(7):
        clock.minutes += 2
        assert client.post("/sign-in/", right if is_right else wrong).status_code == 429
    assert Client().post("/sign-in/", _member()).status_code == 302  # nor does it lock out who sits beside
    clock.minutes += 2
    assert client.post("/sign-in/", right).status_code == 302


def test_an_attempt_is_counted_before_its_password_is_looked_at(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[int]()
    monkeypatch.setattr(
        account.AuthenticationForm,
        "is_valid",
        lambda form: bool(seen.append(account._count(account._limits(form.request)[0][0], 0))),
    )
    client.post("/sign-in/", WRONG)
    assert seen == [1]
