"""Tags of recommendations: suggested by word lists and a model, accepted or refused by a person."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from palais.apps.library import deeds, index
from palais.apps.library.choices import TagOrigin, TagScheme
from palais.apps.library.models import Recommendation, Tag
from palais.apps.library.services import training, word_lists
from palais.apps.office.services import changelog, stamps
from palais.apps.people.models import User
from palais.core.themes import Model, Suggested

BATCH = 500
LEAST = 0.4
"""Suggestions below this are more often wrong than right and are not kept."""

ABOUT_CHILDREN = frozenset({"CRC", "CRC-OP-AC", "CRC-OP-SC"})
LISTS = {
    TagScheme.CLUSTER: "clusters",
    TagScheme.THEME: "themes",
    TagScheme.GROUP: "groups",
    TagScheme.SDG: "sdgs",
}
"""Where a recommendation keeps the tags of a scheme that count."""

SUGGESTED = (TagOrigin.RULE, TagOrigin.MODEL)


def suggest(pks: Iterable[int]) -> int:
    """Suggest tags for these recommendations; how many suggestions there are now.

    What a source or a person said is left alone; suggestions nobody has judged are replaced.
    """
    model = training.model()
    every = list(dict.fromkeys(pks))
    return sum(_suggest_batch(every[start : start + BATCH], model) for start in range(0, len(every), BATCH))


@transaction.atomic
def _suggest_batch(pks: Sequence[int], model: Model | None) -> int:
    Tag.objects.filter(recommendation__in=pks, accepted=None, origin__in=SUGGESTED).delete()
    there = set(Tag.objects.filter(recommendation__in=pks).values_list("recommendation", "scheme", "key"))
    new = [
        Tag(
            recommendation=one,
            scheme=tag.scheme,
            key=tag.key,
            origin=origin,
            confidence=tag.confidence,
            words=list(tag.words),
        )
        for one in Recommendation.objects.shown().filter(pk__in=pks)
        for tag, origin in suggestions(one, model)
        if (one.pk, tag.scheme, tag.key) not in there
    ]
    Tag.objects.bulk_create(new)
    stamps.stamp("library")
    return len(new)


def suggestions(one: Recommendation, model: Model | None) -> list[tuple[Suggested, TagOrigin]]:
    """What word lists and model say of a recommendation, each tag once, by the surer of both."""
    by_lists = word_lists.tag_rules().suggest(
        f"{one.lead_in} {one.text}",
        language=one.language,
        headings=one.headings,
        targets=one.mentions.get("targets", ()),
        about_children=one.body in ABOUT_CHILDREN,
    )
    found = {(tag.scheme, tag.key): (tag, TagOrigin.RULE) for tag in by_lists}
    for tag in model.suggest(one.text, language=one.language) if model else ():
        there = found.get((tag.scheme, tag.key))
        if there is None or there[0].confidence < tag.confidence:
            words = there[0].words if there else ()
            found[tag.scheme, tag.key] = (
                Suggested(tag.scheme, tag.key, tag.confidence, words),
                TagOrigin.MODEL,
            )
    return [(tag, origin) for tag, origin in found.values() if tag.confidence >= LEAST]


@transaction.atomic
def judge(*, tag: int, yes: bool, by: User) -> Tag:
    """A person accepts or refuses a tag. Doing it twice changes nothing. Raises Tag.DoesNotExist."""
    found = Tag.objects.select_for_update().select_related("recommendation").get(pk=tag)
    if found.accepted is yes:
        return found
    before = {"accepted": found.accepted}
    found.accepted, found.by = yes, by
    found.save(update_fields=["accepted", "by", "at"])
    _count(found.recommendation, found.scheme, found.key, yes=yes)
    _log(deeds.ACCEPT_TAG if yes else deeds.REFUSE_TAG, found, by, before)
    return found


@transaction.atomic
def add(*, recommendation: int, scheme: str, key: str, by: User) -> Tag:
    """A person sets a tag that nobody suggested. Raises Recommendation.DoesNotExist."""
    one = Recommendation.objects.get(pk=recommendation)
    found, _made = Tag.objects.update_or_create(
        recommendation=one,
        scheme=TagScheme(scheme),
        key=key,
        defaults={"origin": TagOrigin.PERSON, "accepted": True, "confidence": None, "by": by},
    )
    _count(one, found.scheme, found.key, yes=True)
    _log(deeds.ACCEPT_TAG, found, by, {})
    return found


@transaction.atomic
def undo(*, tag: int, by: User) -> Tag:
    """Take a judgement back: the tag is a suggestion again, and counts only where its source says it."""
    found = Tag.objects.select_for_update().select_related("recommendation").get(pk=tag)
    before = {"accepted": found.accepted}
    found.accepted, found.by = None, None
    found.save(update_fields=["accepted", "by", "at"])
    said = found.origin in (TagOrigin.PRINTED, TagOrigin.IMPORTED)
    _count(found.recommendation, found.scheme, found.key, yes=said)
    _log(deeds.UNDO_TAG, found, by, before)
    return found


def _count(one: Recommendation, scheme: str, key: str, *, yes: bool) -> None:
    """Let a tag count for its recommendation, or no longer; the index is told."""
    field = LISTS[TagScheme(scheme)]
    keys = [other for other in getattr(one, field) if other != key] + ([key] if yes else [])
    if sorted(keys) != sorted(getattr(one, field)):
        setattr(one, field, keys)
        one.version += 1
        one.save(update_fields=[field, "version"])
        index.note([one.pk])


def _log(deed: str, tag: Tag, by: User, before: dict[str, object]) -> None:
    changelog.record(
        deed=deed,
        kind="tag",
        key=f"{tag.recommendation} {tag}",
        by=by,
        before=before,
        after={"accepted": tag.accepted},
    )
