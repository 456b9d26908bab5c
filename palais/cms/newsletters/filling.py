"""Filling an issue: what is new since the one before, as parts that an editor may change, move and take out."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from palais.apps.office import clock
from palais.apps.office.services import changelog
from palais.apps.people.models import User
from palais.cms import newsletters
from palais.cms.choices import ItemKind
from palais.cms.models import NewsletterIndexPage, NewsletterPage
from palais.cms.newsletters import Pick, deeds
from palais.core import words

LOOK_BACK = timedelta(days=31)
ISSUES = 6


class NotPossible(ValueError):
    """What was asked for cannot be done now; the sentence says why and what to do."""


def since(issue: NewsletterPage | None, *, language: str) -> date:
    """The day after which things are new to its readers: the editor's, else that before the day on which the issue
    before was begun, since what came later may not stand in it; else a month ago."""
    if issue is not None and issue.since:
        return issue.since
    before = NewsletterPage.objects.live().filter(locale__language_code=language, published_on__isnull=False)
    if issue is not None:
        before = before.exclude(pk=issue.pk)
    newest = before.order_by("-published_on").first()
    if newest is None or newest.published_on is None:
        return clock.today() - LOOK_BACK
    begun = newest.revisions.order_by("created_at").values_list("created_at", flat=True).first()
    day = newest.published_on
    return (min(day, timezone.localdate(begun)) if begun else day) - timedelta(days=1)


def offered(issue: NewsletterPage, *, after: date) -> list[tuple[Any, list[tuple[str, Pick, bool]]]]:
    """Everything new, by kind: a handle for the form, the thing, and whether the issue has it already.

    What stood in an issue before is not offered again, but for dates to come: they are worth a reminder.
    """
    language = issue.locale.language_code
    there = addresses_in(issue)
    with translation.override(language):
        found = newsletters.new_since(language=language, after=after, on=clock.today())
    told = told_before(issue)
    lines = [
        (kind, [pick for pick in picks if kind == ItemKind.ENTRY_POINT or pick.address not in told])
        for kind, picks in found
    ]
    return [
        (kind, [(f"{kind}-{pick.address}", pick, pick.address in there) for pick in picks])
        for kind, picks in lines
        if picks
    ]


def told_before(issue: NewsletterPage) -> set[str]:
    """The addresses in the issues that readers of its language had last."""
    others = NewsletterPage.objects.live().filter(locale_id=issue.locale_id).exclude(pk=issue.pk)
    return {
        address for one in others.order_by("-published_on", "-pk")[:ISSUES] for address in addresses_in(one)
    }


def addresses_in(issue: NewsletterPage) -> set[str]:
    return {block.value["address"] for block in issue.body if block.block_type == "item"}


@transaction.atomic
def fill(*, issue: NewsletterPage, handles: Collection[str], after: date, by: User | None) -> int:
    """Add what was picked as a new draft, each kind below a heading of its own; how many. Twice adds nothing twice."""
    locked = NewsletterPage.objects.select_for_update().get(pk=issue.pk)
    page: NewsletterPage = locked.get_latest_revision_as_object()
    added = 0
    for kind, picks in offered(page, after=after):
        chosen = [pick for handle, pick, is_there in picks if handle in handles and not is_there]
        if chosen:
            append(page, heading=kind, picks=chosen)
            added += len(chosen)
    if added:
        page.save_revision(user=by, log_action=True)
        changelog.record(
            deed=deeds.FILL_NEWSLETTER, kind="newsletter", key=str(page.pk), by=by, after={"added": added}
        )
    return added


def append(page: NewsletterPage, *, heading: Any, picks: Sequence[Pick]) -> None:
    with translation.override(page.locale.language_code):
        title = str(heading.label)
    parts = [(block.block_type, block.value) for block in page.body]
    place = place_after(parts, title)
    new = [
        (
            "item",
            {
                "kind": pick.kind,
                "title": pick.title,
                "text": words.first_sentences(pick.text),
                "when": pick.when,
                "address": pick.address,
            },
        )
        for pick in picks
    ]
    if place is None:
        parts += [("heading", {"text": title}), *new]
    else:
        parts[place:place] = new
    page.body = parts


def place_after(parts: Sequence[tuple[str, Any]], title: str) -> int | None:
    """The end of the section with this heading; None where there is none."""
    start = next(
        (place for place, (kind, value) in enumerate(parts) if kind == "heading" and value["text"] == title),
        None,
    )
    if start is None:
        return None
    following = (place for place in range(start + 1, len(parts)) if parts[place][0] == "heading")
    return next(following, len(parts))


@transaction.atomic
def start(*, language: str, by: User | None, beside: NewsletterPage | None = None) -> NewsletterPage:
    """A new draft, filled with everything new. `beside`: it is the same issue in another language.

    Raises NotPossible where that language has the issue already, or no archive.
    """
    index = NewsletterIndexPage.objects.filter(locale__language_code=language).first()
    if index is None:
        raise NotPossible(_("There is no archive of newsletters in this language."))
    if by is not None and not index.permissions_for_user(by).can_add_subpage():
        raise NotPossible(_("You may not write newsletters in this language."))
    page = NewsletterPage(locale=index.locale, live=False, owner=by)
    if beside is not None:
        if beside.get_translations().filter(locale=index.locale).exists():
            raise NotPossible(_("This issue is there already in this language."))
        page.translation_key, page.since = beside.translation_key, beside.since
    today = clock.today()
    with translation.override(language):
        month = formats.date_format(today, "F Y")
        page.title = _("Newsletter, %(month)s") % {"month": month}
    page.slug = free_slug(index, f"{today:%Y-%m}")
    index.add_child(instance=page)
    changelog.record(
        deed=deeds.START_NEWSLETTER,
        kind="newsletter",
        key=str(page.pk),
        by=by,
        after={"language": language},
    )
    after = since(page, language=language)
    handles = [handle for _kind, picks in offered(page, after=after) for handle, _pick, _there in picks]
    fill(issue=page, handles=handles, after=after, by=by)
    page.refresh_from_db()
    return page


def free_slug(index: NewsletterIndexPage, wanted: str) -> str:
    taken = set(index.get_children().values_list("slug", flat=True))
    numbers = (f"{wanted}-{number}" for number in range(2, 1000))
    return wanted if wanted not in taken else next(slug for slug in numbers if slug not in taken)
