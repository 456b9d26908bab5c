"""Commitments: adding one to a source, changing it."""

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

FIELDS = ("place", "kind", "language", "source", "source_url")


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


def put(commitment: Commitment, *, texts: saving.Texts, actors: Sequence[str]) -> None:
    saving.put_texts(commitment.texts, texts)
    saving.put_links(commitment.actors, "kind", actors)


def write_down(deed: str, commitment: Commitment, *, by: User | None, before: Mapping[str, Any]) -> None:
    key = f"{commitment.monitor.key}/{commitment.number}"
    after = saving.values_of(commitment, FIELDS)
    changelog.record(deed=deed, kind="commitment", key=key, by=by, before=before, after=after)
    search.note(kind="commitment", keys=[key])
