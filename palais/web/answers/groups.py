"""The working groups of the network, in the language of the reader where they have a text in it."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import translation

from palais.apps.people import queries
from palais.apps.people.models import WorkingGroup, WorkingGroupText
from palais.web.answers.network import Somebody, somebody
from palais.web.answers.texts import Lag, lag


@dataclass(frozen=True, slots=True)
class GroupSeat:
    """An organisation in a group; `convenes` says that it leads it."""

    organisation: Somebody
    convenes: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A working group. Texts that it does not have in the reader's language come in its main language, and each says
    which that is; empty texts are not said here. `members` are those that are listed in public, `size` counts all."""

    key: str
    status: str
    since: str
    contact_email: str
    name: str
    issue: str
    aims: tuple[str, ...]
    activities: tuple[str, ...]
    language: str
    child_friendly: str
    child_friendly_language: str
    languages: tuple[str, ...]
    members: tuple[GroupSeat, ...]
    size: int
    example: bool
    lag: Lag | None = None


def groups() -> tuple[Group, ...]:
    """By name; those that are closed come last."""
    found = [group(one) for one in queries.groups()]
    return tuple(sorted(found, key=lambda one: (one.status == "closed", one.name.casefold(), one.key)))


def one_group(*, key: str) -> Group | None:
    """None where there is none, and where it is not listed in public."""
    found = queries.group(key=key)
    if found is None:
        return None
    one = group(found)
    return replace(one, lag=lag(found.texts.all(), shown=one.language, main=found.language))


def names_of_groups(*, organisation_key: str) -> list[tuple[str, str, str]]:
    """Key, name and language of the name of the groups an organisation is in."""
    found = []
    for one in queries.groups_of(organisation_key=organisation_key):
        text = said_in(one)
        found.append((one.key, text.name if text else one.key, text.language if text else ""))
    return found


def group(one: WorkingGroup) -> Group:
    text = said_in(one)
    plain = said_in(one, field="child_friendly")
    return Group(
        key=one.key,
        status=one.status,
        since=one.since,
        contact_email=one.contact_email,
        name=text.name if text else one.key,
        issue=text.issue if text else "",
        aims=lines(text.aims) if text else (),
        activities=lines(text.activities) if text else (),
        language=text.language if text else "",
        child_friendly=plain.child_friendly if plain else "",
        child_friendly_language=plain.language if plain else "",
        languages=tuple(sorted(each.language for each in one.texts.all())),
        members=tuple(GroupSeat(somebody(seat.organisation), seat.convenes) for seat in one.members.all()),
        size=one.size,
        example=one.is_demo,
    )


def said_in(one: WorkingGroup, *, field: str = "name") -> WorkingGroupText | None:
    """The text for the reader that says this: in their language, else the group's, else English, else any."""
    texts = {text.language: text for text in one.texts.all() if getattr(text, field)}
    for code in (translation.get_language() or settings.LANGUAGE_CODE, one.language, "en"):
        if code in texts:
            return texts[code]
    return next(iter(texts.values()), None)


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
