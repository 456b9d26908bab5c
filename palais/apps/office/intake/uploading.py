"""Uploads on their way in: to disk from the first byte on, and no further than the largest that any purpose takes."""

from typing import Any

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

from palais.apps.office.intake import purposes

WAIT_FOR_REST = 4


class BoundedUpload(TemporaryFileUploadHandler):
    """Stops an upload that is too large. The form then finds no file, and `was_too_large` says why."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        most = purposes.largest()
        if self.received > most:
            self.file.close()
            self.request.META["palais.upload_too_large"] = most // (1024 * 1024)
            # What is left of it is read and dropped, so that the page with the sentence reaches the sender;
            # of one that is far too large, the line is cut.
            length = int(self.request.META.get("CONTENT_LENGTH") or 0)
            raise StopUpload(connection_reset=length > WAIT_FOR_REST * most)
        super().receive_data_chunk(raw_data, start)


def was_too_large(request: HttpRequest) -> int:
    """How many MB would have been taken, where this request brought more; 0 where it did not."""
    _ = request.FILES
    return int(request.META.get("palais.upload_too_large", 0))
