"""Records every room stands on: site identity, media, facts and their layers, reports of errors, limits."""

from palais.apps.office.models.facts import Correction, FactConflict, FactRow, FactSync, Source
from palais.apps.office.models.identity import IdentityText, SiteIdentity
from palais.apps.office.models.limits import Latch, Tally
from palais.apps.office.models.media import PalaisDocument, PalaisImage, PalaisRendition
from palais.apps.office.models.reports import ErrorReport
from palais.apps.office.models.search import SearchOutbox

__all__ = [
    "Correction",
    "ErrorReport",
    "FactConflict",
    "FactRow",
    "FactSync",
    "IdentityText",
    "Latch",
    "PalaisDocument",
    "PalaisImage",
    "PalaisRendition",
    "SearchOutbox",
    "SiteIdentity",
    "Source",
    "Tally",
]
