"""Tags of recommendations: suggested by word lists and a model, accepted or refused by a person."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from django.db import transaction

from palais.apps.library import covering, deeds, index
from palais.apps.library.choices import Origin, TagOrigin, TagScheme
from palais.apps.library.models import Recommendation, Tag
from palais.apps.library.services import training
from palais.apps.library.services.tag_sources import LISTS, SUGGESTED, Key, batched, by_lists, printed, said
from palais.apps.office.services import changelog, stamps
from palais.apps.people.models import User
from palais.core.themes import Model, Suggested

BATCH = 500
LEAST = 0.4
"""Suggestions below this are more often wrong than right and are not kept."""

RENEWED = (*SUGGESTED, TagOrigin.IMPORTED)
"""Made anew from the source, the lists and the model, as long as nobody has judged them."""


def suggest(pks: Iterable[int], *, say: Callable[[int], None] = lambda done: None) -> int:
    """Take in what the source of these recommendations says, and suggest more; how many suggestions there are now.

    What a person said is left alone; suggestions nobody has judged are replaced. `say` hears how many are done.
    """
    model = training.model()
    count = done = 0
    for batch in batched(pks, BATCH):
        count += _suggest_batch(batch, model)
        done += len(batch)
        say(done)
    return count


@transaction.atomic
def _suggest_batch(pks: Sequence[int], model: Model | None) -> int:
    held = _held(pks)
    # One statement that asks again whether somebody judged them: `delete` reads first, and stamps for each tag.
    old = Tag.objects.filter(recommendation__in=pks, accepted=None, origin__in=RENEWED).order_by()
    old._raw_delete(old.db)
    beside = covering.said_beside(held)
    there: dict[int, dict[Key, Tag]] = {}
    for tag in Tag.objects.filter(recommendation__in=pks):
        there.setdefault(tag.recommendation_id, {})[tag.scheme, tag.key] = tag
    new: list[Tag] = []
    moved = []
    suggested = 0
    for one in held:
        if one.withdrawn_on or one.covered_by_id:
            continue
        own = there.setdefault(one.pk, {})
        for key, origin in _sources(one, beside.get(one.pk, ())):
            if key not in own:
                own[key] = Tag(recommendation=one, scheme=key[0], key=key[1], origin=origin)
                new.append(own[key])
        for found, origin in suggestions(one, model):
            if (found.scheme, found.key) not in own:
                suggested += 1
                new.append(
                    Tag(
                        recommendation=one,
                        scheme=found.scheme,
                        key=found.key,
                        origin=origin,
                        confidence=found.confidence,
                        words=list(found.words),
                    )
                )
        if _listed(one, own.values()):
            moved.append(one)
    Tag.objects.bulk_create(new, ignore_conflicts=True)
    _write_lists(moved)
    stamps.stamp("library")
    return suggested


def _sources(one: Recommendation, beside: Sequence[Recommendation]) -> Iterator[tuple[Key, str]]:
    """What its own source says, then what an index says of the same passage."""
    yield from ((key, origin_of(one)) for key in said(one))
    yield from ((key, str(TagOrigin.IMPORTED)) for row in beside for key in said(row))


def _listed(one: Recommendation, tags: Iterable[Tag]) -> bool:
    """Bring the lists of a recommendation up to its tags: keys that count, then names; whether they moved.

    What the source printed is kept beside them: the next export of an index is compared with that.
    """
    every = list(tags)
    moved = False
    for scheme, field in LISTS.items():
        of_scheme = {tag.key: tag for tag in every if tag.scheme == scheme}
        counting = [key for key, tag in of_scheme.items() if counts(tag)]
        others = [value for value in printed(one, field) if value not in of_scheme]
        wanted = [*sorted(counting), *others]
        if wanted != getattr(one, field):
            one.printed.setdefault(field, getattr(one, field))
            setattr(one, field, wanted)
            moved = True
    return moved


def origin_of(one: Recommendation) -> str:
    return str(TagOrigin.PRINTED if one.origin == Origin.DOCUMENT else TagOrigin.IMPORTED)


def counts(tag: Tag) -> bool:
    """A person's yes or no; until then what its source or a person set counts, and no suggestion."""
    return tag.accepted if tag.accepted is not None else tag.origin not in SUGGESTED


def _write_lists(moved: Sequence[Recommendation]) -> None:
    """The version stays: an import that is undone takes its rows away all the same."""
    if moved:
        Recommendation.objects.bulk_create(
            moved, update_conflicts=True, unique_fields=["id"], update_fields=[*LISTS.values(), "printed"]
        )
        index.note([one.pk for one in moved], at_once=False)


def suggestions(one: Recommendation, model: Model | None) -> list[tuple[Suggested, str]]:
    """What word lists and model say of a recommendation, each tag once.

    The model weighs what the lists say, so it alone speaks for the tags that it has learnt, and the lists for the rest.
    """
    lists = by_lists(one)
    words = {(tag.scheme, tag.key): tag.words for tag in lists}
    learnt = frozenset(model.labels) if model else frozenset()
    found: list[tuple[Suggested, str]] = [
        (tag, TagOrigin.RULE)
        for tag in lists
        if tag.confidence >= LEAST and (tag.scheme, tag.key) not in learnt
    ]
    for tag in model.suggest(one.text, language=one.language, hints=lists) if model else ():
        found.append((replace(tag, words=words.get((tag.scheme, tag.key), ())), TagOrigin.MODEL))
    return found


@transaction.atomic
def judge(*, tag: int, yes: bool, by: User) -> Tag:
    """A person accepts or refuses a tag. Doing it twice changes nothing. Raises Tag.DoesNotExist."""
    judge_all(tags=[tag], yes=yes, by=by)
    return Tag.objects.get(pk=tag)


@transaction.atomic
def judge_all(*, tags: Sequence[int], yes: bool, by: User) -> list[int]:
    """A person accepts or refuses several tags at once; those that this changed, so that it can be undone."""
    changed = []
    for tag in _locked(tags):
        if tag.accepted is not yes:
            before = {"accepted": tag.accepted}
            tag.accepted, tag.by = yes, by
            tag.save(update_fields=["accepted", "by", "at"])
            _log(deeds.ACCEPT_TAG if yes else deeds.REFUSE_TAG, tag, by, before)
            changed.append(tag)
    _count(changed)
    return [tag.pk for tag in changed]


@transaction.atomic
def add(*, recommendation: int, scheme: str, key: str, by: User) -> list[int]:
    """A person sets a tag that nobody suggested; the tag, none where somebody had set or accepted it already.

    Raises Recommendation.DoesNotExist.
    """
    one = Recommendation.objects.select_for_update().get(pk=recommendation)
    given = {"accepted": True, "by": by}
    found, made = Tag.objects.get_or_create(
        recommendation=one,
        scheme=TagScheme(scheme),
        key=key,
        defaults={"origin": TagOrigin.PERSON, **given},
    )
    if not made:
        return judge_all(tags=[found.pk], yes=True, by=by)
    _count([found])
    _log(deeds.ACCEPT_TAG, found, by, {})
    return [found.pk]


@transaction.atomic
def correct(*, tag: int, scheme: str, key: str, by: User) -> list[int]:
    """A person sets another tag in the place of this one; those that this changed, the refused one first.

    Raises Tag.DoesNotExist.
    """
    of = Tag.objects.get(pk=tag).recommendation_id
    refused = judge_all(tags=[tag], yes=False, by=by)
    return [*refused, *add(recommendation=of, scheme=scheme, key=key, by=by)]


@transaction.atomic
def undo(*, tags: Sequence[int], by: User, own: bool = False) -> int:
    """Take judgements back: each tag stands as its source left it, and one that a person set is gone; how many.

    `own`: only what this person said, and nobody else has judged since.
    """
    found = [tag for tag in _locked(tags) if tag.accepted is not None and (not own or tag.by_id == by.pk)]
    for tag in found:
        _log(deeds.UNDO_TAG, tag, by, {"accepted": tag.accepted}, open_again=True)
        tag.accepted, tag.by = None, None
        if tag.origin != TagOrigin.PERSON:
            tag.save(update_fields=["accepted", "by", "at"])
    by_hand = [tag.pk for tag in found if tag.origin == TagOrigin.PERSON]
    _count(found, without=by_hand)
    Tag.objects.filter(pk__in=by_hand).delete()
    return len(found)


def _held(pks: Iterable[int]) -> list[Recommendation]:
    """Recommendations locked before their tags are read: who comes second waits, and sees what the first said.

    In one order for all, so that nobody waits crosswise.
    """
    return list(Recommendation.objects.select_for_update().filter(pk__in=pks).order_by("pk"))


def _locked(tags: Sequence[int]) -> list[Tag]:
    """Tags as they are while nobody else can judge tags of the same recommendations."""
    rows = Tag.objects.filter(pk__in=list(tags))
    _held(set(rows.order_by().values_list("recommendation", flat=True)))
    return list(rows.select_related("recommendation").order_by("pk"))


def _count(tags: Sequence[Tag], *, without: Sequence[int] = ()) -> None:
    """Let judged tags count for their recommendations, or no longer; the index is told."""
    asked = {tag.recommendation_id for tag in tags}
    if not asked:
        return
    of_each: dict[int, list[Tag]] = {}
    for tag in Tag.objects.filter(recommendation__in=asked):
        if tag.pk in without:
            tag.accepted = False
        of_each.setdefault(tag.recommendation_id, []).append(tag)
    moved = [
        one
        for one in Recommendation.objects.filter(pk__in=asked).order_by("pk")
        if _listed(one, of_each.get(one.pk, ()))
    ]
    for one in moved:
        one.version += 1
        one.save(update_fields=[*LISTS.values(), "printed", "version"])
    index.note(asked)


def _log(deed: str, tag: Tag, by: User, before: dict[str, object], *, open_again: bool = False) -> None:
    changelog.record(
        deed=deed,
        kind="tag",
        key=f"{tag.recommendation} {tag}",
        by=by,
        before=before,
        after={"accepted": None if open_again else tag.accepted},
    )
