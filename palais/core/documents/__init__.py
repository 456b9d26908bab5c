"""United Nations documents: bytes to blocks, numbered paragraphs, recommendations and doubts.

This package knows formats, layouts by body and era, and how each raises doubts for a person to settle.
It does not know names of States (they are passed in), whether a document is genuine, or what a person decided.
There is no law here: the layouts are the committees' own; ``docs/rules/documents.md`` has sources and a case.

    read(content, states=…, file_name=…)   a Document; DocumentRefused for what cannot be read
    interpret(contents, states=…)          the same for blocks read already
    as_data(document), as_lines(document)  for JSON and for a terminal; as_table for other programs
    States({"SWE": ["Sweden", …], …})      the names documents may use, of every era and language
"""

from palais.core.documents.blocks import Block, BlockKind, Contents, Format
from palais.core.documents.findings import (
    Document,
    Finding,
    FrontMatter,
    Item,
    Language,
    Mentions,
    Paragraph,
    Position,
    Recommendation,
    Recommender,
)
from palais.core.documents.limits import LIMITS, Limits
from palais.core.documents.mentions import CommentFound, comments, mentions
from palais.core.documents.reading import VERSION, choose, interpret, read
from palais.core.documents.refusals import DocumentRefused, Doubt, DoubtKind, Refusal
from palais.core.documents.states import States
from palais.core.documents.written import as_data, as_lines, as_table

__all__ = [
    "LIMITS",
    "VERSION",
    "Block",
    "BlockKind",
    "CommentFound",
    "Contents",
    "Document",
    "DocumentRefused",
    "Doubt",
    "DoubtKind",
    "Finding",
    "Format",
    "FrontMatter",
    "Item",
    "Language",
    "Limits",
    "Mentions",
    "Paragraph",
    "Position",
    "Recommendation",
    "Recommender",
    "Refusal",
    "States",
    "as_data",
    "as_lines",
    "as_table",
    "choose",
    "comments",
    "interpret",
    "mentions",
    "read",
]
