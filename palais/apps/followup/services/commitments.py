"""Commitments: adding one to a source, changing it, taking it off, removing one that was entered by mistake."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palais.apps.followup import deeds
from palais.apps.followup.models import Commitment, Monitor
from palais.apps.followup.services import saving
from palais.apps.office import search
from palais.apps.office.services import changelog
from palais.apps.people.models import User

FIELDS = ("place", "kind", "language", "source", "source_url", "standing")


@transaction.atomic
def add_commitment(
    *,
    monitor: Monitor,
    number: str,
    values: Mapping[str, Any],
    texts: saving.Texts,
    actors: Sequence[str],
    by: User | None,
    is_demo: bool = False,
) -> Commitment:
    """Add one; its number never changes. `actors` are kinds of who is to act. Raises Refused."""
    faults = saving.check_texts(texts, main=values["language"], needed="words")
    if not number or monitor.commitments.filter(number=number).exists():
        faults["number"] = _("There is a commitment with this number already.")
    if faults:
        raise saving.Refused(faults)
    commitment = Commitment(
        monitor=monitor, number=number, is_demo=is_demo, **{name: values[name] for name in FIELDS}
    )
    commitment.save()
    put(commitment, texts=texts, actors=actors)
    write_down(deeds.ADD_COMMITMENT, commitment, by=by, before={})
    return commitment


@transaction.atomic
def change_commitment(
    *,
    commitment: Commitment,
    version: int,
    values: Mapping[str, Any],
    texts: saving.Texts,
    actors: Sequence[str],
    by: User,
) -> Commitment:
    """Raises Refused, ChangedMeanwhile."""
    if faults := saving.check_texts(texts, main=values["language"], needed="words"):
        raise saving.Refused(faults)
    held = saving.held(commitment, version=version)
    before = saving.values_of(held, FIELDS)
    for name in FIELDS:
        setattr(held, name, values[name])
    held.save()
    put(held, texts=texts, actors=actors)
    write_down(deeds.CHANGE_COMMITMENT, held, by=by, before=before)
    return held


@transaction.atomic
def remove_commitment(*, commitment: Commitment, by: User) -> None:
    """Delete one on which nothing hangs. Raises Refused where something does: it can be taken off then."""
    held = Commitment.objects.select_for_update(of=("self",)).select_related("monitor").get(pk=commitment.pk)
    if held.assessments.exists() or held.activity_links.exists():
        raise saving.Refused({"": _("Assessments or activities hang on it. Take it off instead.")})
    key, before = f"{held.monitor.key}/{held.number}", saving.values_of(held, FIELDS)
    held.delete()
    changelog.record(deed=deeds.REMOVE_COMMITMENT, kind="commitment", key=key, by=by, before=before)
    search.note(kind="commitment", keys=[key])


def put(commitment: Commitment, *, texts: saving.Texts, actors: Sequence[str]) -> None:
    saving.put_texts(commitment.texts, texts)
    saving.put_links(commitment.actors, "kind", actors)


def write_down(deed: str, commitment: Commitment, *, by: User | None, before: Mapping[str, Any]) -> None:
    key = f"{commitment.monitor.key}/{commitment.number}"
    after = saving.values_of(commitment, FIELDS)
    changelog.record(deed=deed, kind="commitment", key=key, by=by, before=before, after=after)
    search.note(kind="commitment", keys=[key])
