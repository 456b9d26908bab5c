"""Files of resources: what kinds are taken, and taking one in."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from palais.apps.office.intake import purposes
from palais.apps.office.intake.kinds import DOCUMENTS
from palais.apps.office.intake.purposes import MIB, Purpose
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.models import ReceivedFile
from palais.apps.office.services import files
from palais.apps.people.models import User
from palais.apps.resources import permissions
from palais.apps.resources.services.refusals import Refused

KEY = "resource"


def may_have(user: Any) -> bool:
    """Who may have any such file back at the desk, also one that nobody has looked at yet."""
    return permissions.may_change_resources(user) or permissions.may_settle_proposals(user)


def register() -> None:
    purposes.register(Purpose(KEY, DOCUMENTS, 50 * MIB, by_name=True, may=may_have))


def take_in(*, file: UploadedFile, by: User, field: str = "file") -> ReceivedFile:
    """Keep a checked file. Raises Refused with a sentence that says what is wrong with it."""
    try:
        return files.receive(file=file, name=file.name or "", purpose=KEY, by=by)
    except FileRefused as refused:
        raise Refused({field: str(refused)}) from refused
