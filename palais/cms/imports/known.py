"""What is here already of another site: numbers and addresses there, to pages, pictures and files here."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from palais.apps.office.models import PalaisDocument, PalaisImage
from palais.cms.choices import Brought
from palais.cms.imports import linking
from palais.cms.models import NewsPage, Origin, ProsePage

MODELS: dict[Any, Any] = {
    Brought.NEWS: NewsPage,
    Brought.PAGE: ProsePage,
    Brought.IMAGE: PalaisImage,
    Brought.FILE: PalaisDocument,
}
PAGES = (Brought.NEWS, Brought.PAGE)
PATH = 500


class KnownSite:
    """Asked one by one and remembered for a step; forgotten with it, since a step may be rolled back."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.answers: dict[tuple[str, str], int | None] = {}

    def forget(self) -> None:
        self.answers.clear()

    def find(self, name: str, value: str, *, what: tuple[str, ...]) -> int | None:
        """The number here of what has this `key` or `path` there, where it still is."""
        if not value:
            return None
        asked = (f"{name} {what[0]}", value)
        if asked not in self.answers:
            rows = Origin.objects.filter(Q(**{name: value[:PATH]}), site=self.site, what__in=what)
            found = None
            for kind, number in rows.values_list("what", "object_id"):
                if MODELS[kind].objects.filter(pk=number).exists():
                    found = number
            self.answers[asked] = found
        return self.answers[asked]

    def page_of(self, address: str) -> int | None:
        plain = linking.plain(address)
        _path, asked, number = plain.partition("?number=")
        if asked:
            return self.find("key", number, what=PAGES)
        return self.find("path", plain, what=PAGES) if plain else None

    def page(self, key: str) -> int | None:
        return self.find("key", key, what=PAGES)

    def image_of(self, *, source: str, address: str) -> int | None:
        return self.media(source, address, Brought.IMAGE)

    def file_of(self, *, source: str, address: str) -> int | None:
        return self.media(source, address, Brought.FILE)

    def media(self, source: str, address: str, what: str) -> int | None:
        number = self.find("key", source, what=(what,)) if source else None
        place = linking.upload(address)
        return number if number is not None or not place else self.find("path", place, what=(what,))


@transaction.atomic
def remember(values: dict[str, Any], *, number: int, path: str, left: dict[str, str], waits: bool) -> Origin:
    """Write down where a thing came from; what an earlier import said of it is written over."""
    origin, _made = Origin.objects.update_or_create(
        site=values["site"],
        key=values["key"],
        defaults={
            "what": values["what"],
            "object_id": number,
            "path": path[:PATH],
            "given": values,
            "left": left,
            "waits": waits,
        },
    )
    return origin
