"""What saving will do with something that came in: a new article, a new version of one, or nothing new."""

import re
from dataclasses import dataclass
from typing import Literal

from django.contrib.auth.models import User
from django.db.models import OuterRef, Subquery

from comparator.analysis.document import Document
from comparator.analysis.incoming import Incoming
from comparator.analysis.likeness import shared_runs, shared_words, word_runs
from comparator.models import Article, ArticleVersion, Outlet
from comparator.services.outlets import outlet_stored
from comparator.services.sharing import is_embargoed
from comparator.services.versions import (
    articles_at,
    articles_of_guid,
    is_shared,
    newest_version,
    version_known,
)

LITTLE = 0.15
"""Texts that share less of their runs of words are not taken for versions of one article. In four small
sets of reports of one event by several outlets, half of the pairs share at most 0.05 to 0.13."""
ALIKE = 0.7
"""Texts without an address that share so much may be versions of one article; a person says whether."""
_RECENT = 20  # articles of an outlet that are looked through for one like it

Kind = Literal["new", "known", "version", "older", "far", "alike"]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What saving will do where nobody chooses otherwise."""

    kind: Kind
    """new: an article of its own. known: these words are here. version: the next version of `article`.
    older: a later version of it is stored, and stays as it is. far: it stands at the address of `article`,
    but shares little with it, and becomes an article of its own. alike: an article of its own that looks like
    a version of `article`."""
    article: Article | None = None
    newest: ArticleVersion | None = None
    """The version of `article` that the words were held against."""
    share: float = 0.0
    """How much of the shorter of the two stands in the other, 0 to 1."""
    by_guid: bool = False
    """Whether a wire service's identifier says that they are one item; else the address does."""

    @property
    def number(self) -> int:
        """The number that a new version of the article would bear."""
        return (self.newest.number if self.newest else 0) + 1

    @property
    def may_be_version(self) -> bool:
        """Whether a person can say that it is a version of `article`."""
        return self.kind in ("version", "far", "alike")

    @property
    def is_shared(self) -> bool:
        """Whether others than its owner rely on the article."""
        return self.article is not None and is_shared(self.article)

    @property
    def percent(self) -> int:
        """The share as it is told."""
        return round(100 * self.share)


def incoming_outcome(
    *,
    user: User,
    incoming: Incoming,
    document: Document,
    outlet: Outlet | None = None,
    offers: bool = False,
) -> Outcome:
    """What saving an article, read as `document`, would do; stores nothing. `outlet` is that of the document
    where it is known already. With `offers`, stored articles like it are looked for too."""
    outlet = outlet or (outlet_stored(document.outlet, user) if document.outlet else None)
    if document.outlet and outlet is None:
        return Outcome(kind="new")
    if known := version_known(user, document, outlet, embargoed=is_embargoed(incoming)):
        if offers and not Article.objects.visible_to(user).filter(pk=known.article_id).exists():
            return Outcome(kind="new")  # as far as this person may know
        return Outcome(kind="known", article=known.article, newest=known, share=1.0)
    found = _by_guid(user, incoming, document, outlet) or _by_address(user, incoming, document, outlet)
    if found is None and offers and outlet is not None:
        found = _by_likeness(user, document, outlet)
    return found or Outcome(kind="new")


def _by_guid(user: User, incoming: Incoming, document: Document, outlet: Outlet | None) -> Outcome | None:
    wire = incoming.wire
    if wire is None:
        return None
    for article in articles_of_guid(user, wire.guid, outlet):
        if newest := newest_version(article):
            stored, told = _count(str(newest.wire.get("version", ""))), _count(wire.version)
            older = stored is not None and told is not None and told < stored
            share = shared_words(document.text, newest.text)
            kind: Kind = "older" if older else "version"
            return Outcome(kind=kind, article=article, newest=newest, share=share, by_guid=True)
    return None


def _count(version: str) -> int | None:
    """The number of a wire's version; None where it is none."""
    told = version.strip()
    return int(told) if re.fullmatch(r"[0-9]{1,9}", told) else None


def _by_address(user: User, incoming: Incoming, document: Document, outlet: Outlet | None) -> Outcome | None:
    """Of several articles at the address the newest that is like it, else the newest."""
    far = None
    for article in articles_at(user, incoming.url, outlet):
        if (newest := newest_version(article)) is None:
            continue
        share = shared_words(document.text, newest.text)
        if share >= LITTLE or _same_headline(document, newest):
            return Outcome(kind="version", article=article, newest=newest, share=share)
        far = far or Outcome(kind="far", article=article, newest=newest, share=share)
    return far


def _by_likeness(user: User, document: Document, outlet: Outlet) -> Outcome | None:
    """The most like of this person's latest articles of the outlet."""
    latest = ArticleVersion.objects.filter(article=OuterRef("pk")).order_by("-number").values("pk")[:1]
    own = Article.objects.filter(outlet=outlet, owner=user).order_by("-pk")
    pks = list(own.annotate(newest=Subquery(latest)).values_list("newest", flat=True)[:_RECENT])
    versions = ArticleVersion.objects.filter(pk__in=pks).select_related("article")
    runs = word_runs(document.text)
    like = [
        (_same_headline(document, version), shared_runs(runs, word_runs(version.text)), version)
        for version in versions.defer("raw", "told_json", "document_json")
    ]
    like = [one for one in like if one[0] or one[1] >= ALIKE]
    if not like:
        return None
    _, share, newest = max(like, key=lambda one: (one[1], one[0], one[2].pk))
    return Outcome(kind="alike", article=newest.article, newest=newest, share=share)


def _same_headline(document: Document, version: ArticleVersion) -> bool:
    headline = " ".join((document.headline or "").casefold().split())
    return bool(headline) and headline == " ".join(version.headline.casefold().split())
