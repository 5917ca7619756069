"""Corrections under pressure: two at the same moment, a thousand of them, some that cannot be read, and a new
run of the analysis."""

import threading
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from comparator.models import Comparison, Correction, Event
from comparator.services.corrections import ContestedError, correction_add
from tests.factories import CorrectionFactory, UserFactory
from tests.services.correcting import correct, draft, rows, shown
from tests.web.made import made_event, plain_rebase


@pytest.fixture(autouse=True)
def _hand_made_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comparator.selectors.comparisons.rebase", plain_rebase)


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_save_at_the_same_moment_one_wins_and_the_other_is_told() -> None:
    made = made_event(owner=UserFactory())
    told = [draft(made, "relabel", "p2", verdict=v) for v in ("both true", "agree")]
    users = [made.owner, UserFactory(staff=True)]
    then, ends = shown(made.event), list[Any]()
    start = threading.Barrier(2)

    def save(number: int) -> None:
        try:
            start.wait()
            ends.append(
                correction_add(user=users[number], event=made.event, draft=told[number], seen=0, shown=then)
            )
        except ContestedError as contest:
            ends.append(contest)
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    (won,) = [end for end in ends if isinstance(end, Correction)]
    (lost,) = [end for end in ends if isinstance(end, ContestedError)]
    assert lost.theirs == [won]
    assert Event.objects.get(pk=made.event.pk).corrections_revision == 1


@pytest.mark.django_db
def test_a_thousand_corrections_make_no_page_long_or_slow_to_ask_for() -> None:
    made = made_event(owner=UserFactory())
    first = correct(made, "relabel", "p1", verdict="agree")
    Correction.objects.bulk_create(
        Correction(event=made.event, kind="relabel", payload=first.payload, reason=f"reason {n}", revision=2)
        for n in range(999)
    )
    client = Client()
    html = client.get(f"/events/{made.event.slug}/corrections/").content.decode()
    assert html.count('class="correction-told') == 50
    assert "Page 1 of 20" in html
    assert client.get(f"/events/{made.event.slug}/corrections/?page=999").status_code == 200
    html = client.get(f"/events/{made.event.slug}/?row=p1").content.decode()
    assert html.count("Named anew by") == 1  # 999 are overruled by the last


@pytest.mark.django_db
@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"row": None},
        {"row": {"kind": "poem", "spans": []}},
        [],
        "x",
        {"row": {"kind": "fact", "spans": [{}]}},
    ],
)
def test_a_payload_that_cannot_be_read_breaks_no_page(payload: Any) -> None:
    made = made_event(owner=UserFactory())
    CorrectionFactory(event=made.event, payload=payload)
    client = Client()
    assert client.get(f"/events/{made.event.slug}/").status_code == 200
    html = client.get(f"/events/{made.event.slug}/corrections/").content.decode()
    assert "The words this correction rests on are gone" in html


@pytest.mark.django_db
def test_a_new_run_of_the_analysis_loses_no_correction() -> None:
    made = made_event(owner=UserFactory())
    correct(made, "resolve", "p2", reason="An old title.")
    stored = Comparison.objects.get(event=made.event)
    renamed = [msgspec.structs.replace(p, id=f"new-{p.id}") for p in stored.found.points]
    found = msgspec.structs.replace(stored.found, points=tuple(renamed))
    Comparison.objects.filter(pk=stored.pk).update(
        result=msgspec.json.encode(found), finished=timezone.now(), key="another"
    )
    point = rows(made.event)["new-p2"]
    assert getattr(point, "resolved", "") == "An old title."


@pytest.mark.django_db
def test_bytes_that_no_database_stores_are_replaced_in_a_reason() -> None:
    made = made_event(owner=UserFactory())
    done = correct(made, "reject", "p1", reason="An \x00 old \ud800 title.")
    assert Correction.objects.get(pk=done.pk).reason == "An \ufffd old \ufffd title."
