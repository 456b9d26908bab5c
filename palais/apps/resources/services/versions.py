"""Versions of a work: tying one to its source, saying that both were compared, and what takes a work's place."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palais.apps.office.models import PalaisImage
from palais.apps.office.services import changelog
from palais.apps.people.models import User
from palais.apps.resources import deeds
from palais.apps.resources.choices import TwinKind
from palais.apps.resources.models import Twin, Work
from palais.apps.resources.services import works
from palais.apps.resources.services.refusals import Refused

LONGEST_CHAIN = 50


@transaction.atomic
def tie(*, work: Work, source: Work, kind: str, by: User | None, on: date | None = None) -> Twin:
    """Say that `work` retells `source`. `on`: both said the same that day. Raises Refused."""
    if kind not in TwinKind.values:
        raise Refused({"kind": _("Choose how it retells the other.")})
    if work.pk == source.pk:
        raise Refused({"source": _("A resource cannot be a version of itself.")})
    held, other = hold_both(work, source)
    if Twin.objects.filter(work=other, source=held).exists():
        raise Refused({"source": _("The other one is a version of this one already.")})
    if Twin.objects.filter(work=held, source=other).exists():
        raise Refused({"source": _("It is tied to this source already.")})
    twin = Twin.objects.create(work=held, source=other, kind=kind, matches_on=on)
    note(deeds.TIE_TWIN, held, other, by=by, after={"source": other.key, "kind": kind})
    return twin


@transaction.atomic
def untie(*, twin: Twin, by: User | None) -> None:
    """Say that a work does not retell the other. Both stay."""
    held, other = hold_both(twin.work, twin.source)
    before = {"source": other.key, "kind": twin.kind}
    twin.delete()
    note(deeds.UNTIE_TWIN, held, other, by=by, before=before)


@transaction.atomic
def compare(*, twin: Twin, on: date, by: User | None) -> Twin:
    """Say that on this day both said the same: the version is no longer flagged."""
    held, other = hold_both(twin.work, twin.source)
    before, twin.matches_on = twin.matches_on, on
    twin.save()
    note(
        deeds.COMPARE_TWIN,
        held,
        other,
        by=by,
        before={"matches_on": before.isoformat() if before else ""},
        after={"matches_on": on.isoformat()},
    )
    return twin


@transaction.atomic
def replace(*, work: Work, newer: Work | None, by: User | None) -> Work:
    """Say which work takes this one's place; None: none does. Raises Refused where that leads in a circle."""
    held = works.hold(work, None)
    if newer is not None and in_circle(held, newer):
        raise Refused({"replaced_by": _("That one is itself replaced by this one.")})
    before = held.replaced_by
    held.replaced_by = newer
    works.touch(held)
    for other in filter(None, {before, newer}):
        works.touch(works.hold(other, None))
    changelog.record(
        deed=deeds.REPLACE_WORK,
        kind=works.KIND,
        key=held.key,
        by=by,
        before={"replaced_by": before.key if before else ""},
        after={"replaced_by": newer.key if newer else ""},
    )
    return held


@transaction.atomic
def put_cover(*, work: Work, cover: PalaisImage | None, by: User | None) -> Work:
    """Give a work a cover, or none. Raises Refused for an image without a description."""
    if cover is not None and not cover.description.strip():
        raise Refused({"cover": _("The image has no description. Write one in Images first.")})
    held = works.hold(work, None)
    before, held.cover = held.cover_id, cover
    works.touch(held)
    changelog.record(
        deed=deeds.PUT_COVER,
        kind=works.KIND,
        key=held.key,
        by=by,
        before={"cover": before or ""},
        after={"cover": cover.pk if cover else ""},
    )
    return held


@transaction.atomic
def place(*, work: Work, newer: Work | None, cover: PalaisImage | None, by: User | None) -> None:
    """Put what takes its place and its cover, each only where it is another one than before. Raises Refused."""
    if newer != work.replaced_by:
        replace(work=work, newer=newer, by=by)
    if cover != work.cover:
        put_cover(work=work, cover=cover, by=by)


def in_circle(work: Work, newer: Work) -> bool:
    """Whether the newer one, or what replaced that, is the work itself."""
    step: Work | None = Work.everything.get(pk=newer.pk)
    for _number in range(LONGEST_CHAIN):
        if step is None:
            return False
        if step.pk == work.pk:
            return True
        step = step.replaced_by
    return True


def hold_both(work: Work, source: Work) -> tuple[Work, Work]:
    """Always in the same order, so that two editors cannot wait for each other."""
    held = {one.pk: works.hold(one, None) for one in sorted((work, source), key=lambda one: one.pk)}
    return held[work.pk], held[source.pk]


def note(deed: str, work: Work, source: Work, *, by: User | None, **values: Any) -> None:
    """Both pages show it, so both are new."""
    works.touch(work)
    works.touch(source)
    changelog.record(deed=deed, kind=works.KIND, key=work.key, by=by, **values)
