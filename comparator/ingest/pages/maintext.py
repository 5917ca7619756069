"""Which blocks of a page are the article: trafilatura's choice, checked and completed by the structure.

trafilatura (with favor_precision) names the words; the page's own structure then adds what is built like them
and takes out what its names, links and wording show to be something else; docs/decisions/0079 has figures.
"""

import copy
import logging
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence

import trafilatura

from comparator.analysis.pages.blocks import Block, ends_sentence
from comparator.analysis.pages.furniture import reason_of
from comparator.ingest.pages.cues import plain_reason, reason_at
from comparator.ingest.pages.markup import Element, Piece, Place, inherited

logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)  # no page's words or address in the logs
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_GRAM = 4  # words that must stand together for a block to be found again in a text
_COVERED = 0.5  # the share of a block's runs of words that must stand in it
_MOST = 0.85  # the share of the article's words that its container holds
_HEAVY = 0.4  # an element with more of the article's words than this is no box inside it
_KIN = 0.3  # the share of the article's words that must be set alike for their kin to count
_LINKED = 0.9  # the share of links above which a line is a link and nothing more
_OWN_WORDS = 40  # words that an <article> with a headline needs to be the page's own
_HALF = 0.5  # the share of links above which a block is a list of links rather than text
_SHARING = "sharing and sign-up"
_LINE = 40  # words of a line that may be a link alone
_FAST = 15_000  # elements up to which trafilatura answers in a second or two
_PASSED_ON = 0.5  # the share of a paragraph's weight that the element around its own gets
_WORD = re.compile(r"\w+")

_Signature = tuple[tuple[str, str], ...]


def article_of(pieces: Sequence[Piece], root: Element, witness: str, *, live: bool) -> list[bool]:
    """For each block of a page whether it is the article's.

    `witness` is the article's text as the page's own data give it, "" if they do not; `live` whether the page
    is a blog of updates, each of which may be set as an article.
    """
    chosen = _with_witness(pieces, covered(pieces, extracted(root)), witness)
    chosen = [c and not p.place.ruled for c, p in zip(chosen, pieces, strict=True)]
    if not any(c and prose(p) for c, p in zip(chosen, pieces, strict=True)):
        chosen = _by_weight(pieces)
    if not any(chosen):
        return chosen
    if not live:
        chosen = _one_article(pieces, chosen)
    chosen = _with_kin(pieces, chosen)
    top = _container(pieces, chosen)
    chosen = _without_furniture(pieces, chosen, top)
    return _with_inner(pieces, chosen, top)


def extracted(root: Element) -> str:
    """The main text as trafilatura finds it; "" where it finds none or fails."""
    if sum(1 for _ in root.iter()) > _FAST:
        return ""
    try:
        found = trafilatura.extract(copy.deepcopy(root), favor_precision=True, include_comments=False)
    except Exception:  # whatever a page makes it raise, the structure is still there to go by
        return ""
    return found or ""


def _by_weight(pieces: Sequence[Piece]) -> list[bool]:
    """The paragraphs of the element that holds most of the page's running text, as readability weighs it: a
    paragraph counts for the element it stands in, and half for the one around that."""
    running = [prose(p) and p.linked <= _HALF for p in pieces]
    enough = _HEAVY * words_of(pieces, running)
    held = _held(pieces, running).items()
    trusted = {p for p, words in held if words >= enough and not plain_reason(p)}
    may_be = _may_be_text(pieces, trusted)
    weight = Counter[Place]()
    for piece, may in zip(pieces, may_be, strict=True):
        around = [place for place, _ in zip(piece.place.lineage, range(3), strict=False)][1:] if may else []
        for step, place in enumerate(around):
            weight[place] += round(piece.words * _PASSED_ON**step)
    if not weight:
        return may_be
    within = _within(weight.most_common(1)[0][0])
    return [may and within(p) for p, may in zip(pieces, may_be, strict=True)]


def _within(top: Place) -> Callable[[Piece], bool]:
    """Whether a block stands in an element."""
    known = dict[Place, bool]()
    return lambda piece: inherited(piece.place, known, lambda place, around: bool(around) or place is top)


def covered(pieces: Sequence[Piece], text: str) -> list[bool]:
    """Which blocks' words stand in a text; a block of few words must be a line of it."""
    grams = set(_grams(_WORD.findall(text)))
    lines = {" ".join(_WORD.findall(line)) for line in text.splitlines()}
    return [_stands(_WORD.findall(p.text), grams, lines) for p in pieces]


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)]


def _stands(words: Sequence[str], grams: set[tuple[str, ...]], lines: set[str]) -> bool:
    own = _grams(words)
    if own:
        return sum(g in grams for g in own) >= _COVERED * len(own)
    return bool(words) and " ".join(words) in lines


def words_of(pieces: Sequence[Piece], chosen: Sequence[bool]) -> int:
    """How many words the chosen blocks have."""
    return sum(p.words for p, c in zip(pieces, chosen, strict=True) if c)


def _with_witness(pieces: Sequence[Piece], chosen: list[bool], witness: str) -> list[bool]:
    """Add the blocks whose words the page's data give as the article's, where most of them are seen."""
    if not witness:
        return chosen
    told = covered(pieces, witness)
    seen = words_of(pieces, told)
    if 2 * seen < len(witness.split()) or 2 * seen < words_of(pieces, chosen):
        return chosen
    return [a or b for a, b in zip(chosen, told, strict=True)]


def _held(pieces: Sequence[Piece], chosen: Sequence[bool]) -> Counter[Place]:
    """How many chosen words each element holds."""
    held = Counter[Place]()
    for piece, is_chosen in zip(pieces, chosen, strict=True):
        if is_chosen:
            held[piece.place] += piece.words
    levels = defaultdict[int, list[Place]](list)
    for place in held:
        levels[place.depth].append(place)
    for depth in range(max(levels, default=0), 0, -1):
        for place in levels[depth]:
            if (around := place.parent) is not None:
                if around not in held:
                    levels[depth - 1].append(around)
                held[around] += held[place]
    return held


def _container(pieces: Sequence[Piece], chosen: Sequence[bool]) -> Place:
    """The innermost element that holds most of the chosen words."""
    enough = _MOST * words_of(pieces, chosen)
    return max((p for p, words in _held(pieces, chosen).items() if words >= enough), key=lambda p: p.depth)


def _one_article(pieces: Sequence[Piece], chosen: Sequence[bool]) -> list[bool]:
    """Of several <article>s on one page only the one under the headline; the others are other stories."""
    around = [p.place.article for p in pieces]
    words = Counter[Place | None]()
    for place, piece, is_chosen in zip(around, pieces, chosen, strict=True):
        words[place] += piece.words if is_chosen else 0
    headed = (place for place, piece in zip(around, pieces, strict=True) if place and piece.within("h1"))
    own = next(headed, None)
    if own is None or words[own] < _OWN_WORDS:
        return list(chosen)
    return [c and place in (own, None) for c, place in zip(chosen, around, strict=True)]


def _signature(piece: Piece) -> _Signature:
    """How a block is set: the names of the three innermost elements around it."""
    inner = zip(piece.place.lineage, range(3), strict=False)
    return tuple((place.tag, " ".join(sorted(place.names.split()))) for place, _ in inner)


def _with_kin(pieces: Sequence[Piece], chosen: Sequence[bool]) -> list[bool]:
    """Add paragraphs set exactly as most of those chosen, in other parts of the page that are built alike."""
    signatures = [_signature(p) for p in pieces]
    words = Counter[_Signature]()
    for signature, piece, is_chosen in zip(signatures, pieces, chosen, strict=True):
        words[signature] += piece.words if is_chosen and prose(piece) else 0
    enough = _KIN * words.total()
    usual = {s for s, n in words.items() if n >= max(1, enough) and any(names for _, names in s)}
    articles = {p.place.article for p, c in zip(pieces, chosen, strict=True) if c}
    may_be = _may_be_text(pieces, set(_held(pieces, chosen)))
    return [
        c or (s in usual and p.place.article in articles and m)
        for p, c, s, m in zip(pieces, chosen, signatures, may_be, strict=True)
    ]


def _may_be_text(pieces: Sequence[Piece], trusted: Collection[Place]) -> list[bool]:
    """Whether nothing about a block speaks against its being text; what the trusted elements are called does
    not count."""
    named = dict[Place, bool]()

    def is_named(place: Place, around: bool | None) -> bool:
        return bool(around) or (place not in trusted and reason_at(place) is not None)

    return [
        prose(p)
        and p.linked <= _HALF
        and not p.place.ruled
        and not inherited(p.place, named, is_named)
        and not reason_of(block_of(p))
        for p in pieces
    ]


def prose(piece: Piece) -> bool:
    """Whether a block reads as running text."""
    return block_of(piece).prose


def block_of(piece: Piece) -> Block:
    """The block as the reader of pasted text knows it."""
    return Block(0, len(piece.text), piece.text, True, piece.words)


def _without_furniture(pieces: Sequence[Piece], chosen: Sequence[bool], top: Place) -> list[bool]:
    """Take out what stands among the text and is none of it: bare links, boxes, labels, the headline."""
    held, total = _held(pieces, chosen), words_of(pieces, chosen)
    boxed = _boxed(top, {p for p, words in held.items() if words > _HEAVY * total})
    head = next((i for i, p in enumerate(pieces) if p.within("h1")), None)
    return [
        c and i != head and not _is_link(p) and not _is_label(p) and not boxed(p)
        for i, (p, c) in enumerate(zip(pieces, chosen, strict=True))
    ]


def _is_link(piece: Piece) -> bool:
    alone = piece.linked >= _LINKED and piece.words < _LINE and not piece.row
    return alone and not ends_sentence(piece.text)


def _is_label(piece: Piece) -> bool:
    return piece.place.tag not in HEADINGS and reason_of(block_of(piece)) is not None


def _boxed(top: Place, trusted: Collection[Place]) -> Callable[[Piece], bool]:
    """Whether an element between a block and the article's container names itself as something else. Boxes
    named after social media may hold a post that the article shows."""
    known = dict[Place, tuple[bool, bool]]()

    def step(place: Place, around: tuple[bool, bool] | None) -> tuple[bool, bool]:
        if place is top or place in trusted:
            return False, False
        named = reason_at(place)
        any_box, other_box = around or (False, False)
        return any_box or named is not None, other_box or named not in (None, _SHARING)

    return lambda piece: inherited(piece.place, known, step)[piece.within("blockquote")]


def _with_inner(pieces: Sequence[Piece], chosen: Sequence[bool], top: Place) -> list[bool]:
    """Add headings, paragraphs, list items and quoted posts that stand between those chosen."""
    ours = [i for i, c in enumerate(chosen) if c]
    result, within, boxed = list(chosen), _within(top), _boxed(top, ())
    for i in range(ours[0], ours[-1]) if ours else ():
        piece = pieces[i]
        if not result[i] and within(piece) and not boxed(piece) and _fits_in(piece):
            result[i] = piece.place.tag not in HEADINGS or _heads(pieces, chosen, i)
    return result


def _fits_in(piece: Piece) -> bool:
    """Whether a block among the article's own reads as one of them."""
    quoted = piece.within("blockquote")
    if piece.place.ruled or piece.linked > (_LINKED if quoted else _HALF) or reason_of(block_of(piece)):
        return False
    return prose(piece) or quoted or piece.place.tag in HEADINGS or piece.within("li")


def _heads(pieces: Sequence[Piece], chosen: Sequence[bool], at: int) -> bool:
    """Whether the next block that is no heading is the article's."""
    below = (i for i in range(at + 1, len(pieces)) if pieces[i].place.tag not in HEADINGS)
    return chosen[next(below, at)]
