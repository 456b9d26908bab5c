"""What a State was asked, as its page, the whole table, its files and comparisons take it."""

import itertools
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from palais.apps.library.choices import TagScheme
from palais.web import listing
from palais.web.answers import names
from palais.web.answers.comparing import Cycle
from palais.web.answers.recommended import Repeated, Review, StateRecommended, Subject
from palais.web.site.present import dates, links, passages

COLUMNS = ("scheme", "key", "name", "body", "protocol", "cycle", "first_year", "last_year", "count")
ON_STATE = 8


def on_state(found: StateRecommended) -> dict[str, Any]:
    """The part of a State's page: empty where nothing is here."""
    if not found.count:
        return {"recommended": None}
    return {
        "recommended": {
            "sentence": sentence(found),
            "reviews": reviews_table(found),
            "subjects": subjects_table(found, most=ON_STATE),
            "repeated": list(map(repeated, found.repeated)),
            "url": reverse("state-recommendations", args=[found.iso3]),
            "draft_url": reverse("state-draft", args=[found.iso3]),
        }
    }


def context(found: StateRecommended, *, name: str, choices: Sequence[Cycle]) -> dict[str, Any]:
    """The page with the whole table."""
    tables = [table for scheme in ("theme", "cluster") if (table := cross_table(found, scheme))]
    return {
        "name": name,
        "iso3": found.iso3,
        "count": found.count,
        "sentence": sentence(found) if found.count else "",
        "reviews": reviews_table(found),
        "tables": tables,
        "without": without(found),
        "repeated": list(map(repeated, found.repeated)),
        "pairs": neighbouring(found.iso3, choices),
        "compare_url": f"{reverse('compare-recommendations')}?{urlencode({'state': found.iso3})}",
        "draft_url": reverse("state-draft", args=[found.iso3]),
        "documents_url": f"{reverse('documents')}?{urlencode({'state': found.iso3})}",
        "search_url": passages.search(state=found.iso3),
        "files": links.files("state-recommendations-file", [found.iso3]),
        "crumbs": passages.crumbs_of_state(found.iso3, name),
    }


def sentence(found: StateRecommended) -> str:
    """ "Of 120 recommendations known here, …" """
    text = ngettext(
        "%(count)s recommendation to this State is known here.",
        "%(count)s recommendations to this State are known here.",
        found.count,
    )
    return text % {"count": dates.number(found.count)}


def without(found: StateRecommended) -> str:
    if not found.without_theme:
        return ""
    text = ngettext("%(count)s has no theme yet.", "%(count)s have no theme yet.", found.without_theme)
    return text % {"count": dates.number(found.without_theme)}


def review_name(one: Review) -> str:
    return listing.listed(filter(None, (passages.cycle(one.body, one.cycle, one.protocol), years(one))))


def years(one: Review) -> str:
    if one.first_year is None:
        return ""
    return str(one.first_year) if one.first_year == one.last_year else f"{one.first_year}–{one.last_year}"


def reviews_table(found: StateRecommended) -> dict[str, Any]:
    count = pgettext("table of recommendations", "Recommendations")
    return {
        "caption": _("By body and review"),
        "columns": [{"label": _("Body")}, {"label": _("Review")}, {"label": count, "kind": "number"}],
        "rows": [
            {
                "header": one.body_name,
                "cells": [
                    {"label": _("Review"), "text": review_name(one)},
                    {
                        "label": count,
                        "kind": "number",
                        "text": dates.number(one.count),
                        "url": passages.search(
                            state=found.iso3,
                            **passages.of_review(one.body, one.protocol),
                            cycle=one.cycle,
                            year="" if one.cycle else str(one.first_year or ""),
                        ),
                    },
                ],
            }
            for one in found.reviews
        ],
    }


def subjects_table(found: StateRecommended, *, most: int) -> dict[str, Any] | None:
    """The commonest themes; where nobody named themes, the clusters."""
    scheme = "theme" if any(one.scheme == "theme" for one in found.subjects) else "cluster"
    subjects = [one for one in found.subjects if one.scheme == scheme][:most]
    if not subjects:
        return None
    count = pgettext("table of recommendations", "Recommendations")
    return {
        "caption": _("By theme") if scheme == "theme" else _("By cluster"),
        "columns": [{"label": str(TagScheme(scheme).label)}, {"label": count, "kind": "number"}],
        "rows": [
            {
                "header": one.name,
                "cells": [
                    {
                        "label": count,
                        "kind": "number",
                        "text": dates.number(one.count),
                        "url": subject_url(one, state=found.iso3),
                    }
                ],
            }
            for one in subjects
        ],
    }


def subject_url(one: Any, **more: str) -> str:
    return passages.search(**{one.scheme: one.key}, **more)


def cross_table(found: StateRecommended, scheme: str) -> dict[str, Any] | None:
    """Themes by review: a column for each body and Protocol, and in it the reviews from old to new."""
    subjects = [one for one in found.subjects if one.scheme == scheme]
    if not subjects:
        return None
    bodies = list(dict.fromkeys((one.body, one.protocol) for one in found.reviews))
    total = pgettext("table of recommendations", "All")
    named = {(one.body, one.protocol): column_name(one) for one in found.reviews}
    return {
        "caption": _("By theme") if scheme == "theme" else _("By cluster"),
        "note": _("Numbers of one body stand from its oldest review to its newest."),
        "columns": [
            {"label": str(TagScheme(scheme).label)},
            *({"label": named[body], "kind": "number"} for body in bodies),
            {"label": total, "kind": "number"},
        ],
        "rows": [
            {
                "header": one.name,
                "cells": [
                    *(series(found, one, body, named[body]) for body in bodies),
                    {
                        "label": total,
                        "kind": "number",
                        "text": dates.number(one.count),
                        "url": subject_url(one, state=found.iso3),
                    },
                ],
            }
            for one in subjects
        ],
    }


def column_name(one: Review) -> str:
    """ "CRC", "CRC OPAC"; a body without a page here by its name."""
    short = one.body.upper() if one.body in names.bodies() else one.body_name
    return f"{short} {one.protocol.upper()}".strip()


def series(found: StateRecommended, one: Subject, body: tuple[str, str], label: str) -> dict[str, Any]:
    """ "2 → 5 → 3": how often in each review of a body, under a Protocol or none, the oldest first."""
    reviews = zip(found.reviews, one.by_review, strict=True)
    counts = [count for review, count in reviews if (review.body, review.protocol) == body][::-1]
    if not any(counts):
        return {"label": label, "kind": "number", "text": ""}
    return {
        "label": label,
        "kind": "number",
        "text": " · ".join(map(dates.number, counts)),
        "url": subject_url(one, state=found.iso3, **passages.of_review(*body)),
    }


def repeated(one: Repeated) -> dict[str, Any]:
    said = {"count": one.times, "bodies": listing.listed(one.bodies), "year": one.since}
    dated = ngettext(
        "In %(count)d review: %(bodies)s, since %(year)s.",
        "In %(count)d reviews: %(bodies)s, since %(year)s.",
        one.times,
    )
    undated = ngettext("In %(count)d review: %(bodies)s.", "In %(count)d reviews: %(bodies)s.", one.times)
    return {**passages.line(one.place), "said": (dated if one.since else undated) % said}


def neighbouring(iso3: str, choices: Sequence[Cycle]) -> list[dict[str, str]]:
    """Each review beside the one before it by the same body."""
    found = []
    for one, other in itertools.pairwise(choices):
        if (one.body, one.protocol) == (other.body, other.protocol):
            query = {"state": iso3, "body": one.body, "cycle": one.cycle, "later": other.cycle}
            query |= {"protocol": one.protocol} if one.protocol else {}
            found.append(
                {
                    "text": f"{cycle_name(one)} – {cycle_name(other)}",
                    "body": one.body_name,
                    "url": f"{reverse('compare-recommendations')}?{urlencode(query)}",
                }
            )
    return found


def cycle_name(one: Cycle) -> str:
    said = passages.cycle(one.body, one.cycle, one.protocol)
    return f"{said} ({one.year})" if one.year else said


def rows(found: StateRecommended) -> list[dict[str, Any]]:
    """The whole table for files: reviews first, then each theme and cluster in each review."""

    def row(review: Review, count: int, subject: Subject | None = None) -> dict[str, Any]:
        return {
            "scheme": subject.scheme if subject else "",
            "key": subject.key if subject else "",
            "name": subject.name if subject else "",
            "body": review.body,
            "protocol": review.protocol,
            "cycle": review.cycle,
            "first_year": review.first_year,
            "last_year": review.last_year,
            "count": count,
        }

    lines = [row(review, review.count) for review in found.reviews]
    for subject in found.subjects:
        pairs = zip(found.reviews, subject.by_review, strict=True)
        lines += [row(review, count, subject) for review, count in pairs if count]
    return lines
