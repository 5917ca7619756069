"""What was cut away from a page: one line that counts it, what may belong to the article first."""

from comparator.analysis.document import Removed
from comparator.web.articles.cuts import cuts_of


def removed(*reasons: str) -> list[Removed]:
    return [Removed(text=f"Piece {n}", reason=reason, start=n, end=n + 1) for n, reason in enumerate(reasons)]


def test_captions_teasers_notices_and_text_beside_come_first_and_furniture_last_together() -> None:
    reasons = ("menu", "page label", "byline", "text beside the article", "notice", "teaser", "menu")
    found = cuts_of(removed(*reasons, "picture caption", "picture caption"))
    assert [group.name for group in found.groups] == [
        "picture captions", "teaser", "notice", "text beside the article", "byline", "menus, page label",
    ]  # fmt: skip
    assert [group.is_furniture for group in found.groups] == [False] * 5 + [True]
    assert found.count == 9
    assert found.summary.startswith("menus 2, picture captions 2, ")


def test_every_piece_stands_once_under_its_own_index_and_one_to_be_kept_opens_its_group() -> None:
    found = cuts_of(removed("menu", "teaser", "menu"), kept=[2])
    every = sorted(cut.index for group in found.groups for cut in group.cuts)
    assert every == [0, 1, 2]
    assert [group.is_open for group in found.groups] == [False, True]
    assert found.is_open
    assert not cuts_of(removed("menu")).is_open


def test_nothing_cut_is_nothing_shown() -> None:
    assert cuts_of(()).count == 0
