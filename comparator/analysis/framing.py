"""The terms that outlets choose for one referent, in whose voice, and who gets how many words."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from comparator.analysis.document import Span
from comparator.analysis.findings import (
    ArticleFindings,
    FramingRow,
    FramingTerm,
    Quote,
    TermUse,
    VoiceKind,
    VoiceShare,
)
from comparator.analysis.framing_terms import Term, terms_in
from comparator.analysis.language import Parsed

_VOICES: dict[str, VoiceKind] = {"direct": "quoted", "mixed": "quoted", "indirect": "reported"}


def find_terms(parsed: Parsed, quotes: Sequence[Quote]) -> tuple[TermUse, ...]:
    """Every framing term of an article, in the order of the text, with its voice: quoted inside a direct
    quote, reported inside an indirect one, else the outlet's own."""
    found = list[TermUse]()
    for block in parsed.blocks:
        for term in terms_in(block.doc):
            span = Span(block.start + term.span.start, block.start + term.span.end)
            found.append(_use(span, term, quotes))
    return tuple(sorted(found, key=lambda use: (use.start, use.end)))


def _use(span: Span, term: Term, quotes: Sequence[Quote]) -> TermUse:
    holding = [q for q in quotes if Span(q.start, q.end).holds(span)]
    quote = min(holding, key=lambda q: (q.kind == "indirect", q.end - q.start), default=None)
    return TermUse(
        start=span.start,
        end=span.end,
        referent=term.referent,
        term=term.term,
        voice=_VOICES[quote.kind] if quote else "own",
        speaker=quote.speaker if quote else None,
    )


def framing_rows(articles: Sequence[ArticleFindings]) -> tuple[FramingRow, ...]:
    """One row a referent that at least two articles have terms for, by how many uses it has; in it each
    article's terms by voice, in the articles' order, the most used first."""
    uses: dict[str, dict[int, dict[tuple[str, VoiceKind], list[Span]]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for index, article in enumerate(articles):
        for use in article.terms:
            spans = uses[use.referent][index].setdefault((use.term, use.voice), [])
            spans.append(Span(use.start, use.end))
    rows = [
        FramingRow(referent=r, terms=_row(by_article))
        for r, by_article in uses.items()
        if len(by_article) > 1
    ]
    return tuple(sorted(rows, key=lambda row: (-sum(len(t.spans) for t in row.terms), row.referent)))


def _row(by_article: dict[int, dict[tuple[str, VoiceKind], list[Span]]]) -> tuple[FramingTerm, ...]:
    terms = [
        FramingTerm(term=term, article=index, voice=voice, spans=tuple(spans))
        for index, found in by_article.items()
        for (term, voice), spans in found.items()
    ]
    return tuple(sorted(terms, key=lambda t: (t.article, -len(t.spans), t.spans[0])))


def voice_shares(
    articles: Sequence[ArticleFindings], canonical: Callable[[str | None], str | None]
) -> tuple[VoiceShare, ...]:
    """How many words each speaker is quoted with directly in each article, and the share of all such words
    there; the most quoted first, words without a known speaker under None."""
    found = list[VoiceShare]()
    for index, article in enumerate(articles):
        words = _words_by_speaker(article, canonical)
        total = sum(words.values())
        ranked = sorted(words.items(), key=lambda item: (-item[1], item[0] is None, item[0] or ""))
        found += [
            VoiceShare(article=index, speaker=speaker, quoted_words=count, share=count / total)
            for speaker, count in ranked
        ]
    return tuple(found)


def _words_by_speaker(
    article: ArticleFindings, canonical: Callable[[str | None], str | None]
) -> dict[str | None, int]:
    """Words in direct quotes; those of a quote inside another count for the outer speaker alone."""
    direct = [q for q in article.quotes if q.kind == "direct"]
    words = dict[str | None, int]()
    for quote in direct:
        if any(o is not quote and Span(o.start, o.end).holds(Span(quote.start, quote.end)) for o in direct):
            continue
        count = len(article.document.text[quote.start : quote.end].split())
        if count:
            speaker = canonical(quote.speaker)
            words[speaker] = words.get(speaker, 0) + count
    return words
