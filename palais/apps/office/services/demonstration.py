"""What a demonstration shows: organisations, accounts, a subscription, and what rooms add: examples, marked as such.

Nothing here is a real organisation or person: names are letters, accounts are roles at example.org.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from palais.apps.office import demonstrations, search
from palais.apps.office.models import Subscription
from palais.apps.office.services import demonstration_network, subscriptions
from palais.apps.office.services.people import members
from palais.apps.office.services.subscriptions import tokens
from palais.apps.people.choices import ROLES, Duty, Kind, Level, NameKind, Role, Standing
from palais.apps.people.models import CountryDesk, Organisation, OrganisationName, User

HOST = "example.org"
FOLLOWED = (("state", "MAR"), ("treaty", "opic"))
DESK_STATES = ("LUX", "MAR", "TUN")


class NotADemonstration(RuntimeError):
    """Examples are made in a demonstration only, never among a network's own records."""


@dataclass(frozen=True, slots=True)
class Example:
    """One organisation of the demonstration; `letter` is all that its name says."""

    letter: str
    kind: Kind
    level: Level
    standing: Standing
    state: str
    joined: int | None = None
    listed: bool = True


EXAMPLES = (
    Example("A", Kind.NATIONAL_COALITION, Level.NATIONAL, Standing.MEMBER, "MAR", 2006),
    Example("B", Kind.NATIONAL_COALITION, Level.NATIONAL, Standing.MEMBER, "LUX", 1999),
    Example("C", Kind.NGO, Level.NATIONAL, Standing.MEMBER, "TUN", 2013),
    Example("D", Kind.NGO, Level.INTERNATIONAL, Standing.MEMBER, "CHE", 1983),
    Example("E", Kind.INTERNATIONAL_NETWORK, Level.REGIONAL, Standing.MEMBER, "BEL", 2008),
    Example("F", Kind.CHILD_LED, Level.NATIONAL, Standing.MEMBER, "IND", 2018),
    Example("G", Kind.NGO, Level.REGIONAL, Standing.MEMBER, "SEN", 2011),
    Example("H", Kind.NGO, Level.NATIONAL, Standing.OBSERVER, "MDA", 2019),
    Example("I", Kind.ACADEMIC, Level.NATIONAL, Standing.OBSERVER, "SWE", 2017),
    Example("J", Kind.UN_ENTITY, Level.INTERNATIONAL, Standing.PARTNER, "CHE"),
    Example("K", Kind.NGO, Level.NATIONAL, Standing.FORMER, "CHL", 2004),
    Example("L", Kind.NGO, Level.NATIONAL, Standing.MEMBER, "", 2016, listed=False),
)
NAMES = {
    "en": "Example organisation {}",
    "ar": "منظمة مثال {}",
    "es": "Organización de ejemplo {}",
    "fr": "Organisation exemple {}",
    "ru": "Организация-пример {}",
    "zh-hans": "示例组织 {}",
}


@transaction.atomic
def show(*, password: str) -> list[str]:
    """Make what is missing of the demonstration; the addresses of the accounts that are new, all with this password.

    A second time changes nothing. Raises NotADemonstration outside of one.
    """
    if not settings.DEMO:
        raise NotADemonstration(_("Examples are made in a demonstration only: start it with “make demo”."))
    for example in EXAMPLES:
        organisation(example)
    demonstration_network.show()
    made = [address for role in ROLES if (address := account(role.value, password=password, role=role))]
    for duty in Duty.values:
        if address := account(f"{duty}-of-a", password=password):
            made.append(address)
            seat(address, duty)
    follow()
    for make in demonstrations.registered().values():
        make()
    return made


def organisation(example: Example) -> None:
    letter = example.letter
    record, new = Organisation.objects.get_or_create(
        key=f"example-organisation-{letter.lower()}",
        defaults={
            "name": NAMES["en"].format(letter),
            "language": "en",
            "kind": example.kind,
            "level": example.level,
            "standing": example.standing,
            "state": example.state,
            "website": f"https://{letter.lower()}.{HOST}/",
            "joined_on": date(example.joined, 1, 1) if example.joined else None,
            "left_on": date(2020, 1, 1) if example.standing == Standing.FORMER else None,
            "is_listed": example.listed,
            "is_demo": True,
        },
    )
    if new:
        OrganisationName.objects.bulk_create(
            OrganisationName(
                organisation=record, name=name.format(letter), language=language, kind=NameKind.TRANSLATION
            )
            for language, name in NAMES.items()
            if language != "en"
        )
        search.note(kind="organisation", keys=[record.key])


def account(name: str, *, password: str, role: Role | None = None) -> str:
    """An account that is called what it does; its address, or nothing where it is there already."""
    address = f"{name}@{HOST}"
    if User.objects.filter(email=address).exists():
        return ""
    person = User.objects.create_user(
        address, password, first_name=name.replace("-", " ").capitalize(), last_name=""
    )
    if role is not None:
        members.put_roles(person=person, roles=[role], by=None)
    if role is Role.COUNTRY_DESK:
        CountryDesk.objects.bulk_create(CountryDesk(person=person, state=state) for state in DESK_STATES)
    return address


def seat(address: str, duty: str) -> None:
    first = Organisation.objects.get(key="example-organisation-a")
    members.put_seat(person=User.objects.get(email=address), organisation=first, duty=duty, by=None)


def follow() -> None:
    """A reader who has confirmed to get news of one State and of one treaty's ratifications."""
    reader = f"reader@{HOST}"
    for source, key in FOLLOWED:
        if Subscription.objects.filter(subscriber__address=reader, source=source, key=key).exists():
            continue
        subscriptions.ask(address=reader, language="en", source=source, key=key)
        asked = Subscription.objects.select_related("subscriber").get(
            subscriber__address=reader, source=source, key=key
        )
        subscriptions.confirm(token=tokens.token(tokens.CONFIRM, f"{asked.subscriber.key}~{asked.pk}"))
