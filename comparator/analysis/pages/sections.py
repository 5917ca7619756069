"""Which stretches of a page are readers' comments, teasers or sign-up boxes, and which lines are furniture.

Structure decides, not one phrase: a word such as "Comments" opens the readers' part only below the article's
prose or where heads of comments follow it; a box of teasers ends where prose about the article's own names
goes on.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from comparator.analysis.pages.blocks import Block, words_of
from comparator.analysis.pages.dates import dated
from comparator.analysis.pages.furniture import comment_mark, doubled, opener_of, reason_of

COMMENTS, TEASER, CAPTION, SIGNUP = "reader comments", "teaser", "picture caption", "sharing and sign-up"
_REASONS = {"comments": COMMENTS, "teaser": TEASER, "signup": SIGNUP}
_PARAGRAPH = 100  # characters: a paragraph of an article rather than a one-line remark
_NEAR = 8  # blocks after an opener among which the head of a first comment stands
_ROW = 14  # blocks that three comments span
_NAME = re.compile(r"(?<=[\w,;’'] )[A-Z][\w'’-]{2,}")
_CAPITAL = re.compile(r"\b[A-Z][\w'’-]{2,}")
_SIGNED_PASSAGE = re.compile(
    r"(?P<passage>.{30,400}[.!?][”\"’']?)\s+[—–-]{0,2}\s?"
    r"(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+(?:, [^.!?]{2,60})?",
    re.DOTALL,
)
_MORE = re.compile(r"(\bmore|\bread more|…|\.\.\.|»|›)\W*$", re.IGNORECASE)
_LONG_RUN = 6  # paragraphs that no teaser has
_PARAGRAPH_WORDS = 250
_LONGEST = 2000  # characters of a caption, written twice
_CLOSE = 6  # blocks between the two printings of a caption
_HEAD = 5  # lines that headline, lead, byline and date take
_ABOVE = 40  # paragraphs above a box whose names are compared
_BOX = 3  # blocks a sign-up box spans after its opening line


def furniture(blocks: Sequence[Block]) -> list[str | None]:
    """The reason why each block is no part of the article, None where it may be one."""
    labels: list[str | None] = [reason_of(b) for b in blocks]
    openers = [opener_of(b) for b in blocks]
    for i, kind in enumerate(openers):
        labels[i] = _REASONS[kind] if kind else labels[i]
    _repeats(blocks, labels)
    _credited_captions(blocks, labels)
    _pull_quotes(blocks, labels)
    end = _comments_start(blocks, labels, openers)
    _boxes(blocks[:end], labels, openers)
    labels[end:] = _after_comments(openers[end:])
    return labels


def _after_comments(openers: Sequence[str | None]) -> list[str | None]:
    """Reasons for the page's foot: comments, then whatever section opens next."""
    reason, reasons = COMMENTS, list[str | None]()
    for kind in openers:
        reason = _REASONS[kind] if kind else reason
        reasons.append(reason)
    return reasons


def _comments_start(
    blocks: Sequence[Block], labels: Sequence[str | None], openers: Sequence[str | None]
) -> int:
    """The index of the first block of the readers' comments; the number of blocks where there are none."""
    marks = [comment_mark(b) or ("weak" if _moment(b) else None) for b in blocks]
    paragraphs = 0
    for i, block in enumerate(blocks):
        near = [m for m in marks[i + 1 : i + 1 + _NEAR] if m]
        if openers[i] == "comments" and paragraphs and ("strong" in near or len(near) > 1 or paragraphs > 1):
            return i
        if marks[i] and paragraphs > 1 and _in_a_row(blocks, marks, i):
            return i - 1 if _heads(blocks, labels, i - 1) else i
        paragraphs += labels[i] is None and block.prose and len(block.text) >= _PARAGRAPH
    return len(blocks)


def _in_a_row(blocks: Sequence[Block], marks: Sequence[str | None], at: int) -> bool:
    """Whether comments follow one another from `at` on: three marks or more, weak ones above prose."""
    here = range(at, min(at + _ROW, len(blocks)))
    above_prose = [i for i in here if marks[i] == "weak" and i + 1 < len(blocks) and blocks[i + 1].prose]
    strong = sum(marks[i] == "strong" for i in here)
    return strong + len(above_prose) >= 3 and (strong >= 2 or len(above_prose) >= 3)


def _heads(blocks: Sequence[Block], labels: Sequence[str | None], at: int) -> bool:
    """Whether a block is the name above a comment's time."""
    return labels[at] is None and not blocks[at].closed and blocks[at].words <= 4


def _moment(block: Block) -> bool:
    """Whether a block is a day with the time of day and nothing more, as heads of comments are."""
    return block.words <= 8 and ":" in block.text and dated(block.text) is not None


def _repeats(blocks: Sequence[Block], labels: list[str | None]) -> None:
    """Mark lines that stand twice close together.

    Above the text or beside other furniture they are captions, as galleries print them; inside it the second
    printing alone is cut.
    """
    seen: dict[str, int] = {}
    captions = {once for b in blocks if len(b.text) < _LONGEST and (once := doubled(b.text))}
    top = next(_paragraphs(blocks, labels), 0)
    for i, block in enumerate(blocks):
        if block.words < 5:
            continue
        labels[i] = labels[i] or (CAPTION if block.text in captions else None)
        before = seen.setdefault(block.text, i)
        if 0 < i - before <= _CLOSE and not block.prose and before > top:
            labels[i], labels[before] = labels[i] or TEASER, labels[before] or TEASER
        if 0 < i - before <= _CLOSE and block.prose:
            beside = [labels[j] for j in (before - 1, before + 1, i - 1, i + 1) if 0 <= j < len(blocks)]
            caption = before <= top or any(beside)
            labels[i] = labels[i] or (CAPTION if caption else "repeated paragraph")
            labels[before] = labels[before] or (CAPTION if caption else None)


def _credited_captions(blocks: Sequence[Block], labels: list[str | None]) -> None:
    """Mark the line that a picture's credit follows directly, as captions are set."""
    for i, block in enumerate(blocks[1:], start=1):
        above = blocks[i - 1]
        if labels[i] == "picture credit" and not block.gap and labels[i - 1] is None and above.words <= 60:
            labels[i - 1] = CAPTION


def _pull_quotes(blocks: Sequence[Block], labels: list[str | None]) -> None:
    """Mark short blocks whose words all stand in a longer paragraph: passages set large beside the text."""
    words = [words_of(_unsigned(b)) if labels[i] is None else [] for i, b in enumerate(blocks)]
    starts: dict[tuple[str, ...], list[int]] = {}
    top = _third_paragraph(blocks, labels)
    short = [
        i for i in range(1, len(words)) if 6 <= len(words[i]) <= 60 and _may_be_pulled(blocks[i], i > top)
    ]
    wanted = {tuple(words[i][:6]) for i in short}
    for i, w in enumerate(words):
        for at in range(len(w) - 5):
            if (key := tuple(w[at : at + 6])) in wanted:
                starts.setdefault(key, []).append(i)
    held = [i for i in short if _is_held(words, i, starts[tuple(words[i][:6])][:20])]
    paragraphs = sum(len(w) >= 20 for w in words)
    if len(held) <= max(3, 0.15 * paragraphs):  # more: the page holds the whole text twice
        for i in held:
            labels[i] = "pull quote"


def _may_be_pulled(block: Block, under_way: bool) -> bool:
    """Whether a short block may be a passage set large; above the third paragraph only with its speaker."""
    if not block.closed and _unsigned(block) != block.text:
        return True
    return under_way and (block.prose or block.text.startswith(("“", '"', "‘", "'")))


def _unsigned(block: Block) -> str:
    """A block's words without the speaker that closes a passage set large: "It may rain. Anna Kerr"."""
    found = None if block.closed or block.words > 60 else _SIGNED_PASSAGE.fullmatch(block.text)
    return found["passage"] if found else block.text


def _is_held(words: Sequence[list[str]], at: int, holders: Sequence[int]) -> bool:
    """Whether the words of one block stand in another paragraph, and not in the whole text run together."""
    inside = (j for j in holders if j != at and len(words[at]) < len(words[j]) <= _PARAGRAPH_WORDS)
    return any(_within(words[at], words[j]) for j in inside)


def _third_paragraph(blocks: Sequence[Block], labels: Sequence[str | None]) -> int:
    """Where the third paragraph stands: above it a repeated sentence is a lead, not a pull quote."""
    return next(itertools.islice(_paragraphs(blocks, labels), 2, None), len(blocks))


def _paragraphs(blocks: Sequence[Block], labels: Sequence[str | None]) -> Iterator[int]:
    """Where blocks as long as an article's paragraphs stand."""
    return (i for i, b in enumerate(blocks) if labels[i] is None and b.prose and len(b.text) >= _PARAGRAPH)


def _within(short: list[str], long: list[str]) -> bool:
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _boxes(blocks: Sequence[Block], labels: list[str | None], openers: Sequence[str | None]) -> None:
    """Mark what stands inside boxes of teasers and sign-ups, up to where the article goes on."""
    long = [i for i, b in enumerate(blocks) if b.prose and len(b.text) >= _PARAGRAPH]
    i, looked, at_top = 0, 0, True
    while i < len(blocks):
        kind = openers[i]
        i += 1
        if kind not in ("teaser", "signup"):
            continue
        end = _box_end(blocks, labels, i, kind, long[: bisect_left(long, i - 1)])
        at_top = at_top and not any(True for _ in _paragraphs(blocks[looked:i], labels[looked:i]))
        looked = i
        # Where no article stands above a box, its last lines may be the headline and lead of one.
        free = end - _HEAD if at_top and end < len(blocks) else end
        for j in range(i, max(i, free)):
            labels[j] = labels[j] or _REASONS[kind]
        i = end


def _box_end(
    blocks: Sequence[Block], labels: Sequence[str | None], start: int, kind: str, upper: Sequence[int]
) -> int:
    """Where a box that opens above `start` ends: at the first prose that belongs to the article. `upper`:
    where paragraphs stand above it."""
    nearest = [blocks[i] for i in upper[-_ABOVE:]]
    above, stems = _capitals(nearest), _stems(nearest)
    for i in range(start, len(blocks)):
        block = blocks[i]
        if opener_of(block):
            return i
        if kind == "signup" and (i - start >= _BOX or (block.prose and len(block.text) >= _PARAGRAPH)):
            return i
        text = block.prose and labels[i] is None and not _MORE.search(block.text)
        if text and _goes_on(_run(blocks, labels, i), above, stems, len(upper)):
            return i
    return len(blocks)


def _run(blocks: Sequence[Block], labels: Sequence[str | None], at: int) -> list[Block]:
    """The paragraphs from `at` on, over lines that are furniture, up to the next label or link."""
    run = list[Block]()
    end = min(at + 4 * _LONG_RUN, len(blocks))  # the labels go on over the readers' comments
    for block, label in zip(blocks[at:end], labels[at:end], strict=True):
        if label is None and not block.prose:
            break
        if label is None:
            run.append(block)
    return run


def _goes_on(run: Sequence[Block], above: set[str], stems: set[str], paragraphs: int) -> bool:
    """Whether a run of prose below a box is the article's.

    It is where it speaks of names or things that the article spoke of above the box, or where it is the
    longer text and little or nothing stood above.
    """
    long = sum(len(b.text) >= _PARAGRAPH for b in run)
    if long >= 2 and long > paragraphs and (paragraphs < 2 or long >= _LONG_RUN):
        return True
    names, things = _names(run[:4]), _stems(run[:4])
    if long >= 2 and (names & above or len(things & stems) >= 3):  # teasers stand apart, under titles
        return True
    return len(names & above) >= max(2, len(names) / 3)


def _stems(blocks: Sequence[Block]) -> set[str]:
    """The longer words of some blocks, cut to six letters."""
    return set().union(*(_stems_in(b.text[:2000]) for b in blocks))


@lru_cache(maxsize=256)  # below every box of a page, much the same paragraphs are asked for
def _stems_in(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in words_of(text) if len(w) > 4)


def _names(blocks: Sequence[Block]) -> set[str]:
    """Words with a capital inside a sentence: mostly names."""
    return set().union(*(_names_in(b.text[:2000]) for b in blocks if b.prose))


def _capitals(blocks: Sequence[Block]) -> set[str]:
    """Words with a capital wherever they stand: among them a name that opens every sentence it is in."""
    return set().union(*(_capitals_in(b.text[:2000]) for b in blocks if b.prose))


@lru_cache(maxsize=256)
def _capitals_in(text: str) -> frozenset[str]:
    return frozenset(_CAPITAL.findall(text))


@lru_cache(maxsize=256)
def _names_in(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))
