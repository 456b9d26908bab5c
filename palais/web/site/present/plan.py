"""A plan backwards, as its template and its document take it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.core.backplan import PlannedTask
from palais.web.answers.plan import PlanAnswer, WordLimit
from palais.web.plans import wording
from palais.web.plans.asking import LEADS, PlanForm


def context(form: PlanForm, answer: PlanAnswer | None) -> dict[str, Any]:
    leads = [form[name] for name in LEADS]
    state = form.data.get("state", "") if form.is_bound else ""
    return {
        "form": form,
        "fields": [form[name] for name in ("state", "role", "review", "day", "meant", "procedure")],
        "leads": leads,
        "leads_open": any(field.errors for field in leads),
        "no_review": bool(state and form.is_bound and "state" not in form.errors and not form.reviews),
        "choose": form.is_bound and not form.errors and answer is None,
        "plan": plan(answer) if answer else None,
        "files": files(form.query()) if answer else [],
        "query": form.query() if answer else "",
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Plan backwards")}],
    }


def files(query: str) -> list[dict[str, str]]:
    return [
        {"format": "ICS", "url": f"{reverse('plan-calendar')}?{query}", "type": "text/calendar"},
        {"format": "DOCX", "url": f"{reverse('plan-document')}?{query}"},
    ]


def plan(answer: PlanAnswer) -> dict[str, Any]:
    return {
        "title": wording.title(answer),
        "about": wording.about(answer),
        "state_url": reverse("state", args=[answer.iso3]),
        "warning": behind(answer),
        "is_off": bool(answer.review and answer.review.is_off),
        "steps": [step(answer, one) for one in answer.plan.tasks],
        "undated": [undated(answer, task.key) for task in answer.plan.without_a_day],
    }


def behind(answer: PlanAnswer) -> str:
    """What has passed of the plan; empty where nothing has."""
    number = answer.plan.behind(answer.on)
    late = [one for one in answer.plan.tasks if one.task.key == "papers-due" and one.has_passed(answer.on)]
    if late:
        return _(
            "The day on which papers were due has passed. Ask the secretariat of the body what it still takes."
        )
    if not number:
        return ""
    return ngettext(
        "%(number)d day of this plan has passed. Begin with it now, or take shorter lead times.",
        "%(number)d days of this plan have passed. Begin with them now, or take shorter lead times.",
        number,
    ) % {"number": number}


def step(answer: PlanAnswer, one: PlannedTask) -> dict[str, Any]:
    status, word = wording.ground(one)
    return {
        "key": one.task.key,
        "day": wording.day(one),
        "task": str(wording.task(one.task.key)),
        "reason": wording.reason(one.task.key),
        "arithmetic": wording.arithmetic(one),
        "status": status,
        "ground": word,
        "source_url": reverse("source", args=[one.task.source]) if one.task.source else "",
        "rule_url": rule_url(one.counted_from.rule) if one.task.is_fixed else "",
        "documents": wording.documents(one.task.documents),
        "limits": limits(answer) if one.task.has_word_limit else [],
        "is_fixed": one.task.is_fixed,
        "has_passed": one.has_passed(answer.on),
    }


def limits(answer: PlanAnswer) -> list[dict[str, Any]]:
    """The limits of words; with the note of each rule where only the notes tell two of them apart."""
    stages = [found.stage for found in answer.limits]
    return [limit(found, with_note=stages.count(found.stage) > 1) for found in answer.limits]


def limit(found: WordLimit, *, with_note: bool) -> dict[str, Any]:
    return {
        "text": wording.limit(found),
        "note": found.note if with_note else "",
        "url": rule_url(found.rule),
        "verified": found.verified,
    }


def rule_url(rule: str) -> str:
    return reverse("fact", args=["deadline_rules", rule]) if rule else ""


def undated(answer: PlanAnswer, key: str) -> dict[str, str]:
    anchor = next(task.anchor for task in answer.plan.without_a_day if task.key == key)
    return {"task": str(wording.task(key)), "missing": wording.anchors()[anchor]}
