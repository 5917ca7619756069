"""Unpacking what servers send packed, in small steps, so that a bomb is noticed before it goes off."""

import zlib
from collections.abc import Iterator

STEP = 64 * 1024
"""Bytes unpacked at a time."""
_PLAIN = ("", "identity")
_GZIP = ("gzip", "x-gzip")


class PackingError(ValueError):
    """What came is packed in a way that was not asked for, or is damaged."""


class Unpacker:
    """Turns the bytes of an answer into those of its content."""

    def __init__(self, encoding: str) -> None:
        """`encoding` is the Content-Encoding header; raises PackingError for one that was not asked for."""
        encoding = encoding.strip().lower()
        if encoding not in (*_PLAIN, *_GZIP, "deflate"):
            raise PackingError
        self._encoding = encoding
        self._inner = None if encoding in _PLAIN else self._fresh()
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Pieces of at most STEP bytes; raises PackingError."""
        if self._inner is None:
            yield data
            return
        piece = b""
        while data or len(piece) == STEP:  # after a whole step, more may wait inside
            piece, data = self._step(data)
            if piece:
                yield piece

    def end(self) -> None:
        """Raise PackingError where the data broke off in the middle."""
        if self._inner is not None and self._begun and not self._inner.eof:
            raise PackingError

    def _step(self, data: bytes) -> tuple[bytes, bytes]:
        """One piece, and what is left to be unpacked."""
        assert self._inner is not None  # noqa: S101 (feed asks before)
        if self._inner.eof:  # several packed one after another are one; padding after them is nothing
            if self._encoding not in _GZIP or not data.startswith(b"\x1f\x8b"):
                return b"", b""
            self._inner = self._fresh()
        try:
            piece = self._inner.decompress(data, STEP)
        except zlib.error:
            if self._begun or self._encoding != "deflate":
                raise PackingError from None
            self._inner = zlib.decompressobj(-zlib.MAX_WBITS)  # deflate as some servers understand it
            self._begun = True
            return b"", data
        self._begun = True
        return piece, self._inner.unconsumed_tail or self._inner.unused_data

    def _fresh(self) -> "zlib._Decompress":
        return zlib.decompressobj(zlib.MAX_WBITS | 16 if self._encoding in _GZIP else zlib.MAX_WBITS)
