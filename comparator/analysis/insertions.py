"""What an outlet puts into a quote, in square brackets: none of the speaker's words."""

import re

from comparator.analysis.document import Span

INSERTED = re.compile(r"\[[^\]]*\]")


def is_inserted(text: str, span: Span, quote: Span) -> bool:
    """Whether words stand in square brackets within a quote."""
    return any(Span(*m.span()).holds(span) for m in INSERTED.finditer(text, quote.start, quote.end))
