"""Files that are sent to be read as UN documents."""

from palais.apps.library.permissions import may_read_documents
from palais.apps.library.services.reading import PURPOSE
from palais.apps.office.intake import purposes
from palais.apps.office.intake.purposes import MIB, Purpose

DOCUMENT = Purpose(
    PURPOSE, ("pdf", "docx", "html", "text", "xml"), 50 * MIB, unpacked=200 * MIB, may=may_read_documents
)


def register() -> None:
    purposes.register(DOCUMENT)
