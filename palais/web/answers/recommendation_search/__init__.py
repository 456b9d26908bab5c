"""Recommendations as readers ask for them: one list of filters, a question with them, and what it finds.

`filters` is the one list that form, address, files, feed, alert and API are made from. `wanted` is a question with its
filters as it stands in an address, `page` the answer, `rows` every hit for files, `news` what was taken in last.
"""

from palais.web.answers.recommendation_search.filters import BY_NAME, FILTERS, Filter
from palais.web.answers.recommendation_search.wanted import Wanted, of_key, of_query, read

__all__ = ["BY_NAME", "FILTERS", "Filter", "Wanted", "of_key", "of_query", "read"]
