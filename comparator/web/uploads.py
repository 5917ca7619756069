"""How much one submission may bring: what goes beyond it is not even written to a temporary file."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MOST_BYTES = 20_000_000
"""Of all files of one submission together."""
_MARK = "comparator.upload_too_large"  # no header of a request can set a name like this


class Quota(FileUploadHandler):
    """Counts the bytes of all files; the file that goes beyond the limit, and those after it, are skipped."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._bytes = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Let the chunk pass, or skip its file."""
        self._bytes += len(raw_data)
        if self._bytes > MOST_BYTES:
            if self.request is not None:
                self.request.META[_MARK] = "1"
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The handlers that follow make the file."""
        return None


def upload_too_large(request: HttpRequest) -> bool:
    """Whether files of this request were skipped because all together were too large."""
    return _MARK in request.META
