"""What is done with what a figure counts: the statement it stands in, and its verb."""

from comparator.analysis.document import Span
from comparator.analysis.findings import ArticleFindings, Figure, Statement
from comparator.analysis.wording.likeness import content, stem
from comparator.analysis.wording.places import at

_ROOT = 4  # letters from which a verb may be the root of a noun


def deed(article: ArticleFindings, figure: Figure) -> Statement | None:
    """The smallest statement that holds the figure."""
    return at(article).read("deed", Span(figure.start, figure.end), _deed)


def _deed(article: ArticleFindings, span: Span) -> Statement | None:
    held = [s for s in at(article).statements(span) if s.start <= span.start and span.end <= s.end]
    return min(held, key=lambda s: s.end - s.start, default=None)


def derived(figure: Figure, other: Statement | None) -> bool:
    """Whether what is counted is the noun of what the other says is done ("signatures", "signed by")."""
    verb = stem(other.verb) if other and other.verb else ""
    stems = content(figure.counted or "")
    return len(verb) >= _ROOT and any(s != verb and s.startswith(verb) for s in stems)
