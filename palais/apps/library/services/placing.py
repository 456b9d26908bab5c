"""Which document a reading belongs to, and what it says about it: keys of State, body, treaty and session resolved."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from typing import Any

from palais.apps.calendar.models import CommitteeSession
from palais.apps.library import searching
from palais.apps.library.choices import RunStatus
from palais.apps.library.models import Document, DocumentFile, Doubt, ParseRun, Recommendation
from palais.apps.library.reading.settled import GONE, Decision, settled
from palais.apps.office import search
from palais.apps.treaties.models import State, TreatyBody
from palais.core import symbols

UNSETTLED = (RunStatus.WAITING, RunStatus.READY)


def reading_of(run: ParseRun, doubts: Iterable[Doubt] | None = None) -> dict[str, Any]:
    """The reading with what persons settled in it; what was said last holds."""
    several = run.doubts.all() if doubts is None else doubts
    answered = sorted((one.settled_at, one.pk, one) for one in several if one.settled_at is not None)
    return settled(run.found, [decision_of(one) for _at, _pk, one in answered])


def decision_of(doubt: Doubt) -> Decision:
    return Decision(
        kind=doubt.kind,
        where=doubt.where,
        text=doubt.detail.get("text", ""),
        mark="" if doubt.kind == GONE else doubt.detail.get("mark", ""),
        answer=doubt.decision.get("answer", ""),
        values=doubt.decision.get("values", {}),
    )


def follow(run: ParseRun) -> None:
    """Bring the status of a reading, its counts, its file and its document up to what was read and settled.

    Where a reading of the file is published, file and document wait until the next one is.
    """
    doubts = list(run.doubts.all())
    reading = reading_of(run, doubts)
    shown = [one for one in reading["recommendations"] if not one["left_out"]]
    run.counts = {
        "paragraphs": len(reading["paragraphs"]),
        "recommendations": len(shown),
        "doubts": sum(one.settled_at is None for one in doubts),
        "settled": sum(one.settled_at is not None for one in doubts),
        **counted(one["kind"] for one in shown),
    }
    if run.status in UNSETTLED:
        run.status = RunStatus.WAITING if run.counts["doubts"] else RunStatus.READY
    run.save(update_fields=["counts", "status"])
    if not run.file.runs.filter(status=RunStatus.PUBLISHED).exists():
        place(run.file, reading)


def counted(kinds: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind in kinds:
        found[f"kind-{kind}"] = found.get(f"kind-{kind}", 0) + 1
    return found


def place(file: DocumentFile, reading: Mapping[str, Any], *, publishing: bool = False) -> Document:
    """Put a file with the document that its reading names, and fill in what that document does not know yet.

    A document that changes its symbol keeps its record where no other has that symbol; else the file moves. Nothing of
    a document that readers see is changed by a reading that is not being published: the file alone is put there.
    """
    told, key = reading["document"], key_of(reading["document"], file.checksum)
    document = Document.objects.select_for_update().get(pk=file.document_id)
    if document.key != key:
        alone = not document.files.exclude(pk=file.pk).exists()
        there = Document.objects.select_for_update().filter(key=key).first()
        if there is None and alone and (publishing or not document.is_published):
            rename(document, key)
        else:
            left, document = document, there or Document.objects.create(key=key)
            file.document = document
            file.save(update_fields=["document"])
            if alone and not left.recommendations.exists():
                left.delete()
    if publishing or not document.is_published:
        filled = fill(document, told, corrected=reading.get("corrected", ()))
        document.save(update_fields=[*filled, "changed_at"])
    file.document = document
    file.language, file.pages = told.get("language") or "", reading.get("pages", 0)
    file.format = reading["format"][:8]
    file.save(update_fields=["language", "pages", "format"])
    return document


def rename(document: Document, key: str) -> None:
    """Another key, for what was found in it too: the old one is free for the document that it belongs to."""
    search.note(kind=searching.READ, keys=[document.key])
    document.key = key
    document.save(update_fields=["key", "changed_at"])
    several = list(document.recommendations.all())
    for one in several:
        one.identifier = identifier_of(document, one.identifier.partition("#")[2])
    Recommendation.objects.bulk_update(several, ["identifier"], batch_size=200)


def identifier_of(document: Document, suffix: str) -> str:
    return f"{document.key}#{suffix}"[:200]


def as_it_would_be(document: Document, reading: Mapping[str, Any]) -> Document:
    """The document as it would be if this reading were published; nothing is written."""
    found = copy(document)
    fill(found, reading["document"], corrected=reading.get("corrected", ()))
    return found


def document_for(told: Mapping[str, Any], *, checksum: str) -> Document:
    """The document of this symbol, or a new one; without a symbol it is known by its file."""
    document, _made = Document.objects.get_or_create(key=key_of(told, checksum))
    return document


def key_of(told: Mapping[str, Any], checksum: str) -> str:
    return (told.get("symbol") or f"file-{checksum[:16]}")[:120]


def fill(document: Document, told: Mapping[str, Any], *, corrected: Iterable[str]) -> Iterable[str]:
    """What a person corrected holds; of what was read only what the document does not know yet, unless nobody has
    seen the document so far. The columns that this may have changed."""
    values = facts_of(told, by_person="session" in corrected)
    by_hand = {name for field in corrected for name in COLUMNS.get(field, ())}
    for name, value in values.items():
        known = getattr(document, name)
        empty = value in (None, "", [])
        if name in by_hand or (not empty and (not document.is_published or known in (None, "", []))):
            setattr(document, name, value)
    return values.keys()


COLUMNS = {
    "symbol": ("symbol", "instrument", "body", "session", "cycle_from", "cycle_to", "state"),
    "kind": ("kind", "body"),
    "state": ("state",),
    "cycle": ("cycle_from", "cycle_to"),
    "session": ("session",),
    "issued_on": ("issued_on",),
    "adopted_on": ("adopted_on", "session"),
    "title": ("title", "title_language"),
}
"""Which columns of a document a corrected field decides."""


def facts_of(told: Mapping[str, Any], *, by_person: bool = False) -> dict[str, Any]:
    """The columns of a document from its first page. A State or body that no fact has is left open.

    `by_person`: a person said which session it is.
    """
    symbol = known_symbol(told.get("symbol"))
    described = symbols.describe(symbol) if symbol else None
    kind = told.get("kind") or (described.kind.value if described else "")
    body = body_of(told.get("body") or (described.body.value if described and described.body else ""), kind)
    state = told.get("state") or (described.state if described else "") or ""
    cycle = told.get("cycle") or ([described.cycle_from, described.cycle_to] if described else None)
    adopted = date.fromisoformat(told["adopted_on"]) if told.get("adopted_on") else None
    return {
        "symbol": (told.get("symbol") or "")[:120],
        "other_symbols": [one for one in told.get("symbols", []) if one != told.get("symbol")],
        "kind": kind[:60],
        "body": body,
        "state": state if State.public.filter(iso3=state).exists() else "",
        "instrument": ((described.instrument if described else "") or "")[:20],
        "cycle_from": cycle[0] if cycle else None,
        "cycle_to": cycle[1] if cycle else None,
        "session": told.get("session") if by_person else session_of(body, told.get("session"), adopted),
        "issued_on": date.fromisoformat(told["issued_on"]) if told.get("issued_on") else None,
        "adopted_on": adopted,
        "title": (told.get("title") or "")[:500],
        "title_language": told.get("language") or "",
    }


def known_symbol(text: str | None) -> symbols.Symbol | None:
    try:
        return symbols.parse(text) if text else None
    except symbols.SymbolNotUnderstood:
        return None


def body_of(code: str, kind: str) -> str:
    """The key of the body; what the Working Group on the Periodic Review writes counts as its own."""
    key = "upr" if kind.startswith("upr-") else code.lower()
    return key if TreatyBody.public.filter(key=key).exists() else ""


def session_of(body: str, told: int | None, adopted: date | None) -> int | None:
    """The session that the document names, else the one that the day of adoption lies in.

    A Working Group's report names the session of the Council, which is not its own.
    """
    if told and body != "upr":
        return told
    if adopted is None or not body:
        return None
    within = CommitteeSession.public.filter(
        body=body, kind="session", first_day__lte=adopted, last_day__gte=adopted, number__isnull=False
    )
    return within.values_list("number", flat=True).first()
