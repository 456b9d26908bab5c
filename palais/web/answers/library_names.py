"""What themes, clusters and affected groups are called in the active language, as the search names them."""

from palais.apps.library.index import synonyms
from palais.web.answers import names
from palais.web.answers.names import Names
from palais.web.answers.recommendation_search import naming


def of_scheme(scheme: str) -> Names:
    """Names by key: `theme`, `group` or `cluster`. Goals are named by their numbers."""
    if scheme == "cluster":
        return {one.key: naming.in_own_language(one.names) for one in synonyms.clusters()}
    if scheme == "theme":
        return {**names.topics(), **naming.tags(scheme)}
    return naming.tags(scheme)
