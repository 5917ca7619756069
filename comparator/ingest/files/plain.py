"""Plain text files."""

from comparator.analysis.incoming import Incoming
from comparator.ingest.files.upload import decode
from comparator.ingest.source import Source


def read(source: Source) -> tuple[Incoming, ...]:
    """The text as it stands: what is article in it is found later, as in pasted text."""
    decoded = decode(source.data, source.called)
    warnings = (decoded.warning,) if decoded.warning else ()
    return (Incoming(raw=decoded.text, name=source.name, url=source.url, warnings=warnings),)
