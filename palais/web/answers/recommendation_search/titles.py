"""What a question with its filters is called, in one line."""

from django.utils.translation import gettext as _

from palais.web import listing
from palais.web.answers.recommendation_search import naming
from palais.web.answers.recommendation_search.filters import FILTERS
from palais.web.answers.recommendation_search.page import Line
from palais.web.answers.recommendation_search.wanted import Wanted

MOST_NAMED = 3


def title(wanted: Wanted) -> str:
    """ "Recommendations: education; State: Morocco"; many values of one filter are counted, not named."""
    said = described(wanted)
    return _("Recommendations: %(asked)s") % {"asked": "; ".join(said)} if said else _("Recommendations")


def described(wanted: Wanted) -> list[str]:
    """The question, and for each filter its label with what its values are called."""
    said = [wanted.q[:120]] if wanted.q else []
    for one in FILTERS:
        values = wanted.filters.get(one.name, ())
        if values:
            called = one.names()
            shown = [called(value) for value in values[:MOST_NAMED]]
            more = [f"+{len(values) - MOST_NAMED}"] if len(values) > MOST_NAMED else []
            said.append(f"{one.label}: {listing.listed([*shown, *more])}")
    return said


def of_line(line: Line, *, states: naming.Naming) -> str:
    """A recommendation in one line without its text: "Morocco: CRC/C/MAR/CO/3-4#75(a)"."""
    body = naming.short_bodies()(line.body)
    place = line.citation or listing.listed(filter(None, (body, str(line.year or ""))))
    named = listing.listed(map(states, line.states))
    return f"{named}: {place}" if named else place
