"""Statements as an editor makes them: a draft with its words, published with a text, signed by examples."""

from palais.apps.people.models import User
from palais.apps.signons.models import Statement
from palais.apps.signons.services import pasted, signatories, statements, texts
from palais.apps.signons.services.statements import StatementWords
from palais.apps.signons.services.texts import TextWords


def words(**fields: object) -> StatementWords:
    wanted = {"kind": "letter", "language": "en", "dated": "2021-03-22"}
    return StatementWords(**(wanted | fields))


def draft(title: str = "Example letter", *, by: User | None = None, **fields: object) -> Statement:
    return statements.add(words=words(**fields), title=title, by=by)


def published(
    title: str = "Example letter", *, body: str = "<p>Example text.</p>", **fields: object
) -> Statement:
    made = draft(title, **fields)
    put(made, made.language, title, body=body)
    return statements.publish(key=made.key, version=None, by=None)


def put(statement: Statement, language: str, title: str, **fields: str) -> None:
    texts.put(key=statement.key, version=None, words=TextWords(language, title, **fields), by=None)


def signed(statement: Statement, text: str, *, by: User | None = None) -> None:
    """The list as it is pasted."""
    found = pasted.understand(text)
    assert found.faults == ()
    signatories.put(key=statement.key, version=None, entries=found.entries, by=by)


def names(statement: Statement) -> list[str]:
    return list(statement.signatories.order_by("position").values_list("name", flat=True))
