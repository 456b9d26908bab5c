"""English sentences, one for each kind of document, with places for its parts.

They do not decide anything: ``wording.py`` fills them. A part that a symbol does not have leaves its place
empty. There is no law here; the terms are those of the documents' own titles.
"""

from __future__ import annotations

from collections.abc import Mapping

from palais.core.symbols.kinds import Kind

TEMPLATES: Mapping[Kind, str] = {
    Kind.ADDITIONAL_INFORMATION: "Additional information from {state}{to}",
    Kind.AGENDA: "Provisional agenda{by}{session}",
    Kind.ASSEMBLY_DOCUMENT: "Document{number}{by}{session}",
    Kind.CHAIRS_DOCUMENT: "Document{number} of the meeting of Chairs of the human rights treaty bodies",
    Kind.COMMITTEE_REPORT: "Report{reporter}{to}, supplement{number}{session}",
    Kind.COMMUNICATION: "Letter{number}{by} concerning {state}",
    Kind.COMPILATION: "Compilation of the general comments of the human rights treaty bodies",
    Kind.CONCLUDING_OBSERVATIONS: "Concluding observations{by}{on}",
    Kind.CORE_DOCUMENT: "Common core document{of}{year}",
    Kind.COUNCIL_DECISION: "Decision{number}{by}{session}",
    Kind.DECISION: "Decision or Views{by} on communication{number}{session}",
    Kind.DOCUMENT: "Document{number}{by}{under}{of} (the symbol does not say what it is)",
    Kind.DRAFT_RESOLUTION: "Draft{number}{by}{session}",
    Kind.FOLLOW_UP_INFORMATION: "Information from {state} on follow-up to concluding observations{by}{own}",
    Kind.FOLLOW_UP_PROGRESS_REPORT: "Follow-up progress report{by} on individual communications{session}",
    Kind.FOLLOW_UP_REPORT: "Report{by} on follow-up to concluding observations{session}",
    Kind.FORUM_DOCUMENT: "Document{number} of the high-level political forum on sustainable development",
    Kind.GENERAL_COMMENT: "General {comment}{comment_number}{by}",
    Kind.GUIDELINES: "Reporting guidelines{by}{under}",
    Kind.INTER_COMMITTEE_DOCUMENT: "Document{number} of the inter-committee meeting of the treaty bodies",
    Kind.LIST_OF_ISSUES: "List of issues{by}{about}",
    Kind.LOIPR: "List of issues{by} prior to the submission of the {reports}{of}{under}",
    Kind.NGO_STATEMENT: "Written statement{number} by a non-governmental organization{to}{session}",
    Kind.OBSERVATIONS_ON_ADDITIONAL_INFORMATION: "Observations{by} on additional information from {state}",
    Kind.PRESIDENT_STATEMENT: "Statement{number} by the President{by}{session}",
    Kind.REPORT: "Report{number}{to}{session}",
    Kind.RESOLUTION: "Resolution {resolution}{by}",
    Kind.RULES_OF_PROCEDURE: "Rules of procedure{by}",
    Kind.SECRETARIAT_INSTRUCTION: "Bulletin or instruction{number}{by}",
    Kind.SESSION_DOCUMENT: "Document{number}{by}{session} (the symbol does not say what it is)",
    Kind.SESSION_REPORT: "Report{by} on {its_session}",
    Kind.STATE_COMMENTS: "Comments of {state} on the concluding observations{by}{own}",
    Kind.STATE_REPORT: "{report}{of}{to}{under}",
    Kind.STATES_PARTIES_MEETING: "Document{number} of the meeting of States parties that elects members{by}",
    Kind.SUMMARY_RECORD: "Summary record of meeting{number}{by}",
    Kind.UPR_COMPILATION: "Compilation of United Nations information on {state}{review}",
    Kind.UPR_NATIONAL_REPORT: "National report of {state}{review}",
    Kind.UPR_OUTCOME: "Report of the Working Group on the Universal Periodic Review on {state}{session}",
    Kind.UPR_POSITIONS: "Positions of {state} on recommendations of its universal periodic review{session}",
    Kind.UPR_SUMMARY: "Summary of stakeholders’ information on {state}{review}",
    Kind.VISIT_REPORT: "Report{by} on a visit to {state}",
    Kind.VOLUNTARY_REVIEW: "Voluntary national review{of}{number}{year}",
    Kind.WORKING_METHODS: "Working methods{by}",
    Kind.WORKING_PAPER: "Working paper{number}{by}{session}",
    Kind.WRITTEN_REPLIES: "Written replies of {state} to the list of issues{by}{own_about}",
}
