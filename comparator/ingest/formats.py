"""Bytes of any kind become articles, or a sentence that says why not and what to do.

What a file is, is told from its content; its name and what a server said of it decide only where the content
leaves it open. Nothing here is limited in memory or time: what comes from outside goes through `limited`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from types import ModuleType

import msgspec

from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.ingest.pages.rules import Rules
from comparator.ingest.sniff import kind_of
from comparator.ingest.source import Outcome, Source, check_size

_READERS = {
    "text": "files.plain", "html": "files.htmlfile", "docx": "files.docx", "odt": "files.odt",
    "rtf": "files.rtf", "pdf": "files.pdf", "email": "files.mail",
    "newsml": "wires.newsml", "nitf": "wires.nitf", "ninjs": "wires.ninjs",
}  # fmt: skip
"""The module that reads a kind; each has `read(source) -> tuple[Incoming, ...]`. Loaded when first wanted."""
_HOLDERS = {"zip": "files.archive", "warc": "files.warc"}
"""The module that opens a kind that holds files; each has `entries(source) -> Iterator[Source | Outcome]`."""
_DEEPEST = 3
"""Messages in messages."""
_NAMED = 5
"""How many files of an archive that were not read are named."""


def read_bytes(
    data: bytes,
    *,
    name: str,
    content_type: str = "",
    charset: str = "",
    url: str = "",
    rules: Rules = Rules(),  # noqa: B008  # frozen
) -> tuple[Incoming, ...]:
    """Read a file: the articles it holds, at least one. Raises Unreadable with a sentence for the user.

    `content_type` and `charset` are what a server said, `url` is where it was fetched, `rules` clean the
    pages of its outlet. Files of an archive that could not be read are named in the first one's warnings.
    """
    source = Source(data=data, name=name, content_type=content_type, charset=charset, url=url, rules=rules)
    return gathered(read_each(source))


def read_each(source: Source, skip: int = 0) -> Iterator[Outcome]:
    """What becomes of the file, or of each file in an archive but the first `skip`: each is told twice, when
    it begins and when it has ended. Raises nothing but what no program can go on after."""
    opened = islice(_opened(source), skip, None)
    while True:
        try:
            part = next(opened, None)
        except Unreadable as error:
            yield Outcome(name=source.name, refused=str(error))
            return
        if part is None:
            return
        if isinstance(part, Outcome):
            yield part
        else:
            yield Outcome(name=part.name)
            yield _outcome(part)


def read_one(source: Source) -> tuple[Incoming, ...]:
    """Read a file that is no archive. Raises Unreadable; anything else is a fault of a reader."""
    check_size(source)
    if source.depth > _DEEPEST:
        raise Unreadable(f"{source.called} lies in too many messages, one in another. Add it on its own.")
    kind = kind_of(source)
    if kind in _HOLDERS:
        raise Unreadable(f"{source.called} is an archive in another file. Unpack it and add its files.")
    read: Callable[[Source], tuple[Incoming, ...]] = _module(_READERS[kind]).read
    return read(source)


def gathered(outcomes: Iterable[Outcome]) -> tuple[Incoming, ...]:
    """The articles of all outcomes; what was refused is told with the first, or raised if there is none."""
    ended = list(outcomes)
    articles = [article for outcome in ended for article in outcome.articles or ()]
    refused = [outcome.refused for outcome in ended if outcome.refused]
    if not articles:
        raise Unreadable(" ".join(_told(refused)) or "There is nothing in it that could be read.")
    if refused:
        warnings = (*articles[0].warnings, *_told(refused))
        articles[0] = msgspec.structs.replace(articles[0], warnings=warnings)
    return tuple(articles)


def _told(refused: Sequence[str]) -> list[str]:
    more = len(refused) - _NAMED
    last = [f"{more:,} more files of it could not be read."] if more > 0 else []
    return [*refused[:_NAMED], *last]


def _opened(source: Source) -> Iterator[Source | Outcome]:
    """The file itself, or the files it holds."""
    check_size(source)
    holder = _HOLDERS.get(kind_of(source))
    if holder is None:
        yield source
        return
    entries: Callable[[Source], Iterator[Source | Outcome]] = _module(holder).entries
    try:
        yield from entries(source)
    except Unreadable:
        raise
    except Exception as error:  # a damaged archive fails anywhere in its reader
        yield Outcome(name=source.name, refused=_damaged(source), fault=type(error).__name__)


def _outcome(part: Source) -> Outcome:
    try:
        return Outcome(name=part.name, articles=read_one(part))
    except Unreadable as error:
        return Outcome(name=part.name, refused=str(error))
    except MemoryError:
        words = f"{part.called} needs too much memory to be read. Save its text as plain text, or paste it."
        return Outcome(name=part.name, refused=words, fault="MemoryError")
    except Exception as error:  # readers of a dozen formats meet files made to break them
        return Outcome(name=part.name, refused=_damaged(part), fault=type(error).__name__)


def _damaged(source: Source) -> str:
    return (
        f"{source.called} is damaged, or made in a way that could not be read. Open it in the program that"
        " made it and save its text as plain text, or paste it."
    )


def _module(name: str) -> ModuleType:
    return import_module(f"comparator.ingest.{name}")
