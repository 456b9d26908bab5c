"""Words of the first page in six languages: months, ordinals, titles, names of bodies.

It knows how to read the file beside it. It does not know any State: names of States are facts.
There is no law here: wording.toml says where the words are from.
"""

from palais.core.documents.wording.dates import Day, days
from palais.core.documents.wording.ordinals import ordinals
from palais.core.documents.wording.tables import begins, body_named, does, has, language_of, places, title_of

__all__ = [
    "Day",
    "begins",
    "body_named",
    "days",
    "does",
    "has",
    "language_of",
    "ordinals",
    "places",
    "title_of",
]
