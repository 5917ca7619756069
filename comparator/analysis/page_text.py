"""From a page's text to its article: furniture out; headline, lead, dateline, date, outlet, credits found.

Nothing is lost without a word: what is kept and what is removed cover every line of the page together, and
each removed piece carries its reason and can be put back.
"""

import datetime as dt
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from comparator.analysis.document import Document, Removed
from comparator.analysis.incoming import Told
from comparator.analysis.outlets import outlet_at
from comparator.analysis.pages.assembly import KEPT, Assembly
from comparator.analysis.pages.blocks import Block, blocks_of
from comparator.analysis.pages.body import BESIDE, roles_of
from comparator.analysis.pages.opening import title_from
from comparator.analysis.pages.outlet import Site, site_of
from comparator.analysis.pages.published import Published, published_of
from comparator.analysis.pages.sections import furniture
from comparator.analysis.pages.told import cuts_of, told_roles
from comparator.analysis.tongue import language_of

LIMIT = 2_000_000
"""Characters: twenty long novels, and what can be cleaned in a second or two."""
MOST_LINES = 20_000
"""Lines that are not blank: an article with all its readers' comments has a few thousand."""
RULE = "the outlet's cleaning rule"
_FIRST_SENTENCE = "The first sentence stands for it until you give the right one."
_CHECK_TOP = "Check that the text begins with it."
_UNSURE = (BESIDE,)
"""The reason that rests on nothing but a block's place."""
_MUCH = 0.5
"""The share of a page's prose that may be cut for it before the page says so."""
_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


class Unreadable(ValueError):  # noqa: N818  # named as what the user is told
    """The text is no article that can be read. The message is for the user, and names the next step."""


def read_page(
    raw: str,
    *,
    file: str = "",
    published: dt.date | None = None,
    outlet: str | None = None,
    keep: Collection[int] = (),
    told: Told | None = None,
    phrases: Sequence[str] = (),
) -> Document:
    """Read the text of a web page, or a plain copy of an article, as a Document.

    `published` and `outlet`, where given, stand above what the page says. `keep` holds indexes into `removed`
    of a reading of the same page without `keep`: those pieces are put back in their places, as paragraphs.
    `told` is what the page's markup says of it; its fields stand above what its words suggest and below what
    is given. `phrases` are the outlet's cleaning rules: blocks that contain one are cut.
    Raises Unreadable with a sentence for the user.
    """
    _check(raw)
    told = told or Told()
    blocks = blocks_of(raw, wrapped=not told.shape)
    if not blocks:
        raise Unreadable("There is no text in it. Paste the article's text, or choose another file.")
    roles = _roles(blocks, told, phrases)
    if "body" not in roles:
        raise Unreadable(
            "No running text was found in it, only menus, labels or links. Paste the article's text itself."
        )
    wanted = set(keep)
    restored = {i for n, piece in enumerate(_pieces(roles)) if n in wanted for i in piece}
    page = Assembly(blocks, roles, restored)
    given = Published(published, "given") if published else None
    return _document(raw, file, page, given, outlet, told)


def _roles(blocks: Sequence[Block], told: Told, phrases: Sequence[str]) -> list[str]:
    """For each block its role, or why it is cut: by rule, by what the page tells, else by words and place."""
    cuts = cuts_of(blocks, told)
    if phrases:
        cuts = [RULE if has_phrase(b.text, phrases) else cut for b, cut in zip(blocks, cuts, strict=True)]
    if told.shape:
        return told_roles(blocks, told, cuts)
    return roles_of(blocks, [cut or label for cut, label in zip(cuts, furniture(blocks), strict=True)])


def has_phrase(text: str, phrases: Iterable[str]) -> bool:
    """Whether a block contains one of the phrases, whatever their case and white space."""
    folded = " ".join(text.casefold().split())
    return any(" ".join(phrase.casefold().split()) in folded for phrase in phrases)


def _check(raw: str) -> None:
    """Refuse what is no text, with a reason in the user's words."""
    if len(raw) > LIMIT:
        size = f"{len(raw) / 1_000_000:.1f} million characters"
        raise Unreadable(f"The text is {size} long; the limit is 2 million. Paste one article alone.")
    if (lines := sum(not line.isspace() for line in raw.splitlines() if line)) > MOST_LINES:
        raise Unreadable(
            f"The text has {lines:,} lines; the limit is {MOST_LINES:,}. Paste one article alone."
        )
    controls = sum(unicodedata.category(c) == "Cc" and not c.isspace() for c in raw[:100_000])
    if "\0" in raw or controls > 0.01 * len(raw[:100_000]):
        raise Unreadable("This is not text but a binary file. Save the article as plain text, or paste it.")
    if any("\ud800" <= c <= "\udfff" for c in set(raw)):
        raise Unreadable(
            "The text holds broken characters. Copy it again from the page, or save it as UTF-8."
        )


def _document(
    raw: str, file: str, page: Assembly, given: Published | None, outlet: str | None, told: Told
) -> Document:
    day = given or _day(page, told)
    site = None if outlet else _site(page, told)
    language = language_of("\n".join(page.paragraph_texts))
    if language == "und" and told.language:
        language = told.language
    return Document(
        file=file,
        text=page.text,
        parts=page.parts,
        paragraphs=page.paragraphs,
        headings=page.headings,
        outlet=outlet or (site.name if site else None),
        outlet_from="given" if outlet else "page" if site else None,
        headline=page.headline or told.headline or _title(page),
        byline=told.byline or page.byline,
        credits=tuple(dict.fromkeys((*told.credits, *page.credits))),
        published=day.day,
        published_from=day.source,
        language=language,
        removed=tuple(_removed(raw, page)),
        warnings=tuple(_warnings(page, day, bool(outlet), site, language, told)),
    )


def _title(page: Assembly) -> str | None:
    """What a text that has no headline is called by: its first sentence, which stays in the text."""
    first = next(iter(page.paragraph_texts), "")
    return title_from(" ".join(first.split()))


def _day(page: Assembly, told: Told) -> Published:
    """The day that the page's markup tells, else the one that its words do."""
    if told.published:
        return Published(told.published, "page")
    return published_of(page.blocks, page.roles, page.dateline and page.dateline.text, page.paragraph_texts)


def _site(page: Assembly, told: Told) -> Site | None:
    """The outlet that the page's markup or address tells, else the one that its words do."""
    known = outlet_at(told.domain) if told.domain else None
    if told.outlet or known:
        return Site(told.outlet or (known.name if known else ""))
    agency = page.dateline.agency if page.dateline else None
    return site_of(page.cut, page.headline, agency, top=page.top)


def _pieces(roles: Sequence[str]) -> Iterator[range]:
    """The removed blocks in pieces: neighbours that are cut for one reason make one piece."""
    start = 0
    for i in range(1, len(roles) + 1):
        if i == len(roles) or roles[i] != roles[start]:
            if roles[start] not in KEPT:
                yield range(start, i)
            start = i


def _removed(raw: str, page: Assembly) -> Iterator[Removed]:
    for piece in _pieces(page.roles):
        start, end = page.blocks[piece[0]].start, page.blocks[piece[-1]].end
        yield Removed(text=raw[start:end], reason=page.roles[piece[0]], start=start, end=end)


def _warnings(
    page: Assembly, day: Published, outlet_given: bool, site: Site | None, language: str, told: Told
) -> Iterator[str]:
    """Sentences for the reader: what could not be told from the page and what to do."""
    if language not in ("en", "und"):
        yield f"This text is in {_LANGUAGES.get(language, language)} and is stored but not analysed."
    if page.headline is None and not told.headline:
        yield f"No headline was found. {_FIRST_SENTENCE if _title(page) else _CHECK_TOP}"
    if day.warning:
        yield day.warning
    if site is None and not outlet_given:
        yield "The page does not name its outlet. Add it so that readers know whose text this is."
    elif site and site.agency_only:
        yield f"The outlet, {site.name}, is the dateline's agency: another one may have printed the text."
    if not told.shape:
        yield from _loss(page)


def _loss(page: Assembly) -> Iterator[str]:
    """Say so where much of the page's prose was cut only because of where it stands."""
    unsure = _prose_words(b for b, r in zip(page.blocks, page.roles, strict=True) if r in _UNSURE)
    kept = _prose_words(b for b, r in zip(page.blocks, page.roles, strict=True) if r in KEPT)
    if unsure > _MUCH * kept:
        yield f"{unsure:,} words of running text were cut, {kept:,} kept. Look at what was cut."


def _prose_words(blocks: Iterator[Block]) -> int:
    return sum(b.words for b in blocks if b.prose)
