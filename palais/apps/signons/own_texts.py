"""Texts of statements of which translations may lag."""

from django.urls import reverse

from palais.apps.office.services.translated import TextKind
from palais.apps.signons import permissions
from palais.apps.signons.models import StatementText

TEXT = TextKind(
    StatementText,
    of="statement",
    words=("title", "addressees", "body"),
    edit=lambda text: reverse("statements-desk:text", args=[text.statement.key, text.language]),
    may=permissions.may_edit_statements,
    stamp="statements",
)
