"""The errors of the protocol.

It knows their codes, as a harvester reads them. It does not know when one is raised.
The law is OAI-PMH 2.0, section 3.6.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """The codes as the protocol writes them. Two cannot happen here: all works have metadata, and there are sets."""

    BAD_ARGUMENT = "badArgument"
    BAD_TOKEN = "badResumptionToken"
    BAD_VERB = "badVerb"
    NO_SUCH_FORMAT = "cannotDisseminateFormat"
    NO_SUCH_IDENTIFIER = "idDoesNotExist"
    NOTHING_FOUND = "noRecordsMatch"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a request; the sentence is in English, as the protocol's readers are programs."""

    code: Code
    sentence: str


class Faults(ValueError):
    """A request cannot be answered; `faults` says everything that is wrong with it."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(" ".join(fault.sentence for fault in faults))
