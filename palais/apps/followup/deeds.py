"""Deeds of the follow-up monitor that the change log knows."""

from django.utils.translation import gettext_lazy as _

from palais.apps.office import deeds

ADD_MONITOR, CHANGE_MONITOR = "add-monitor", "change-monitor"
ADD_COMMITMENT, CHANGE_COMMITMENT = "add-commitment", "change-commitment"
REMOVE_COMMITMENT = "remove-commitment"
ADD_ACTIVITY, CHANGE_ACTIVITY = "add-activity", "change-activity"
ADD_EVIDENCE, REMOVE_EVIDENCE = "add-evidence", "remove-evidence"
ASSESS, TAKE_BACK = "assess-commitment", "take-back-assessment"
ASK, ANSWER, PUBLISH = "ask-about-story", "answer-about-story", "publish-story"
DECLINE, TAKE_UP = "decline-story", "take-up-story"
WITHDRAW, FORGET = "withdraw-story", "forget-story"


def register() -> None:
    deeds.register(
        add_monitor=_("Source of commitments added"),
        change_monitor=_("Source of commitments changed"),
        add_commitment=_("Commitment added"),
        change_commitment=_("Commitment changed"),
        remove_commitment=_("Commitment removed"),
        add_activity=_("Activity added"),
        change_activity=_("Activity changed"),
        add_evidence=_("Evidence added"),
        remove_evidence=_("Evidence removed"),
        assess_commitment=_("Commitment assessed"),
        take_back_assessment=_("Assessment taken back"),
        ask_about_story=_("Question about a story asked"),
        answer_about_story=_("Question about a story answered"),
        publish_story=_("Story published"),
        decline_story=_("Story not published"),
        take_up_story=_("Story taken up again"),
        forget_story=_("Story deleted after its time"),
        withdraw_story=_("Story withdrawn"),
    )
