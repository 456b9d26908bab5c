"""UN documents by their symbol, what was read in them, and recommendations from documents and indexes."""

from palais.apps.library.models.batches import Batch, BatchFile
from palais.apps.library.models.documents import Document, DocumentFile, Doubt, ParseRun
from palais.apps.library.models.due import Due, StaleState
from palais.apps.library.models.general_comments import GeneralComment
from palais.apps.library.models.lineage import LineageLink
from palais.apps.library.models.recommendations import FurtherState, Paragraph, Recommendation, Tag

__all__ = [
    "Batch",
    "BatchFile",
    "Document",
    "DocumentFile",
    "Doubt",
    "Due",
    "FurtherState",
    "GeneralComment",
    "LineageLink",
    "Paragraph",
    "ParseRun",
    "Recommendation",
    "StaleState",
    "Tag",
]
