"""Pictures and files that come with an export: found in a folder or an archive, looked at, kept as this site's own."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files import File
from wagtail.models import Collection

from palais.apps.office.intake import examining, purposes
from palais.apps.office.intake.faults import Fault
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.models import PalaisDocument, PalaisImage, ReceivedFile
from palais.cms.imports import linking

PICTURES = ("jpg", "jpeg", "png", "gif", "webp")
FOLDERS = ("", "uploads", "wp-content/uploads")
TITLE = 255
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, OSError)


class Part:
    """A file in an archive, as the intake reads it: what is damaged is refused."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        with refusing():
            self.file = archive.open(name)

    def read(self, size: int = -1, /) -> bytes:
        with refusing():
            return self.file.read(size)

    def __enter__(self) -> "Part":
        return self

    def __exit__(self, *_raised: object) -> None:
        self.file.close()


@contextmanager
def refusing() -> Iterator[None]:
    try:
        yield
    except DAMAGED as error:
        raise FileRefused("container-broken") from error


class Media:
    """Where the files lie. `reading` names a `folder` or the number of an `archive`; neither: there are none."""

    def __init__(self, reading: dict[str, Any]) -> None:
        folder = reading.get("folder", "")
        self.folder = Path(folder).resolve() if folder else None
        self.archive: zipfile.ZipFile | None = None
        self.places: dict[str, str] = {}
        self.fault: Fault | None = None
        received = ReceivedFile.objects.filter(pk=reading.get("archive") or 0).first()
        if received is not None and received.path.exists():
            self.open(received.path)
        elif self.folder is not None and self.folder.is_file():
            self.open(self.folder)
            self.folder = None

    def open(self, path: Path) -> None:
        """Take an archive: its entries by what stands behind "uploads/", or by their whole name."""
        try:
            self.archive = zipfile.ZipFile(path)
        except (*DAMAGED, ValueError):
            self.fault = Fault("container-broken")
            return
        for name in self.archive.namelist():
            plain = linking.upload(f"/{name}") if linking.UPLOADS in f"/{name}" else name
            self.places.setdefault(plain or name, name)

    def check(self) -> None:
        """Raises Fault where the files came in an archive that cannot be read."""
        if self.fault is not None:
            raise self.fault

    def has(self, place: str) -> bool:
        """Whether the file at a place such as "2019/05/lake.png" is there."""
        if self.archive is not None:
            return place in self.places
        return self.path_of(place) is not None

    def path_of(self, place: str) -> Path | None:
        """The file in the folder; None where it is not there, or leads out of it."""
        parts = PurePosixPath(place).parts
        if self.folder is None or not parts or ".." in parts or place.startswith("/"):
            return None
        for start in FOLDERS:
            path = (self.folder / start / place).resolve()
            if path.is_file() and path.is_relative_to(self.folder):
                return path
        return None

    @contextmanager
    def opened(self, place: str) -> Iterator[examining.Arriving]:
        """The bytes of a file that is there. FileRefused, also while they are read, where the archive is damaged."""
        if self.fault is not None:
            raise FileRefused.of(self.fault)
        if self.archive is not None:
            with Part(self.archive, self.places[place]) as part:
                yield part
            return
        path = self.path_of(place)
        assert path is not None
        with path.open("rb") as file:
            yield file

    def close(self) -> None:
        if self.archive is not None:
            self.archive.close()


def place_of(values: dict[str, Any]) -> str:
    """Where in the folder of uploads the file of an attachment lies."""
    return values.get("place") or linking.upload(values.get("file", ""))


def is_picture(values: dict[str, Any]) -> bool:
    return place_of(values).lower().rpartition(".")[2] in PICTURES


def take(values: dict[str, Any], *, media: Media) -> PalaisImage | PalaisDocument:
    """Keep the file of an attachment. Raises FileRefused where the intake does not take it."""
    place, picture = place_of(values), is_picture(values)
    purpose = purposes.IMAGE if picture else purposes.DOCUMENT
    with (
        media.opened(place) as came,
        examining.examine(file=came, name=PurePosixPath(place).name, purpose=purpose) as found,
    ):
        title = values["title"][:TITLE] or found.name
        with found.path.open("rb") as opened:
            file = File(opened, name=found.name)
            if picture:
                return keep_picture(file, title, values, found)
            made = PalaisDocument(
                title=title, file=file, file_size=found.size, collection=Collection.get_first_root_node()
            )
            made._set_document_file_metadata()
            made.save()
            return made


def keep_picture(file: File, title: str, values: dict[str, Any], found: examining.Examined) -> PalaisImage:
    """A picture that readers do not see before somebody has looked whether it shows children."""
    made = PalaisImage(
        title=title,
        file=file,
        description=values.get("alt", "")[:255],
        file_size=found.size,
        collection=Collection.get_first_root_node(),
        shows_children=None,
    )
    made._set_image_file_metadata()
    made.save()
    return made
