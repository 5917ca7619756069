"""The made-up event with terms, reporting words and shared words, and one of as many articles as wanted."""

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.utils import timezone

from comparator.analysis import ANALYSIS_VERSION
from comparator.analysis.document import Document, Span
from comparator.analysis.findings import (
    ArticleFindings,
    Comparison,
    FramingRow,
    FramingTerm,
    Point,
    Quote,
    Reuse,
    ReuseSpan,
    TermUse,
    VoiceShare,
)
from comparator.models import Analysis, Event
from comparator.models import Comparison as Stored
from comparator.selectors.versions import comparable, current_versions, versions_key
from comparator.services.articles import article_add
from comparator.services.events import event_create, event_publish
from tests.web.made import QUOTE, Made, cell, span

REFERENT = "the accord"
SHARED = "The treaty was first proposed in 2017, when the old pier was closed for good."
_PAGE = """Harbour town {number} waits for the ferry

PORT ANSEL, March 4 — The ferry treaty waits for a word from Brisa, a clerk in town {number} wrote on Tuesday.

The treaty was first proposed in 2017, when the old pier was closed for good.

Nobody in town {number} knows how long the boats can still go without a new pier and a new paper.
"""


def framed(made: Made) -> Made:
    """The event with findings for framing and lineage written where the worker would."""
    stored = Stored.objects.get(event=made.event)
    documents = []
    for version in current_versions(made.event):
        analysis = Analysis.objects.get(version=version)
        documents.append(analysis.findings.document)
        told = msgspec.structs.replace(
            analysis.findings, quotes=_quotes(documents[-1]), terms=_terms(documents[-1])
        )
        Analysis.objects.filter(pk=analysis.pk).update(result=msgspec.json.encode(told))
    found = msgspec.structs.replace(
        stored.found, framing=(_row(documents),), voices=_voices(), reuse=_reuse(documents)
    )
    Stored.objects.filter(pk=stored.pk).update(result=msgspec.json.encode(found), finished=timezone.now())
    return made


def _quotes(document: Document) -> tuple[Quote, ...]:
    if QUOTE not in document.text:
        return ()
    at = span(document, QUOTE)
    cue = span(document, "said Minister" if "said Minister" in document.text else "told reporters")
    word = document.text[cue.start : cue.end].split()[0]
    return (
        Quote(
            start=at.start,
            end=at.end,
            kind="direct",
            speaker="Ada Roon",
            cue=word,
            cue_start=cue.start,
            cue_end=cue.start + len(word),
        ),
    )


def _terms(document: Document) -> tuple[TermUse, ...]:
    at = span(document, "treaty")
    return (TermUse(start=at.start, end=at.end, referent=REFERENT, term="treaty", voice="own"),)


def _row(documents: list[Document]) -> FramingRow:
    """Wire: treaty; gazette: treaty in its headline, its own, and "paper" quoted; radio: treaty."""
    terms = [
        FramingTerm(term="treaty", article=i, voice="own", spans=(span(d, "treaty"),))
        for i, d in enumerate(documents)
    ]
    quoted = [
        FramingTerm(term="paper", article=i, voice="quoted", spans=(span(d, "paper"),))
        for i, d in enumerate(documents)
        if "paper" in d.text
    ]
    own = FramingTerm(term="talks", article=2, voice="own", spans=(span(documents[2], "Talks about"),))
    reported = FramingTerm(
        term="talks", article=0, voice="reported", spans=(span(documents[0], "talks would"),)
    )
    unseen = [
        FramingTerm(term="pier", article=i, voice="own", spans=(span(documents[i], "old pier"),))
        for i in (0, 2)
    ]
    return FramingRow(referent=REFERENT, terms=(*terms, *quoted, own, reported, *unseen))


def _voices() -> tuple[VoiceShare, ...]:
    return (
        VoiceShare(article=0, speaker="Ada Roon", quoted_words=17, share=0.85),
        VoiceShare(article=0, speaker=None, quoted_words=3, share=0.15),
        VoiceShare(article=1, speaker="Ada Roon", quoted_words=11, share=1.0),
    )


def _reuse(documents: list[Document]) -> tuple[Reuse, ...]:
    wire, gazette, radio = documents
    return (
        Reuse(article=1, source=0, share=0.2, part="quote", spans=(_shared(gazette, wire, QUOTE),)),
        Reuse(article=2, source=0, share=0.38, part="narrative", spans=(_shared(radio, wire, SHARED),)),
    )


def _shared(later: Document, earlier: Document, words: str) -> ReuseSpan:
    own, other = span(later, words), span(earlier, words)
    return ReuseSpan(start=own.start, end=own.end, source_start=other.start, source_end=other.end)


def many(*, owner: User, articles: int) -> Event:
    """A published event of so many articles that all have one row, one term and one passage in common."""
    event = event_create(user=owner, title=f"{articles} harbour towns")
    for number in range(articles):
        article_add(
            user=owner,
            raw=_PAGE.format(number=number),
            outlet_name=f"Town Crier {number}",
            published=dt.date(2021, 3, 4) + dt.timedelta(days=number % 5),
            event=event,
        )
    versions = current_versions(event)
    documents = [version.document for version in versions]
    for version, document in zip(versions, documents, strict=True):
        sentences = tuple(Span(p.start, p.end) for p in document.paragraphs)
        told = ArticleFindings(
            analysis=ANALYSIS_VERSION, document=document, sentences=sentences, terms=_terms(document)
        )
        Analysis.objects.filter(version=version).update(state="done", result=msgspec.json.encode(told))
    Stored.objects.update_or_create(
        event=event,
        analysis_version=ANALYSIS_VERSION,
        key=versions_key(comparable(versions)),
        defaults={
            "state": "done",
            "finished": timezone.now(),
            "version_ids": [version.pk for version in versions],
            "result": msgspec.json.encode(_all_alike(documents)),
        },
    )
    event_publish(user=owner, event=event)
    return event


def _all_alike(documents: list[Document]) -> Comparison:
    cells = tuple(cell(documents, i, SHARED) for i in range(len(documents)))
    terms = tuple(
        FramingTerm(term="treaty", article=i, voice="own", spans=(span(d, "treaty"),))
        for i, d in enumerate(documents)
    )
    reuse = tuple(
        Reuse(article=i, source=0, share=0.3, part="background", spans=(_shared(d, documents[0], SHARED),))
        for i, d in enumerate(documents[1:], start=1)
    )
    return Comparison(
        analysis=ANALYSIS_VERSION,
        points=(Point(id="p1", kind="fact", label="first proposed in 2017", cells=cells),),
        framing=(FramingRow(referent=REFERENT, terms=terms),),
        reuse=reuse,
        compared=tuple(range(len(documents))),
    )
