"""The one list of filters: their names in addresses, in the index and in the API, their labels, and their order."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palais.web.answers.recommendation_search import naming


class Order(Enum):
    """In which order the values of a filter stand."""

    COUNT = "count"
    NEWEST = "newest"
    NUMBER = "number"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Filter:
    """What recommendations can be narrowed to. `name` is that of the facet of the index and of the parameter.

    `names` gives what its values are called in the active language; a value it does not know stays as it is. `values`
    are all there are, in their order, where that is fixed. `about` is said in the API's documentation.
    """

    name: str
    label: Any
    names: Callable[[], Callable[[str], str]]
    about: str
    order: Order = Order.COUNT
    values: Callable[[], tuple[str, ...]] = tuple
    clean: Callable[[str], str] = str.strip


CODE = "Three-letter code of {what}, as `MAR`."

FILTERS = (
    Filter("state", _("State"), naming.states, CODE.format(what="the State addressed"), clean=naming.code),
    Filter(
        "region", pgettext_lazy("of the world", "Region"), naming.regions, "M49 code of a region, as `002`."
    ),
    Filter("group", _("Regional group at the United Nations"), naming.groups, "As `grulac`."),
    Filter(
        "body",
        _("Body"),
        naming.bodies,
        "Key of the body, as `crc` or `upr`; capitals are read as well. A special procedure has a key too.",
        clean=naming.key,
    ),
    Filter(
        "treaty",
        _("Treaty"),
        naming.instruments,
        "Key of the treaty, as `crc`, `opac` or `iccpr`.",
        clean=naming.key,
    ),
    Filter("document-kind", _("Kind of document"), naming.document_kinds, "As `concluding-observations`."),
    Filter(
        "kind",
        pgettext_lazy("of passage", "Type"),
        naming.kinds,
        "As `recommendation` or `concern`.",
        order=Order.FIXED,
        values=naming.all_kinds,
    ),
    Filter("year", _("Year"), naming.as_it_is, "Four digits.", order=Order.NEWEST),
    Filter(
        "cycle",
        _("Cycle of the Universal Periodic Review, or number of the report"),
        naming.as_it_is,
        "Cycle of the Universal Periodic Review, as `3`, or number of the report to a committee, as `3` or `5-6`.",
        order=Order.NUMBER,
    ),
    Filter("cluster", _("Cluster of the Convention"), naming.clusters, "As `special-protection`."),
    Filter("theme", _("Theme"), naming.themes, "Key of a theme, or what the source printed."),
    Filter("affected", _("Affected group"), naming.affected, "As `children-with-disabilities`."),
    Filter(
        "sdg",
        _("Sustainable Development Goal or target"),
        naming.goals,
        "Goal or target, as `16` or `16.2`.",
        order=Order.NUMBER,
    ),
    Filter(
        "position",
        _("Position of the State (Universal Periodic Review)"),
        naming.positions,
        "As `supported` or `noted`.",
        order=Order.FIXED,
        values=naming.all_positions,
    ),
    Filter(
        "recommender",
        _("Recommending State"),
        naming.states,
        CODE.format(what="the State that recommends"),
        clean=naming.code,
    ),
    Filter("language", _("Language"), naming.languages, "Of the text, as `fr`."),
    Filter("origin", _("Taken from"), naming.origins, "`document`, `uhri`, `upr-info` or `table`."),
)
BY_NAME = {one.name: one for one in FILTERS}
