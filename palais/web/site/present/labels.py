"""Words for values: acts, procedures, groups, outcomes, instruments."""

from django.utils.translation import gettext as _

from palais.apps.treaties.choices import RegionalGroup, UnStatus


def act(value: str) -> str:
    return {
        "signature": _("Signature"),
        "ratification": _("Ratification"),
        "accession": _("Accession"),
        "succession": _("Succession"),
        "withdrawal": _("Withdrawal"),
    }[value]


def group(value: str) -> str:
    return str(RegionalGroup(value).label)


def un_status(value: str) -> str:
    return str(UnStatus(value).label)


def instrument(code: str) -> str:
    """Short name of an instrument as a reader knows it."""
    return {
        "crc": _("Convention on the Rights of the Child"),
        "opac": _("Protocol on armed conflict"),
        "opsc": _("Protocol on the sale of children"),
        "opic": _("Protocol on communications"),
        "upr": _("Universal Periodic Review"),
    }.get(code.lower(), code)


def procedure(value: str) -> str:
    return {
        "standard": _("standard procedure"),
        "simplified": _("simplified procedure"),
        "op-initial": _("initial report under a protocol"),
        "upr": _("Universal Periodic Review"),
    }.get(value, _("procedure not known here"))


def outcome(value: str, *, is_past: bool) -> tuple[str, str]:
    """The status key and the word for what became of a review; a past one still planned is not known here."""
    if value == "scheduled" and is_past:
        return "unknown", _("Outcome not known here")
    return {
        "held": ("done", _("Held")),
        "scheduled": ("soon", _("Planned")),
        "postponed": ("late", _("Postponed")),
        "not-held": ("withdrawn", _("Did not take place")),
    }[value]


def ordinal_reports(cycle: str) -> str:
    """ "Reports 3 to 4" for a combined cycle, "Report 5" for one; empty where the number is not known."""
    first, _dash, last = cycle.partition("-")
    if not first:
        return ""
    if last:
        return _("reports %(first)s to %(last)s") % {"first": first, "last": last}
    return _("report %(number)s") % {"number": first}
