"""What differs inside an aligned pair of spans, named, with the exact characters each finding rests on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from comparator.analysis.contrast.accord import only_alike, two_places, two_subjects
from comparator.analysis.contrast.cuts import compare_quotes, share_kept
from comparator.analysis.contrast.details import compare_days, compare_figures, compare_names
from comparator.analysis.contrast.left_out import left_out
from comparator.analysis.contrast.marked import Marked, marked
from comparator.analysis.contrast.refusals import refused
from comparator.analysis.contrast.slots import compare_slots, slotted
from comparator.analysis.contrast.telling import CellText, Outcome, once, text_of
from comparator.analysis.contrast.topics import topics
from comparator.analysis.contrast.unnumbered import unnumbered
from comparator.analysis.contrast.voices import in_head, one_claimant
from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Change, Figure, PointKind
from comparator.analysis.wording.claims import compare_claims, is_forecast, negation
from comparator.analysis.wording.coming import compare_coming
from comparator.analysis.wording.flat_claims import contestable
from comparator.analysis.wording.labels import compare_bodies, compare_labels
from comparator.analysis.wording.likeness import content, shared_content, stem
from comparator.analysis.wording.places import at
from comparator.analysis.wording.retelling import TERM, Voices, retells, voices
from comparator.analysis.wording.sources import Canonical, compare_sources, compare_speakers, source_of
from comparator.analysis.wordlists import words as words_of

__all__ = ["CellText", "Outcome", "cell_findings", "fullest"]

_FRAGMENT = 0.2  # share of a reported sentence in quote marks from which it counts as a quotation
_MOSTLY = 0.6  # share in quote marks from which a cell is a quotation as a whole
_FOUND = 0.6  # share of a fragment's words that the reference has from which the fragment is taken from it
_NEARLY = 0.75  # share of the longest cell's words from which another is as good a reference
_SHARED = 2  # words of content without which two quotations are two, not one in other words
_CANDIDATES = 12  # longest cells of a row that may be its reference


def cell_findings(
    reference: CellText, cell: CellText, canonical: Canonical | None = None, kind: PointKind = "fact"
) -> Outcome:
    """What the cell does to what the reference says. `canonical` maps spellings of a name to one, where the
    event's names are known; in a row of the `kind` "quote" both are known to be one remark. A fact of which
    nobody can say that it is the reference's is only alike; one without any difference may lack a number."""
    if (reference.article, reference.span) == (cell.article, cell.span):
        return Outcome("kept")
    if _figure(reference) and _figure(cell):
        return _outcome(_counted(reference, cell, canonical))
    if reference.text == cell.text and not marked(reference.findings, reference.span).own:
        return _outcome(_same_words(reference, cell, canonical))
    said, printed = marked(reference.findings, reference.span), marked(cell.findings, cell.span)
    quoted = _both_quoted((reference, said), (cell, printed))
    changes = list(_wording((reference, said), (cell, printed), canonical, kind == "quote"))
    retold = any(c.kind == "paraphrased" for c in changes)
    if not quoted or retold:
        changes += _content(reference, cell, retold)
    changes += _speaker(reference, cell, canonical, quoted)
    if kind == "fact" and not changes:
        if only_alike(reference, cell) or _told_in_few((reference, said), (cell, printed)):
            return Outcome("alike")
        changes = [Change(from_=gone, to=cell.span, kind="less detail") for gone in left_out(reference, cell)]
    return _outcome(changes)


@once
def _figure(cell: CellText) -> Figure | None:
    """The figure or date that a cell is, where it is nothing else."""
    return at(cell.findings).figure(cell.span)


def _same_words(reference: CellText, cell: CellText, canonical: Canonical | None) -> list[Change]:
    """What the same words can still differ in: the day they mean, and who vouches for them."""
    days = compare_days(reference.findings, reference.span, cell.findings, cell.span)
    quoted = bool(marked(cell.findings, cell.span).own)
    return [*days, *_speaker(reference, cell, canonical, quoted and bool(reference.quote))]


def _counted(reference: CellText, cell: CellText, canonical: Canonical | None) -> list[Change]:
    """What became of a figure or date that stands for itself: another one, or for a count of harm another
    source. Who told an age or a price is no difference."""
    here, there = reference.findings, cell.findings
    changes = [*compare_figures(here, reference.span, there, cell.span)]
    changes += compare_days(here, reference.span, there, cell.span)
    ours, theirs = _figure(reference), _figure(cell)
    if (
        ours
        and theirs
        and contestable(*(f"{f.counted or ''} {c.text}" for f, c in ((ours, reference), (theirs, cell))))
    ):
        changes += _speaker(reference, cell, canonical, False)
    return changes


def fullest(cells: Sequence[CellText | None], kind: str = "fact") -> int:
    """Which of the cells the others are read against: the longest; of quotations the one that the fewest
    others show to be cut or changed, then the longest; none that others contradict with one voice. Of cells
    of one length their words decide, so that no verdict hangs on the order of the columns; of quotations that
    are alike in all this the first is taken."""
    held = [(i, c) for i, c in enumerate(cells) if c]
    longest = sorted(held, key=lambda pair: (-pair[1].length, pair[1].text, pair[0]))
    if kind != "quote":
        return _plain(longest)
    printed = {i: marked(c.findings, c.span) for i, c in held}

    def weight(place: int) -> tuple[int, int, int, bool, int]:
        mine = printed[place]
        others = [other for i, other in printed.items() if i != place]
        worse = sum(_altered(other, mine) for other in others)
        whole = bool(mine.own) and mine.text[mine.own[0].start].isupper()
        return (-_outvoted(mine, others), -worse, len(mine.own) + len(mine.brackets), whole, -place)

    return max((i for i, _ in longest[:_CANDIDATES]), key=weight)


def _plain(longest: Sequence[tuple[int, CellText]]) -> int:
    """The longest cell; where that one says "not", or "dozens", one that it or another denies, or one of
    nearly its length that does not: it is the denial, or what is told less exactly, that is marked."""
    place, cell = longest[0]
    if len(longest) < 2:
        return place
    enough = 0 if _figure(cell) else _NEARLY * cell.length
    near = [(i, c) for i, c in longest[1:] if c.length >= enough]
    if negation(cell.passage):
        plain = [(i, c) for i, c in longest if not negation(c.passage)]
        denied = [i for i, c in plain if any(any(refused(c, other)) for _, other in longest)]
        return [*denied, *(i for i, c in near if not negation(c.passage)), place][0]
    return next((i for i, c in near if _more_exact(c, cell)), place)


def _more_exact(one: CellText, other: CellText) -> bool:
    """Whether one cell has a number where the other has a word such as "dozens" or "some", or none at all."""
    known = _exact(other)
    if known is None:
        return any(unnumbered(one, other)) or any(left_out(one, other))
    return bool(_exact(one)) and not known


@once
def _exact(cell: CellText) -> bool | None:
    """Whether all counts of a cell have a number or two; None where there are no counts."""
    counts = [f for f in at(cell.findings).figures(cell.span) if f.kind == "count"]
    return not any(isinstance(f.value, str) and f.low is f.high is None for f in counts) if counts else None


def _altered(reference: Marked, cell: Marked) -> bool:
    """Whether a cell's quotation looks cut or changed beside another; one without quote marks always does."""
    return not cell.own or (bool(reference.own) and bool(compare_quotes(reference, cell)))


def _outvoted(reference: Marked, others: Sequence[Marked]) -> int:
    """How many others print the very same other words: several outlets hardly change a remark in one and the
    same way inside, each for itself. That two end or begin at the same place proves nothing."""
    same = Counter(other.keys for other in others if other.own)
    return max(
        (many for other in others if (many := same[other.keys]) > 1 and _inside(reference, other)),
        default=0,
    )


def _inside(reference: Marked, cell: Marked) -> bool:
    """Whether a quotation is worded otherwise than another, or lacks words in its middle without a mark."""
    return any(c.kind in {"reworded", "silent cut"} for c in compare_quotes(reference, cell))


def _wording(
    reference: tuple[CellText, Marked],
    cell: tuple[CellText, Marked],
    canonical: Canonical | None,
    one_remark: bool,
) -> Iterable[Change]:
    """What became of a quotation."""
    (whole, said), (part, printed) = reference, cell
    if not said.own:
        return ()
    voice = voices((*_place(whole), whole.quote), _place(part), canonical)
    if not (one_remark or _may_be_one(reference, cell, voice)):
        return ()
    retold = one_remark or retells(_words(said), part.text, voice)
    paraphrase = (Change(from_=whole.span, to=part.span, kind="paraphrased"),) if retold else ()
    if not printed.own:
        return paraphrase
    if _mostly_reported(part, printed) and share_kept(said, printed) < _FOUND:
        if one_remark and _any_shared(said, printed):
            return (Change(from_=_span(said), to=_span(printed), kind="reworded"),)
        if _quoted_share(part, printed) >= _FRAGMENT and _overlap(said, printed):
            return (Change(from_=whole.span, to=part.span, kind="reworded"),)
        return paraphrase
    changes = compare_quotes(said, printed)
    # Where words were changed, nobody can tell a cut from another wording.
    reworded = [c for c in changes if c.kind == "reworded"]
    return reworded if reworded and (one_remark or _overlap(said, printed)) else () if reworded else changes


def _told_in_few(reference: tuple[CellText, Marked], cell: tuple[CellText, Marked]) -> bool:
    """Whether one of two cells is a remark in quote marks and the other, without any, has few of its words:
    whether they say the same nobody can say."""
    for (whole, said), (part, printed) in ((reference, cell), (cell, reference)):
        if len(said.own) > TERM and not _mostly_reported(whole, said) and not printed.own:
            return shared_content(_words(said), part.text) < _FOUND
    return False


def _may_be_one(reference: tuple[CellText, Marked], cell: tuple[CellText, Marked], voice: Voices) -> bool:
    """Whether the words in quote marks of two cells that tell one fact may be one remark. A few words may be
    a term: they are laid beside what the same person says alone, and nothing is a paraphrase of them. Where
    the reference has but some of the words and the cell them all, the cell has lost nothing."""
    said, printed = len(reference[1].own), len(cell[1].own)
    if not printed:
        return said > TERM
    fuller = not _mostly_reported(*cell) and _mostly_reported(*reference)
    return not fuller and (min(said, printed) > TERM or voice is Voices.SAME)


def _overlap(said: Marked, printed: Marked) -> bool:
    """Whether two quotations in cells of one fact share words enough to be one, in other words."""
    return len(content(_words(said)) & content(_words(printed))) >= _SHARED


def _any_shared(said: Marked, printed: Marked) -> bool:
    """Whether two quotations share a word of content, be it in another form."""
    return bool(content(_words(said)) & content(_words(printed)))


def _span(printed: Marked) -> Span:
    """From the first to the last word in quote marks."""
    return Span(printed.own[0].start, printed.own[-1].end)


def _words(printed: Marked) -> str:
    """The words in quote marks, one after the other."""
    return " ".join(Span(w.start, w.end).of(printed.text) for w in printed.own)


def _content(reference: CellText, cell: CellText, retold: bool) -> Iterator[Change]:
    """What became of the fact, or of a remark that is `retold`: figures, days, titles, bodies, labels,
    firmness."""
    here, there = reference.findings, cell.findings
    ours, theirs = topics(reference), topics(cell)
    both, either = ours & theirs, ours | theirs
    if "figures" in ours:
        yield from compare_figures(here, reference.span, there, cell.span, retold=retold)
        yield from _unnumbered(reference, cell)
    if "days" in both and not two_subjects(reference, cell):
        yield from compare_days(here, reference.span, there, cell.span)
    if slotted(reference) & slotted(cell):
        yield from compare_slots(reference, cell)
    if "titles" in both:
        yield from compare_names(here, reference.span, there, cell.span)
    if "bodies" in both:
        yield from compare_bodies(reference.passage, cell.passage, here, there)
    if "labels" in both or "judging" in either:
        yield from compare_labels(reference.passage, cell.passage)
    if "firmness" in either:
        yield from _claimed(reference, cell)


def _claimed(reference: CellText, cell: CellText) -> Iterator[Change]:
    """How firmly the cell claims what the reference claims: where most of their words are the same, else
    where one deed is told as coming; nothing of what is told of two places."""
    if two_places(reference, cell):
        return
    found = list(compare_claims(reference.passage, cell.passage)) or list(refused(reference, cell))
    if not found and not (in_head(reference) or in_head(cell)):
        found = [*compare_coming(reference.passage, cell.passage)]
        yield from (c for c in found if one_claimant(reference, cell))
        return
    yield from (c for c in found if _one_deed(reference, cell, c) and not _anothers_word(reference, cell, c))


def _anothers_word(reference: CellText, cell: CellText, change: Change) -> bool:
    """Whether one cell says "allegedly" of what the other gives as somebody's word: neither claims it."""
    sides = {"weaker claim": (cell, change.to, reference), "stronger claim": (reference, change.from_, cell)}
    if change.kind not in sides:
        return False
    hedged, word, firmer = sides[change.kind]
    hearsay = words_of("claims", "unsettled", "hearsay")
    return word.of(text_of(hedged)).casefold() in hearsay and source_of(*_place(firmer)).attributed is True


def _unnumbered(reference: CellText, cell: CellText) -> Iterator[Change]:
    """The numbers of the reference that the cell does without ("some people")."""
    for figure, told in unnumbered(reference, cell):
        yield Change(from_=Span(figure.start, figure.end), to=told, kind="other figure")


def _one_deed(reference: CellText, cell: CellText, change: Change) -> bool:
    """Whether a "not" of one cell bears on what the other says: their clauses turn on one verb. How firm a
    claim is counts where it is one voice's."""
    if change.kind != "negated":
        return one_claimant(reference, cell)
    ours, theirs = (
        [s for s in at(c.findings).statements(c.span) if c.span.holds(Span(s.start, s.end))]
        for c in (reference, cell)
    )
    if not (ours and theirs) or {s.verb for s in ours} & {s.verb for s in theirs}:
        return True
    said = zip((ours, theirs), (cell, reference), strict=True)  # "refused to sign" against "signed"
    if any(s.verb and stem(s.verb) in content(other.text) for side, other in said for s in side):
        return True
    return is_forecast(change.to.of(text_of(cell))) or is_forecast(change.from_.of(text_of(reference)))


def _speaker(
    reference: CellText, cell: CellText, canonical: Canonical | None, quoted: bool
) -> Iterator[Change]:
    """Words given to somebody else; a fact whose source is another or gone."""
    ours, theirs = _place(reference), _place(cell)
    if not quoted:
        yield from compare_sources(ours, theirs, canonical)
    elif reference.quote and cell.quote:
        yield from compare_speakers((*ours, reference.quote), (*theirs, cell.quote), canonical)


def _place(cell: CellText) -> tuple[ArticleFindings, Span]:
    return cell.findings, cell.span


def _both_quoted(*sides: tuple[CellText, Marked]) -> bool:
    """Whether both cells are quotations; two reports with a few words in quote marks are not."""
    return all(m.own for _, m in sides) and not all(_mostly_reported(c, m) for c, m in sides)


def _quoted_share(cell: CellText, printed: Marked) -> float:
    return len(printed.own) / max(1, cell.length)


def _mostly_reported(cell: CellText, printed: Marked) -> bool:
    return _quoted_share(cell, printed) < _MOSTLY


def _outcome(changes: Sequence[Change]) -> Outcome:
    findings = tuple(dict.fromkeys(c.kind for c in changes))
    return Outcome("altered" if findings else "kept", findings, tuple(changes))
