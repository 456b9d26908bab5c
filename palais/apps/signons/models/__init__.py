"""Statements, their texts and files, and who signed them."""

from palais.apps.signons.models.signatories import Signatory, SignatoryDeed
from palais.apps.signons.models.statements import Statement, StatementState, StatementTopic
from palais.apps.signons.models.texts import StatementFile, StatementText

__all__ = [
    "Signatory",
    "SignatoryDeed",
    "Statement",
    "StatementFile",
    "StatementState",
    "StatementText",
    "StatementTopic",
]
