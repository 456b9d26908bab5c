"""Which headings of the export stand for which field, misspelled ones and those of the JSON included.

It knows the headings of the exports up to 2026. A heading that is none of them is for a person to map.
There is no law here: the headings are those of the exports (docs/rules/indexes.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "identifier": ("AnnotationId", "OHCHR Annotation Id", "Annotation Id"),
        "text": ("Text",),
        "symbol": ("Symbol", "Document Symbol"),
        "body": ("Body", "Reccomending Body", "Recommending Body"),
        "states": ("Countries", "Countries Concerned", "Country", "Countries Conserned"),
        "on": ("PublicationDate", "Document Publication Date", "Publication Date"),
        "type": ("AnnotationType", "Type", "Annotation Type"),
        "themes": ("Themes", "Theme"),
        "groups": ("AffectedPersons", "Affected Persons"),
        "sdgs": ("Sdgs", "SDGs"),
        "recommenders": (
            *("UPR Reccomending States", "UPR Recommending States", "RecommendingStates"),
            *("UPR Reccomending State", "UPR Recommending State"),
        ),
        "position": ("UPR Position", "UprPosition", "Position"),
        "session": ("UPR Session", "UprSession", "Session"),
        "headings": ("SectionHeadings", "Section Headings"),
    }
)
FIELDS = tuple(HEADINGS)
