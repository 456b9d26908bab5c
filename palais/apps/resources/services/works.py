"""Works: adding one, changing what it says, showing it, withdrawing it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from palais.apps.office import search
from palais.apps.office.services import changelog, translated
from palais.apps.people.models import Organisation, User
from palais.apps.resources import deeds
from palais.apps.resources.choices import Origin, Part, WorkKind, WorkStatus
from palais.apps.resources.models import (
    Work,
    WorkAudience,
    WorkBody,
    WorkOrganisation,
    WorkState,
    WorkText,
    WorkTopic,
    WorkTreaty,
)
from palais.apps.resources.services.refusals import ChangedMeanwhile, Refused
from palais.core.words import fold

KIND = "resource"
PLAIN = ("kind", "language", "dated", "origin", "symbol", "rights", "is_publication")
KEYS: dict[str, tuple[Any, str]] = {
    "audiences": (WorkAudience, "audience"),
    "topics": (WorkTopic, "topic"),
    "states": (WorkState, "state"),
    "treaties": (WorkTreaty, "treaty"),
    "bodies": (WorkBody, "body"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """Title and summary in one language."""

    title: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made a work: an organisation by its key, or a name alone."""

    key: str = ""
    name: str = ""
    part: str = str(Part.AUTHOR)


@dataclass(frozen=True, slots=True)
class WorkWords:
    """What a work says. `texts` are by language; that in the main language must be there. `dated` may be a year."""

    language: str
    texts: Mapping[str, Text]
    kind: str = str(WorkKind.OTHER)
    dated: str = ""
    origin: str = str(Origin.OTHER)
    symbol: str = ""
    rights: str = ""
    is_publication: bool = False
    makers: Sequence[Maker] = ()
    audiences: Sequence[str] = field(default_factory=tuple)
    topics: Sequence[str] = field(default_factory=tuple)
    states: Sequence[str] = field(default_factory=tuple)
    treaties: Sequence[str] = field(default_factory=tuple)
    bodies: Sequence[str] = field(default_factory=tuple)


@transaction.atomic
def add_work(
    *, words: WorkWords, by: User | None, status: Any = WorkStatus.DRAFT, is_demo: bool = False
) -> Work:
    """Add a work without editions. Its key is made of its title and never changes. Raises Refused."""
    check(words)
    key = free_key(words.texts[words.language].title)
    work = Work(key=key, status=status, is_demo=is_demo)
    write(work, words)
    changelog.record(deed=deeds.ADD_WORK, kind=KIND, key=work.key, by=by, after=said(work))
    return work


@transaction.atomic
def change_work(
    *, work: Work, words: WorkWords, by: User | None, seen: int | None = None, changed_on: date | None = None
) -> Work:
    """Let a work say something else. `changed_on`: its content changed that day, so that its twins are flagged.

    `seen` is the version the editor read. Raises Refused and ChangedMeanwhile.
    """
    check(words)
    held = hold(work, seen)
    before = said(held)
    if changed_on is not None:
        held.content_changed_on = changed_on
    write(held, words)
    changelog.record(deed=deeds.CHANGE_WORK, kind=KIND, key=held.key, by=by, before=before, after=said(held))
    return held


@transaction.atomic
def put_status(*, work: Work, status: Any, by: User | None, why: str = "") -> Work:
    """Show a work, make it a draft again, or withdraw it, which needs a reason. Raises Refused."""
    held = hold(work, None)
    if status == WorkStatus.WITHDRAWN and not why.strip():
        raise Refused({"why": _("Say why: readers of its page see it.")})
    if status == WorkStatus.SHOWN and not held.editions.exists():
        raise Refused({"": _("It has no edition yet. Add a link or a file first.")})
    before, held.status = held.status, status
    held.withdrawn_why = " ".join(why.split())[:300] if status == WorkStatus.WITHDRAWN else ""
    touch(held)
    done: dict[Any, str] = {WorkStatus.SHOWN: deeds.SHOW_WORK, WorkStatus.WITHDRAWN: deeds.WITHDRAW_WORK}
    changelog.record(
        deed=done.get(WorkStatus(status), deeds.HIDE_WORK),
        kind=KIND,
        key=held.key,
        by=by,
        before={"status": before},
        after={"status": status},
        reason=held.withdrawn_why,
    )
    return held


def hold(work: Work, seen: int | None) -> Work:
    held: Work = Work.everything.select_for_update().get(pk=work.pk)
    if seen is not None and held.version != seen:
        raise ChangedMeanwhile(held.version)
    return held


def touch(work: Work) -> None:
    """Save a work that says something else, and let search know."""
    work.version += 1
    note_shown(work)
    work.save()
    search.note(kind=KIND, keys=[work.key])


def note_shown(work: Work) -> None:
    """Since when it is shown, the first time."""
    if work.status == WorkStatus.SHOWN:
        work.was_shown, work.shown_at = True, work.shown_at or timezone.now()


def check(words: WorkWords) -> None:
    if not words.texts.get(words.language, Text("")).title.strip():
        raise Refused({"title": _("Write a title in the main language.")})


def write(work: Work, words: WorkWords) -> None:
    """Put what the words say into the records, and what filters look into."""
    for name in PLAIN:
        setattr(work, name, getattr(words, name))
    new = work.pk is None
    if new:
        note_shown(work)
        work.save()
    put_texts(work, words.texts)
    put_makers(work, words.makers)
    for name, (model, column) in KEYS.items():
        put_keys(work, model, column, getattr(words, name))
    work.folded = folded(work)
    if new:
        work.save(update_fields=["folded"])
        search.note(kind=KIND, keys=[work.key])
    else:
        touch(work)


def put_texts(work: Work, texts: Mapping[str, Text]) -> None:
    kept = {language: text for language, text in texts.items() if text.title.strip()}
    WorkText.objects.filter(work=work).exclude(language__in=kept).delete()
    for language in translated.main_first(kept, main=work.language):
        WorkText.objects.update_or_create(work=work, language=language, defaults=asdict(kept[language]))


def put_makers(work: Work, makers: Sequence[Maker]) -> None:
    known = {one.key: one for one in Organisation.objects.filter(key__in=[maker.key for maker in makers])}
    WorkOrganisation.objects.filter(work=work).delete()
    WorkOrganisation.objects.bulk_create(
        WorkOrganisation(
            work=work, position=place, organisation=known.get(maker.key), name=maker.name, part=maker.part
        )
        for place, maker in enumerate(makers)
        if maker.name or maker.key in known
    )


def put_keys(work: Work, model: Any, column: str, keys: Sequence[str]) -> None:
    model.objects.filter(work=work).exclude(**{f"{column}__in": keys}).delete()
    have = set(model.objects.filter(work=work).values_list(column, flat=True))
    model.objects.bulk_create(
        model(work=work, **{column: key}) for key in dict.fromkeys(keys) if key not in have
    )


def folded(work: Work) -> str:
    """What filters by words look into. Names of organisations known here are asked for live: one may leave the list."""
    texts = [part for text in WorkText.objects.filter(work=work) for part in (text.title, text.summary)]
    names = WorkOrganisation.objects.filter(work=work, organisation=None).values_list("name", flat=True)
    return fold("\n".join(filter(None, (*texts, *names, work.symbol))))


def said(work: Work) -> dict[str, Any]:
    """What a work says, as plain values, for the log; an organisation that is not listed is not named there."""
    makers = WorkOrganisation.objects.filter(work=work).select_related("organisation")
    return {
        **{name: getattr(work, name) for name in PLAIN},
        "status": work.status,
        "texts": {one.language: [one.title, one.summary] for one in WorkText.objects.filter(work=work)},
        "makers": [
            " | ".join((one.organisation.key if one.organisation else "", one.name, one.part))
            for one in makers
            if one.organisation is None or one.organisation.is_listed
        ],
        **{
            name: sorted(model.objects.filter(work=work).values_list(column, flat=True))
            for name, (model, column) in KEYS.items()
        },
    }


def free_key(title: str) -> str:
    """A key that no work has: of the title, else "resource", with a number."""
    start = slugify(title)[:70].strip("-") or KIND
    taken = set(Work.everything.filter(key__startswith=start).values_list("key", flat=True))
    numbered = (f"{start}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (start, *numbered) if key not in taken)
