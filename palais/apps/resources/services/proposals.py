"""What members propose: sending it in, taking it up into a hub, declining it, taking it back; telling who did."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from palais.apps.office.models import ReceivedFile
from palais.apps.office.services import changelog, files, post
from palais.apps.people.choices import Standing
from palais.apps.people.models import Organisation, User
from palais.apps.resources import deeds, permissions
from palais.apps.resources.choices import Origin, ProposalStatus, WorkStatus
from palais.apps.resources.models import Hub, HubSection, Proposal, Work
from palais.apps.resources.services import arranging, editions, links, works
from palais.apps.resources.services.editions import EditionWords
from palais.apps.resources.services.refusals import KnownAddress, Refused
from palais.apps.resources.services.works import WorkWords

KIND, LETTER = "proposed-resource", "proposal"
FROM: dict[Any, Any] = {
    Standing.MEMBER: Origin.MEMBER,
    Standing.OBSERVER: Origin.MEMBER,
    Standing.PARTNER: Origin.PARTNER,
}


@dataclass(frozen=True, slots=True)
class ProposalWords:
    """What is proposed: behind an address, or a received file. `hub` None: for none in particular."""

    title: str
    language: str
    kind: str
    address: str = ""
    file: ReceivedFile | None = None
    summary: str = ""
    dated: str = ""
    hub: Hub | None = None


@transaction.atomic
def propose(*, organisation: Organisation, words: ProposalWords, by: User, on: date) -> Proposal:
    """Send a resource in. Raises Refused, and KnownAddress where it is shown here already."""
    if not permissions.may_propose(by, organisation, on=on):
        raise Refused({"organisation": _("Only people of this organisation propose for it.")})
    if bool(words.address) == bool(words.file):
        raise Refused({"address": _("Give either a link or a file.")})
    if words.address:
        shown = [one for one in links.works_at(words.address) if one.status == WorkStatus.SHOWN]
        if shown:
            raise KnownAddress(shown)
    proposal = Proposal.objects.create(
        by=by,
        organisation=organisation,
        hub=words.hub,
        title=words.title,
        language=words.language,
        kind=words.kind,
        dated=words.dated,
        summary=words.summary,
        address=words.address,
        file=words.file,
    )
    note(proposal, deeds.PROPOSE, by=by, before="")
    return proposal


@transaction.atomic
def accept(
    *,
    proposal: Proposal,
    words: WorkWords,
    edition: EditionWords,
    section: HubSection | None,
    by: User,
    sure: bool = False,
    reason: str = "",
) -> Work:
    """Make a resource of it that is shown, in a section where one is given. Raises Refused and KnownAddress."""
    held = waiting(proposal)
    work = works.add_work(words=words, by=by)
    editions.add_edition(work=work, words=edition, by=by, sure=sure)
    work = works.put_status(work=work, status=str(WorkStatus.SHOWN), by=by)
    if section is not None:
        arranging.place(section=section, work=work, by=by)
    settle(held, ProposalStatus.ACCEPTED, by=by, reason=reason, work=work)
    note(held, deeds.ACCEPT, by=by, before="waiting")
    tell(held)
    return work


@transaction.atomic
def decline(*, proposal: Proposal, reason: str, by: User) -> Proposal:
    """Not take it up; whoever proposed it reads the reason. Its file goes. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused({"reason": _("Say why: whoever proposed it reads this.")})
    held = waiting(proposal)
    settle(held, ProposalStatus.DECLINED, by=by, reason=reason.strip(), work=None)
    note(held, deeds.DECLINE, by=by, before="waiting")
    tell(held)
    drop_file(held, by=by)
    return held


@transaction.atomic
def take_back(*, proposal: Proposal, by: User) -> Proposal:
    """Whoever proposed it wants it no longer. Raises Refused once it is settled."""
    held = waiting(proposal)
    if held.by_id != by.pk:
        raise Refused({"": _("Only who proposed it takes it back.")})
    settle(held, ProposalStatus.TAKEN_BACK, by=by, reason="", work=None)
    note(held, deeds.TAKE_BACK, by=by, before="waiting")
    drop_file(held, by=by)
    return held


def origin_of(organisation: Organisation) -> str:
    """From whom a resource comes that this organisation proposed."""
    return str(FROM.get(organisation.standing, Origin.OTHER))


def waiting(proposal: Proposal) -> Proposal:
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if held.status != ProposalStatus.WAITING:
        raise Refused({"": _("Somebody has settled this proposal already.")})
    return held


def settle(proposal: Proposal, status: ProposalStatus, *, by: User, reason: str, work: Work | None) -> None:
    proposal.status, proposal.settled_at, proposal.settled_by = str(status), timezone.now(), by
    proposal.reason, proposal.work = reason, work
    proposal.save()


def tell(proposal: Proposal) -> None:
    """Write to whoever proposed it, in their language; nobody where the account was closed or erased."""
    reader = proposal.by
    if reader is None or not reader.is_active or not reader.email:
        return
    with translation.override(reader.language):
        link = f"{settings.SITE_ADDRESS}{reverse('proposals')}"
    post.enqueue(
        to=reader.email,
        language=reader.language,
        template="proposal",
        facts={
            "taken_up": proposal.status == ProposalStatus.ACCEPTED,
            "title": proposal.title,
            "reason": proposal.reason,
            "link": link,
        },
        kind=LETTER,
        once=f"{LETTER} {proposal.pk}",
    )


def drop_file(proposal: Proposal, *, by: User) -> None:
    """Let the file of a proposal go that nobody will see."""
    if proposal.file is not None:
        file, proposal.file = proposal.file, None
        proposal.save(update_fields=["file"])
        files.let_go(file=file, by=by)


def note(proposal: Proposal, deed: str, *, by: User, before: str) -> None:
    changelog.record(
        deed=deed,
        kind=KIND,
        key=str(proposal.pk),
        by=by,
        before={"status": before} if before else {},
        after={"status": proposal.status, "work": proposal.work.key if proposal.work else ""},
        reason=proposal.reason,
    )


def kept_of(person: User) -> list[dict[str, str]]:
    """What is kept of a person here: what they proposed, as plain data."""
    return [
        {
            "sent_at": one.sent_at.isoformat(),
            "organisation": one.organisation.key,
            "title": one.title,
            "summary": one.summary,
            "address": one.address,
            "status": one.status,
            "reason": one.reason,
        }
        for one in Proposal.objects.filter(by=person).select_related("organisation")
    ]
