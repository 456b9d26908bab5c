"""The check of a draft and what was said before, in sentences."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from palais.core.drafting import Answer, Check, Note, Reason
from palais.web import listing
from palais.web.answers.drafting import Before, Drafted, Near
from palais.web.site.present import dates, passages


def answer(found: Drafted) -> dict[str, Any]:
    return {
        "checks": list(map(check, found.checked.answers)),
        "notes": [note(kind, words) for kind, words in found.checked.notes],
        "yes": sum(one.yes for one in found.checked.answers),
        "near": list(map(near, found.near)),
    }


def check(one: Answer) -> dict[str, Any]:
    return {
        "name": names()[one.check],
        "status": "done" if one.yes else "late",
        "word": pgettext("check of a draft", "yes") if one.yes else pgettext("check of a draft", "not yet"),
        "reason": reasons()[one.reason],
        "words": listing.listed(one.words),
    }


def names() -> dict[Check, str]:
    return {
        Check.ADDRESSED: _("Says who acts"),
        Check.SPECIFIC: _("Asks for one clear act"),
        Check.MEASURABLE: _("One can see whether it was done"),
        Check.DATED: _("Says by when"),
    }


def reasons() -> dict[Reason, str]:
    return {
        Reason.NAMES_WHO_ACTS: _("It names who is to act."),
        Reason.NAMES_NOBODY: _("It names nobody who is to act."),
        Reason.ONE_ACT: _("It asks for an act of its own."),
        Reason.ONLY_CONSIDERS: _("It only asks to consider something."),
        Reason.ONLY_CONTINUES: _("It only asks to go on with something."),
        Reason.ONLY_GENERAL: _("It asks for something general, such as to strengthen or to improve."),
        Reason.ONLY_SHARES: _("It only asks to share or to ask for help."),
        Reason.NO_ACT_FOUND: _("No act was found in it."),
        Reason.NAMES_TEXT: _("It names a text to measure by."),
        Reason.NAMES_MEASURE: _("It names a measure."),
        Reason.NAMES_NUMBER: _("It names a number."),
        Reason.DONE_OR_NOT: _("The act is done or not."),
        Reason.NOTHING_TO_MEASURE: _("Nothing in it can be counted or seen."),
        Reason.NAMES_TIME: _("It names a time."),
        Reason.TIME_IS_PAST: _("The time that it names is past."),
        Reason.AT_ONCE: _("It asks for it at once."),
        Reason.NO_TIME: _("It names no time."),
    }


def note(kind: Note, words: tuple[str, ...]) -> dict[str, str]:
    said = {
        Note.VAGUE_WORDS: _("These words leave open what is to be done:"),
        Note.GIVES_WAY: _("These words give way:"),
        Note.SEVERAL_ACTS: _("It asks for several acts; each may stand alone:"),
        Note.LONG: _("It is long. Shorter ones are easier to follow up."),
        Note.EMPTY: _("There are no words in it."),
    }
    return {"text": said[kind], "words": listing.listed(words)}


def near(one: Near) -> dict[str, Any]:
    alike = _("%(number)s %% alike") % {"number": dates.number(round(100 * one.likeness))}
    return {**passages.line(one.place), "same": one.same, "alike": alike}


def before(found: Before) -> dict[str, Any]:
    count = ngettext("%(count)s recommendation", "%(count)s recommendations", found.count)
    return {
        "name": found.name,
        "count": count % {"count": dates.number(found.count)},
        "lines": [passages.line(one) for one in found.places],
        "more": found.count > len(found.places),
    }


def more(*, iso3: str, theme: str) -> str:
    return passages.search(state=iso3, theme=theme)


def crumbs(iso3: str, name: str) -> list[dict[str, str]]:
    return passages.crumbs_of_state(iso3, name, _("Drafting helper"))
