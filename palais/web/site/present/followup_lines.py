"""Commitments, activities, assessments and evidence as the templates of the follow-up monitor take them."""

from collections.abc import Iterable
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from palais.apps.followup.choices import ActorKind, Assessor, ChildrenLed, CommitmentKind, Form, Level, Status
from palais.apps.people.choices import AgeBand
from palais.web.answers.followup_lines import (
    ActivityLine,
    AssessmentLine,
    CommitmentLine,
    EvidenceLine,
    Spoken,
)
from palais.web.site import languages
from palais.web.site.present import dates

ADULT: Any = AgeBand.ADULT
SHAPES: dict[str, str] = {
    "done": "done",
    "partial": "soon",
    "not-started": "no-action",
    "regressed": "late",
    "unclear": "unknown",
}


def spoken(text: Spoken) -> dict[str, str]:
    """A text with its language, where that is not the one of the page."""
    own = get_language() or "en"
    if not text.text or text.language.lower() == own:
        return {"text": text.text, "lang": "", "dir": ""}
    code = text.language.lower()
    try:
        direction = "rtl" if get_language_info(code)["bidi"] else "ltr"
    except KeyError:
        direction = "auto"
    return {"text": text.text, "lang": languages.BCP47.get(code, text.language), "dir": direction}


def example(is_example: bool) -> str:
    return _("Example, made up for a demonstration") if is_example else ""


def status(value: str) -> dict[str, str]:
    """Shape and word; nobody having said anything is not the same as nothing being done."""
    if not value:
        return {"status": "unknown", "word": _("not assessed here")}
    return {"status": SHAPES[value], "word": str(Status(value).label)}


def commitment(line: CommitmentLine) -> dict[str, Any]:
    return {
        "number": line.number,
        "kind": CommitmentKind(line.kind).label,
        "words": spoken(line.words),
        "actors": [str(ActorKind(kind).label) for kind in line.actors],
        "status": status(line.status),
        "children": status(line.children_status),
        "has_children": bool(line.children_status),
        "reported": line.reported,
        "source": line.source,
        "source_url": line.source_url,
        "example": example(line.example),
        "url": reverse("commitment", args=[line.monitor, line.number]),
    }


def activities(lines: Iterable[ActivityLine], *, with_monitor: bool = False) -> list[dict[str, Any]]:
    return [activity(line, with_monitor=with_monitor) for line in lines]


def activity(line: ActivityLine, *, with_monitor: bool = False) -> dict[str, Any]:
    return {
        "title": spoken(line.title),
        "summary": spoken(line.summary),
        "url": reverse("activity", args=[line.monitor, str(line.number)]),
        "when": when(line),
        "place": line.place,
        "states": [
            {"name": one.name or one.iso3, "url": reverse("state", args=[one.iso3]) if one.name else ""}
            for one in line.states
        ],
        "level": Level(line.level).label,
        "form": Form(line.form).label,
        "led": led(line.children_led),
        "organisations": [
            {"name": one.name, "url": reverse("member", args=[one.key]) if one.key else ""}
            for one in line.organisations
            if one.name
        ],
        "commitments": [
            {"number": number, "url": reverse("commitment", args=[line.monitor, number])}
            for number in line.commitments
        ],
        "source": line.source,
        "example": example(line.example),
        "monitor": spoken(line.monitor_title) if with_monitor else None,
        "monitor_url": reverse("monitor", args=[line.monitor]) if with_monitor else "",
    }


def led(value: Any) -> str:
    """Said only where it is known."""
    return "" if value == ChildrenLed.UNKNOWN else str(ChildrenLed(value).label)


def when(line: ActivityLine) -> str:
    begins = dates.text(line.begins_on)
    if line.is_going_on:
        return _("since %(date)s") % {"date": begins}
    if not line.ends_on or line.ends_on == line.begins_on:
        return begins
    return f"{begins} – {dates.text(line.ends_on)}"


def assessment(line: AssessmentLine) -> dict[str, Any]:
    return {
        "status": status(line.status),
        "by": line.organisation or str(Assessor(line.by_kind).label),
        "by_kind": str(Assessor(line.by_kind).label) if line.organisation else "",
        "on": dates.day(line.on),
        "reason": spoken(line.reason),
        "source": line.source,
        "example": example(line.example),
    }


def evidence(line: EvidenceLine, *, monitor: str) -> dict[str, Any]:
    age = dict(AgeBand.choices).get(line.age_band, "") if line.age_band != ADULT else ""
    return {
        "kind": line.kind,
        "title": spoken(line.title),
        "url": line.url,
        "quote": line.quote.text,
        "quote_lang": languages.BCP47.get(line.quote.language, line.quote.language),
        "said_by": ", ".join(filter(None, (line.said_by, str(age)))),
        "file_url": reverse("evidence", args=[monitor, line.pk]) if line.form else "",
        "file": f"{line.form.upper()}, {filesizeformat(line.size)}" if line.form else "",
        "image": line.image,
    }
