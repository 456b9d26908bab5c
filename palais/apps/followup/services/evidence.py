"""Evidence for an activity: adding a link, a file, a quotation or a picture; removing one."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from palais.apps.followup import deeds
from palais.apps.followup.choices import EvidenceKind
from palais.apps.followup.models import Activity, Evidence
from palais.apps.followup.services import safeguards, saving
from palais.apps.followup.services.activities import key_of
from palais.apps.office import clock
from palais.apps.office.intake import kinds
from palais.apps.office.models import PalaisImage, ReceivedFile
from palais.apps.office.services import changelog, files
from palais.apps.people.choices import Purpose
from palais.apps.people.models import Consent, User


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: what its kind needs, and no more."""

    kind: Any
    title: str = ""
    language: str = "en"
    url: str = ""
    file: ReceivedFile | None = None
    image: PalaisImage | None = None
    quote: str = ""
    said_by: str = ""
    consent: Consent | None = None


@transaction.atomic
def add_evidence(*, activity: Activity, piece: Piece, by: User | None) -> Evidence:
    """Raises Refused where something is missing, or a consent does not cover it."""
    held = Activity.objects.select_for_update(of=("self",)).select_related("monitor").get(pk=activity.pk)
    told = safeguards.faults_of_piece(
        activity=held, kind=piece.kind, file=piece.file, title=piece.title, said_by=piece.said_by
    )
    if faults := faults_of(piece) | told:
        raise saving.Refused(faults)
    made = Evidence.objects.create(
        activity=held, **{name: getattr(piece, name) for name in Piece.__dataclass_fields__}
    )
    write_down(deeds.ADD_EVIDENCE, made, by=by)
    return made


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: User | None) -> None:
    """Remove it, and its file with it."""
    file = evidence.file
    write_down(deeds.REMOVE_EVIDENCE, evidence, by=by)
    evidence.delete()
    if file is not None:
        files.let_go(file=file, by=by)


def faults_of(piece: Piece) -> dict[str, str]:
    faults = {}
    if piece.kind == EvidenceKind.LINK and not piece.url:
        faults["url"] = _("Write the address of the link.")
    if piece.kind == EvidenceKind.FILE and piece.file is None:
        faults["file"] = _("Choose a file.")
    if piece.kind == EvidenceKind.PICTURE and piece.image is None:
        faults["image"] = _("Choose a picture.")
    if piece.kind in (EvidenceKind.LINK, EvidenceKind.FILE, EvidenceKind.PICTURE) and not piece.title.strip():
        faults["title"] = _("Say what it is.")
    if piece.kind == EvidenceKind.QUOTE and not piece.quote.strip():
        faults["quote"] = _("Write what was said.")
    if piece.kind == EvidenceKind.QUOTE:
        wanted = [Purpose.QUOTE, *([Purpose.NAME] if piece.said_by else [])]
        if piece.consent is None or not piece.consent.covers(wanted, on=clock.today()):
            faults["consent"] = _(
                "A quotation needs a consent in force that covers the words, and the name if one is shown."
            )
    if piece.kind == EvidenceKind.FILE and piece.file is not None and piece.file.kind in kinds.IMAGES:
        faults |= faults_of_picture_file(piece)
    return faults


def faults_of_picture_file(piece: Piece) -> dict[str, str]:
    """A picture of the library says whether it shows children; a file does not, so that it always needs a consent."""
    photo = [str(Purpose.PHOTO)]
    if piece.consent is not None and piece.consent.covers(photo, on=clock.today()):
        return {}
    return {
        "consent": _(
            "A picture file needs a consent in force that covers being seen. One without people is added as a picture."
        )
    }


def write_down(deed: str, evidence: Evidence, *, by: User | None) -> None:
    changelog.record(
        deed=deed, kind="activity", key=key_of(evidence.activity), by=by, after={"evidence": evidence.kind}
    )
