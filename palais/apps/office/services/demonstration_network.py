"""Where the example organisations work, and working groups with the names that real ones have and examples in them.

The names are those of the network's own site, and so is the month in which the group on armed conflict was set up;
everything else says that it is an example.
"""

from dataclasses import dataclass
from typing import Any

from palais.apps.office import search
from palais.apps.office.services import stamps
from palais.apps.office.services.people.organisations import LISTS
from palais.apps.people.choices import Involvement
from palais.apps.people.models import Organisation, WorkingGroup, WorkingGroupMember, WorkingGroupText


@dataclass(frozen=True, slots=True)
class Reach:
    """Where an example works, on what, in which languages; all parted by blanks."""

    states: str
    topics: str
    languages: str
    children: Any = Involvement.UNKNOWN


REACH = {
    "a": Reach("MAR", "crc-reporting child-participation", "ar fr", Involvement.TAKE_PART),
    "b": Reach("LUX", "crc-reporting justice-for-children", "fr de"),
    "c": Reach("TUN", "education violence", "ar fr", Involvement.TAKE_PART),
    "d": Reach(
        "CHE MAR TUN SEN KEN IND NPL PER BOL UKR",
        "violence justice-for-children armed-conflict",
        "en fr es",
        Involvement.TAKE_PART,
    ),
    "e": Reach("BEL FRA LUX NLD DEU ESP ITA MDA", "migration family-and-alternative-care", "en fr"),
    "f": Reach("IND", "child-participation environment", "en hi", Involvement.LEAD),
    "g": Reach("SEN MLI GMB GIN", "education armed-conflict", "fr"),
    "h": Reach("MDA", "disability health", "ro ru"),
    "i": Reach("", "digital-environment", "sv en"),
    "j": Reach("", "health education", "en fr"),
}
EXAMPLE = "Example text: what the group is about stands here, in one or two sentences."
AIM = "Example aim: that the subject stands in concluding observations."
ACTIVITY = "Example activity: a joint statement at a session of the Committee."
PLAIN = (
    "Example text for children.\n\n"
    "These organisations meet. They talk about one subject. They tell the United Nations."
)


@dataclass(frozen=True, slots=True)
class Group:
    """`letters` of the examples in it, the first convenes it; `since` only where it is known."""

    key: str
    name: str
    letters: str
    since: str = ""


GROUPS = (
    Group("children-and-the-right-to-education", "Children and the Right to Education", "c g d"),
    Group("child-participation", "Child Participation", "a f d"),
    Group("childrens-rights-and-the-environment", "Children’s Rights and the Environment", "f d i"),
    Group("children-of-incarcerated-parents", "Children of Incarcerated Parents", "b d e"),
    Group("children-and-armed-conflict", "Children and Armed Conflict", "d g c", "2016-03"),
    Group("children-and-violence", "Children and Violence", "d c a"),
)


def show() -> None:
    """Make what is missing; a second time changes nothing."""
    examples = {one.key[-1]: one for one in Organisation.objects.filter(is_demo=True)}
    for letter, known in REACH.items():
        if letter in examples:
            reach(examples[letter], known)
    for group in GROUPS:
        if not WorkingGroup.objects.filter(key=group.key).exists():
            put(group, examples)


def reach(organisation: Organisation, known: Reach) -> None:
    if organisation.languages.exists():
        return
    wanted = {"work_states": known.states, "topics": known.topics, "languages": known.languages}
    for name, (model, column) in LISTS.items():
        model._default_manager.bulk_create(
            model(organisation=organisation, **{column: one}) for one in wanted[name].split()
        )
    organisation.children = known.children
    organisation.contact_email = f"office@{organisation.key[-1]}.example.org"
    organisation.contact_is_open = True
    organisation.save()


def put(group: Group, examples: dict[str, Organisation]) -> None:
    record = WorkingGroup.objects.create(key=group.key, language="en", since=group.since, is_demo=True)
    WorkingGroupText.objects.create(
        group=record,
        language="en",
        name=group.name,
        issue=EXAMPLE,
        aims=AIM,
        activities=ACTIVITY,
        child_friendly=PLAIN,
    )
    WorkingGroupMember.objects.bulk_create(
        WorkingGroupMember(group=record, organisation=examples[letter], convenes=place == 0)
        for place, letter in enumerate(group.letters.split())
        if letter in examples
    )
    search.note(kind="working-group", keys=[group.key])
    stamps.stamp("working-groups")
