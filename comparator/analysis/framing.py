"""The terms that outlets choose for one referent, in whose voice, and who gets how many words."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from spacy.tokens import Token

from comparator.analysis.document import Span
from comparator.analysis.findings import (
    ArticleFindings,
    FramingRow,
    FramingTerm,
    Mention,
    Quote,
    TermUse,
    VoiceKind,
    VoiceShare,
)
from comparator.analysis.insertions import INSERTED, is_inserted
from comparator.analysis.language import Block, Parsed
from comparator.analysis.wording.framing_terms import Term, in_another_sense, terms_in, whose
from comparator.analysis.wording.owners import countries_of, is_country, is_general, owner, seats_of
from comparator.analysis.wording.voices import (
    headline_source,
    in_marks,
    is_beside,
    is_source,
    reporting_above,
    speaker_of,
    token_at,
)


def find_terms(
    parsed: Parsed, quotes: Sequence[Quote], mentions: Sequence[Mention] = ()
) -> tuple[TermUse, ...]:
    """Every framing term of an article, in the order of the text, with its voice: quoted inside a direct
    quote or quote marks, reported inside an indirect one or a clause that somebody is reported to say, else
    the outlet's own. A government or leader whose country the article does not tell is left out."""
    places = {m.name for m in mentions if m.kind == "place"}
    found = _owned(parsed, places)
    usual = _usual(found, places)
    uses = list[TermUse]()
    for block, term, named in found:
        country = named or (None if _unclear(term) else usual.get((term.referent, term.term)))
        if country or not whose(term.referent):
            referent = f"{term.referent} ({country})" if country else term.referent
            span = Span(block.start + term.span.start, block.start + term.span.end)
            voice, speaker = _voice(parsed, block, term, quotes, mentions)
            uses.append(
                TermUse(
                    start=span.start,
                    end=span.end,
                    referent=referent,
                    term=term.term,
                    voice=voice,
                    speaker=speaker,
                )
            )
    return tuple(sorted(uses, key=lambda use: (use.start, use.end)))


def _owned(parsed: Parsed, places: Collection[str]) -> list[tuple[Block, Term, str | None]]:
    """(its block, term, owner beside it) for every term; owners by country where it is told."""
    others = in_another_sense(parsed.document.text)
    found = [
        (block, term, owner(term.head, places) if whose(term.referent) else None)
        for block in parsed.blocks
        for term in terms_in(block.doc)
        if term.term not in others
    ]
    countries = _lands({o for _, _, o in found if o}, places, [parsed.document.text])
    return [(block, term, countries.get(o, o) if o else None) for block, term, o in found]


def _lands(owners: Collection[str], places: Collection[str], texts: Sequence[str]) -> dict[str, str]:
    """{surname or seat: country} for the owners whose country the texts tell."""
    return {**countries_of(owners, texts), **seats_of(owners, places, texts)}


def _usual(
    found: Sequence[tuple[Block, Term, str | None]], places: Collection[str]
) -> dict[tuple[str, str], str]:
    """{(referent, term): owner} of terms that an article uses of one owner only; a term without any has the
    only country or place that its rivals have."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    rivals: dict[str, set[str]] = defaultdict(set)
    for _, term, named in found:
        owners[term.referent, term.term] |= {named} if named else set()
        rivals[term.referent] |= {named} if named else set()
    found_for = dict[tuple[str, str], str]()
    for (referent, word), names in owners.items():
        likely = names or {name for name in rivals[referent] if is_country(name) or name in places}
        if len(likely) == 1 and (names or len(rivals[referent]) == 1):
            found_for[referent, word] = next(iter(likely))
    return found_for


def _unclear(term: Term) -> bool:
    """Whether a term without a country beside it cannot be given the article's only one: "his government",
    "any government", and "leader", which anybody may be."""
    return is_general(term.head) or term.term == "leader"


def _voice(
    parsed: Parsed, block: Block, term: Term, quotes: Sequence[Quote], mentions: Sequence[Mention]
) -> tuple[VoiceKind, str | None]:
    """Whose word a term is, and who says it where that is known: by the quote that holds it, else by the
    marks or the clause that it stands in. What the outlet put into a quote is its own."""
    text = parsed.document.text
    span = Span(block.start + term.span.start, block.start + term.span.end)
    holding = [q for q in quotes if Span(q.start, q.end).holds(span)]
    quote = min(holding, key=lambda q: (q.kind == "indirect", q.end - q.start), default=None)
    if quote is not None and is_inserted(text, span, Span(quote.start, quote.end)):
        return "own", None
    if quote is not None and not _beside(block, term, quote):
        return _within(text, span, quote), quote.speaker
    if in_marks(block.text, term.span) and not is_inserted(text, span, Span(block.start, span.end + 1)):
        return "quoted", None
    if block.number is None and (label := headline_source(block.text, term.span)):
        who = Span(block.start + label.start, block.start + label.end)
        speaker = next((m.name for m in mentions if who.holds(Span(m.start, m.end))), None)
        speaks = speaker is not None and any(q.speaker == speaker for q in quotes)
        if speaks or is_source(who.of(text)):
            return "reported", speaker
    reporting = reporting_above(term.head)
    if reporting is None:
        return "own", None
    return "reported", _said_by(block, reporting, mentions)


def _said_by(block: Block, reporting: Token, mentions: Sequence[Mention]) -> str | None:
    """The name of who is reported, None where none stands there or several people do."""
    said = speaker_of(reporting)
    if said is None:
        return None
    at, whole = block.start + said[0].idx, Span(block.start + said[1].start, block.start + said[1].end)
    people = {m.name for m in mentions if m.kind == "person" and whole.holds(Span(m.start, m.end))}
    return next((m.name for m in mentions if m.start <= at < m.end), None) if len(people) < 2 else None


def _beside(block: Block, term: Term, quote: Quote) -> bool:
    """Whether a term stands beside what is reported indirectly, in the same sentence."""
    cue = quote.cue_start if quote.kind == "indirect" else None
    token = token_at(block.doc, cue - block.start) if cue is not None else None
    return token is not None and is_beside(term.head, token)


def _within(text: str, span: Span, quote: Quote) -> VoiceKind:
    """In a mixed quote only what stands between its quote marks is quoted; a description or aside within
    reported words may be the outlet's or the speaker's, and stays reported."""
    if quote.kind == "mixed":
        before = text[quote.start : span.start]
        inside = before.count("“") > before.count("”") or before.count('"') % 2 == 1
        return "quoted" if inside else "reported"
    return "quoted" if quote.kind == "direct" else "reported"


def framing_rows(articles: Sequence[ArticleFindings]) -> tuple[FramingRow, ...]:
    """One row a referent that at least two articles have terms for, by how many uses it has; in it each
    article's terms by voice, in the articles' order, the most used first. Where all have one term in one
    voice there is nothing to compare, and no row."""
    uses: dict[str, dict[int, dict[tuple[str, VoiceKind], list[Span]]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    owners = _owners_joined(articles)
    for index, article in enumerate(articles):
        for use in article.terms:
            referent = owners.get(use.referent, use.referent)
            uses[referent][index].setdefault((use.term, use.voice), []).append(Span(use.start, use.end))
    rows = [
        FramingRow(referent=r, terms=_row(by_article))
        for r, by_article in uses.items()
        if len(by_article) > 1 and len({key for found in by_article.values() for key in found}) > 1
    ]
    return tuple(sorted(rows, key=lambda row: (-sum(len(t.spans) for t in row.terms), row.referent)))


_OWNED = re.compile(r"(?P<what>.+) \((?P<owner>.+)\)")


def _owners_joined(articles: Sequence[ArticleFindings]) -> dict[str, str]:
    """{"the government (Assad)": "the government (Syria)"}, where any of the articles says whose Assad is."""
    texts = [a.document.text for a in articles]
    places = {m.name for a in articles for m in a.mentions if m.kind == "place"}
    named = {m[0]: m for a in articles for use in a.terms if (m := _OWNED.fullmatch(use.referent))}
    lands = _lands({m["owner"] for m in named.values()}, places, texts)
    return {full: f"{m['what']} ({lands.get(m['owner'], m['owner'])})" for full, m in named.items()}


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
    """Words in direct quotes, without what the outlet put into them; those of a quote inside another count
    for the outer speaker alone."""
    direct = [q for q in article.quotes if q.kind == "direct"]
    words = dict[str | None, int]()
    for quote in direct:
        if any(o is not quote and Span(o.start, o.end).holds(Span(quote.start, quote.end)) for o in direct):
            continue
        said = INSERTED.sub(" ", article.document.text[quote.start : quote.end])
        count = sum(any(map(str.isalnum, word)) for word in said.split())
        if count:
            speaker = canonical(quote.speaker)
            words[speaker] = words.get(speaker, 0) + count
    return words
