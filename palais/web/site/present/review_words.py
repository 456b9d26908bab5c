"""Where a review stands, in sentences, and words for its steps."""

from django.utils.translation import gettext as _

from palais.core.cycles.stages import Actor, Mark, Step, StepStanding
from palais.web.answers.review import ReviewPage
from palais.web.calendar_words import titles
from palais.web.site.present import dates


def opening(page: ReviewPage) -> list[str]:
    """What is reviewed when, then what comes next and who acts."""
    days = titles.when(page.first, page.last) if page.first and page.last else _("days not known here")
    said = {"name": page.state.name, "body": page.body_name, "days": days, "number": page.number}
    past = page.last is not None and page.last.latest < page.on
    if page.outcome == "scheduled" and past:
        first = _(
            "%(name)s – %(body)s, session %(number)d, %(days)s: a review was planned. Whether it took place "
            "is not known here."
        )
    else:
        first = {
            "held": _("%(name)s – %(body)s, session %(number)d, %(days)s: the review was held."),
            "scheduled": _("%(name)s – %(body)s, session %(number)d, %(days)s: a review is planned."),
            "postponed": _("%(name)s – %(body)s, session %(number)d, %(days)s: the review was postponed."),
            "not-held": _(
                "%(name)s – %(body)s, session %(number)d, %(days)s: the review did not take place."
            ),
            "off": _(
                "%(name)s – %(body)s, session %(number)d, %(days)s: a review was planned, and the session fell "
                "away. When the review will be held is not known here."
            ),
        }[page.outcome]
    return [first % said, *on_next(page)]


def on_next(page: ReviewPage) -> list[str]:
    following = page.standing.next if page.standing else None
    if following is None:
        return []
    said = {"step": step_name(following.step), "who": actor(following.actor)}
    if following.mark is Mark.OVERDUE and following.overdue_by is not None:
        late = {**said, "length": dates.length(following.overdue_by)}
        return [_("Overdue by %(length)s: %(step)s. Who acts: %(who)s.") % late]
    if following.mark is Mark.OUTCOME_NOT_KNOWN:
        return [_("Not known here: %(step)s. Its day has passed.") % said]
    return [_("What comes next: %(step)s. Who acts: %(who)s.") % said]


def step_name(step: Step) -> str:
    return {
        Step.LOIPR_INPUTS_CLOSED: _("Inputs to the list of issues prior to reporting closed"),
        Step.LOIPR_ADOPTED: _("List of issues prior to reporting adopted"),
        Step.REPORT_RECEIVED: _("Report of the State received"),
        Step.ALTERNATIVE_REPORTS_CLOSED: _("Alternative reports closed"),
        Step.PRE_SESSION_HELD: _("Pre-session held"),
        Step.LOI_ADOPTED: _("List of issues adopted"),
        Step.REPLIES_RECEIVED: _("Written replies received"),
        Step.ADDITIONAL_SUBMISSIONS_CLOSED: _("Additional submissions closed"),
        Step.DIALOGUE_HELD: _("Dialogue held"),
        Step.OBSERVATIONS_ADOPTED: _("Concluding observations adopted"),
        Step.OBSERVATIONS_PUBLISHED: _("Concluding observations published"),
        Step.FOLLOW_UP_REPORTED: _("Follow-up reported"),
    }[step]


def actor(value: Actor) -> str:
    return {
        Actor.STATE: _("the State"),
        Actor.COMMITTEE: _("the Committee"),
        Actor.BOTH: _("the State and the Committee"),
        Actor.SOCIETY: _("civil society, children, national institutions, UN bodies"),
        Actor.SECRETARIAT: _("the secretariat of the Committee"),
    }[value]


def mark_word(one: StepStanding) -> str:
    if one.mark is Mark.OVERDUE and one.overdue_by is not None and one.as_of is not None:
        said = {"length": dates.length(one.overdue_by), "date": dates.day(one.as_of)}
        return _("Overdue by %(length)s as of %(date)s") % said
    return {
        Mark.DONE: _("Done"),
        Mark.PASSED: _("Passed, day not known here"),
        Mark.OVERDUE: _("Overdue"),
        Mark.OUTCOME_NOT_KNOWN: _("Outcome not known here"),
        Mark.NEXT: _("Comes next"),
        Mark.AHEAD: _("Ahead"),
        Mark.CANCELLED: _("Its meeting fell away"),
    }[one.mark]
