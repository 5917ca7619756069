"""What is done with what a figure counts: the statement it stands in, and its verb."""

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, Statement
from comparator.analysis.wording.likeness import stem
from comparator.analysis.wording.places import at

_ROOT = 4  # letters from which a verb may be the root of a noun


def deed(article: ArticleFindings, figure: Figure) -> Statement | None:
    """The smallest statement that holds the figure."""
    return at(article).read("deed", Span(figure.start, figure.end), _deed)


def _deed(article: ArticleFindings, span: Span) -> Statement | None:
    held = [s for s in at(article).statements(span) if s.start <= span.start and span.end <= s.end]
    return min(held, key=lambda s: s.end - s.start, default=None)


def root_of(told: Statement | None) -> str:
    """The stem of a statement's verb, where it is long enough to be the root of a noun; else empty."""
    verb = stem(told.verb) if told and told.verb else ""
    return verb if len(verb) >= _ROOT else ""


def derived(counted: frozenset[str], root: str) -> bool:
    """Whether what is counted (its stems) is the noun of what is said to be done ("signatures", "signed
    by")."""
    return bool(root) and any(s != root and s.startswith(root) for s in counted)
