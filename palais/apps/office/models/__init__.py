"""Records every room stands on: facts and their layers, reports, site identity, media, limits, changes, jobs, post."""

from palais.apps.office.models.changes import Change
from palais.apps.office.models.changes_of_facts import FactChange
from palais.apps.office.models.facts import Correction, FactConflict, FactRow, FactSync, Source
from palais.apps.office.models.files import ReceivedFile
from palais.apps.office.models.identity import IdentityText, SiteIdentity
from palais.apps.office.models.imports import ImportMapping, ImportRow, ImportRun
from palais.apps.office.models.jobs import Job, JobProgress, JobWorker, Schedule
from palais.apps.office.models.limits import Latch, Tally
from palais.apps.office.models.media import PalaisDocument, PalaisImage, PalaisRendition
from palais.apps.office.models.post import OutboxMessage
from palais.apps.office.models.reports import ErrorReport
from palais.apps.office.models.search import SearchOutbox
from palais.apps.office.models.stamps import Stamp
from palais.apps.office.models.subscriptions import Subscriber, Subscription
from palais.apps.office.models.translations import TranslatedText

__all__ = [
    "Change",
    "Correction",
    "ErrorReport",
    "FactChange",
    "FactConflict",
    "FactRow",
    "FactSync",
    "IdentityText",
    "ImportMapping",
    "ImportRow",
    "ImportRun",
    "Job",
    "JobProgress",
    "JobWorker",
    "Latch",
    "OutboxMessage",
    "PalaisDocument",
    "PalaisImage",
    "PalaisRendition",
    "ReceivedFile",
    "Schedule",
    "SearchOutbox",
    "SiteIdentity",
    "Source",
    "Stamp",
    "Subscriber",
    "Subscription",
    "Tally",
    "TranslatedText",
]
