"""How the fact table of general comments becomes documents."""

from typing import Any

from palais.apps.library import models
from palais.apps.office.facts import Loader
from palais.apps.office.facts import register as add
from palais.apps.treaties.loading import texts
from palais.reference.facts import Row


def register() -> None:
    add(Loader("general_comments", models.GeneralComment, document))


def document(row: Row) -> dict[str, Any]:
    return {
        "kind": "general-comment",
        "body_code": row.text("body"),
        "number": row["number"],
        **texts(row, "symbol", "joint_symbol", "title", "document_date", "status", "superseded_by"),
    }
