"""Words for the kinds of UN documents."""

from django.utils.translation import gettext as _

from palais.core.symbols import Kind


def kind(value: Kind) -> str:
    """What a document is, in the language of the page."""
    return words()[value]


def words() -> dict[Kind, str]:
    return {
        Kind.ADDITIONAL_INFORMATION: _("Additional information from the State"),
        Kind.AGENDA: _("Provisional agenda"),
        Kind.ASSEMBLY_DOCUMENT: _("Document of the General Assembly"),
        Kind.CHAIRS_DOCUMENT: _("Document of the meeting of Chairs of the treaty bodies"),
        Kind.COMMITTEE_REPORT: _("Report of a treaty body to the General Assembly"),
        Kind.COMMUNICATION: _("Letter of the special procedures"),
        Kind.COMPILATION: _("Compilation of general comments"),
        Kind.CONCLUDING_OBSERVATIONS: _("Concluding observations"),
        Kind.CORE_DOCUMENT: _("Common core document"),
        Kind.CORRIGENDUM: _("Corrigendum"),
        Kind.COUNCIL_DECISION: _("Decision of the Human Rights Council"),
        Kind.DECISION: _("Decision or Views on a communication"),
        Kind.DOCUMENT: _("Document (the symbol does not say which kind)"),
        Kind.DRAFT_RESOLUTION: _("Draft resolution"),
        Kind.FOLLOW_UP_INFORMATION: _("Information from the State on follow-up"),
        Kind.FOLLOW_UP_PROGRESS_REPORT: _("Follow-up progress report on communications"),
        Kind.FOLLOW_UP_REPORT: _("Report on follow-up to concluding observations"),
        Kind.FORUM_DOCUMENT: _("Document of the high-level political forum"),
        Kind.GENERAL_COMMENT: _("General comment or recommendation"),
        Kind.GUIDELINES: _("Reporting guidelines"),
        Kind.INTER_COMMITTEE_DOCUMENT: _("Document of the inter-committee meeting"),
        Kind.LIST_OF_ISSUES: _("List of issues"),
        Kind.LOIPR: _("List of issues prior to reporting"),
        Kind.NGO_STATEMENT: _("Written statement by a non-governmental organisation"),
        Kind.OBSERVATIONS_ON_ADDITIONAL_INFORMATION: _("Observations on additional information"),
        Kind.PRESIDENT_STATEMENT: _("Statement by the President"),
        Kind.REPORT: _("Report"),
        Kind.RESOLUTION: _("Resolution"),
        Kind.RULES_OF_PROCEDURE: _("Rules of procedure"),
        Kind.SECRETARIAT_INSTRUCTION: _("Bulletin or instruction of the Secretariat"),
        Kind.SESSION_DOCUMENT: _("Session document (the symbol does not say which kind)"),
        Kind.SESSION_REPORT: _("Report on a session"),
        Kind.STATE_COMMENTS: _("Comments of the State on concluding observations"),
        Kind.STATE_REPORT: _("State report"),
        Kind.STATES_PARTIES_MEETING: _("Document of the meeting of States parties"),
        Kind.SUMMARY_RECORD: _("Summary record of a meeting"),
        Kind.UPR_COMPILATION: _("Compilation of UN information for the Universal Periodic Review"),
        Kind.UPR_NATIONAL_REPORT: _("National report for the Universal Periodic Review"),
        Kind.UPR_OUTCOME: _("Report of the Working Group on the Universal Periodic Review"),
        Kind.UPR_POSITIONS: _("Positions of the State on recommendations"),
        Kind.UPR_SUMMARY: _("Summary of stakeholders’ information for the Universal Periodic Review"),
        Kind.VISIT_REPORT: _("Report on a visit"),
        Kind.VOLUNTARY_REVIEW: _("Voluntary national review"),
        Kind.WORKING_METHODS: _("Working methods"),
        Kind.WORKING_PAPER: _("Working paper"),
        Kind.WRITTEN_REPLIES: _("Written replies to the list of issues"),
    }
