"""Names as they are looked for."""

from anyascii import anyascii

from comparator.models import storable

KEY_LENGTH = 200


def name_key(name: str) -> str:
    """A name without capitals and accents, in Latin letters."""
    return " ".join(anyascii(storable(name)).casefold().split())[:KEY_LENGTH]
