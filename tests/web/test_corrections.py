"""Correcting a row, the marks it leaves, and the list of what people put right."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparator.models import Correction, Coverage, Event
from tests.factories import UserFactory, add_article
from tests.services.correcting import anchor, cell, correct, held, rows
from tests.web.made import Made

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def address(made: Made, row: str = "p2") -> str:
    return f"/events/{made.event.slug}/correct/{row}/"


def key(made: Made, row: str, article: int) -> str:
    found = cell(made.event, row, article)
    return f"{found.version}.{found.start}-{found.end}"


def fields(made: Made, kind: str, row: str = "p2", **told: Any) -> dict[str, Any]:
    """What the form of a row sends."""
    at = anchor(made.event, row)
    revision = Event.objects.get(pk=made.event.pk).corrections_revision
    return {
        "kind": kind,
        "row_kind": at.kind,
        "spans": " ".join(f"{a.version}.{a.start}-{a.end}" for a in at.spans),
        "revision": revision,
        "base": 0,
        "reason": "An old title.",
        **told,
    }


def send(client: Client, made: Made, kind: str, row: str = "p2", **told: Any) -> HttpResponse:
    return client.post(address(made, row), fields(made, kind, row, **told))


def listed(client: Client, made: Made, query: str = "") -> str:
    response = client.get(f"/events/{made.event.slug}/corrections/{query}")
    assert response.status_code == 200
    return response.content.decode()


def matrix(client: Client, made: Made, query: str = "") -> str:
    return client.get(f"/events/{made.event.slug}/{query}").content.decode()


def staff_of(made: Made) -> Client:
    client = Client()
    client.force_login(UserFactory(staff=True, username="lotta"))
    return client


def test_an_opened_row_leads_to_its_corrections(member: Client, made: Made) -> None:
    html = matrix(member, made, "?row=p2&base=0")
    found = re.search(r'href="([^"]*/correct/p2/[^"]*)"', html)
    assert found
    page = member.get(found[1]).content.decode()
    for words in (
        "Resolve the conflict",
        "Split the row",
        "Move the cell",
        "Join the rows",
        "Reject the row",
    ):
        assert words in page
    assert "Deputy negotiator Tom Vell" in page


def test_who_may_not_change_the_event_is_not_led_there(client: Client, made: Made) -> None:
    client.force_login(UserFactory())
    assert "/correct/" not in matrix(client, made, "?row=p2")


def test_a_resolved_conflict_says_so_by_whom_when_and_why(member: Client, made: Made) -> None:
    response = send(member, made, "resolve")
    assert response.status_code == 302
    assert response["Location"].endswith("?row=p2&base=0#row-p2")
    html = matrix(member, made, "?row=p2&base=0")
    assert "corrected by a person" in html
    assert "resolved: An old title." in html
    assert "Conflict resolved by you" in html
    assert "A conflict, resolved.</strong>" in html
    assert re.search(r'Conflicts <span class="count">0</span>', html)
    assert "1 conflict" not in html


def test_strangers_read_that_a_person_did_it_and_never_who(member: Client, made: Made) -> None:
    send(member, made, "resolve")
    stranger, other = Client(), Client()
    other.force_login(UserFactory())
    for page in ("?row=p2", "corrections/"):
        path = f"/events/{made.event.slug}/{page}"
        html = stranger.get(path).content.decode()
        assert "by a person" in html
        assert made.owner.username not in html
        assert f"by {made.owner.username}" in other.get(path).content.decode()


def test_the_mark_stands_in_a_fragment_too(member: Client, made: Made) -> None:
    send(member, made, "resolve")
    path = f"/events/{made.event.slug}/?row=p2"
    html = member.get(path, headers={**HTMX, "HX-Target": "row-p2"}).content.decode()
    assert "Conflict resolved by you" in html


def test_a_split_row_marks_the_cells(member: Client, made: Made) -> None:
    send(member, made, "split", "p4", cells=[key(made, "p4", 2)])
    new = f"p4-{Correction.objects.get().pk}"
    assert held(made.event)[new] == {2}
    html = matrix(member, made, f"?show=single&row={new}")
    assert f'id="row-{new}"' in html
    assert "by a person</span>" in html


def test_joining_rows_asks_which_words_stand_where_both_have_some(member: Client, made: Made) -> None:
    response = send(member, made, "join", "p5", other="p4")
    html = response.content.decode()
    assert response.status_code == 422
    assert 'href="#join-keep"' in html
    assert 'id="join-keep"' in html
    assert 'value="An old title."' in html
    versions = re.findall(r'name="(keep-\d+)"', html)
    chosen = {versions[0]: key(made, "p4", 0)}
    assert send(member, made, "join", "p5", other="p4", **chosen).status_code == 302
    assert held(made.event)["p5"] == {0, 1, 2}


def test_a_cell_moves_and_a_cell_is_named_anew(member: Client, made: Made) -> None:
    send(member, made, "move", "p4", cells=[key(made, "p4", 2)], other="p2")
    assert held(made.event)["p2"] == {0, 1, 2}
    told = {"of-cell": "1", "cells": [key(made, "p1", 1)], "findings": ["paraphrased"]}
    send(member, made, "relabel", "p1", **told)
    assert rows(made.event)["p1"].cell(1).findings == ("paraphrased",)
    assert "Named anew: Paraphrased" in listed(member, made)


def test_a_verdict_by_a_person_is_shown_with_its_reason(member: Client, made: Made) -> None:
    send(member, made, "relabel", verdict="both true", reason="He held both.")
    html = matrix(member, made, "?row=p2&base=0")
    assert "Both can be true.</strong> He held both." in html


def test_a_row_that_a_person_called_the_same_is_counted_as_such_everywhere(
    member: Client, made: Made
) -> None:
    def differing() -> int:
        found = re.search(r'Differs <span class="count">(\d+)</span>', matrix(member, made))
        assert found
        return int(found[1])

    before = differing()
    assert "1 figure with different dates" in matrix(member, made)
    send(member, made, "relabel", "p3", verdict="agree", reason="Both rest on one count.")
    assert "different dates" not in matrix(member, made).split('class="filters"')[0].split("<main")[1]
    assert differing() == before - 1


def test_the_summary_is_the_same_in_the_list_and_on_every_base(member: Client, made: Made) -> None:
    send(member, made, "resolve")
    stored = made.event.comparisons.get().summary.removesuffix(".")
    for base in (0, *made.pks):
        html = matrix(member, made, f"?base={base}")
        for part in re.split(r"; |\.\n", stored):
            assert part.replace("'", "&#x27;") in html.split('class="filters"')[0], base


def test_a_rejected_row_is_counted_and_one_step_away(member: Client, made: Made) -> None:
    response = send(member, made, "reject", "p1")
    done = Correction.objects.get()
    assert response["Location"].endswith(f"/corrections/#c-{done.pk}")
    html = matrix(member, made)
    assert 'id="row-p1"' not in html
    assert "1 row was rejected by people" in html
    assert "We will not sign a paper" in listed(member, made)


@pytest.mark.parametrize(
    ("kind", "told", "field"),
    [
        ("reject", {"reason": ""}, "reject-reason"),
        ("split", {}, "split-cells"),
        ("move", {}, "move-cells"),
        ("join", {"other": "nothing"}, "join-other"),
        ("relabel", {}, "relabel-verdict"),
        ("relabel", {"of-cell": "1"}, "cell-cells"),
        ("relabel", {"verdict": "<b>"}, "relabel-verdict"),
    ],
)
def test_what_is_missing_is_named_in_a_summary_and_nothing_typed_is_lost(
    member: Client, made: Made, kind: str, told: dict[str, Any], field: str
) -> None:
    response = send(member, made, kind, **told)
    html = response.content.decode()
    assert response.status_code == 422
    assert f'href="#{field}"' in html
    assert f'id="{field}"' in html
    assert told.get("reason", "An old title.") in html
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "everything"},
        {"kind": ""},
        {"row_kind": "poem"},
        {"spans": ""},
        {"spans": "x"},
        {"spans": "1.2-3" * 9},
        {"spans": "٣.٣-٤"},
    ],
)
def test_what_no_form_of_ours_sends_changes_nothing(member: Client, made: Made, told: dict[str, str]) -> None:
    response = member.post(address(made), fields(made, "reject") | told)
    assert response.status_code == 422
    assert not Correction.objects.exists()


def test_an_empty_form_is_answered_with_the_forms(member: Client, made: Made) -> None:
    assert member.post(address(made), {}).status_code == 422


@pytest.mark.parametrize("query", ["?base=x", "?find=zzz", "?find=talks", "?base=99999999999999999999"])
def test_no_query_breaks_the_forms(member: Client, made: Made, query: str) -> None:
    assert "Correct this row" in member.get(address(made) + query).content.decode()


def test_other_rows_are_found_by_their_words(member: Client, made: Made) -> None:
    page = member.get(address(made) + "?find=morning+boat").content.decode()
    offered = page.split('id="join-other"')[1].split("</fieldset>")[0]
    assert offered.count('type="radio"') == 1
    assert 'value="p5"' in offered


def test_two_people_at_once_get_both_versions_and_lose_nothing(member: Client, made: Made) -> None:
    mine = fields(made, "resolve", reason="It was an old title.")
    staff_of(made).post(address(made), fields(made, "relabel", verdict="both true", reason="Both offices."))
    response = member.post(address(made), mine)
    html = response.content.decode()
    assert response.status_code == 409
    for words in (
        "Named anew: Both can be true",
        "by lotta",
        "Both offices.",
        "It was an old title.",
        "Deputy negotiator",
    ):
        assert words in html
    assert Correction.objects.count() == 1
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))
    assert again["spans"].split() == mine["spans"].split()
    revision = {"revision": re.findall(r'name="revision" value="(\d+)"', html)[0]}
    assert member.post(address(made), {**mine, **revision, "kind": "reject"}).status_code == 302
    assert Correction.objects.count() == 2


def test_who_corrects_a_row_that_went_meanwhile_gets_the_reason_back(member: Client, made: Made) -> None:
    told = fields(made, "reject", reason="Both are told of the first ferry.")
    Coverage.objects.filter(event=made.event, article__in=made.pks[:2]).delete()
    response = member.post(address(made), told)
    assert response.status_code == 409
    assert "Both are told of the first ferry." in response.content.decode()
    assert "no longer compared" in response.content.decode()
    assert member.get(address(made)).status_code == 404
    assert not Correction.objects.exists()


def test_undoing_restores_the_row_and_stays_in_the_list(member: Client, made: Made) -> None:
    send(member, made, "reject", "p1")
    done = Correction.objects.get()
    path = f"/events/{made.event.slug}/corrections/{done.pk}/undo/"
    assert member.get(path).status_code == 405
    assert member.post(path)["Location"].endswith(f"/corrections/#c-{done.pk}")
    assert 'id="row-p1"' in matrix(member, made)
    html = listed(member, made, "?show=undone")
    assert "Undone" in html
    assert "by you" in html
    assert "None of this kind" in listed(member, made, "?show=standing")


def test_an_event_without_corrections_names_the_next_step(client: Client, made: Made) -> None:
    assert "Nothing has been corrected" in listed(client, made)


def test_a_later_correction_is_named_by_the_earlier(member: Client, made: Made) -> None:
    send(member, made, "relabel", verdict="both true")
    send(member, made, "relabel", verdict="agree", reason="On reflection.")
    first, second = Correction.objects.order_by("pk")
    html = listed(member, made, "?show=lost")
    assert "A later correction says otherwise" in html
    assert f'href="#c-{second.pk}"' in html
    assert f'id="c-{second.pk}"' not in html
    assert f'id="c-{first.pk}"' in html


def test_strangers_see_of_a_rejected_row_no_words_that_no_row_compares(client: Client, made: Made) -> None:
    correct(made, "reject", "p1")
    assert "sign a paper" not in listed(client, made)
    client.force_login(made.owner)
    assert "sign a paper" in listed(client, made)


@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 302), ("member", 404), ("owner", 200), ("staff", 404)]
)
def test_a_private_event_is_corrected_by_its_owner_alone(
    client: Client, draft: Made, who: str, status: int
) -> None:
    users: dict[str, User] = {
        "member": UserFactory(),
        "owner": draft.owner,
        "staff": UserFactory(staff=True),
    }
    told = fields(draft, "reject", "p1")
    if who in users:
        client.force_login(users[who])
    assert client.get(address(draft)).status_code == status
    assert client.post(address(draft, "p1"), told).status_code == (302 if status == 200 else status)
    assert Correction.objects.exists() is (who == "owner")
    reads = client.get(f"/events/{draft.event.slug}/corrections/")
    assert reads.status_code == (200 if who == "owner" else 404)


def test_other_members_neither_correct_nor_undo(client: Client, made: Made) -> None:
    done = correct(made, "reject", "p1")
    client.force_login(UserFactory())
    assert send(client, made, "reject", "p2").status_code == 404
    assert client.post(f"/events/{made.event.slug}/corrections/{done.pk}/undo/").status_code == 404
    assert Correction.objects.standing().count() == 1


def test_a_correction_is_undone_through_its_own_event_alone(member: Client, made: Made, draft: Made) -> None:
    done = correct(draft, "reject", "p1")
    assert member.post(f"/events/{made.event.slug}/corrections/{done.pk}/undo/").status_code == 404
    assert Correction.objects.standing().count() == 1


def test_words_of_other_events_are_refused(member: Client, made: Made) -> None:
    foreign = add_article(UserFactory())
    for spans in (f"{foreign.pk}.0-10", f"{fields(made, 'reject')['spans']} {foreign.pk}.0-10"):
        assert send(member, made, "reject", spans=spans).status_code in (404, 422)
    assert not Correction.objects.exists()


def test_forms_need_their_token(made: Made) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(made.owner)
    assert client.post(address(made), fields(made, "reject")).status_code == 403
    assert not Correction.objects.exists()


def test_reasons_are_text_and_nothing_else(member: Client, made: Made) -> None:
    send(member, made, "resolve", reason='<script>alert("x")</script>')
    for html in (matrix(member, made, "?row=p2"), listed(member, made)):
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html


def test_pages_ask_the_database_as_often_with_many_corrections_as_with_few(
    client: Client, made: Made
) -> None:
    matrix(client, made)  # the comparison is decoded once
    counts = []
    for row in ("p2", "p1", "p3"):
        correct(made, "relabel", row, verdict="agree")
        with CaptureQueriesContext(connection) as asked:
            matrix(client, made, "?row=p2")
            listed(client, made)
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]
