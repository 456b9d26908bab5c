"""Stories that strangers send: taken in with consent, asked about, published, declined, withdrawn.

Nobody has an account: a link is given after sending, and only its hash is kept. Nothing of a story stands in the log or
in a message. What was told is deleted as soon as it is published or taken back, and some days after it was declined.
"""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.followup import deeds
from palais.apps.followup.choices import Check, EvidenceKind, Pictured, StoryStatus
from palais.apps.followup.models import Activity, Monitor, Story
from palais.apps.followup.queries import may_hold_full_name
from palais.apps.followup.services import safeguards, saving, story_keeping
from palais.apps.followup.services.activities import ActivityWords, add_activity
from palais.apps.followup.services.evidence import Piece, add_evidence
from palais.apps.office import clock
from palais.apps.office.models import PalaisImage, ReceivedFile
from palais.apps.office.services.people import consents
from palais.apps.people.choices import GuardianBasis, Purpose
from palais.apps.people.models import Consent, User


class LinkNotValid(LookupError):
    """No story has this link, or it is not there any more."""


@dataclass(frozen=True, slots=True)
class Told:
    """A story as its form brings it. Empty texts were not said; `when` is as much of a date as was told; `pictured`
    says which children can be recognised in the picture."""

    text: str
    language: str
    title: str = ""
    state: str = ""
    place: str = ""
    level: str = ""
    form: str = ""
    when: str = ""
    children_led: str = "unknown"
    organisation: str = ""
    called: str = ""
    pictured: str = str(Pictured.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Decision:
    """How a moderator publishes: the words of the activity, what of the teller is shown, and the checks answered.

    `decision_note` says where it is documented that asking a parent would endanger the child; needed only then.
    `pictured` is what a moderator saw in the picture; where other children can be recognised, `children_consent` is
    theirs, which the picture stands on besides the teller's.
    """

    words: ActivityWords
    checks: Collection[str]
    show_name: bool = False
    show_picture: bool = False
    picture_title: str = ""
    pictured: Any = str(Pictured.UNKNOWN)
    children_consent: Consent | None = None
    decision_note: str = ""


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def receive(
    *, monitor: Monitor, told: Told, agreed: consents.Agreed, picture: ReceivedFile | None = None
) -> tuple[Story, str]:
    """Take a story in; the token of the link by which its teller comes back, which is told once and never kept.

    Raises office's Refused where a consent is missing.
    """
    token = secrets.token_urlsafe(24)
    story = Story.objects.create(
        monitor=monitor,
        token_hash=hashed(token),
        consent=consents.record(agreed=agreed, by=None),
        picture=picture,
        **{name: getattr(told, name) for name in Told.__dataclass_fields__},
    )
    return story, token


def of_token(*, token: str) -> Story:
    """The story behind a link. Raises LinkNotValid."""
    rows = Story.objects.select_related("monitor", "consent", "activity", "activity__monitor", "picture")
    story = rows.filter(token_hash=hashed(token)).first()
    if story is None or story.status == StoryStatus.WITHDRAWN:
        raise LinkNotValid
    return story


@transaction.atomic
def ask(*, story: Story, question: str, by: User) -> Story:
    """Ask the teller something; it is read behind the link, and no message is sent. Raises Refused."""
    held = open_story(story)
    if not question.strip():
        raise saving.Refused({"question": _("Write your question.")})
    held.question, held.answer, held.status = question.strip(), "", StoryStatus.ASKED
    return story_keeping.saved(held, deed=deeds.ASK, by=by)


@transaction.atomic
def answer(*, story: Story, text: str) -> Story:
    """The teller answers. Nothing changes where nobody asks."""
    held = Story.objects.select_for_update().get(pk=story.pk)
    if held.status != StoryStatus.ASKED or not text.strip():
        return held
    held.answer, held.status = text.strip(), StoryStatus.ANSWERED
    return story_keeping.saved(held, deed=deeds.ANSWER, by=None)


@transaction.atomic
def publish(*, story: Story, decision: Decision, by: User) -> Activity:
    """Make an activity of a story. Raises Refused while a check is not answered, or the consent does not reach."""
    held = open_story(story)
    faults = unanswered(held, decision) | not_covered(held, decision) | findable(held, decision)
    if decision.show_picture and held.picture:
        faults = faults_of_picture(decision) | faults
    if held.consent.guardian_basis == GuardianBasis.BEST_INTERESTS and not decision.decision_note.strip():
        faults["decision_note"] = _("Say where the decision in the child’s best interests is documented.")
    if faults:
        raise saving.Refused(faults)
    if decision.decision_note.strip():
        held.consent.evidence_note = decision.decision_note.strip()
        held.consent.save(update_fields=["evidence_note"])
    words = replace(decision.words, consent=held.consent)
    activity = add_activity(monitor=held.monitor, words=words, by=by, is_demo=held.consent.is_demo)
    if decision.show_picture and held.picture:
        held.image = add_picture(held, activity, decision, by=by)
    held.checks = dict.fromkeys(decision.checks, True)
    held.status, held.activity = StoryStatus.PUBLISHED, activity
    story_keeping.emptied(held, deed=deeds.PUBLISH, by=by)
    return activity


@transaction.atomic
def decline(*, story: Story, by: User, farewell: str = "") -> Story:
    """Do not publish it. The link says so, with the sentence to the teller; some days later all of it is deleted."""
    held = open_story(story)
    held.status, held.ended_at, held.farewell = StoryStatus.DECLINED, timezone.now(), farewell.strip()
    return story_keeping.saved(held, deed=deeds.DECLINE, by=by)


@transaction.atomic
def take_up_again(*, story: Story, by: User) -> Story:
    """A story that was declined waits again. Raises Refused once it is deleted."""
    held = Story.objects.select_for_update().get(pk=story.pk)
    if held.status != StoryStatus.DECLINED or not held.text:
        raise saving.Refused({"": _("This story is closed already.")})
    held.status, held.ended_at, held.farewell = StoryStatus.NEW, None, ""
    return story_keeping.saved(held, deed=deeds.TAKE_UP, by=by)


@transaction.atomic
def withdraw(*, story: Story) -> None:
    """The teller takes it back: at once it is gone from every page, and everything told is deleted."""
    held = Story.objects.select_for_update().get(pk=story.pk)
    story_keeping.end(held)
    held.status, held.farewell = StoryStatus.WITHDRAWN, ""
    story_keeping.emptied(held, deed=deeds.WITHDRAW, by=None)


def open_story(story: Story) -> Story:
    """The story and its consent as they are now, locked: nobody withdraws it meanwhile. Raises Refused."""
    rows = Story.objects.select_for_update(of=("self",)).select_related("monitor", "picture")
    held = rows.get(pk=story.pk)
    held.consent = Consent.objects.select_for_update().get(pk=held.consent_id)
    if held.status not in story_keeping.OPEN:
        raise saving.Refused({"": _("This story is closed already.")})
    return held


def unanswered(story: Story, decision: Decision) -> dict[str, str]:
    """Every check must be answered with yes; that on the picture only where one is shown."""
    wanted = {str(one) for one in Check.values} - (set() if decision.show_picture else {str(Check.PICTURE)})
    if wanted <= set(decision.checks):
        return {}
    return {"checks": _("Answer every check. While one is open, the story cannot be published.")}


def not_covered(story: Story, decision: Decision) -> dict[str, str]:
    """What would be shown and was not agreed to, by field."""
    words, agreed, on = decision.words, story.consent, clock.today()
    shown: tuple[tuple[str, Any, Any, str], ...] = (
        ("texts", True, Purpose.QUOTE, _("The teller’s consent does not hold, or not for the words.")),
        ("show_name", decision.show_name or words.source, Purpose.NAME, safeguards.not_name()),
        ("states", words.states or words.place, Purpose.COUNTRY, safeguards.not_country()),
        ("show_picture", decision.show_picture, Purpose.PHOTO, safeguards.not_picture()),
    )
    return {
        field: sentence
        for field, is_shown, purpose, sentence in shown
        if is_shown and not agreed.covers([purpose], on=on)
    }


def findable(story: Story, decision: Decision) -> dict[str, str]:
    """What together would let a child be found."""
    names = [decision.words.source, story.called if decision.show_name else ""]
    if may_hold_full_name(decision.picture_title):
        names.append(decision.picture_title)
    is_findable = safeguards.findable(names=names, place=decision.words.place, picture=decision.show_picture)
    return {"show_name": safeguards.together()} if is_findable else {}


def faults_of_picture(decision: Decision) -> dict[str, str]:
    """What is not said yet of a picture that would be shown, and whose consent is missing."""
    faults = {}
    if not decision.picture_title.strip():
        faults["picture_title"] = _("Say what the picture shows.")
    if decision.pictured == Pictured.UNKNOWN:
        faults["pictured"] = _("Say whether children can be recognised in the picture.")
    agreed, photo = decision.children_consent, [str(Purpose.PHOTO)]
    if decision.pictured == Pictured.OTHERS and not (
        agreed and agreed.is_child and agreed.covers(photo, on=clock.today())
    ):
        faults["children_consent"] = _(
            "Choose the consent of a child in the picture. It must be in force and cover being seen."
        )
    return faults


def add_picture(story: Story, activity: Activity, decision: Decision, *, by: User) -> PalaisImage:
    """The picture as the intake kept it, without where it was taken, standing on every consent to it."""
    file, title = story.picture, decision.picture_title.strip()
    assert file is not None
    ending = file.name.rpartition(".")[2]
    with file.path.open("rb") as opened:
        image = PalaisImage.objects.create(
            title=title,
            description=title,
            file=ImageFile(opened, name=f"story-{secrets.token_hex(6)}.{ending}"),
            shows_children=decision.pictured == Pictured.OTHERS
            or (decision.pictured == Pictured.TELLER and story.consent.is_child),
            consent=decision.children_consent or story.consent,
            consent_until=story.consent.ends_on,
            consent_note=story.consent.reference,
        )
    piece = Piece(
        kind=str(EvidenceKind.PICTURE),
        title=title,
        language=story.language,
        image=image,
        consent=story.consent,
    )
    add_evidence(activity=activity, piece=piece, by=by)
    return image
