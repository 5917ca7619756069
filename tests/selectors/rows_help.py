"""Small comparisons by hand: articles from sentences, points from the words that stand in them."""

from collections.abc import Sequence

from comparator.analysis.document import Document, Parts, Span
from comparator.analysis.findings import (
    ArticleFindings,
    Cell,
    Change,
    Figure,
    Finding,
    Mention,
    Point,
    PointKind,
    Verdict,
)


def article(
    *paragraphs: str, figures: Sequence[tuple[str, str, str]] = (), mentions: Sequence[Mention] = ()
) -> ArticleFindings:
    """An article of paragraphs; figures as (words, kind, what is counted)."""
    text = "\n\n".join(paragraphs)
    spans = tuple(Span(text.index(p), text.index(p) + len(p)) for p in paragraphs)
    document = Document(file="", text=text, parts=Parts(), paragraphs=spans)
    found = tuple(
        Figure(start=text.index(w), end=text.index(w) + len(w), kind=kind, counted=counted or None)  # type: ignore[arg-type]  # a kind by name
        for w, kind, counted in figures
    )
    return ArticleFindings(
        analysis="1", document=document, sentences=spans, figures=found, mentions=tuple(mentions)
    )


def person(text: str, name: str, title: str) -> Mention:
    """A person in an article of one paragraph, the title before the name."""
    at, before = text.index(name), text.index(title)
    return Mention(
        start=at,
        end=at + len(name),
        name=name,
        kind="person",
        title=title,
        title_start=before,
        title_end=before + len(title),
    )


def place(text: str, name: str) -> Mention:
    """A place or body in an article of one paragraph."""
    at = text.index(name)
    return Mention(start=at, end=at + len(name), name=name, kind="place")


def point(
    articles: Sequence[ArticleFindings],
    *words: str,
    kind: PointKind = "fact",
    verdict: Verdict = "agree",
    why: str = "",
    score: float | None = None,
    findings: dict[int, Finding] | None = None,
    differing: tuple[str, str] | None = None,
) -> Point:
    """A point whose cells hold these words, one an article, "" where it has none. `findings` by article;
    `differing` are the words of the first and of the changed cell that are at issue."""
    cells = []
    for number, told in enumerate(words):
        kinds = (findings or {}).get(number)
        changes = ()
        if kinds and differing:
            old, new = (_span(articles[i], w) for i, w in ((0, differing[0]), (number, differing[1])))
            changes = (Change(from_=old, to=new, kind=kinds),)
        cells.append(_cell(articles[number], number, told, (kinds,) if kinds else (), changes))
    label = next(filter(None, words))
    name = "-".join([kind[0], *words])
    return Point(id=name, kind=kind, label=label, verdict=verdict, why=why, score=score, cells=tuple(cells))


def _span(found: ArticleFindings, words: str) -> Span:
    start = found.document.text.index(words)
    return Span(start, start + len(words))


def _cell(
    found: ArticleFindings,
    number: int,
    words: str,
    findings: tuple[Finding, ...],
    changes: tuple[Change, ...],
) -> Cell:
    if not words:
        return Cell(article=number, state="not in text")
    start, end = _span(found, words)
    return Cell(
        article=number,
        state="altered" if findings else "kept",
        findings=findings,
        start=start,
        end=end,
        paragraph=found.document.paragraph_at(start),
        changes=changes,
    )
