"""Names that the articles of an event write in more ways than one, on its page of framing."""

import msgspec
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Comparison, Mention, Name
from comparator.analysis.names import join_names
from comparator.models import Analysis
from comparator.models import Comparison as Stored
from comparator.selectors.versions import current_versions
from comparator.web.framing.spellings import spelt
from comparator.web.sight import Sight
from comparator.web.sources import Source
from tests.analysis.quote_help import findings
from tests.factories import UserFactory
from tests.web import made as story
from tests.web.made import Made, made_event, span

SERGEI = "Sergei Talvin opened the dam on Monday. “It is safe,” Sergei Talvin said."
SERGEY = "The dam is open.\nSergey Talvin opened it. “It is safe,” Sergey Talvin said."


def _sources(*texts: str, whole: bool = True) -> list[Source]:
    read = [findings(*text.split("\n")) for text in texts]
    return [
        Source(index=n, pk=n, outlet=f"O{n}", document=f.document, findings=f, url=f"/a/{n}/", whole=whole)
        for n, f in enumerate(read)
    ]


def _told(every: list[Source], stand: int) -> list[tuple[str, list[list[str]], str]]:
    sight = Sight(every, Comparison(analysis="test"))
    rows = spelt(join_names([s.findings for s in every]), every[:stand], every[stand:], sight)
    return [
        (row.name, [[f"{w.spelling} {w.place}" for w in cell.ways] for cell in row.cells], row.more)
        for row in rows
    ]


def test_each_article_has_its_spelling_and_where_it_stands() -> None:
    told = _told(_sources(SERGEI, SERGEY, "The dam is safe."), 3)
    assert told == [("Sergei Talvin", [["Sergei Talvin ¶1"], ["Sergey Talvin ¶2"], []], "")]


def test_articles_that_do_not_stand_are_told_together() -> None:
    assert _told(_sources(SERGEI, SERGEY), 1) == [("Sergei Talvin", [["Sergei Talvin ¶1"]], "Sergey Talvin")]


def test_what_a_reader_may_not_see_is_in_no_spelling() -> None:
    assert _told(_sources(SERGEI, SERGEY, whole=False), 2) == []


@pytest.fixture
def told(db: None, monkeypatch: pytest.MonkeyPatch) -> Made:
    monkeypatch.setattr(story, "GAZETTE", story.GAZETTE.replace("Ada Roon", "Aida Roon"))
    made = made_event(owner=UserFactory())
    for version in current_versions(made.event):
        analysis = Analysis.objects.get(version=version)
        read = _with_minister(analysis.findings)
        Analysis.objects.filter(pk=analysis.pk).update(result=msgspec.json.encode(read))
    stored = Stored.objects.get(event=made.event)
    name = Name(name="Ada Roon", kind="person", variants=("Ada Roon", "Aida Roon"))
    found = msgspec.structs.replace(stored.found, names=(name,))
    Stored.objects.filter(pk=stored.pk).update(result=msgspec.json.encode(found), finished=timezone.now())
    return made


def _with_minister(read: ArticleFindings) -> ArticleFindings:
    words = next((w for w in ("Aida Roon", "Ada Roon") if w in read.document.text), None)
    at = span(read.document, words) if words else Span(0, 0)
    more = (Mention(start=at.start, end=at.end, name="Ada Roon", kind="person"),) if words else ()
    return msgspec.structs.replace(read, mentions=(*read.mentions, *more))


def _page(client: Client, made: Made, user: User | None) -> str:
    if user:
        client.force_login(user)
    response = client.get(f"/events/{made.event.slug}/framing/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_both_spellings_with_links_to_their_words(client: Client, told: Made) -> None:
    html = _page(client, told, told.owner)
    assert 'href="#spellings"' in html
    section = html.split('id="spellings"')[1].split("</section>")[0]
    for words in ("Ada Roon</span>", "Aida Roon</span>"):
        assert words in section
    gazette = told.pks[1]
    assert f'href="/articles/{gazette}/' in section.split("Aida Roon")[0].rsplit("<td", 1)[1]


def test_an_event_whose_articles_spell_alike_has_no_such_part(client: Client, made: Made) -> None:
    html = _page(client, made, made.owner)
    assert "spellings" not in html
