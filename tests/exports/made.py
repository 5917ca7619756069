"""Two small made-up articles and their comparison, put together by hand."""

import datetime as dt

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.document import Span
from comparator.analysis.findings import (
    ArticleFindings,
    Cell,
    Change,
    Comparison,
    Figure,
    Mention,
    Name,
    Point,
    Quote,
    Title,
)
from comparator.analysis.page_text import read_page
from tests.analysis.pages import BODY, HEADLINE


def article(file: str, outlet: str | None, drivers: str) -> ArticleFindings:
    text = "\n\n".join((HEADLINE, *BODY)).replace("4,000", drivers)
    document = read_page(text, file=file, outlet=outlet, published=dt.date(2021, 5, 4))
    quote = document.text.index("The barrier is up")
    figure = document.text.index(drivers)
    name = document.text.index("Jana Horvel")
    return ArticleFindings(
        analysis=ANALYSIS_VERSION,
        document=document,
        quotes=(Quote(start=quote, end=quote + 36, kind="direct", speaker="Jana Horvel", cue="told"),),
        figures=(Figure(start=figure, end=figure + len(drivers), value=float(drivers.replace(",", ""))),),
        mentions=(Mention(start=name, end=name + 11, name="Jana Horvel", kind="person"),),
    )


def articles() -> tuple[ArticleFindings, ...]:
    return (article("news/a.txt", "Coast Press", "4,000"), article("news/b.txt", None, "5,000"))


def comparison() -> Comparison:
    a, b = (findings.figures[0] for findings in articles())
    change = Change(from_=Span(a.start, a.end), to=Span(b.start, b.end), kind="other figure")
    cells = (
        Cell(article=0, state="kept", start=a.start, end=a.end, paragraph=3),
        Cell(
            article=1, state="altered", findings=("other figure",), start=b.start, end=b.end, paragraph=3,
            changes=(change,),
        ),
    )  # fmt: skip
    alone = (
        Cell(article=0, state="kept", start=a.start, end=a.end, paragraph=4),
        Cell(article=1, state="not in text"),
    )
    agreed = tuple(Cell(article=i, state="kept", start=60, end=80, paragraph=1) for i in range(2))
    return Comparison(
        analysis=ANALYSIS_VERSION,
        names=(
            Name(
                name="Jana Horvel", kind="person", variants=("Horvel",),
                titles=(Title(title="Minister", article=0, start=3, end=9),),
            ),
        ),
        points=(
            Point(id="f1", kind="fact", label="the border is open", verdict="agree", cells=agreed),
            Point(id="f2", kind="fact", label="relief for the town", verdict="single source", cells=alone),
            Point(id="n1", kind="figure", label="about 4,000 drivers", verdict="conflict", cells=cells),
        ),
        compared=(0, 1),
    )  # fmt: skip
