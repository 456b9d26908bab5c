"""Arranging a hub: its sections, and the works in them, in the order an editor chooses."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from palais.apps.office.services import changelog, translated
from palais.apps.people.models import User
from palais.apps.resources import deeds
from palais.apps.resources.models import Hub, HubSection, Placement, SectionText, Work
from palais.apps.resources.services import hubs
from palais.apps.resources.services.hubs import HubTextWords
from palais.apps.resources.services.refusals import Refused


@transaction.atomic
def add_section(
    *, hub: Hub, texts: Mapping[str, HubTextWords], by: User | None, slug: str = ""
) -> HubSection:
    """Add a section at the end. Raises Refused without a title in the hub's main language."""
    held = hubs.hold(hub, None)
    title = texts.get(held.language, HubTextWords("")).title
    section = HubSection(hub=held, slug=slug or free_slug(held, title), position=held.sections.count())
    put_texts(section, texts)
    note(held, by=by, after={"section": section.slug})
    return section


@transaction.atomic
def change_section(*, section: HubSection, texts: Mapping[str, HubTextWords], by: User | None) -> HubSection:
    """Let a section be called something else. Raises Refused."""
    held = hubs.hold(section.hub, None)
    before = {one.language: one.title for one in section.texts.all()}
    put_texts(section, texts)
    after = {one.language: one.title for one in SectionText.objects.filter(section=section)}
    note(held, by=by, before={section.slug: before}, after={section.slug: after})
    return section


@transaction.atomic
def remove_section(*, section: HubSection, by: User | None) -> None:
    """Remove an empty section. Raises Refused while resources stand in it."""
    held = hubs.hold(section.hub, None)
    if section.placements.exists():
        raise Refused({"": _("Resources stand in this section. Move them or take them out first.")})
    slug = section.slug
    section.delete()
    note(held, by=by, before={"section": slug})


@transaction.atomic
def move_section(*, section: HubSection, by: User | None, up: bool) -> None:
    """Change places with the section before or after it; the first and the last stay where they are."""
    held = hubs.hold(section.hub, None)
    if swapped(list(held.sections.order_by("position", "pk")), section, up=up):
        note(held, by=by, after={"moved": section.slug, "up": up})


@transaction.atomic
def place(*, section: HubSection, work: Work, by: User | None) -> Placement:
    """Put a work at the end of a section; where it stands there already, it stays."""
    held = hubs.hold(section.hub, None)
    placement, new = Placement.objects.get_or_create(
        section=section, work=work, defaults={"position": section.placements.count()}
    )
    if new:
        note(held, by=by, after={"placed": work.key, "section": section.slug})
    return placement


@transaction.atomic
def take_out(*, placement: Placement, by: User | None) -> None:
    """Take a work out of a section; the work stays."""
    held = hubs.hold(placement.section.hub, None)
    gone = {"placed": placement.work.key, "section": placement.section.slug}
    placement.delete()
    note(held, by=by, before=gone)


@transaction.atomic
def move_placement(
    *, placement: Placement, by: User | None, up: bool = False, to: HubSection | None = None
) -> None:
    """Change places with the work before or after it, or go to the end of another section of the hub."""
    held = hubs.hold(placement.section.hub, None)
    if to is not None:
        if to.hub_id != held.pk or to.placements.filter(work=placement.work).exists():
            raise Refused({"": _("It stands in that section already.")})
        before, placement.section = placement.section.slug, to
        placement.position = to.placements.count()
        placement.save()
        note(held, by=by, before={placement.work.key: before}, after={placement.work.key: to.slug})
        return
    rows = list(placement.section.placements.order_by("position", "pk"))
    if swapped(rows, placement, up=up):
        note(held, by=by, after={"moved": placement.work.key, "up": up})


def swapped(rows: Sequence[Any], one: Any, *, up: bool) -> bool:
    """Put the rows in their new order; False where nothing moves."""
    order = list(rows)
    at = order.index(one)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(order):
        return False
    order[at], order[other] = order[other], order[at]
    for position, row in enumerate(order):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
    return True


def put_texts(section: HubSection, texts: Mapping[str, HubTextWords]) -> None:
    kept = {language: text for language, text in texts.items() if text.title.strip()}
    if section.hub.language not in kept:
        raise Refused({"title": _("Write a title in the main language.")})
    section.save()
    SectionText.objects.filter(section=section).exclude(language__in=kept).delete()
    for language in translated.main_first(kept, main=section.hub.language):
        SectionText.objects.update_or_create(
            section=section, language=language, defaults=asdict(kept[language])
        )


def free_slug(hub: Hub, title: str) -> str:
    start = slugify(title)[:50].strip("-") or "section"
    taken = set(hub.sections.values_list("slug", flat=True))
    return next(
        slug
        for slug in (start, *(f"{start}-{number}" for number in range(2, len(taken) + 3)))
        if slug not in taken
    )


def note(hub: Hub, *, by: User | None, **values: Any) -> None:
    hubs.touch(hub)
    changelog.record(deed=deeds.ARRANGE_HUB, kind=hubs.KIND, key=hub.slug, by=by, **values)
