"""Working groups, as their templates and JSON take them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.apps.people.choices import GroupStatus
from palais.web.answers.groups import Group
from palais.web.site.present import dates, links, network, page_languages, tongues

STATUS = {"active": "done", "paused": "soon", "closed": "withdrawn"}


def crumbs(*more: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"label": _("Home"), "url": reverse("home")},
        {"label": _("Network"), "url": reverse("members")},
        *more,
    ]


def index(found: tuple[Group, ...]) -> dict[str, Any]:
    return {
        "groups": [
            {
                "url": reverse("group", args=[one.key]),
                "name": tongues.text_in(one.language, one.name),
                "issue": tongues.text_in(one.language, one.issue),
                "status": STATUS[one.status],
                "word": str(GroupStatus(one.status).label),
                "size": members(one.size),
                "example": one.example,
            }
            for one in found
        ],
        "crumbs": crumbs({"label": _("Working groups")}),
    }


def members(count: int) -> str:
    return ngettext("%(count)d organisation", "%(count)d organisations", count) % {"count": count}


def page(one: Group) -> dict[str, Any]:
    hidden = one.size - len(one.members)
    return {
        "group": one,
        "follows": page_languages.of_text(one.lag),
        "name": tongues.text_in(one.language, one.name),
        "plain": tongues.text_in(one.child_friendly_language, one.child_friendly),
        "status": STATUS[one.status],
        "word": str(GroupStatus(one.status).label),
        "terms": terms(one),
        "members": [
            {**network.somebody(seat.organisation), "convenes": seat.convenes} for seat in one.members
        ],
        "hidden": ngettext(
            "%(count)d further organisation is not listed in public.",
            "%(count)d further organisations are not listed in public.",
            hidden,
        )
        % {"count": hidden}
        if hidden
        else "",
        "files": links.files("group-file", [one.key], forms=("json",)),
        "crumbs": crumbs({"label": _("Working groups"), "url": reverse("groups")}, {"label": one.name}),
    }


def terms(one: Group) -> list[dict[str, Any]]:
    mail = [{"text": one.contact_email, "url": f"mailto:{one.contact_email}"}] if one.contact_email else []
    known = [
        (_("Since"), [{"text": dates.text(one.since)}] if one.since else []),
        (_("In the group"), [{"text": members(one.size)}]),
        (_("Public contact"), mail),
    ]
    return [{"term": term, "values": values} for term, values in known if values]
