"""What an import of pages does with each thing of another site: understood, matched by its number there, written."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect

from palais.apps.office.imports import Match, Present, Reading, Reason, Values, Work, reason
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.models import PalaisDocument, PalaisImage
from palais.cms.choices import Brought
from palais.cms.imports import media, values
from palais.cms.imports.known import MODELS, PAGES, KnownSite, remember
from palais.cms.imports.pages import FIELDS, OF_PAGES, Writer, checksum, state_of
from palais.cms.models import NewsPage, Origin
from palais.cms.services import showing
from palais.core.wordpress.posts import ATTACHMENT

OF_FILES = ("title", "alt")
TOGETHER = 20
MOST_TOLD = 5
CHANGED = "changed here: "


class TakeOver(Work):
    """Posts, pages, pictures and files of one site."""

    about = "page"
    site = "unknown"
    settling: Mapping[str, Any] = {}

    def begin(self, *, columns: Mapping[str, str], reading: Mapping[str, Any]) -> None:
        self.site = values.host_of(reading.get("site", ""))
        self.sorting = values.Sorting(columns=columns, reading=reading)
        self.files = media.Media(dict(reading))
        self.known = KnownSite(self.site)
        self.writer = Writer(self.known)

    def close(self) -> None:
        self.files.close()

    # ── understanding ───────────────────────────────────────────────────────────────────────────

    def read(self, cells: Mapping[str, Sequence[str]], *, date_order: str) -> Reading:
        """Raises Fault where the archive of files cannot be read: no row could be shown as it would become."""
        self.files.check()
        data = json.loads(cells["item"][0])
        if "left" in data:
            return left_out(data)
        reasons = values.reasons_of(data, sorting=self.sorting, files=self.files, site=self.site)
        if data["kind"] == ATTACHMENT:
            found = values.of_file(data, site=self.site)
        else:
            found = values.of_text(data, site=self.site, sorting=self.sorting)
        notes = values.notes_of(data, sorting=self.sorting)
        return Reading(found, found["title"] or data["title"], tuple(reasons), tuple(notes))

    def match(self, values: Values) -> Match:
        origin = Origin.objects.filter(site=values["site"], key=values["key"]).values_list(
            "pk", "what", "object_id"
        )
        for number, what, thing in origin:
            if MODELS[what].objects.filter(pk=thing).exists():
                return Match(record=number)
        return Match()

    def identities(self, values: Values) -> Iterable[str]:
        return [f"{values['site']} {values['key']}"]

    def present(self, records: Iterable[int], *, lock: bool = False) -> dict[int, Present]:
        """Each field as the import gave it, or, where a person changed it since, a sign that they did."""
        origins = list(Origin.objects.filter(pk__in=list(records)))
        things = things_of(origins)
        found = {}
        for origin in origins:
            if (thing := things.get((origin.what, origin.object_id))) is not None:
                found[origin.pk] = now_of(origin, thing)
        return found

    def wanted(self, values: Values, *, now: Present, match: Match) -> Values:
        """What the export says otherwise than last time, where no person changed it here."""
        names = OF_FILES if values["what"] in (Brought.IMAGE, Brought.FILE) else FIELDS
        given = {name: values[name] for name in names if name in values and name in now.values}
        return {
            name: value
            for name, value in given.items()
            if value != now.values[name] and not str(now.values[name]).startswith(CHANGED)
        }

    def logged(self, values: Values) -> Values:
        return {name: value for name, value in values.items() if name not in ("body", "old")}

    # ── writing ─────────────────────────────────────────────────────────────────────────────────

    def insert(self, several: Sequence[Values]) -> list[Present | Reason]:
        self.writer.forget()
        return [self.insert_file(one) if "file" in one else self.insert_page(one) for one in several]

    def insert_page(self, one: Values) -> Present | Reason:
        try:
            with transaction.atomic():
                page, origin, notes = self.writer.add(one)
        except ValidationError as refused:
            return self.not_fitting(refused)
        return Present(origin.pk, version_of(page), page.title, key_of(origin), one, tuple(notes))

    def not_fitting(self, refused: ValidationError) -> Reason:
        """The reason of a text that its page does not take; what was looked up for it is looked up anew."""
        self.writer.forget()
        return reason("not-fitting", why=" ".join(refused.messages))

    def insert_file(self, one: Values) -> Present | Reason:
        try:
            with transaction.atomic():
                thing = media.take(one, media=self.files)
        except FileRefused as refused:
            return reason("file-refused", name=media.place_of(one), why=str(refused))
        except (KeyError, AssertionError, OSError):
            return reason("file-missing", name=media.place_of(one))
        if isinstance(thing, PalaisDocument):
            lead_to_file(thing, [*one["old"], values.path_of(one["file"])])
        origin = remember(one, number=thing.pk, path=media.place_of(one), left=file_state(thing), waits=False)
        notes = [reason("no-alt")] if isinstance(thing, PalaisImage) and not thing.description else []
        return Present(origin.pk, 0, one["title"], key_of(origin), one, tuple(notes))

    def change(self, several: Sequence[tuple[Present, Values]]) -> list[Present | Reason]:
        self.writer.forget()
        origins = Origin.objects.in_bulk([now.record for now, _values in several])
        things = things_of(origins.values())
        done: list[Present | Reason] = []
        for now, changed in several:
            origin = origins[now.record]
            thing = things[origin.what, origin.object_id]
            given = {**origin.given, **changed}
            notes: list[Reason] = []
            try:
                with transaction.atomic():
                    if origin.what in PAGES:
                        notes = self.writer.change(thing, given, set(changed), origin)
                    else:
                        change_file(thing, given, origin)
            except ValidationError as refused:
                done.append(self.not_fitting(refused))
                continue
            done.append(Present(now.record, version_of(thing), now.label, now.key, changed, tuple(notes)))
        return done

    def settle(self) -> int:
        """Links of texts that were written before what they lead to."""
        waiting = list(Origin.objects.filter(site=self.site, waits=True).order_by("pk")[:TOGETHER])
        self.writer.forget()
        for origin in waiting:
            self.writer.settle(origin)
        return len(waiting)

    def remove(self, several: Sequence[Present]) -> dict[int, Reason]:
        """What a run added. A page with others below it stays, and so does a file that something else shows."""
        origins = Origin.objects.in_bulk([now.record for now in several])
        kept: dict[int, Reason] = {}
        for now in several:
            origin = origins[now.record]
            thing = MODELS[origin.what].objects.filter(pk=origin.object_id).first()
            if thing is None:
                pass
            elif origin.what in PAGES and thing.get_children().exists():
                kept[now.record] = reason("has-children")
            elif origin.what not in PAGES and (uses := uses_of(thing)):
                kept[now.record] = reason("in-use", what=uses)
            else:
                if isinstance(thing, PalaisDocument):
                    Redirect.objects.filter(redirect_link=thing.url, redirect_page=None).delete()
                thing.delete()
            if now.record not in kept:
                origin.delete()
        return kept

    def everything(self) -> Iterator[tuple[int, str]]:
        for pk, given in Origin.objects.filter(site=self.site).values_list("pk", "given").iterator():
            yield pk, given.get("title", "")


def left_out(data: Mapping[str, Any]) -> Reading:
    code = {"machinery": "machinery", "comments": "comments-dropped"}.get(data["left"], data["left"])
    why = reason(code, name=data["name"], number=data["count"])
    return Reading({}, f"{data['name']} × {data['count']}", (why,), left_out=True)


def things_of(origins: Iterable[Origin]) -> dict[tuple[str, int], Any]:
    """The pages, pictures and files, a query for each kind."""
    wanted: dict[str, list[int]] = {}
    for origin in origins:
        wanted.setdefault(origin.what, []).append(origin.object_id)
    return {
        (what, number): thing
        for what, numbers in wanted.items()
        for number, thing in MODELS[what].objects.in_bulk(numbers).items()
    }


def now_of(origin: Origin, thing: Any) -> Present:
    left = state_of(thing) if origin.what in PAGES else file_state(thing)
    shown = {
        name: origin.given.get(name) if checksum_now == origin.left.get(name) else f"{CHANGED}{checksum_now}"
        for name, checksum_now in left.items()
    }
    rest = {name: value for name, value in origin.given.items() if name not in (*FIELDS, *OF_FILES)}
    return Present(
        origin.pk, version_of(thing), thing.title, key_of(origin), {**origin.given, **rest, **shown}
    )


def version_of(thing: Any) -> int:
    """The number of its newest revision; 0: nobody saved it at the desk."""
    return getattr(thing, "latest_revision_id", None) or 0


def key_of(origin: Origin) -> str:
    return f"{origin.what}/{origin.object_id}"


def file_state(thing: PalaisImage | PalaisDocument) -> dict[str, str]:
    found = {"title": checksum(thing.title)}
    return {**found, "alt": checksum(thing.description)} if isinstance(thing, PalaisImage) else found


def lead_to_file(thing: PalaisDocument, paths: list[str]) -> None:
    """Old addresses of a file lead to it; those that lead elsewhere already are left."""
    for path in paths:
        old = Redirect.normalise_path(path)
        if path.strip("/") and len(old) < values.LONGEST_PATH and old != Redirect.normalise_path(thing.url):
            Redirect.objects.get_or_create(old_path=old, site=None, defaults={"redirect_link": thing.url})


def change_file(thing: Any, given: Values, origin: Origin) -> None:
    thing.title = given["title"][: media.TITLE] or thing.title
    if isinstance(thing, PalaisImage):
        thing.description = given["alt"][:255]
    thing.save()
    remember(given, number=thing.pk, path=origin.path, left=file_state(thing), waits=False)


def uses_of(thing: Any) -> list[str]:
    """The titles of pages that show it. Published news have a table of their own, since Wagtail's follows later."""
    shown = NewsPage.objects.filter(pk__in=showing.using(thing)).values_list("title", flat=True)
    return sorted({*shown[:MOST_TOLD], *(str(user) for user, _places in thing.get_usage()[:MOST_TOLD])})


__all__ = ["OF_PAGES", "TakeOver"]
