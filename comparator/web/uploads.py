"""How much one submission may bring: what goes beyond it is not even written to a temporary file."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MOST_BYTES = 20_000_000
"""Of all files of one submission together."""
_MARK = "comparator.upload_too_large"  # no header of a request can set a name like this
_ALONE = "comparator.upload_too_large_alone"


class Quota(FileUploadHandler):
    """Counts the bytes of all files; of the file that goes beyond the limit, and those after it,
    nothing more is stored."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._bytes = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Let the chunk pass, swallow it, or skip its file."""
        self._bytes += len(raw_data)
        if self._bytes <= MOST_BYTES:
            return raw_data
        if self.request is not None:
            self.request.META[_MARK] = "1"
            if start + len(raw_data) > MOST_BYTES:
                self.request.META.setdefault(_ALONE, self.file_name or "file")
                raise SkipFile
        return None  # counted on, to tell whether this file alone is too large

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The handlers that follow make the file."""
        return None


def upload_too_large(request: HttpRequest) -> bool:
    """Whether files of this request were skipped because all together were too large."""
    return _MARK in request.META


def upload_alone(request: HttpRequest) -> str:
    """The name of the first file that is too large by itself; empty where there is none."""
    return str(request.META.get(_ALONE, ""))
