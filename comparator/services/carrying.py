"""What people did to an article by hand holds for its next version too: pieces put back, headline, day and
outlet put right."""

from collections.abc import Collection

import msgspec

from comparator.analysis.document import Document
from comparator.analysis.incoming import Incoming
from comparator.analysis.page_text import Unreadable
from comparator.models import Article, ArticleVersion
from comparator.services.previews import article_preview, came_in


def carried_over(
    article: Article,
    newest: ArticleVersion,
    page: Incoming,
    document: Document,
    *,
    keep: Collection[int] = (),
    headline: str | None = None,
) -> Document:
    """A page that came again, read as `document`, with what people did to the `newest` version by hand: the
    pieces put back stand again where the same words are cut again, and what was put right holds. `keep` and
    `headline` are what was told by hand this time; that comes first."""
    first = _first_reading(newest)
    if again := _cut_again(newest, first, page) - set(keep):
        document = article_preview(
            incoming=page,
            published=document.published if document.published_from == "given" else None,
            outlet=document.outlet if document.outlet_from == "given" else None,
            headline=headline,
            keep=again | set(keep),
        )
    return put_right(article, newest, page, document, told=bool(headline), first=first)


def put_right(
    article: Article,
    newest: ArticleVersion,
    page: Incoming,
    document: Document,
    *,
    told: bool = False,
    first: Document | None = None,
) -> Document:
    """A reading with the day, outlet and headline that people gave the `newest` version. A headline put right
    holds for as long as the page has the one that was wrong; `told`: it was given anew."""
    changes: dict[str, object] = {}
    old, first = newest.document, first or _first_reading(newest)
    if newest.published_from == "given" and document.published_from != "given":
        changes |= {"published": newest.published, "published_from": "given"}
    by_hand = old.outlet_from == "given" and document.outlet_from != "given"
    if article.outlet is not None and (document.outlet is None or by_hand):
        changes |= {"outlet": article.outlet.name, "outlet_from": "given"}
    wrong = first.headline if first else old.headline
    same = page.raw == newest.raw or document.headline == wrong
    if not told and newest.headline and newest.headline != (wrong or "") and same:
        changes["headline"] = newest.headline
    return msgspec.structs.replace(document, **changes)


def _cut_again(newest: ArticleVersion, first: Document | None, page: Incoming) -> set[int]:
    """Indexes of the pieces that are cut from a page now and were put back in the newest version."""
    cut = {(piece.start, piece.end) for piece in newest.document.removed}
    back = {_words(p.text) for p in (first.removed if first else ()) if (p.start, p.end) not in cut}
    if not back:
        return set()
    now = article_preview(incoming=page).removed
    return {index for index, piece in enumerate(now) if _words(piece.text) in back}


def _first_reading(version: ArticleVersion) -> Document | None:
    """A version's page as it is read without anybody's help; None where that is no article."""
    try:
        return article_preview(incoming=came_in(version))
    except Unreadable:
        return None


def _words(text: str) -> str:
    return " ".join(text.split())
