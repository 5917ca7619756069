"""Do they tell one event? The articles of a batch by what they seem to tell, to be saved group by group."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from comparator.analysis.events import Incomer, cluster
from comparator.web.articles.preview import Page

_MOST_TEXT = 1_500_000
"""Characters of all articles together: more would hold up the page."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Articles that seem to tell one event."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    """Their names in the form."""
    is_taken: bool
    """Whether just these are to be saved now."""

    @property
    def value(self) -> str:
        """The keys, as a button sends them."""
        return " ".join(self.keys)


def groups(pages: Sequence[Page]) -> list[Group]:
    """The events that the articles seem to tell, largest first; none where they all seem to tell one."""
    open_ = [page for page in pages if page.document and not page.dropped]
    if len(open_) < 2 or sum(len(page.incoming.raw) for page in open_) > _MOST_TEXT:
        return []
    event_of = {one.id: one.event for one in cluster([_incomer(page) for page in open_])}
    together: dict[str, list[Page]] = {}
    for page in open_:
        together.setdefault(event_of[page.key], []).append(page)
    if len(together) < 2:
        return []
    wanted = {page.key for page in open_ if page.wanted}
    return [_group(of_one, wanted) for of_one in sorted(together.values(), key=len, reverse=True)]


def taken(posted: QueryDict, pages: Sequence[Page]) -> QueryDict:
    """What was sent, with the articles of the group whose button was pressed to be saved now and the others
    set aside. A title that nobody typed becomes the group's."""
    keys, told = set(posted.get("take", "").split()), posted.copy()
    for page in pages:
        told.pop(f"{page.key}-later", None)
        if page.key not in keys and not page.dropped:
            told[f"{page.key}-later"] = "on"
    title, ours = posted.get("title", ""), [page for page in pages if page.key in keys]
    if not title or title in {headline_of(page) for page in pages}:
        told["title"] = next((headline_of(page) for page in ours if headline_of(page)), title)
    return told


def headline_of(page: Page) -> str:
    """The headline that was read, as the title of an event."""
    return (page.document.headline or "")[:300] if page.document else ""


def _incomer(page: Page) -> Incomer:
    document = page.document
    text, headline = (document.text, document.headline or "") if document else ("", "")
    return Incomer(id=page.key, headline=headline, text=text, published=page.published)


def _group(pages: Sequence[Page], wanted: set[str]) -> Group:
    keys = tuple(page.key for page in pages)
    return Group(names=tuple(page.name for page in pages), keys=keys, is_taken=set(keys) == wanted)
