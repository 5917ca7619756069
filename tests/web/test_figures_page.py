"""The figures page: conflicts first, what each outlet prints, and the course of a figure over days."""

import datetime as dt
import re

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comparator.analysis.findings import Figure
from comparator.models import Article, Event
from comparator.web.figures.plot import Value, days_of, plot
from comparator.web.figures.rows import amount, when
from tests.factories import UserFactory
from tests.web.made import Made
from tests.web.told import told_event


@pytest.fixture
def told(db: None) -> Event:
    """Three towns that count their boats."""
    return told_event(owner=UserFactory())


def page(client: Client, event: Event, rest: str = "", **extra: str) -> str:
    answer = client.get(f"/events/{event.slug}/figures/{rest}", headers=extra)
    assert answer.status_code == 200
    return answer.content.decode()


def visible(html: str) -> str:
    """The words that are read out, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def row(html: str, key: str) -> str:
    return html.split(f'id="row-{key}"')[1].split("</article>")[0]


def test_conflicts_stand_before_dates_before_agreements(client: Client, told: Event) -> None:
    html = page(client, told)
    order = [html.index(f'id="row-{key}"') for key in ("f1", "f2", "f3")]
    assert order == sorted(order)
    assert html.index("Conflicts <span") < html.index("Different dates <span") < html.index("Agree <span")
    assert 'id="row-f4"' not in html


def test_the_answer_counts_each_group_and_leads_to_it(client: Client, told: Event) -> None:
    words = visible(page(client, told))
    assert (
        "Of 3 figures that two articles or more have: 1 conflict · 1 holds for different dates · 1 agrees"
        in words
    )
    assert "1 more stands in one outlet only" in words


def test_tables_of_figures_are_no_landmarks(client: Client, told: Event) -> None:
    """Two figures may be called alike, and landmarks must not be."""
    tables = page(client, told).split('class="fig-wrap"')[1:]
    assert len(tables) > 1
    assert all(' role="group"' in table.split(">")[0] for table in tables)


def test_a_table_tells_what_each_outlet_prints_and_for_which_day(client: Client, told: Event) -> None:
    html = row(page(client, told), "f1")
    heads = re.findall(r'role="columnheader">([^<]+)<', html)
    assert heads == ["Outlet", "Finding", "As printed", "Value", "What is counted", "As of", "Source"]
    lines = [visible(line) for line in html.split("<tr")[2:]]
    assert "Conflict" in lines[0]
    assert "20 boats Value 20 What is counted boats taken As of 4 Mar 2021" in lines[0]
    assert "31 boats Value 31" in lines[1]
    assert "Source the harbour office" in lines[1]


def test_each_reading_leads_to_its_words(client: Client, told: Event) -> None:
    article = Article.objects.filter(events=told).order_by("pk")[0]
    assert re.search(
        rf'class="fig-printed" href="/articles/{article.pk}/\?at=\d+-\d+#s-\d+-\d+"', page(client, told)
    )


def test_a_figure_of_two_days_is_drawn_with_a_mark_an_outlet(client: Client, told: Event) -> None:
    html = row(page(client, told), "f2")
    assert html.count('<path class="mark"') == 3
    assert len(set(re.findall(r'class="mark" d="([^"]+)"', html))) == 3
    described = re.search(r"<desc[^>]*>([^<]+)<", html)
    assert described is not None
    assert "Town Crier 1: 450 on 4 Mar 2021" in described[1]
    assert 'role="img" aria-labelledby="plot-title-f2 plot-desc-f2"' in html
    assert html.count('class="fig-sign"') == 3, "the table repeats the marks"
    assert "<svg role" not in row(page(client, told), "f1"), "one day is no course of time"


@pytest.mark.parametrize(
    ("show", "there", "gone"),
    [("conflicts", "f1", "f2"), ("dates", "f2", "f1"), ("agree", "f3", "f1"), ("nonsense", "f1", "f4")],
)
def test_groups_narrow_the_page(client: Client, told: Event, show: str, there: str, gone: str) -> None:
    html = page(client, told, f"?show={show}")
    assert f'id="row-{there}"' in html
    assert f'id="row-{gone}"' not in html


def test_the_counts_are_those_of_the_matrix(client: Client, told: Event) -> None:
    matrix = client.get(f"/events/{told.slug}/").content.decode()
    counted = re.search(r'id="show-figures".*?class="count">(\d+)<', matrix, re.DOTALL)
    own = re.search(r'id="show-all".*?class="count">(\d+)<', page(client, told), re.DOTALL)
    assert counted is not None
    assert own is not None
    assert counted[1] == own[1] == "3"


def test_words_of_a_lone_figure_stay_with_those_who_may_see_them(client: Client, told: Event) -> None:
    assert "17 crowns" not in page(client, told, "?show=single")
    assert "Words not shown here" in page(client, told, "?show=single")
    Article.objects.update(rights=Article.Rights.WHOLE)
    assert "17 crowns" in page(client, told, "?show=single")


def test_over_htmx_only_the_region_comes(client: Client, told: Event) -> None:
    html = page(client, told, **{"HX-Request": "true", "HX-Target": "comparison"})
    assert html.startswith('<div data-status="3 figures shown.')
    assert "<html" not in html


def test_a_private_event_is_not_there_for_strangers(client: Client, draft: Made) -> None:
    assert client.get(f"/events/{draft.event.slug}/figures/").status_code == 404


def test_empty_pages_say_what_to_do_next(client: Client, db: None, made: Made) -> None:
    assert "One article so far" in page(client, told_event(owner=UserFactory(), articles=1))
    assert "Show all shared figures" in page(client, made.event, "?show=agree")


def test_more_articles_take_no_more_queries(client: Client, db: None) -> None:
    counts = []
    for articles in (3, 12):
        event = told_event(owner=UserFactory(), articles=articles)
        page(client, event)
        with CaptureQueriesContext(connection) as queries:
            page(client, event)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_of_many_outlets_the_rest_is_counted_and_one_step_away(client: Client, db: None) -> None:
    event = told_event(owner=UserFactory(), articles=15)
    html = row(page(client, event), "f2")
    assert "3 more have it of" in visible(html)
    assert 'href="?open=f2#row-f2"' in html
    assert html.count('<path class="mark"') == 2
    assert "Town Crier 0 and 7 more: 300 on 1 Mar 2021" in html
    opened = row(page(client, event, "?open=f2"), "f2")
    assert (html.count("<tr"), opened.count("<tr")) == (13, 16)


@pytest.mark.parametrize("query", ["?show=%00", "?base=x", "?rows=all", "?show=perhaps", "?show=exact"])
def test_no_query_breaks_the_page(client: Client, told: Event, query: str) -> None:
    assert "Figures" in page(client, told, query)


@pytest.mark.once
@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(start=0, end=1, value=1200.0), "1,200"),
        (Figure(start=0, end=1, value=14e9), "14 billion"),
        (Figure(start=0, end=1, value=2.5), "2.5"),
        (Figure(start=0, end=1, value="dozens"), "dozens"),
        (Figure(start=0, end=1, low=20.0, high=30.0), "20–30"),
        (Figure(start=0, end=1, kind="vote", low=54.0, high=87.0), "87 to 54"),
        (Figure(start=0, end=1, kind="date", as_of="2018-10"), "Oct 2018"),
        (Figure(start=0, end=1), ""),
    ],
)
def test_amounts_are_written_as_people_write_them(figure: Figure, words: str) -> None:
    assert amount(figure) == words


@pytest.mark.once
@pytest.mark.parametrize(
    ("iso", "words"), [("2012-12-28", "28 Dec 2012"), ("2012-12", "Dec 2012"), ("2012", "2012"), (None, "")]
)
def test_days_are_written_as_exactly_as_they_are_known(iso: str | None, words: str) -> None:
    assert when(iso) == words


@pytest.mark.once
def test_a_month_is_drawn_as_a_stretch_and_a_range_as_one_too() -> None:
    assert days_of("2012-02") == (dt.date(2012, 2, 1), dt.date(2012, 2, 29))
    assert days_of("2012") == (dt.date(2012, 1, 1), dt.date(2012, 12, 31))
    assert days_of("next week") is None
    drawn = plot(
        [
            Value(name="A", number=10, as_of="2012-02", words="10"),
            Value(name="B", number=20, as_of="2012-03-05", words="20–30", low=20, high=30),
            Value(name="C", number=5, as_of="soon", words="5"),
        ]
    )
    assert drawn is not None
    assert (len(drawn.marks), len(drawn.spans), len(drawn.ranges)) == (2, 1, 1)
    assert drawn.told == "A: 10 in 2012-02; B: 20–30 on 5 Mar 2012."


@pytest.mark.once
def test_marks_stay_within_the_picture_and_apart() -> None:
    many = [Value(name=f"T{i}", number=10, as_of="2012-02-01", words="10") for i in range(40)]
    drawn = plot([*many, Value(name="Z", number=4, as_of="2012-02-09", words="4")], most=50)
    assert drawn is not None
    assert len({one.d for one in drawn.marks}) == 41
    starts = [float(re.findall(r"-?[\d.]+", one.d)[0]) for one in drawn.marks]
    assert min(starts) >= 40
    assert max(starts) <= drawn.width


@pytest.mark.once
def test_what_stays_the_same_is_not_drawn() -> None:
    same = [Value(name=n, number=10, as_of=f"2012-02-0{n}", words="10") for n in ("1", "2")]
    assert plot(same) is None


@pytest.mark.once
def test_labels_never_lie_on_one_another() -> None:
    near = [
        Value(
            name=f"The Northern Courier {n}", number=1900 + n, as_of=f"2012-02-0{n}", words=f"more than {n}"
        )
        for n in (1, 2, 3)
    ]
    drawn = plot(near)
    assert drawn is not None
    assert not any("Courier" in label.words for label in drawn.labels)
    wide = plot([msgspec.structs.replace(near[0], name="A"), msgspec.structs.replace(near[1], name="B")])
    assert wide is not None
    assert [label.words for label in wide.labels] == ["more than 1", "A", "more than 2", "B"]


def test_whoever_may_edit_resolves_a_conflict_from_here(client: Client, told: Event) -> None:
    assert "Resolve, with a reason" not in page(client, told)
    assert told.owner is not None
    client.force_login(told.owner)
    html = page(client, told)
    address = re.search(r'href="([^"]+)#resolve-reason"', row(html, "f1"))
    assert address is not None
    assert 'id="resolve-reason"' in client.get(address[1]).content.decode()
    assert "#resolve-reason" in row(html, "f2")
    assert "#resolve-reason" not in row(html, "f3")
