"""Links: finding or adding one, replacing an address, saying that a person looked."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.office import clock, search
from palais.apps.office.services import changelog
from palais.apps.people.models import User
from palais.apps.resources import deeds
from palais.apps.resources.choices import LinkStatus
from palais.apps.resources.models import Edition, Link, Work
from palais.apps.resources.services.refusals import KnownAddress, Refused
from palais.core import web_addresses

KIND = "link"
CHECK = URLValidator(schemes=["http", "https"])


def normal(address: str) -> str:
    """The normalised form. Raises Refused with a sentence."""
    try:
        CHECK(address)
        return web_addresses.normal(address)
    except (ValidationError, web_addresses.AddressNotUnderstood) as error:
        raise Refused(
            {"address": _("This is not the address of a web page. It begins with https://.")}
        ) from error


def known(address: str) -> Link:
    """The link of this address; a new one where none leads there yet. Raises Refused."""
    form = normal(address)
    link, _new = Link.objects.get_or_create(
        normal=form, defaults={"address": address.strip(), "host": web_addresses.host(address)}
    )
    return link


def works_at(address: str, *, besides: Work | None = None) -> list[Work]:
    """Other works that have this address, or the same page under another one. Raises Refused."""
    found = Work.everything.filter(editions__link__normal=normal(address)).distinct()
    return list(found.exclude(pk=besides.pk) if besides else found)


def refuse_known(address: str, *, besides: Work | None = None) -> None:
    """Raises KnownAddress where another work has this address."""
    if others := works_at(address, besides=besides):
        raise KnownAddress(others)


@transaction.atomic
def replace_address(*, link: Link, address: str, by: User) -> Link:
    """Let every edition behind this link lead to another address; the old link goes. Raises Refused."""
    held = Link.objects.select_for_update().get(pk=link.pk)
    new = known(address)
    before = held.address
    if new.pk == held.pk:
        held.address, held.status, held.since = address.strip(), str(LinkStatus.UNCHECKED), None
        held.moved_to, held.check_after, held.failures = "", None, 0
        held.save()
    keys = keys_at(held)
    Edition.objects.filter(link=held).update(link=new)
    changelog.record(
        deed=deeds.REPLACE_LINK,
        kind=KIND,
        key=held.normal[:200],
        by=by,
        before={"address": before},
        after={"address": address.strip()},
    )
    if new.pk != held.pk:
        held.delete()
    search.note(kind="resource", keys=keys)
    return new


@transaction.atomic
def checked_by_hand(*, link: Link, by: User) -> Link:
    """A person opened it and it works: it leaves the list of broken ones until the machine finds otherwise again."""
    held = Link.objects.select_for_update().get(pk=link.pk)
    before, at = held.status, moment()
    held.status, held.checked_at, held.by_hand, held.since = str(LinkStatus.WORKS), at, True, at.date()
    held.moved_to, held.trouble, held.answer, held.failures = "", "", None, 0
    held.save()
    changelog.record(
        deed=deeds.CHECK_LINK,
        kind=KIND,
        key=held.normal[:200],
        by=by,
        before={"status": before},
        after={"status": held.status},
    )
    return held


def moment() -> datetime:
    """Now; on an installation with a fixed day, this hour of that day."""
    return datetime.combine(clock.today(), timezone.now().timetz())


def keys_at(link: Link) -> list[str]:
    return list(Work.everything.filter(editions__link=link).values_list("key", flat=True).distinct())
