"""Where on a page the article stands: its headline, lead, paragraphs, headings and closing credits.

The body is the heaviest run of prose: paragraphs weigh by their length, short lines and furniture between
them weigh against it (a maximum-sum run, as in main-text extraction from web pages), comments end it.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median

from comparator.analysis.pages.blocks import Block, words_of
from comparator.analysis.pages.credits import byline_of, credit_of, dateline_of
from comparator.analysis.pages.dates import dated
from comparator.analysis.pages.opening import closed_head, content
from comparator.analysis.pages.sections import CAPTION, COMMENTS, TEASER

BESIDE = "text beside the article"
_CAP, _SHORT, _CUT, _BOX = 600, -40, -25, -60  # weights of a block in characters; chosen on made-up pages
_HEADLINE_WORDS = 32
_OPENING_WORDS = 26  # a closed block of more words is a paragraph, not a headline
_SENTENCE = 8  # words of a line that can be a paragraph
_STANDFIRST_WORDS = 9  # a standfirst of fewer is longer than its headline
_LEAD_WORDS = 70
_SIGNED = 300  # what a byline or date line just above is worth: an article begins there
_HEADING_WORDS = 12
_LIST_ITEM = re.compile(r"^(?:[-*•▪◦●–—]|\d{1,2}[.)])\s+\S")
_BARE_NAME = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z]\.)? [A-Z][\w'’-]+")
_SPEAKS = re.compile(r"[,.?!][”\"]|[”\"],? \w+ (?:said|says|told|added)|\b(?:said|says|told|according to)\b")


def roles_of(blocks: Sequence[Block], labels: Sequence[str | None]) -> list[str]:
    """For each block its role in the article, or the reason why it is none of it."""
    roles: list[str | None] = [label or _own_line(b) for b, label in zip(blocks, labels, strict=True)]
    run = _heaviest(blocks, roles)
    if run is None:
        return [r or "menu" for r in roles]
    first, last = run
    head = _headline(blocks, roles, first, last)
    if head is not None:
        roles[head] = "headline"
        first = max(first, head + 1)
        _repeated(blocks, roles, head)
    first = _read_top(blocks, roles, -1 if head is None else head, first)
    _read_body(blocks, roles, first, last)
    return [r or _outside(b) for b, r in zip(blocks, roles, strict=True)]


def headline_of(blocks: Sequence[Block], roles: Sequence[str | None]) -> int | None:
    """The index of the headline among the blocks that have no role yet; None where none looks like one."""
    run = _heaviest(blocks, roles)
    return None if run is None else _headline(blocks, roles, *run)


def lead_of(blocks: Sequence[Block], roles: Sequence[str | None], head: int) -> int | None:
    """The index of the block under the headline that sums the text up, None where the text begins at once."""
    free = [i for i in range(head + 1, len(blocks)) if roles[i] is None][:6]
    if len(free) < 2:
        return None
    lined = next((i for i in free if dateline_of(blocks[i].text, first=False, labelled=0)), None)
    if lined is not None:
        return free[0] if lined == free[1] and blocks[free[0]].words <= _LEAD_WORDS else None
    return free[0] if _leads(blocks, roles, free[0], free[1]) else None


def _own_line(block: Block) -> str | None:
    if dated(block.text) and not dateline_of(block.text, first=False, labelled=0):
        return "date"
    return "byline" if byline_of(block) else None


def _outside(block: Block) -> str:
    return BESIDE if block.prose else "menu"


def _weight(block: Block, role: str | None) -> float:
    if role == COMMENTS:
        return -10_000
    if role is not None:
        return _BOX if role == TEASER else _CUT
    if _LIST_ITEM.match(block.text):
        return 10
    return min(len(block.text), _CAP) if block.prose else _SHORT


def _heaviest(blocks: Sequence[Block], roles: Sequence[str | None]) -> tuple[int, int] | None:
    """First and last block of the run with the greatest weight; None where there is no prose at all."""
    best, run, total, start = 0.0, None, 0.0, 0
    for i, (block, role) in enumerate(zip(blocks, roles, strict=True)):
        if total <= 0:
            total, start = 0.0, i
        total += _weight(block, role)
        if role is None and block.prose and {"byline", "date"} & set(roles[max(0, i - 3) : i]):
            total += _SIGNED
        if total > best:
            best, run = total, (start, i)
    return run


def _headline(blocks: Sequence[Block], roles: Sequence[str | None], first: int, last: int) -> int | None:
    """The index of the headline: a short line above the text, told by place, words and doubles."""
    if (at := closed_head(blocks, roles, last)) is not None:
        return at
    text = content(" ".join(b.text for b in blocks[first : first + 8] if b.prose)[:4000])
    titles = sorted(b.text.casefold() for b in blocks if b.words <= 50)
    usual = median([b.words for b in blocks[first : last + 1] if b.prose] or [0])
    best, found = 0.5, None
    opens = (i for i in range(first, last + 1) if _opens_text(blocks[i], roles[i]))
    stop = min(next(opens, first), _under_way(blocks, roles, first, last))
    lines = [i for i in range(stop) if roles[i] is None and blocks[i].words >= 5 and not blocks[i].closed]
    for i in range(stop):
        if roles[i] is not None or not _may_head(blocks[i], usual):
            continue
        score = _head_score(blocks[i], i, stop, text, titles) + _over_standfirst(
            blocks, roles, i, lines, text
        )
        if score > best:
            best, found = score, i
    return found


def _under_way(blocks: Sequence[Block], roles: Sequence[str | None], first: int, last: int) -> int:
    """Where a text of short paragraphs is under way: the second of three whole sentences in a row. The first
    may be a headline with a full stop."""
    told = [i for i in range(first, last + 1) if roles[i] is None]
    whole = [blocks[i].prose and blocks[i].closed and blocks[i].words >= _SENTENCE for i in told]
    return next((told[n + 1] for n in range(len(told) - 2) if all(whole[n : n + 3])), last)


def _opens_text(block: Block, role: str | None) -> bool:
    """Whether a block is a paragraph of the text rather than a headline or lead above it."""
    if role is not None or not block.prose:
        return False
    return block.words > _OPENING_WORDS or bool(dateline_of(block.text, first=False, labelled=0))


def _may_head(block: Block, usual: float) -> bool:
    if not 2 <= block.words <= _HEADLINE_WORDS or len(block.text) > 250:
        return False
    if dateline_of(block.text, first=False, labelled=0) or _LIST_ITEM.match(block.text):
        return False
    return not block.closed or (block.words <= 0.75 * usual and not _SPEAKS.search(block.text))


def _head_score(block: Block, at: int, stop: int, text: set[str], titles: Sequence[str]) -> float:
    words = content(block.text)
    shared = len(words & text) / max(3, len(words))
    flat = block.text.casefold().strip(" .")
    doubles = _longer(titles, flat, block.text.casefold()) + _count(titles, flat, flat + "\0") - 1
    score = 2 * shared + min(2, max(0, doubles)) * (0.75 if len(words) > 2 else 0)
    score += 0.5 * (4 <= block.words <= 20) + 0.8 / (1 + (stop - at) / 4) + 0.4 * (at == 0)
    score += 1.0 * (at == 0 and len(words & text) >= 3)
    return score - 0.6 * block.closed - 1.0 * (block.words < 3)


def _longer(titles: Sequence[str], flat: str, own: str) -> int:
    """How many of the titles, which are sorted, begin with these words, but for those that are `own`."""
    same = _count(titles, own, own + "\0") if own.startswith(flat) else 0
    return _count(titles, flat, flat + chr(sys.maxunicode)) - same


def _count(titles: Sequence[str], low: str, high: str) -> int:
    """How many of the titles, which are sorted, stand from `low` to just before `high`."""
    return bisect_left(titles, high) - bisect_left(titles, low)


def _over_standfirst(
    blocks: Sequence[Block], roles: Sequence[str | None], at: int, lines: Sequence[int], text: set[str]
) -> float:
    """What it is worth that one more line of words follows at once: a standfirst, or a video's title.

    A kicker over a headline looks the same but for its few words; three such lines are a list of stories.
    `lines` are those above the text.
    """
    if len(lines) != 2 or at != lines[0] or not content(blocks[at].text) & text:
        return 0.0
    return 1.2 if all(roles[i] is not None for i in range(at + 1, lines[1])) else 0.0


def _repeated(blocks: Sequence[Block], roles: list[str | None], head: int) -> None:
    wanted = words_of(blocks[head].text)
    for i, block in enumerate(blocks):
        words = words_of(block.text) if block.words <= len(wanted) + 8 else []
        if i != head and len(wanted) > 2 and words[: len(wanted)] == wanted and not block.closed:
            roles[i] = "repeated headline"


def _read_top(blocks: Sequence[Block], roles: list[str | None], head: int, first: int) -> int:
    """Give lead and captions between headline and text their roles; the index where the text begins."""
    if head < 0:
        return first
    above = range(head + 1, min(len(blocks), head + 14))
    below = next((i for i in above if roles[i] is None), None)
    if below is not None and _is_other_title(blocks[head], blocks[below]):
        roles[below] = "another title"
    paragraphs = [i for i in above if roles[i] is None and (blocks[i].prose or blocks[i].words >= 5)]
    _read_names(blocks, roles, range(head + 1, paragraphs[0] if paragraphs else head + 1))
    if len(paragraphs) < 2:
        return head + 1
    lined = next((i for i in paragraphs[:6] if dateline_of(blocks[i].text, first=False, labelled=0)), None)
    lead = paragraphs[0]
    if lined is not None and lined != lead:
        _read_above_dateline(blocks, roles, lead, lined)
        return lined
    if lined is None and _leads(blocks, roles, lead, paragraphs[1]):
        roles[lead] = "lead"
        return paragraphs[1]
    return head + 1


def _read_names(blocks: Sequence[Block], roles: list[str | None], above: range) -> None:
    """Short lines between headline and text: a writer's bare name, or a label."""
    for i in above:
        if roles[i] is None:
            roles[i] = (
                "byline" if _BARE_NAME.fullmatch(blocks[i].text) and "byline" not in roles else "page label"
            )


def _is_other_title(head: Block, below: Block) -> bool:
    """Whether a line under the headline is the title of a video: shorter than the headline, no sentence."""
    return not below.closed and 5 <= below.words < min(_STANDFIRST_WORDS, head.words)


def _read_above_dateline(blocks: Sequence[Block], roles: list[str | None], lead: int, lined: int) -> None:
    """A report begins at its dateline: what stands above is its lead, then the captions of pictures."""
    for i in range(lead, lined):
        if roles[i] is None:
            is_lead = i == lead and blocks[i].words <= _LEAD_WORDS
            roles[i] = "lead" if is_lead else CAPTION if blocks[i].words >= 5 else "menu"


def _leads(blocks: Sequence[Block], roles: Sequence[str | None], lead: int, text: int) -> bool:
    """Whether a block above the text sums it up rather than begins it."""
    block, following = blocks[lead], blocks[text]
    if block.words > _LEAD_WORDS or not following.prose:
        return False
    between = set(roles[lead + 1 : text])
    if not block.closed or between & {"byline", "date", "web address"}:
        return True
    own = content(block.text)
    retold = len(own & content(following.text)) >= 0.35 * len(own)
    if between:
        return retold
    if {"byline", "date"} & set(roles[max(0, lead - 3) : lead]):
        return False  # a standfirst stands above the byline; under it the text begins
    return block.words <= 15 and following.words >= 1.5 * block.words and not _SPEAKS.search(block.text)


def _read_body(blocks: Sequence[Block], roles: list[str | None], first: int, last: int) -> None:
    """Give the blocks of the run, and a credit that closes it, their roles."""
    listing = False
    free = [i for i in range(first, last + 1) if roles[i] is None]
    prose = [i for i in free if blocks[i].prose]
    for i in free:
        block = blocks[i]
        item = bool(_LIST_ITEM.match(block.text))
        if credit_of(block) is not None and len(prose) - bisect_right(prose, i) <= 1:  # it ends the run
            roles[i] = "credit"
        elif block.prose or item or block.closed or _announces(block) or (listing and block.words > 1):
            roles[i] = "body"
        elif _is_heading(block, roles, i, free, prose):
            roles[i] = "heading"
        listing = block.text.endswith(":") or (listing and not block.prose)
    _read_foot(blocks, roles, last)


def _announces(block: Block) -> bool:
    """Whether a line leads on to a list or a quote: "The agreement has three points:"."""
    return block.words >= 3 and block.text.endswith(":")


def _read_foot(blocks: Sequence[Block], roles: list[str | None], last: int) -> None:
    """Credits stand right under the text: "(Reuters, AFP)"; a page's last line may lack its full stop."""
    for i in range(last + 1, min(len(blocks), last + 4)):
        if roles[i] in (None, "byline") and credit_of(blocks[i]) is not None:
            roles[i] = "credit"
    if last == len(blocks) - 2 and roles[-1] is None and _breaks_off(blocks[-1]):
        roles[-1] = "body"


def _breaks_off(block: Block) -> bool:
    """Whether a line is long enough for a sentence whose end was lost in copying."""
    small = sum(w.islower() for w in block.text.split())
    return block.words >= _SENTENCE and small >= 0.5 * block.words


def _is_heading(
    block: Block, roles: Sequence[str | None], at: int, free: Sequence[int], prose: Sequence[int]
) -> bool:
    """A short line of its own between paragraphs; three and more in a row are links. `free` and `prose`:
    which blocks of the run had no role before it was read, and which of those are paragraphs."""
    if block.words > _HEADING_WORDS or len(block.text) < 3:
        return False
    following = bisect_right(prose, at)
    if following == len(prose):
        return False
    short = bisect_left(free, prose[following]) - bisect_right(free, at)
    before = roles[at - 1] == "heading" and roles[at - 2] == "heading" if at > 1 else False
    return short <= 1 and not before
