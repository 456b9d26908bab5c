"""Consents: recording one, withdrawing one. What was withdrawn is gone from every page at once.

The log holds that something was done, never what the consent says.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.office import deeds
from palais.apps.office.models import PalaisRendition
from palais.apps.office.services import changelog
from palais.apps.office.services.people.refusals import Refused
from palais.apps.people import queries
from palais.apps.people.choices import AgeBand, GuardianBasis
from palais.apps.people.models import Consent, User

KIND = "consent"
consents_ending = queries.consents_ending
"""Which consents end soon is asked beside the deeds on them."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What somebody agreed to. `guardian_basis` and `guardian_on` are the second consent that a child needs;
    `ends_on` is the last day, None where no end was agreed."""

    about: str
    purposes: Collection[Any]
    age_band: Any
    own_on: date
    guardian_basis: Any = ""
    guardian_on: date | None = None
    evidence_note: str = ""
    ends_on: date | None = None


@transaction.atomic
def record(*, agreed: Agreed, by: User | None, is_demo: bool = False) -> Consent:
    """Write a consent down; `by` None: the person said it in a form here. Raises Refused where one is missing."""
    check(agreed)
    is_child = agreed.age_band != AgeBand.ADULT
    consent = Consent.objects.create(
        about=agreed.about.strip(),
        purposes=sorted({str(one) for one in agreed.purposes}),
        age_band=agreed.age_band,
        own_on=agreed.own_on,
        guardian_basis=agreed.guardian_basis if is_child else "",
        guardian_on=agreed.guardian_on if is_child else None,
        evidence_note=agreed.evidence_note.strip(),
        ends_on=agreed.ends_on,
        is_demo=is_demo,
    )
    write_down(deeds.RECORD_CONSENT, consent, by=by)
    return consent


def check(agreed: Agreed) -> None:
    if not agreed.purposes:
        raise Refused(_("Say for what the consent was given."))
    if agreed.ends_on and agreed.ends_on < agreed.own_on:
        raise Refused(_("The consent would end before it was given."))
    if agreed.age_band == AgeBand.ADULT:
        return
    if not agreed.guardian_basis or agreed.guardian_on is None:
        raise Refused(_("A child under 18 needs a second consent, with its day."))
    if agreed.guardian_basis == GuardianBasis.BEST_INTERESTS and not agreed.evidence_note.strip():
        raise Refused(_("Say where the decision in the child’s best interests is documented."))


@transaction.atomic
def withdraw(*, consent: Consent, by: User | None, reason: str = "") -> Consent:
    """End a consent now; `by` None: the person did it by a link. A second time changes nothing.

    The files of its pictures made for pages are deleted, so that no old address shows them.
    """
    held = Consent.objects.select_for_update().get(pk=consent.pk)
    if held.withdrawn_at is None:
        held.withdrawn_at = timezone.now()
        held.save()
        for rendition in PalaisRendition.objects.filter(image__consent=held):
            rendition.delete()
        write_down(deeds.WITHDRAW_CONSENT, held, by=by)
    return held


def write_down(deed: str, consent: Consent, *, by: User | None) -> None:
    changelog.record(deed=deed, kind=KIND, key=consent.reference, by=by, confidential=True)
