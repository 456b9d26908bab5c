"""What each task is called, and why it is there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

LATE_DATES = _(
    "Days are announced late and are moved; visas and travel have failed for that reason. "
    "Keep to costs that can be undone."
)
SEND = _("Papers are uploaded by yourself. A day in hand is worth more than a last sentence.")
OWN_WORDS = _("Nobody knows better what children live through than children themselves.")
COLLECT = _("Figures, cases and sources take longest. Note for each where it comes from.")

TASKS: dict[str, tuple[Any, Any]] = {
    "list-draft": (
        _("Draft your input to the list of issues"),
        _("Keep it short: main issues, new trends, and for each a few questions to the State."),
    ),
    "list-send": (_("Send your input to the list of issues"), SEND),
    "list-due": (
        _("Input to the list of issues is due"),
        _("What comes later may not be considered."),
    ),
    "read-last": (
        _("Read what was said last time"),
        _("Ask of each recommendation what became of it: that is what you will be asked."),
    ),
    "read-last-upr": (
        _("Read what was recommended last time"),
        _("Begin with the recommendations that the State supported: what became of them?"),
    ),
    "gather-partners": (
        _("Bring organisations together and agree on one joint paper"),
        _("Many papers that nobody coordinated bury their own key messages."),
    ),
    "set-scope": (
        _("Decide what the paper covers and who writes it"),
        _("A full paper and one on a single theme have different limits of words."),
    ),
    "ask-coalition": (
        _("Ask the national coalition what it needs"),
        _("A joint paper from the country is heard best; what you know can strengthen it."),
    ),
    "safe-group": (
        _("Find an adult you trust and agree how everybody stays safe"),
        _("Each of you decides whether to be named, and may decide otherwise later."),
    ),
    "hear-children": (
        _("Hear children, also those who are seldom asked"),
        _("Young, poor, indigenous and minority children are missing most often."),
    ),
    "collect": (_("Collect facts and examples"), COLLECT),
    "collect-own": (
        _("Collect what you and other children want to say"),
        _("Text, video, drawing or photo: the Committee takes every form."),
    ),
    "collect-own-else": (_("Collect what you and other children have to say"), OWN_WORDS),
    "draft": (
        _("Write the first draft"),
        _("Order it as the committees do, theme by theme, and end each theme with a recommendation."),
    ),
    "comments": (
        _("Let everybody who signs read it and comment"),
        _("Whoever signs must be able to stand behind every sentence."),
    ),
    "translate": (
        _("Have the paper translated and read once more"),
        _("A language that the members of the body read saves you their misunderstandings."),
    ),
    "check-words": (
        _("Count the words and settle who signs"),
        _("Look up whether annexes count. What is too long may not be read."),
    ),
    "confidential": (
        _("Decide whether the paper may be public"),
        _("On request it stays confidential and is not posted."),
    ),
    "send": (_("Send the paper"), SEND),
    "papers-due": (_("Papers are due"), _("What comes later may not be considered.")),
    "ask-children-meeting": (
        _("Ask for a meeting of children with the Committee"),
        _("It is confidential, in the week of the pre-session, and asked for in advance by a formal letter."),
    ),
    "travel": (_("Arrange visas and travel"), LATE_DATES),
    "offer-help": (_("Offer help with letters, visas and beds in Geneva"), LATE_DATES),
    "prepare-meeting": (
        _("Prepare what to say at the pre-session, if you are invited"),
        _("The meeting on a State is confidential and for those invited because of their papers."),
    ),
    "pre-session": (
        _("The week of the pre-session begins"),
        _("The hour of a State’s meeting is told to those invited alone and belongs in no shared calendar."),
    ),
    "additional-draft": (
        _("Draft what to add on the list of issues"),
        _("Comment on the written replies and on what is new since your paper."),
    ),
    "additional-due": (
        _("Additional papers are due"),
        _("This is the last chance to send something before the session."),
    ),
    "brief-missions": (
        _("Meet embassies and missions"),
        _("In this review States recommend. They prepare what they will say weeks before."),
    ),
    "tell-public": (
        _("Tell journalists and the public when to watch"),
        _("The dialogue with the State is public."),
    ),
    "follow-up": (
        _("Agree who reads and spreads the outcome"),
        _("News of it lasts for days only: have readers, words and languages ready."),
    ),
    "session": (
        _("The session begins"),
        _("On which of its days the State is heard stands in the programme."),
    ),
}
