"""The world map of a treaty: outlines made beforehand, each a link with a label, coloured by status."""

from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palais.core.treaties import MembershipRule, OpenTo, Status
from palais.web.answers.treaty import StateLine, TreatyDossier
from palais.web.site.present import world

CLASSES = {
    Status.PARTY: "map-party",
    Status.SIGNED: "map-signed",
    Status.NONE: "map-none",
    Status.WITHDRAWN: "map-none",
}


def word(status: Status) -> str:
    return {
        Status.PARTY: _("party"),
        Status.SIGNED: _("signed, not party"),
        Status.NONE: _("no action"),
        Status.WITHDRAWN: _("has withdrawn"),
    }[status]


def drawing(dossier: TreatyDossier) -> SafeString:
    """The map as SVG: each State in the colour of its status."""
    address = reverse("state", args=["AAA"])
    return world.drawing(
        label=_("World map: who is party to %(treaty)s") % {"treaty": dossier.short_name},
        places={line.iso3: place(line, address=address) for line in dossier.states},
    )


def place(line: StateLine, *, address: str) -> world.Place:
    """One State on the map; `address` is that of a State page with AAA for the State."""
    label = _("%(state)s: %(status)s") % {"state": line.name, "status": word(line.status)}
    return world.Place(address.replace("AAA", line.iso3), label, CLASSES[line.status])


def key(dossier: TreatyDossier) -> list[dict[str, Any]]:
    """The colours with their numbers of States."""
    groups = ((Status.PARTY, dossier.parties), (Status.SIGNED, dossier.signed), (Status.NONE, dossier.others))
    return [
        {"status": status.value, "word": word(status), "count": len(lines)}
        for status, lines in groups
        if lines
    ]


def who_may_join(rule: MembershipRule) -> str:
    """Who may become a party, in a sentence that names its article."""
    values = {"article": rule.article, "gates": ", ".join(gate.upper() for gate in rule.gates)}
    return {
        OpenTo.ANY_STATE: _("Any State (article %(article)s)."),
        OpenTo.STATES_AND_INTEGRATION_ORGANIZATIONS: _(
            "Any State and regional integration organisations (article %(article)s)."
        ),
        OpenTo.UN_MEMBERS: _("Members of the United Nations (article %(article)s)."),
        OpenTo.UN_FAMILY: _(
            "Members of the United Nations or its agencies, and States that the General Assembly "
            "invites (article %(article)s)."
        ),
        OpenTo.PARTIES_TO_ANY_OF: _("Parties to any of: %(gates)s (article %(article)s)."),
        OpenTo.PARTIES_OR_SIGNATORIES_OF: _(
            "Parties to and signatories of: %(gates)s (article %(article)s)."
        ),
    }[rule.open_to] % values
