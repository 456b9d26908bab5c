"""Makes sources of commitments, activities, consents and stories; nobody in them is anybody."""

from datetime import date

from palais.apps.followup import services
from palais.apps.followup.models import Activity, Commitment, Monitor, Story
from palais.apps.followup.services.stories import Decision, Told
from palais.apps.office.models import ReceivedFile
from palais.apps.office.services.people import consents
from palais.apps.people.models import Consent, User

CHECKS = ("not-findable", "picture", "consent", "safe", "dignity")
VALUES = {
    "kind": "discussion-day",
    "held_on": "2018-09-28",
    "body": "crc",
    "symbol": "",
    "source": "a release",
    "url": "",
    "language": "en",
    "is_published": True,
    "takes_stories": True,
    "closed_on": None,
}


def monitor(key: str = "dgd-2018", **values) -> Monitor:
    texts = {
        "en": {"title": "Example day", "about": "What it was about."},
        "fr": {"title": "Jour d’exemple", "about": ""},
    }
    return services.add_monitor(key=key, values=VALUES | values, texts=texts, by=None)


def commitment(of: Monitor, number: str = "1", words: str = "Make a law.", actors=("states",)) -> Commitment:
    return services.add_commitment(
        monitor=of,
        number=number,
        values={
            "place": 1,
            "kind": "recommendation",
            "language": "en",
            "source": "",
            "source_url": "",
            "standing": "published",
        },
        texts={"en": {"words": words}},
        actors=actors,
        by=None,
    )


def words(title: str = "A march", **values) -> services.ActivityWords:
    wanted = {
        "level": "national",
        "form": "event",
        "begins_on": "2019-05",
        "states": ("MAR",),
        "standing": "published",
        "texts": {"en": {"title": title, "summary": f"{title} took place."}},
    }
    return services.ActivityWords(**(wanted | values))


def activity(of: Monitor, title: str = "A march", **values) -> Activity:
    return services.add_activity(monitor=of, words=words(title, **values), by=None)


def agreed(*purposes: str, age: str = "13-15", ends: date | None = None, **more) -> consents.Agreed:
    return consents.Agreed(
        about="an example",
        purposes=purposes or ("quote", "country", "photo", "name"),
        age_band=age,
        own_on=date(2020, 1, 1),
        ends_on=ends,
        **({"guardian_basis": "guardian", "guardian_on": date(2020, 1, 1)} | more),
    )


def consent(*purposes: str, **more) -> Consent:
    return consents.record(agreed=agreed(*purposes, **more), by=None)


def story(
    of: Monitor,
    *purposes: str,
    picture: ReceivedFile | None = None,
    age: str = "13-15",
    consented=None,
    **told,
):
    """The story and its token."""
    return services.stories.receive(
        monitor=of,
        told=Told(**({"text": "We marched for our rights.", "language": "en", "state": "MAR"} | told)),
        agreed=consented or agreed(*purposes, age=age),
        picture=picture,
    )


def decision(checks=CHECKS, **more) -> Decision:
    values = more.pop("words", None) or words("Our march")
    return Decision(
        words=values, checks=checks, **({"picture_title": "A march", "pictured": "teller"} | more)
    )


def published(of: Monitor, by: User, **more) -> tuple[Story, str, Activity]:
    made, token = story(of, **{name: more.pop(name) for name in ("picture", "age") if name in more})
    return made, token, services.stories.publish(story=made, decision=decision(**more), by=by)
