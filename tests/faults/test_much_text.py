"""Much text from one hand: no page of the web server works on it for minutes."""

import io
import random
import time
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from comparator.analysis.page_text import Unreadable
from comparator.models import Intake, State
from comparator.services.intake_reading import MOST_TEXT
from comparator.services.intakes import intake_paste
from comparator.services.outlet_rules import _lines, _lines_in_order
from comparator.web.articles import add
from tests.factories import UserFactory, page
from tests.web.adding import ADD, bring, work


@pytest.fixture
def writer(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def archive(files: int, times: int) -> SimpleUploadedFile:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for n in range(files):
            words = " ".join(str(random.Random(n * times + i).random()) for i in range(times))  # noqa: S311 (nothing secret)
            out.writestr(f"{n}.txt", f"{page()}\n\n{words}\n")
    return SimpleUploadedFile("long.zip", packed.getvalue())


def test_an_archive_of_long_texts_is_cut_where_a_page_could_not_show_it(writer: Client) -> None:
    address = bring(writer, files=archive(12, 15_000))
    work()
    row = Intake.objects.get()
    assert row.state == State.DONE, row.reason
    assert 1 <= len(row.incoming) < 12
    assert sum(len(one.raw) for one in row.incoming) <= MOST_TEXT
    assert f"these are the first {len(row.incoming)}." in row.incoming[0].warnings[-1]
    begun = time.process_time()
    assert writer.get(address).status_code == 200
    assert time.process_time() - begun < 15


def test_rows_of_much_text_come_one_after_the_other(writer: Client) -> None:
    for n in range(3):
        writer.post(ADD, {"raw": f"{page()}\n{n}"})
    batch = Intake.objects.order_by("pk").first().batch  # type: ignore[union-attr]  # three were brought in
    Intake.objects.update(batch=batch)
    for place, row in enumerate(Intake.objects.order_by("pk")):
        spaces = b" " * 1_900_000  # between the brackets and the end they mean nothing
        Intake.objects.filter(pk=row.pk).update(position=place, result=bytes(row.result or b"") + spaces)
    html = writer.get(f"{ADD}{batch}/").content.decode()
    assert 'name="page1-outlet"' in html
    assert 'name="page2-outlet"' not in html


@pytest.mark.parametrize("dropped", [(), (0, 3), (5, 6, 7), tuple(range(12))])
def test_lines_in_one_pass_are_those_that_were_matched(dropped: tuple[int, ...]) -> None:
    every = [f"line {n}" for n in range(12)]
    less = [line for n, line in enumerate(every) if n not in dropped]
    for before, after in ((every, less), (less, every), (every[:-2], less)):
        in_order, matched = (
            {(line.text, line.fate) for line in made(before, after)} for made in (_lines_in_order, _lines)
        )
        assert in_order == matched


def test_many_lines_are_compared_at_once() -> None:
    before, after = [f"l{n % 7}" for n in range(20_000)], [f"l{n % 5}" for n in range(20_000)]
    begun = time.process_time()
    told = list(_lines(before, after))
    assert time.process_time() - begun < 2
    assert [line.text for line in told if line.fate != "back"] == before
    assert [line.text for line in told if line.fate != "cut"] == after


@pytest.mark.django_db
def test_so_many_bytes_wait_at_once(writer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add, "MOST_BYTES_UNSAVED", 2_000_000)
    for _ in range(2):
        bring(writer, files=SimpleUploadedFile("long.txt", b"a" * 1_200_000))
    refused = writer.post(ADD, {"raw": page()})
    assert refused.status_code == 422
    assert "2 MB of yours wait to be saved" in refused.content.decode()
    assert Intake.objects.count() == 2


def test_text_for_what_is_saved_or_gone_meanwhile_is_told_so(writer: Client) -> None:
    bring(writer, links="https://example.org/a")
    saved, gone = Intake.objects.get(), Intake.objects.get()
    Intake.objects.update(saved=timezone.now())
    with pytest.raises(Unreadable, match="saved or left out"):
        intake_paste(intake=saved, raw=page())
    assert Intake.objects.get().result is None
    Intake.objects.all().delete()
    with pytest.raises(Unreadable, match="saved or left out"):
        intake_paste(intake=gone, raw=page())
