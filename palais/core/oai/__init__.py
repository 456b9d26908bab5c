"""Harvesting by OAI-PMH 2.0: reading what a harvester asks, writing what it is given, describing works in Dublin Core.

It knows the protocol's six verbs, its errors, its days and moments, and resumption tokens that hold all they need.
It does not know where records come from. The law is The Open Archives Initiative Protocol for Metadata Harvesting,
version 2.0; what we chose within it is in docs/rules/harvesting.md.
"""

from palais.core.oai.asking import Asked, Verb, read_arguments
from palais.core.oai.describing import FORMATS, Described, Format, Said, metadata
from palais.core.oai.faults import Code, Fault, Faults
from palais.core.oai.tokens import Place, Selection
from palais.core.oai.writing import Answer, Header, Record, Repository, Set, Token, refusal, response

__all__ = [
    "FORMATS",
    "Answer",
    "Asked",
    "Code",
    "Described",
    "Fault",
    "Faults",
    "Format",
    "Header",
    "Place",
    "Record",
    "Repository",
    "Said",
    "Selection",
    "Set",
    "Token",
    "Verb",
    "metadata",
    "read_arguments",
    "refusal",
    "response",
]
