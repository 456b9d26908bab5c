"""What a demonstration shows of follow-up: the day of general discussion of 2018, with examples that say they are.

The day, its subject and one publication are real and name their source. The Committee's own words are not at hand, so
none are made up: the commitments are examples, and so is everything reported about them but that publication.
"""

from dataclasses import dataclass
from datetime import date

from palais.apps.followup import services
from palais.apps.followup.models import Activity, Monitor
from palais.apps.followup.services.stories import Told
from palais.apps.office import demonstrations
from palais.apps.office.services.people import consents
from palais.apps.people.models import Consent, Organisation

KEY = "dgd-2018"
TITLES = {
    "en": "Day of general discussion 2018: children as human rights defenders",
    "fr": "Journée de débat général 2018 : les enfants défenseurs des droits humains",
    "es": "Día de debate general de 2018: niños y niñas defensores de los derechos humanos",
    "ar": "يوم المناقشة العامة 2018: الأطفال المدافعون عن حقوق الإنسان",
    "ru": "День общей дискуссии 2018 года: дети-правозащитники",
    "zh": "2018年一般性讨论日：儿童人权捍卫者",
}
ABOUT = (
    "The Committee on the Rights of the Child held this day on 28 September 2018, during its seventy-ninth session. "
    "The child advisors wished for a place that follows what came of it."
)
SOURCE = "Review timetable of the seventy-ninth session, release, 14 September 2018 (OHCHR)"
WORDS = "Example commitment {}. The Committee’s own words stand here once an editor has entered them with their source."
ACTORS = (
    ("states",),
    ("states", "nhri"),
    ("states", "schools"),
    ("un", "committee"),
    ("civil-society", "network"),
    ("business", "media"),
)
GUIDE = "The rights of child human rights defenders: implementation guide"


@dataclass(frozen=True, slots=True)
class Example:
    """One activity of the demonstration; its name says nothing but that it is one."""

    level: str
    form: str
    begins: str
    states: tuple[str, ...]
    about: tuple[int, ...]
    led: str = "no"
    ends: str = ""
    going_on: bool = False
    organisation: str = ""


EXAMPLES = (
    Example("local", "child-group", "2018-11", ("MAR",), (3,), "yes", going_on=True, organisation="a"),
    Example("national", "training", "2019-02-12", ("MAR",), (2, 3), "with", "2019-02-14", organisation="a"),
    Example("national", "law", "2019", ("LUX",), (1,), "no", organisation="b"),
    Example("local", "art", "2019-05", ("TUN",), (5,), "yes", organisation="c"),
    Example("national", "campaign", "2019-11-20", ("IND",), (5,), "yes", "2020-01", organisation="f"),
    Example("regional", "event", "2019-10-08", ("SEN", "GMB", "MLI"), (4, 5), "with", organisation="g"),
    Example("national", "research", "2020", ("SWE",), (1, 2), "unknown", organisation="i"),
    Example("local", "service", "2020-03", ("IND",), (3,), "no", going_on=True, organisation="f"),
    Example("global", "advocacy", "2020-06", (), (4,), "with", organisation="d"),
    Example("national", "event", "2020-09-28", ("BEL",), (5,), "yes", organisation="e"),
    Example("national", "training", "2020-10", ("PHL",), (2,), "with", "2021-02"),
    Example("local", "campaign", "2021-01-24", ("COL",), (5,), "yes", organisation="d"),
    Example("national", "law", "2021-03", ("CHL",), (1,), "no"),
    Example("local", "child-group", "2021-02", ("SEN",), (3, 5), "yes", going_on=True, organisation="g"),
)


def register() -> None:
    demonstrations.register("followup", make)


def make() -> None:
    """Everything once; a second time nothing."""
    if Monitor.objects.filter(key=KEY).exists():
        return
    monitor = services.add_monitor(
        key=KEY,
        values={
            "kind": "discussion-day",
            "held_on": "2018-09-28",
            "body": "crc",
            "symbol": "",
            "source": SOURCE,
            "url": "",
            "language": "en",
            "is_published": True,
            "takes_stories": True,
            "closed_on": None,
        },
        texts={
            code: {"title": said, "about": ABOUT if code == "en" else ""} for code, said in TITLES.items()
        },
        by=None,
        is_demo=True,
    )
    numbers = commitments(monitor)
    made = [
        activity(monitor, one, letter, numbers)
        for letter, one in zip("ABCDEFGHIJKLMN", EXAMPLES, strict=True)
    ]
    guide(monitor)
    evidence(made)
    assessments(monitor)
    stories(monitor)


def commitments(monitor: Monitor) -> dict[int, int]:
    """The numbers in the database by the numbers that people see."""
    found = {}
    for number, actors in enumerate(ACTORS, 1):
        made = services.add_commitment(
            monitor=monitor,
            number=str(number),
            values={
                "place": number,
                "kind": "recommendation",
                "language": "en",
                "source": "",
                "source_url": "",
                "standing": "published",
            },
            texts={"en": {"words": WORDS.format(number)}},
            actors=actors,
            by=None,
            is_demo=True,
        )
        found[number] = made.pk
    return found


def activity(monitor: Monitor, one: Example, letter: str, numbers: dict[int, int]) -> Activity:
    known = Organisation.objects.filter(key=f"example-organisation-{one.organisation}")
    words = services.ActivityWords(
        level=one.level,
        form=one.form,
        begins_on=one.begins,
        ends_on=one.ends,
        is_going_on=one.going_on,
        states=one.states,
        commitments=[numbers[number] for number in one.about],
        organisations=list(known.values_list("pk", flat=True)),
        children_led=one.led,
        texts={
            "en": {"title": f"Example activity {letter}", "summary": "What was done and what came of it."},
            "fr": {
                "title": f"Exemple d’activité {letter}",
                "summary": "Ce qui a été fait et ce qui en est résulté.",
            },
        },
        standing="published",
    )
    return services.add_activity(monitor=monitor, words=words, by=None, is_demo=True)


def guide(monitor: Monitor) -> None:
    """The one activity that is no example: it is on the list of publications of its publisher."""
    words = services.ActivityWords(
        level="global",
        form="publication",
        begins_on="2020",
        texts={"en": {"title": GUIDE, "summary": ""}},
        others=["Child Rights Connect"],
        source="Child Rights Connect, list of publications",
        standing="published",
    )
    services.add_activity(monitor=monitor, words=words, by=None)


def consent(about: str, *purposes: str, age: str = "13-15", ends: date | None = None) -> Consent:
    agreed = consents.Agreed(
        about=about,
        purposes=purposes,
        age_band=age,
        own_on=date(2019, 1, 10),
        guardian_basis="guardian",
        guardian_on=date(2019, 1, 10),
        evidence_note="Example: nothing is kept anywhere.",
        ends_on=ends,
    )
    return consents.record(agreed=agreed, by=None, is_demo=True)


def evidence(made: list[Activity]) -> None:
    holds = consent("Example quotation", "quote", "name", "country", ends=date(2022, 12, 31))
    soon = consent("Example quotation, ending soon", "quote", "country", ends=date(2021, 5, 1))
    pieces = (
        (0, services.Piece(kind="link", title="Example page", url="https://a.example.org/activity")),
        (
            0,
            services.Piece(
                kind="quote", quote="Example words of a child.", said_by="Example child", consent=holds
            ),
        ),
        (3, services.Piece(kind="quote", quote="Mots d’un enfant, exemple.", language="fr", consent=soon)),
    )
    for number, piece in pieces:
        services.add_evidence(activity=made[number], piece=piece, by=None)


def assessments(monitor: Monitor) -> None:
    judged = (
        ("1", "not-started", "network", date(2019, 9, 28), ""),
        ("1", "partial", "network", date(2020, 9, 28), ""),
        ("1", "not-started", "children", date(2020, 11, 20), "f"),
        ("2", "partial", "organisation", date(2020, 5, 4), "a"),
        ("3", "unclear", "network", date(2020, 9, 28), ""),
        ("5", "partial", "network", date(2021, 2, 1), ""),
        ("5", "done", "children", date(2021, 2, 1), "f"),
    )
    for number, status, by_kind, on, letter in judged:
        judgement = services.Judgement(
            status=status,
            by_kind=by_kind,
            on=on,
            reason="Example of a reason.",
            organisation=Organisation.objects.filter(key=f"example-organisation-{letter}").first(),
        )
        row = monitor.commitments.get(number=number)
        services.assess(commitment=row, judgement=judgement, by=None, is_demo=True)


def stories(monitor: Monitor) -> None:
    """Two that wait for a moderator, one of them with something to look twice at."""
    for text, called in (
        ("Example story. We are a group of children and we met every week.", "Example name"),
        ("Example story. It happened at the school in Example Street 12. Write to child@example.org.", ""),
    ):
        services.stories.receive(
            monitor=monitor,
            told=Told(
                text=text, language="en", title="Example story", state="MAR", when="2020", called=called
            ),
            agreed=consents.Agreed(
                about="Example story",
                purposes=("quote", "country"),
                age_band="13-15",
                own_on=date(2021, 4, 1),
                guardian_basis="guardian",
                guardian_on=date(2021, 4, 1),
                ends_on=date(2024, 4, 1),
            ),
        )
