"""What happens to languages when a page is published: what it follows is settled, what lags behind it is worked out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from wagtail.models import Page

from palais.apps.office.services import changelog
from palais.cms.languages import deeds, following, sources
from palais.cms.languages.aligning import aligned, words_alike
from palais.cms.languages.following import Anchor, Row
from palais.cms.languages.passages import Passage, Texts
from palais.cms.models import LiveText, MinorChange, NewsPage, PassageText
from palais.cms.services import showing


@transaction.atomic
def settle(*, page: Any, on: date) -> None:
    """Keep what a page that was just published says and follows, and mark what lags in the translations of it.

    `on` is the day of its text when that changed. Pages of other kinds and mirrors of a page are left alone.
    """
    if not hasattr(page, "follows") or page.alias_of_id or not page.live:
        return
    own = Texts(page).passages
    group = sources.group_of(page)
    before = LiveText.objects.filter(pk=page.pk).first()
    if len(group) > 1:
        remember(own)
    if page.is_minor_change and before:
        note_minor_change(page=page, before=before, own=own)
    source = sources.source_of(page, group)
    keep(page=page, own=own, before=before, source=source, on=on)
    for other in group:
        if other.pk != page.pk and other.live and sources.source_of(other, group) == page:
            keep(page=other, own=Texts(other).passages, before=live_text(other), source=page, on=on)


@transaction.atomic
def unsettle(*, page: Any) -> None:
    """A page is no longer published: nobody is told that a translation follows it."""
    followers = LiveText.objects.filter(source=page)
    numbers = list(followers.values_list("pk", flat=True))
    followers.update(lag=[], lagging=0, source=None)
    showing.show_again(numbers)


def keep(*, page: Any, own: Sequence[Passage], before: LiveText | None, source: Any, on: date) -> None:
    canon = canon_of(page)
    passages = [[passage.key, passage.digest] for passage in own]
    text = LiveText(page=page, source=source, passages=passages)
    text.changed_on = day_of_text(page, before, own, canon, on)
    rows: list[Row] = []
    if source is not None:
        theirs = Texts(source).passages if source.live else []
        remember(theirs)
        page.follows = followed(page=page, own=own, source=source, theirs=theirs)
        rows = compared_to(page=page, own=own, theirs=theirs) if source.live else []
        text.lag = following.as_lag(rows)
        text.lagging = len(text.lag)
        text.is_foreign = (
            bool(rows) and {row.kind for row in rows} <= {"untranslated", "same"} and text.lagging > 0
        )
        if not text.lag or "on" not in page.follows:
            page.follows["on"] = day_known(source, on=on).isoformat()
        text.follows_on = date.fromisoformat(page.follows["on"])
    text.save()
    if source is not None or page.follows_now or page.is_minor_change:
        write_down(page)
    if source is not None and isinstance(page, NewsPage):
        showing.show_again([page.pk])


def followed(*, page: Any, own: Sequence[Passage], source: Any, theirs: Sequence[Passage]) -> dict[str, Any]:
    """What a translation follows: everything, when nothing was known of it or its editor says so."""
    known = page.follows or {}
    anchors = following.anchors_of(known)
    of = source.locale.language_code
    if not theirs:
        return {**known, "of": of}
    if page.follows_now or not anchors:
        as_is = [passage.digest for passage in own] if page.follows_now else []
        fresh = [anchor.as_list() for anchor in following.adopted(own, theirs)]
        return {"of": of, "anchors": fresh, "as_is": as_is}
    return {**known, "of": of, "anchors": [anchor.as_list() for anchor in following.settled(anchors, own)]}


def compared_to(*, page: Any, own: Sequence[Passage], theirs: Sequence[Passage]) -> list[Row]:
    """Every passage of the source beside that of the translation."""
    anchors = following.anchors_of(page.follows or {})
    return following.compared(
        anchors=anchors,
        own=own,
        source=theirs,
        canon=canon_of(page),
        wording=wording_of(anchors),
        as_is=(page.follows or {}).get("as_is", ()),
    )


def write_down(page: Any) -> None:
    """Keep what was settled on the page and in its published revision; the two ticks were for this time only."""
    page.follows_now = page.is_minor_change = False
    settled = {"follows": page.follows, "follows_now": False, "is_minor_change": False}
    type(page)._default_manager.filter(pk=page.pk).update(**settled)
    revision = page.live_revision
    if revision is not None:
        revision.content = {**revision.content, **settled}
        revision.save(update_fields=["content"])


def live_text(page: Page) -> LiveText | None:
    return LiveText.objects.filter(pk=page.pk).first()


def day_of_text(
    page: Any, before: LiveText | None, own: Sequence[Passage], canon: following.Canon, on: date
) -> date:
    """The day of the last change of its words that was not minor."""
    if before is None:
        return page.changed_on or page.published_on or on
    was = [canon(digest) for _key, digest in before.passages]
    now = [canon(passage.digest) for passage in own]
    return before.changed_on if [one for one in was if one] == [one for one in now if one] else on


def day_known(page: Any, *, on: date) -> date:
    """The day of the words that stand; `on` for a page that nobody published, such as the first one of a new site."""
    text = live_text(page)
    if text is not None:
        return text.changed_on
    last = page.last_published_at
    return page.changed_on or page.published_on or (last.date() if last else on)


def remember(passages: Iterable[Passage]) -> None:
    """Keep the words, so that a later change can be shown word by word."""
    rows = [PassageText(digest=passage.digest, text=passage.text) for passage in passages]
    PassageText.objects.bulk_create(rows, ignore_conflicts=True)


def wording_of(anchors: Sequence[Anchor]) -> following.Wording:
    known = dict(
        PassageText.objects.filter(pk__in={anchor.source for anchor in anchors}).values_list("digest", "text")
    )
    return lambda digest: known.get(digest, "")


def canon_of(page: Page) -> following.Canon:
    """The digest that counts, after minor changes of the pages that are twins of this one."""
    same = dict(
        MinorChange.objects.filter(translation_key=page.translation_key).values_list("digest", "same_as")
    )

    def canon(digest: str) -> str:
        seen = set()
        while digest in same and digest not in seen:
            seen.add(digest)
            digest = same[digest]
        return digest

    return canon


def note_minor_change(*, page: Any, before: LiveText, own: Sequence[Passage]) -> None:
    """From now on the words that changed count as those that stood there before."""
    was = [digest for _key, digest in before.passages]
    known = dict(PassageText.objects.filter(pk__in=was).values_list("digest", "text"))
    canon = canon_of(page)
    pairs = aligned(
        was,
        [passage.digest for passage in own],
        likeness=lambda i, j: words_alike(known.get(was[i], ""), own[j].text),
    )
    same: dict[str, str] = {}
    for i, j in pairs:
        old, new = was[i] if i is not None else "", own[j].digest if j is not None else ""
        if new and canon(new) != canon(old):
            same[new] = canon(old) if old else ""
        elif old and not new:
            same[old] = ""
    for digest, same_as in same.items():
        MinorChange.objects.update_or_create(
            translation_key=page.translation_key, digest=digest, defaults={"same_as": same_as}
        )
    if same:
        changelog.record(
            deed=deeds.MINOR, kind="page", key=str(page.pk), by=None, after={"passages": len(same)}
        )
