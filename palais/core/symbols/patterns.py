"""The grammar of UN document symbols as one table: each line is a shape and what it means.

It does not know single documents whose symbol says too little; those stand in ``known.py``.
Sources: the domain reference, section 6.2, and the secretariat's harmonized treaty-body symbols of 2005;
lines marked † are general knowledge of older series, see ``docs/rules/symbols.md``.

In a line, ``{state}``, ``{cycle}``, ``{session}``, ``{number}``, ``{year}`` are read by ``slots.py``;
``{number=1}`` is that very number, ``{year>=1988}`` that one or a later. ``writes`` is the shape a symbol is
written in when it differs. The first line that reads furthest wins, so the narrow stands before the wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from palais.core.symbols.kinds import COMPLAINTS_TREATY, TREATY, Body, Kind

_FIXED = re.compile(r">?=[^}]*")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape and its meaning; ``treaty`` is empty where a document serves no one treaty."""

    reads: str
    kind: Kind
    body: Body | None
    treaty: str = ""
    writes: str = ""
    restricted: bool = False

    @property
    def template(self) -> str:
        """What a symbol of this shape is written with, its slots named."""
        return self.writes or _FIXED.sub("", self.reads)


BASES: Mapping[Body, str] = MappingProxyType(
    {
        Body.CRC: "CRC/C",
        Body.CCPR: "CCPR/C",
        Body.CEDAW: "CEDAW/C",
        Body.CAT: "CAT/C",
        Body.CERD: "CERD/C",
        Body.CRPD: "CRPD/C",
        Body.CMW: "CMW/C",
        Body.CED: "CED/C",
        Body.CESCR: "E/C.12",
    }
)

STATE_SERIES: Mapping[str, Kind] = MappingProxyType(
    {
        "CO": Kind.CONCLUDING_OBSERVATIONS,
        "QPR": Kind.LOIPR,
        "RQ": Kind.WRITTEN_REPLIES,
        "Q": Kind.LIST_OF_ISSUES,
        "FCO": Kind.FOLLOW_UP_INFORMATION,
        "OAI": Kind.OBSERVATIONS_ON_ADDITIONAL_INFORMATION,
        "AI": Kind.ADDITIONAL_INFORMATION,
    }
)
"""The letters between State and cycle. OAI and AI belong to the Committee on Enforced Disappearances."""

PROTOCOLS: Mapping[str, str] = MappingProxyType({"OPAC": "opac", "OPSC": "opsc"})

# State reports to the Committee on the Rights of the Child before 2006, grouped by the year they were due.
# 3, 8, 11, 51, 65 from the domain reference and the examples table; the others †.
CRC_REPORT_SERIES = (
    "3",
    "8",
    "11",
    "28",
    "41",
    "51",
    "61",
    "65",
    "70",
    "78",
    "83",
    "93",
    "104",
    "125",
    "129",
)

# Reports of the treaty bodies to the Assembly are supplements of fixed number to its records.
# 18, 38, 41, 44 are in the fact tables; the others, and the first sessions, †.
ANNUAL_REPORTS: Mapping[int, tuple[Body, int]] = MappingProxyType(
    {
        18: (Body.CERD, 26),
        38: (Body.CEDAW, 41),
        40: (Body.CCPR, 33),
        41: (Body.CRC, 47),
        44: (Body.CAT, 45),
        48: (Body.CMW, 59),
        55: (Body.CRPD, 66),
        56: (Body.CED, 67),
    }
)
"""Supplement -> the body that reports, and the Assembly session from which the number is its own."""


def _series_of(body: Body) -> Iterator[tuple[str, Kind]]:
    for letters, kind in STATE_SERIES.items():
        if letters not in {"OAI", "AI"} or body is Body.CED:
            yield letters, kind


def _children() -> Iterator[Pattern]:
    crc, base = Body.CRC, "CRC/C"
    for protocol, treaty in PROTOCOLS.items():
        for letters, kind in _series_of(crc):
            right = f"{base}/{protocol}/{{state}}/{letters}/{{cycle}}"
            yield Pattern(right, kind, crc, treaty)
            yield Pattern(f"{base}/{{state}}/{protocol}/{letters}/{{cycle}}", kind, crc, treaty, writes=right)
        report = f"{base}/{protocol}/{{state}}/{{cycle}}"
        yield Pattern(report, Kind.STATE_REPORT, crc, treaty)
        yield Pattern(f"{base}/{{state}}/{protocol}/{{cycle}}", Kind.STATE_REPORT, crc, treaty, writes=report)
        # † the first concluding observations under the protocols, 2003 to 2006
        yield Pattern(f"{base}/{protocol}/CO/{{year}}/{{state}}", Kind.CONCLUDING_OBSERVATIONS, crc, treaty)
        yield Pattern(f"{base}/{protocol}/{{serial}}", Kind.DOCUMENT, crc, treaty)
    yield Pattern(f"{base}/15/Add.{{serial}}", Kind.CONCLUDING_OBSERVATIONS, crc, "crc")
    for series in CRC_REPORT_SERIES:
        yield Pattern(f"{base}/{series}/Add.{{serial}}", Kind.STATE_REPORT, crc, "crc")
    yield Pattern(f"{base}/Q/{{state}}/{{cycle}}", Kind.LIST_OF_ISSUES, crc, "crc")  # † until about 2006
    yield Pattern(f"{base}/RESP/{{number}}", Kind.WRITTEN_REPLIES, crc, "crc")  # † until about 2006
    yield Pattern("CRC/GC/{year}/{number}", Kind.GENERAL_COMMENT, crc, "crc")
    yield Pattern(f"{base}/{{session}}/{{number=1}}", Kind.AGENDA, crc)


def _older_series() -> Iterator[Pattern]:
    observations = Kind.CONCLUDING_OBSERVATIONS
    for edition in ("", "Rev.1/", "Rev.2/"):
        yield Pattern(f"CCPR/C/21/{edition}Add.{{serial}}", Kind.GENERAL_COMMENT, Body.CCPR, "iccpr")
    yield Pattern("CCPR/C/{session}/{number=2}/Add.{addendum}", Kind.FOLLOW_UP_REPORT, Body.CCPR, "iccpr")
    yield Pattern("CCPR/C/79/Add.{serial}", observations, Body.CCPR, "iccpr")  # †
    yield Pattern("CCPR/C/{session}/DR/{number}/{year}", Kind.DECISION, Body.CCPR, "iccpr-op1")
    yield Pattern("CCPR/CO/{session}/{state}", observations, Body.CCPR, "iccpr")  # †
    yield Pattern("CERD/C/{session}/CO/{number}", observations, Body.CERD, "icerd")  # †
    yield Pattern("CERD/C/304/Add.{serial}", observations, Body.CERD, "icerd")  # †
    yield Pattern("CERD/C/{session}/Misc.{number}", Kind.WORKING_PAPER, Body.CERD, "icerd")
    yield Pattern("CAT/C/CR/{session}/{number}", observations, Body.CAT, "cat")  # †
    yield Pattern("E/C.12/1/Add.{serial}", observations, Body.CESCR, "icescr")
    yield Pattern("E/C.12/{year}/SR.{number}", Kind.SUMMARY_RECORD, Body.CESCR)
    yield Pattern("E/1990/5/Add.{serial}", Kind.STATE_REPORT, Body.CESCR, "icescr")


def _committee(body: Body, base: str) -> Iterator[Pattern]:
    treaty = TREATY[body]
    for letters, kind in _series_of(body):
        yield Pattern(f"{base}/{{state}}/{letters}/{{cycle}}", kind, body, treaty)
    yield Pattern(f"{base}/{{state}}/{{cycle}}", Kind.STATE_REPORT, body, treaty)
    yield Pattern(f"{base}/GC/{{number}}", Kind.GENERAL_COMMENT, body, treaty)
    yield Pattern(f"{base}/SR.{{number}}", Kind.SUMMARY_RECORD, body)
    complaints, case = COMPLAINTS_TREATY[body], f"{base}/{{session}}/D"
    yield Pattern(f"{case}/{{number}}/{{year}}", Kind.DECISION, body, complaints)
    yield Pattern(f"{case}/R.{{number}}/{{year}}", Kind.DECISION, body, complaints, restricted=True)
    yield Pattern(f"{base}/{{session}}/{{number}}", Kind.SESSION_DOCUMENT, body)
    yield Pattern(f"{base}/{{year}}/WP.{{number}}/R", Kind.WORKING_PAPER, body, restricted=True)
    yield Pattern(f"{base}/{{year}}/WP.{{number}}", Kind.WORKING_PAPER, body)
    yield Pattern(f"{base}/{{year}}/{{number}}", Kind.DOCUMENT, body)
    yield Pattern(f"{base}/{{serial}}", Kind.DOCUMENT, body)
    if base.endswith("/C"):
        yield Pattern(f"{base[:-2]}/SP/{{number}}", Kind.STATES_PARTIES_MEETING, body, treaty)


def _other_treaty_bodies() -> Iterator[Pattern]:
    yield Pattern("CAT/OP/{state}/{cycle}", Kind.VISIT_REPORT, Body.SPT, "opcat")
    yield Pattern("CAT/OP/GC/{number}", Kind.GENERAL_COMMENT, Body.SPT, "opcat")
    yield Pattern("CAT/OP/{session}/{number}", Kind.SESSION_DOCUMENT, Body.SPT)
    yield Pattern("CAT/OP/{serial}", Kind.DOCUMENT, Body.SPT)
    yield Pattern("CRPD/CSP/{year}/{number}", Kind.STATES_PARTIES_MEETING, Body.CRPD, "crpd")
    yield Pattern("HRI/CORE/1/Add.{serial}", Kind.CORE_DOCUMENT, Body.HRI)
    yield Pattern("HRI/CORE/{state}/{year}", Kind.CORE_DOCUMENT, Body.HRI)
    yield Pattern("HRI/GEN/{serial}", Kind.DOCUMENT, Body.HRI)
    yield Pattern("HRI/MC/{year}/{number}", Kind.CHAIRS_DOCUMENT, Body.HRI)
    yield Pattern("HRI/MC/{year}/CRP.{number}", Kind.CHAIRS_DOCUMENT, Body.HRI)
    yield Pattern("HRI/ICM/{year}/{number}", Kind.INTER_COMMITTEE_DOCUMENT, Body.HRI)


def _council() -> Iterator[Pattern]:
    hrc, upr = Body.HRC, Body.UPR
    yield Pattern("A/HRC/WG.6/{session}/{state}/{number=1}", Kind.UPR_NATIONAL_REPORT, upr)
    yield Pattern("A/HRC/WG.6/{session}/{state}/{number=2}", Kind.UPR_COMPILATION, upr)
    yield Pattern("A/HRC/WG.6/{session}/{state}/{number=3}", Kind.UPR_SUMMARY, upr)
    yield Pattern("A/HRC/RES/{session}/{number}", Kind.RESOLUTION, hrc)
    yield Pattern("A/HRC/DEC/{session}/{number}", Kind.COUNCIL_DECISION, hrc)
    yield Pattern("A/HRC/PRST/{session}/{number}", Kind.PRESIDENT_STATEMENT, hrc)
    yield Pattern("A/HRC/{session}/L.{number}", Kind.DRAFT_RESOLUTION, hrc)
    yield Pattern("A/HRC/{session}/NGO/{number}", Kind.NGO_STATEMENT, hrc)
    yield Pattern("A/HRC/{session}/CRP.{number}", Kind.WORKING_PAPER, hrc)
    yield Pattern("A/HRC/{session}/{number}", Kind.REPORT, hrc)
    yield Pattern("E/CN.4/{year}/{number}", Kind.DOCUMENT, Body.CHR)


def _organs() -> Iterator[Pattern]:
    ga, ecosoc = Body.GA, Body.ECOSOC
    yield Pattern("A/RES/{resolution}", Kind.RESOLUTION, ga)
    yield Pattern("A/RES/{session}/{number}", Kind.RESOLUTION, ga)
    yield Pattern("A/{session}/L.{number}", Kind.DRAFT_RESOLUTION, ga)
    for supplement, (_, first) in ANNUAL_REPORTS.items():
        yield Pattern(f"A/{{session>={first}}}/{{number={supplement}}}", Kind.COMMITTEE_REPORT, ga)
    yield Pattern("A/{session}/{number}", Kind.ASSEMBLY_DOCUMENT, ga)
    yield Pattern("A/C.3/{session}/L.{number}", Kind.DRAFT_RESOLUTION, ga)
    yield Pattern("A/C.3/{session}/{number}", Kind.ASSEMBLY_DOCUMENT, ga)
    yield Pattern("A/CONF.{conference}/{number}", Kind.DOCUMENT, ga)
    yield Pattern("E/HLPF/{year}/{number}", Kind.FORUM_DOCUMENT, ecosoc)
    yield Pattern("E/2030/VNR/{year}/{state}", Kind.VOLUNTARY_REVIEW, ecosoc)
    yield Pattern("E/2030/VNR/{year}/{number}", Kind.VOLUNTARY_REVIEW, ecosoc)
    yield Pattern("E/RES/{year}/{number}", Kind.RESOLUTION, ecosoc)
    yield Pattern("E/{year>=1988}/{number=22}", Kind.COMMITTEE_REPORT, ecosoc)
    yield Pattern("E/{year}/{number}", Kind.DOCUMENT, ecosoc)
    yield Pattern("S/RES/{resolution}", Kind.RESOLUTION, Body.SC)
    yield Pattern("S/{year}/{number}", Kind.DOCUMENT, Body.SC)
    yield Pattern("ST/SGB/{year}/{number}", Kind.SECRETARIAT_INSTRUCTION, Body.ST)
    yield Pattern("ST/AI/{year}/{number}", Kind.SECRETARIAT_INSTRUCTION, Body.ST)


def _all() -> Iterator[Pattern]:
    yield from _children()
    yield from _older_series()
    for body, base in BASES.items():
        yield from _committee(body, base)
    yield from _other_treaty_bodies()
    yield from _council()
    yield from _organs()


def _short() -> Iterator[Pattern]:
    for letters, kind in STATE_SERIES.items():
        yield Pattern(f"{letters}/{{cycle}}", kind, None)
        yield Pattern(f"{{state}}/{letters}/{{cycle}}", kind, None)
        for protocol, treaty in PROTOCOLS.items():
            yield Pattern(f"{protocol}/{{state}}/{letters}/{{cycle}}", kind, None, treaty)
    yield Pattern("GC/{number}", Kind.GENERAL_COMMENT, None)


PATTERNS: tuple[Pattern, ...] = tuple(_all())
PARTIAL_PATTERNS: tuple[Pattern, ...] = tuple(_short())
"""Short citations without their body, as "CO/5-6" or "NOR/CO/5-6"."""

COMMITTEES_WITH_C = frozenset(base[:-2] for base in BASES.values() if base.endswith("/C"))
"""The bodies whose symbols go on with /C/, which press releases sometimes leave out: CRC/ECU/5-6."""
