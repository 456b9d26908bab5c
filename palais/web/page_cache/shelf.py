"""The answers that one process keeps: the least asked for give way when the bytes are used up."""

from collections import OrderedDict
from threading import Lock

from palais.web.page_cache.kept import Kept
from palais.web.page_cache.keys import Place

LARGEST = 1_000_000


class Shelf:
    """Answers of one version, within `limit` bytes. Another version empties it."""

    def __init__(self, *, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.version = ""
        self.places: OrderedDict[Place, Kept] = OrderedDict()
        self.lock = Lock()

    def __len__(self) -> int:
        return len(self.places)

    def get(self, place: Place, *, version: str) -> Kept | None:
        with self.lock:
            if version != self.version:
                return None
            kept = self.places.get(place)
            if kept is not None:
                self.places.move_to_end(place)
            return kept

    def put(self, place: Place, kept: Kept, *, version: str) -> None:
        """Keep an answer that was made when the content had this version."""
        if kept.size > min(LARGEST, self.limit):
            return
        with self.lock:
            if version != self.version:
                self.empty(version)
            old = self.places.pop(place, None)
            self.size += kept.size - (old.size if old else 0)
            self.places[place] = kept
            while self.size > self.limit:
                self.size -= self.places.popitem(last=False)[1].size

    def empty(self, version: str = "") -> None:
        self.places.clear()
        self.size, self.version = 0, version


class Shelves:
    """Two shelves: questions, of which there is no end, cannot push the pages themselves out."""

    def __init__(self, *, pages: int = 48_000_000, questions: int = 16_000_000) -> None:
        self.pages, self.questions = Shelf(limit=pages), Shelf(limit=questions)

    def of(self, place: Place) -> Shelf:
        return self.questions if place.query else self.pages

    def empty(self) -> None:
        self.pages.empty()
        self.questions.empty()
