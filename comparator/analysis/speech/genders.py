"""Whether a person is a man or a woman, by the pronouns that the narrator uses right behind the name."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from spacy.tokens import Token

from comparator.analysis.findings import Mention
from comparator.analysis.speech.masking import View, is_narration

PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_SUBJECTS = ("nsubj", "nsubjpass")


def genders_by_pronoun(views: Sequence[View], mentions: Sequence[Mention]) -> dict[str, str]:
    """Name -> "m" or "f" for people of whom all pronouns say the same, in sentences where nobody else is
    named in front of the pronoun."""
    people = [m for m in mentions if m.kind == "person"]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for view in views:
        if is_narration(view):
            for sentence in view.doc.sents:
                for name, gender in _told(view, list(sentence), people):
                    votes[name][gender] += 1
    return {name: next(iter(said)) for name, said in votes.items() if len(said) == 1}


def _told(view: View, sentence: Sequence[Token], people: Collection[Mention]) -> Iterable[tuple[str, str]]:
    """(name, gender) for each pronoun of a sentence that can only mean the one person before it."""
    low, high = view.span(sentence[0], sentence[-1])
    here = [m for m in people if low <= m.start < high]
    for token in sentence:
        gender = PRONOUNS.get(token.lower_) if token.tag_ in ("PRP", "PRP$") else None
        if gender is None or view.inside_quote(token) or token.head.dep_ == "appos":
            continue  # "Doe, her rival": hers is somebody else
        at = view.origin(token.idx)
        before = {m.name for m in here if m.start < at}
        nouns = any(_is_other(t, view, here) for t in sentence if t.i < token.i)
        if len(before) == 1 and not nouns:
            yield before.pop(), gender


def _is_other(token: Token, view: View, here: Collection[Mention]) -> bool:
    """Whether a word in front brings somebody else in, whom the pronoun could mean: a subject without a name,
    or a pronoun."""
    if token.dep_ not in _SUBJECTS or token.tag_ in ("WP", "WDT"):
        return False
    at = view.origin(token.idx)
    named = any(m.start <= at < m.end or (m.title_start or 0) <= at < (m.title_end or 0) for m in here)
    return not named and token.pos_ in ("NOUN", "PROPN", "PRON")
