"""A reading as the review screen shows it: facts, doubts by kind, findings under their headings, the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from palais.apps.library import document_words
from palais.apps.library.choices import FindingKind, Position
from palais.apps.library.models import Document, DocumentFile, Doubt
from palais.apps.library.reading import clusters, doubt_words, wording
from palais.apps.library.reading.settled import ABOUT_FINDING, ABOUT_FRONT, FRONT, GONE
from palais.apps.library.services.settling import can_be_left_out, seen
from palais.apps.treaties.models import State
from palais.core.documents import DoubtKind
from palais.core.symbols import Kind

FIELDS: dict[str, tuple[str, ...]] = {
    DoubtKind.NO_SYMBOL: ("symbol",),
    DoubtKind.SYMBOL_DOUBTFUL: ("symbol",),
    DoubtKind.SYMBOL_AND_TITLE_DISAGREE: ("symbol", "state", "cycle"),
    DoubtKind.NO_STATE: ("state",),
    DoubtKind.CYCLE_NOT_FOUND: ("cycle",),
    DoubtKind.DATE_NOT_FOUND: ("adopted_on", "issued_on"),
    DoubtKind.DATES_DISAGREE: ("adopted_on", "issued_on"),
    DoubtKind.LANGUAGE_NOT_KNOWN: ("language",),
    DoubtKind.NO_PROFILE: ("document_kind",),
    DoubtKind.STATE_NOT_MATCHED: ("states",),
    DoubtKind.POSITION_NOT_STATED: ("position",),
    DoubtKind.UNKNOWN_HEADING: ("cluster",),
    ABOUT_FRONT: tuple(name if name != "kind" else "document_kind" for name in FRONT if name != "body"),
}
"""What can be corrected in answer to a doubt of each kind."""

POSITIONS = dict(Position.choices)
KINDS = dict(FindingKind.choices)


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """One doubt: what it is, what stands there, what can be said to it, what was said and by whom."""

    doubt: Doubt
    label: str
    sentence: str
    in_english: bool
    text: str
    seen: str
    correctable: bool
    may_leave_out: bool
    said: str = ""
    values: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """Doubts of one kind."""

    kind: str
    label: str
    lines: list[DoubtLine]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding; `heading` only where it differs from the one before."""

    mark: str
    number: str
    kind: str
    text: str
    position: str
    states: str
    cluster: str
    page: int
    heading: str
    left_out: bool
    corrected: bool
    seen: str
    doubt: int


def facts(document: Document, file: DocumentFile) -> list[tuple[str, str]]:
    """What is known of the document; what is not known says so."""
    unknown = _("not known")
    state = State.public.filter(iso3=document.state).first() if document.state else None
    cycle = [str(one) for one in dict.fromkeys((document.cycle_from, document.cycle_to)) if one]
    words = wording.FIELDS
    pairs = [
        (words["symbol"], document.symbol),
        (words["document_kind"], document_kind(document.kind) if document.kind else ""),
        (words["state"], state.name if state else document.state),
        (_("Body"), document.body.upper()),
        (words["session"], str(document.session or "")),
        (words["cycle"], "-".join(cycle)),
        (words["adopted_on"], document.adopted_on.isoformat() if document.adopted_on else ""),
        (words["issued_on"], document.issued_on.isoformat() if document.issued_on else ""),
        (words["language"], file.language),
    ]
    return [(str(label), value or unknown) for label, value in pairs]


def doubt_groups(doubts: Iterable[Doubt]) -> list[Group]:
    """Open doubts by kind: those about the whole document first, then in the order of the text."""
    kinds: dict[str, list[DoubtLine]] = {}
    for one in sorted(doubts, key=lambda one: (bool(one.where), one.pk)):
        kinds.setdefault(one.kind, []).append(doubt_line(one))
    return [Group(kind, str(wording.DOUBTS.get(kind, kind)), lines) for kind, lines in kinds.items()]


def doubt_line(one: Doubt) -> DoubtLine:
    decision = one.decision
    values = decision.get("values", {}) or one.detail.get("values", {})
    text = one.detail.get("text", "")
    raw = one.detail.get("sentence", "")
    was = one.detail.get("was", {}).get("decision", {})
    sentence, in_english = (str(wording.ANSWERS[was["answer"]]), False) if was else doubt_words.said(raw)
    return DoubtLine(
        doubt=one,
        label=str(wording.DOUBTS.get(one.kind, one.kind)),
        sentence=sentence,
        in_english=in_english,
        text=text if text and text not in sentence else "",
        seen=seen(one),
        correctable=one.kind in FIELDS,
        may_leave_out=can_be_left_out(one),
        said=str(wording.ANSWERS.get(decision.get("answer", ""), "")),
        values=[(label_of(name), shown(name, value)) for name, value in named(values, one.kind)],
    )


def named(values: Mapping[str, Any], kind: str) -> list[tuple[str, Any]]:
    """Corrected values by the names of their fields: the kind of a document is another thing than that of a finding."""
    of_finding = kind in (ABOUT_FINDING, GONE)
    return [
        ("document_kind" if name == "kind" and not of_finding else name, value)
        for name, value in values.items()
    ]


def label_of(name: str) -> str:
    return str(wording.FIELDS.get(name, name))


def shown(name: str, value: Any) -> str:
    if name == "cycle" and value:
        return "-".join(map(str, dict.fromkeys(value)))
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if name in ("position", "kind"):
        return str({"position": POSITIONS, "kind": KINDS}[name].get(value, value or "—"))
    return (document_kind(value) if name == "document_kind" else str(value or "—"))[:300]


def document_kind(value: str) -> str:
    """What a document is, in the language of the editor."""
    return document_words.kind(Kind(value)) if value in set(Kind) else value or "—"


def finding_lines(read: Mapping[str, Any] | None, doubts: Iterable[Doubt]) -> list[FindingLine]:
    if read is None:
        return []
    every = list(doubts)
    by_person = {one.detail.get("mark"): one for one in every if one.kind == ABOUT_FINDING}
    open_at = {one.where: one.pk for one in reversed(every) if one.where and one.settled_at is None}
    names = dict(clusters.choices())
    found, last = [], ""
    for one in read["recommendations"]:
        heading = one["headings"][-1] if one["headings"] else ""
        own = by_person.get(one["mark"])
        found.append(
            FindingLine(
                mark=one["mark"],
                number=one["number"],
                kind=str(KINDS.get(one["kind"], one["kind"])),
                text=one["text"],
                position=str(POSITIONS.get(one["position"] or "", "")),
                states=", ".join(one["states"]),
                cluster=names.get(one["cluster"] or "", ""),
                page=one["page"],
                heading=heading if heading != last else "",
                left_out=one["left_out"],
                corrected=bool(one["corrected"]),
                seen=seen(own) if own else "",
                doubt=open_at.get(one["number"], 0),
            )
        )
        last = heading
    return found


def blocks(raw: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The text; a page is named where it begins, and each place only once has its name."""
    found, page, named = [], 0, set()
    for one in raw:
        at = [number for number in one["at"] if number not in named]
        named.update(at)
        found.append({**one, "at": at, "begins": one["page"] if one["page"] != page else 0})
        page = one["page"]
    return found
