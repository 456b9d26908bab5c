"""The opening sentences of a State page and a treaty page, made from the answer, right in six languages.

Each is a whole sentence of its own, so that a translator never joins parts. Names of States stand where a language
needs no article or agreement: other languages than English put them before a colon.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.core.cycles import Basis, LatenessValue, Report, ReportDue
from palais.core.treaties import Status
from palais.web.answers.membership import TreatyLine
from palais.web.answers.state import StateDossier
from palais.web.answers.treaty import TreatyDossier
from palais.web.site.present import dates

REPORTED = ("opac", "opsc")


def of_state(dossier: StateDossier) -> list[str]:
    if dossier.state.kind == "organization":
        return of_organization(dossier)
    if dossier.state.kind == "territory":
        return [
            _("%(name)s is not among the 197 States: no action under any of these treaties is recorded here.")
            % {"name": capital(dossier.state.name_in_sentence)}
        ]
    crc, *protocols = dossier.family
    joined = [line for line in protocols if line.status is Status.PARTY]
    sentences = [on_convention(dossier, crc, len(joined))]
    sentences += [text for line in protocols if (text := on_protocol(line))]
    report = dossier.reporting.due[0]
    if crc.status is Status.PARTY:
        sentences.append(on_report(report))
    elif any(line.key in REPORTED and line.status is Status.PARTY for line in protocols):
        sentences.append(
            _("It reports to the Committee on the Rights of the Child under the Protocols alone.")
        )
    return sentences


def of_organization(dossier: StateDossier) -> list[str]:
    parties = sum(1 for line in dossier.treaties if line.status is Status.PARTY)
    return [
        ngettext(
            "%(name)s is not a State; as an organisation it is party to %(count)d of the treaties "
            "listed here.",
            "%(name)s is not a State; as an organisation it is party to %(count)d of the treaties "
            "listed here.",
            parties,
        )
        % {"name": capital(dossier.state.name_in_sentence), "count": parties}
    ]


def on_convention(dossier: StateDossier, crc: TreatyLine, joined: int) -> str:
    name = {"name": capital(dossier.state.name_in_sentence)}
    if crc.status is Status.PARTY:
        return (
            _(
                "%(name)s is party to the Convention on the Rights of the Child, but to none of its "
                "three Protocols."
            ),
            _(
                "%(name)s is party to the Convention on the Rights of the Child and to one of its "
                "three Protocols."
            ),
            _(
                "%(name)s is party to the Convention on the Rights of the Child and to two of its "
                "three Protocols."
            ),
            _("%(name)s is party to the Convention on the Rights of the Child and to its three Protocols."),
        )[joined] % name
    if crc.status is Status.SIGNED and crc.signature:
        values = {**name, "year": crc.signature.on.earliest.year}
        return (
            _(
                "%(name)s has signed the Convention on the Rights of the Child (%(year)d) but not "
                "ratified it, and is party to none of its three Protocols."
            ),
            _(
                "%(name)s has signed the Convention on the Rights of the Child (%(year)d) but not "
                "ratified it; it is party to one of its three Protocols."
            ),
            _(
                "%(name)s has signed the Convention on the Rights of the Child (%(year)d) but not "
                "ratified it; it is party to two of its three Protocols."
            ),
            _(
                "%(name)s has signed the Convention on the Rights of the Child (%(year)d) but not "
                "ratified it; it is party to its three Protocols."
            ),
        )[joined] % values
    return _("%(name)s is not party to the Convention on the Rights of the Child.") % name


def on_protocol(line: TreatyLine) -> str:
    """A sentence for a protocol that a State is not party to; empty where it is."""
    if line.status is Status.PARTY:
        return ""
    if line.status is Status.SIGNED and line.signature:
        return {
            "opac": _(
                "It has signed the Protocol on the involvement of children in armed conflict "
                "(%(year)d) but not ratified it."
            ),
            "opsc": _(
                "It has signed the Protocol on the sale of children, child prostitution and child "
                "pornography (%(year)d) but not ratified it."
            ),
            "opic": _(
                "It has signed the Protocol on a communications procedure (%(year)d) but not ratified it."
            ),
        }[line.key] % {"year": line.signature.on.earliest.year}
    return {
        "opac": _(
            "No signature or ratification of the Protocol on the involvement of children in armed conflict "
            "is known here."
        ),
        "opsc": _(
            "No signature or ratification of the Protocol on the sale of children, child prostitution and child "
            "pornography is known here."
        ),
        "opic": _(
            "No signature or ratification of the Protocol on a communications procedure is known here."
        ),
    }[line.key]


def on_report(report: ReportDue) -> str:
    """What may be said about the next report under the Convention; never more than is known here."""
    late = report.lateness
    due = dates.partial(report.due)
    if report.due is None:
        return _("When its next report to the Committee is due is not known here.")
    if late.value is LatenessValue.LATE and late.by is not None:
        return _("Its report to the Committee was due %(date)s and is late by %(length)s.") % {
            "date": due,
            "length": dates.length(late.by),
        }
    if late.value is LatenessValue.NOT_LATE:
        return _("Its report to the Committee that was due %(date)s has been received.") % {"date": due}
    if late.value is LatenessValue.NOT_DUE and report.basis is Basis.CALCULATED:
        return _(
            "By calculation its next report to the Committee is due %(date)s; the date the Committee set was "
            "not read here, nor whether the State has reported."
        ) % {"date": due}
    if late.value is LatenessValue.NOT_DUE:
        return _("By the dates known here, its next report to the Committee is due %(date)s.") % {"date": due}
    if report.report is Report.INITIAL:
        return _(
            "By calculation its first report was due %(date)s; whether it has been sent is not known here."
        ) % {"date": due}
    return _(
        "By calculation its next report was due %(date)s; whether it has been sent is not known here."
    ) % {"date": due}


def of_treaty(dossier: TreatyDossier) -> list[str]:
    parties, signed = len(dossier.parties), len(dossier.signed)
    sentences = [
        ngettext(
            "%(count)d party has joined this treaty.", "%(count)d parties have joined this treaty.", parties
        )
        % {"count": parties}
    ]
    if signed:
        sentences.append(
            ngettext(
                "%(count)d more State has signed it but not ratified it.",
                "%(count)d more States have signed it but not ratified it.",
                signed,
            )
            % {"count": signed}
        )
    open_to = len([line for line in dossier.may_join if line.status is not Status.SIGNED])
    if open_to:
        sentences.append(
            ngettext(
                "%(count)d other State may join and has taken no action.",
                "%(count)d other States may join and have taken no action.",
                open_to,
            )
            % {"count": open_to}
        )
    elif not signed:
        sentences.append(_("No State that may join is missing."))
    if dossier.missing_parties:
        sentences.append(on_missing(dossier.missing_parties))
    return [*sentences, on_count(dossier)]


def on_missing(count: int) -> str:
    """That the rows known here fall short of the number printed: no row without action may be taken for certain."""
    return ngettext(
        "%(count)d party of the printed number is not identified here: some State shown as signed or without "
        "action may be a party.",
        "%(count)d parties of the printed number are not identified here: some States shown as signed or without "
        "action may be parties.",
        count,
    ) % {"count": count}


def on_count(dossier: TreatyDossier) -> str:
    """From where the number of parties comes, beside the last one that the United Nations printed."""
    if not dossier.printed:
        return _("Counted from the rows below; no number printed by the United Nations is known here.")
    on, count, _mark = dossier.printed[0]
    return ngettext(
        "Counted from the rows below. The United Nations printed %(count)d party on %(date)s.",
        "Counted from the rows below. The United Nations printed %(count)d parties on %(date)s.",
        count,
    ) % {"count": count, "date": dates.day(on)}


def capital(name: str) -> str:
    """A name at the start of a sentence: "the Niger" becomes "The Niger"."""
    return name[:1].upper() + name[1:]
