"""Why a deed about a statement is refused, as sentences by field, and who may do it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from palais.apps.people.models import User
from palais.apps.signons.models import Statement
from palais.apps.signons.permissions import may_edit_statements


class StatementRefused(ValueError):
    """`faults` has a sentence for each field; that of the empty name is about the whole."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = dict(faults)


class NotAllowed(PermissionError):
    """The person may not write statements."""


class ChangedMeanwhile(ValueError):
    """Somebody else saved first; `version` is that of now."""

    def __init__(self, version: int) -> None:
        super().__init__(
            _(
                "Somebody changed this statement after you opened it. Nothing was saved yet, and nothing you typed "
                "is lost. Look at the statement in another window, then save again."
            )
        )
        self.version = version


def may(by: User | None) -> None:
    """Nobody but editors; the machine, for imports and examples, may. Raises NotAllowed."""
    if by is not None and not may_edit_statements(by):
        raise NotAllowed(_("Only editors and administrators write statements."))


def hold(*, key: str, version: int | None) -> Statement:
    """The statement, held for this transaction. Raises ChangedMeanwhile where it has another version."""
    statement = Statement.objects.select_for_update().get(key=key)
    if version is not None and statement.version != version:
        raise ChangedMeanwhile(statement.version)
    return statement
