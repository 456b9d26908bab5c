"""What themes, clusters, affected groups and goals are called in the active language, remembered for all pages."""

from django.conf import settings
from django.utils.translation import get_language

from palais.apps.library.services import word_lists
from palais.reference import recommendation_words
from palais.reference.catalogue import TABLES
from palais.reference.facts import Layer, Row
from palais.reference.reader import read_table
from palais.web.answers import names
from palais.web.answers.names import Names

CLUSTERS = "crc_clusters"
BEFORE = "crc_clusters_before_2010"


def reader() -> str:
    """The language of the page as tables of facts name it."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def of_scheme(scheme: str) -> Names:
    """Names by key: `theme`, `group` or `cluster`. Goals are named by their numbers."""
    made = {"theme": tags, "group": tags, "cluster": lambda _scheme: clusters()}.get(scheme)
    if made is None:
        return {}
    found: Names = names.in_language(f"tags {scheme}", lambda: made(scheme))
    return found


def tags(scheme: str) -> Names:
    rows = word_lists.tables()[recommendation_words.TAGS]
    return {row.text("key"): named(row) for row in rows if row.text("scheme") == scheme}


def clusters() -> Names:
    """The clusters of today; their names are known in English, French and Spanish."""
    rows, _faults = read_table(
        settings.SHIPPED_FACTS / f"{CLUSTERS}.csv", spec=TABLES[CLUSTERS], layer=Layer.SHIPPED
    )
    return {row.key[0]: named(row) for row in rows}


def named(row: Row) -> str:
    own = f"name_{reader()}"
    return (row.text(own) if own in row.texts else "") or row.text("name_en")
