"""The words symbols are described with: kinds of documents, bodies, the treaties they serve.

It does not know how a symbol is built, nor any name in a language other than English.
The kinds follow the symbol table of the domain reference; names of bodies are those of the United Nations.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a document is; ``document``, ``session-document``, ``report`` when the symbol leaves it open."""

    ADDITIONAL_INFORMATION = "additional-information"
    AGENDA = "agenda"
    ASSEMBLY_DOCUMENT = "assembly-document"
    CHAIRS_DOCUMENT = "chairs-document"
    COMMITTEE_REPORT = "committee-report"
    COMMUNICATION = "special-procedures-communication"
    COMPILATION = "compilation-of-general-comments"
    CONCLUDING_OBSERVATIONS = "concluding-observations"
    CORE_DOCUMENT = "core-document"
    CORRIGENDUM = "corrigendum"
    COUNCIL_DECISION = "council-decision"
    DECISION = "decision"
    DOCUMENT = "document"
    DRAFT_RESOLUTION = "draft-resolution"
    FOLLOW_UP_INFORMATION = "follow-up-information"
    FOLLOW_UP_PROGRESS_REPORT = "follow-up-progress-report"
    FOLLOW_UP_REPORT = "follow-up-report"
    FORUM_DOCUMENT = "political-forum-document"
    GENERAL_COMMENT = "general-comment"
    GUIDELINES = "guidelines"
    INTER_COMMITTEE_DOCUMENT = "inter-committee-document"
    LIST_OF_ISSUES = "list-of-issues"
    LOIPR = "loipr"
    NGO_STATEMENT = "ngo-statement"
    OBSERVATIONS_ON_ADDITIONAL_INFORMATION = "observations-on-additional-information"
    PRESIDENT_STATEMENT = "president-statement"
    REPORT = "report"
    RESOLUTION = "resolution"
    RULES_OF_PROCEDURE = "rules-of-procedure"
    SECRETARIAT_INSTRUCTION = "secretariat-instruction"
    SESSION_DOCUMENT = "session-document"
    SESSION_REPORT = "session-report"
    STATE_COMMENTS = "state-comments"
    STATE_REPORT = "state-report"
    STATES_PARTIES_MEETING = "states-parties-meeting"
    SUMMARY_RECORD = "summary-record"
    UPR_COMPILATION = "upr-compilation"
    UPR_NATIONAL_REPORT = "upr-national-report"
    UPR_OUTCOME = "upr-outcome"
    UPR_POSITIONS = "upr-positions"
    UPR_SUMMARY = "upr-summary"
    VISIT_REPORT = "visit-report"
    VOLUNTARY_REVIEW = "voluntary-national-review"
    WORKING_METHODS = "working-methods"
    WORKING_PAPER = "working-paper"
    WRITTEN_REPLIES = "written-replies"


class Body(StrEnum):
    """Who issues the document. The codes of the treaty bodies are those of ``treaty_bodies.csv``."""

    CAT = "CAT"
    CCPR = "CCPR"
    CED = "CED"
    CEDAW = "CEDAW"
    CERD = "CERD"
    CESCR = "CESCR"
    CHR = "CHR"
    CMW = "CMW"
    CRC = "CRC"
    CRPD = "CRPD"
    ECOSOC = "ECOSOC"
    GA = "GA"
    HRC = "HRC"
    HRI = "HRI"
    SC = "SC"
    SP = "SP"
    SPT = "SPT"
    ST = "ST"
    UPR = "UPR"


BODY_NAMES: Mapping[Body, str] = MappingProxyType(
    {
        Body.CAT: "Committee against Torture",
        Body.CCPR: "Human Rights Committee",
        Body.CED: "Committee on Enforced Disappearances",
        Body.CEDAW: "Committee on the Elimination of Discrimination against Women",
        Body.CERD: "Committee on the Elimination of Racial Discrimination",
        Body.CESCR: "Committee on Economic, Social and Cultural Rights",
        Body.CHR: "Commission on Human Rights",
        Body.CMW: "Committee on Migrant Workers",
        Body.CRC: "Committee on the Rights of the Child",
        Body.CRPD: "Committee on the Rights of Persons with Disabilities",
        Body.ECOSOC: "Economic and Social Council",
        Body.GA: "General Assembly",
        Body.HRC: "Human Rights Council",
        Body.HRI: "human rights treaty bodies",
        Body.SC: "Security Council",
        Body.SP: "special procedures of the Human Rights Council",
        Body.SPT: "Subcommittee on Prevention of Torture",
        Body.ST: "United Nations Secretariat",
        Body.UPR: "Working Group on the Universal Periodic Review",
    }
)

TREATY: Mapping[Body, str] = MappingProxyType(
    {
        Body.CAT: "cat",
        Body.CCPR: "iccpr",
        Body.CED: "icpped",
        Body.CEDAW: "cedaw",
        Body.CERD: "icerd",
        Body.CESCR: "icescr",
        Body.CMW: "icmw",
        Body.CRC: "crc",
        Body.CRPD: "crpd",
        Body.SPT: "opcat",
    }
)
"""The treaty a body was made for, by the keys of ``treaties.csv`` in lower case."""

COMPLAINTS_TREATY: Mapping[Body, str] = MappingProxyType(
    {
        **TREATY,
        Body.CCPR: "iccpr-op1",
        Body.CEDAW: "op-cedaw",
        Body.CESCR: "op-icescr",
        Body.CRC: "opic",
        Body.CRPD: "op-crpd",
    }
)
"""The treaty under which a body decides on communications from individuals."""

PROTOCOL_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "opac": "Optional Protocol on the involvement of children in armed conflict",
        "opsc": "Optional Protocol on the sale of children, child prostitution and child pornography",
    }
)
