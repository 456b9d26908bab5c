"""Which headings of the exports stand for which field.

It knows the exports by session and those of the website. A heading that is none of them is for a person to map.
There is no law here: the headings are those of the exports (docs/rules/indexes.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "states": ("To", "SuR", "State under Review", "State under review (SuR)", "To State"),
        "text": ("Text", "Recommendation", "Recommendation text"),
        "recommenders": ("From", "RS", "Recommending State", "Recommending States", "From State"),
        "position": ("Response", "State response", "Position"),
        "action": ("Action", "Action category", "Action Category"),
        "issues": ("Issue", "Issues", "Themes"),
        "session": ("Session", "UPR Session"),
    }
)
FIELDS = tuple(HEADINGS)
