"""Concluding observations and their kin: recommendations, concerns, praise, urgent measures, questions.

It knows the verbs committees use, in six languages, and gives each finding its address. A sentence without
such a verb gives nothing. It does not weigh what a committee meant.
There is no law here: the verbs are those of the domain reference, section 7.3 (docs/rules/documents.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from palais.core.documents import wording
from palais.core.documents.blocks import Block
from palais.core.documents.findings import Finding, FrontMatter, Paragraph, Recommendation
from palais.core.documents.mentions import mentions
from palais.core.documents.profiles import Profile
from palais.core.documents.reading_order import Skeleton, bare_heading, skeleton
from palais.core.documents.refusals import Doubt, DoubtKind
from palais.core.documents.states import States
from palais.core.documents.upr_reports import Read
from palais.core.words import fold

_SENTENCE = re.compile(
    r"(?<=[.!?。!؟])(?:\s+|(?=[\u4e00-\u9fff]))(?=[A-ZÀ-ÝА-Я«“\u0621-\u064a\u4e00-\u9fff])"
)
_SPEAKS = re.compile(
    r"(?:the committee|the state party|comite|le comite|el comite|комитет|اللجنه|委员会|缔约国|государств|الدوله)"
)
_PRONOUN = re.compile(r"(?:it|il|elle|he|she|он|она)\s")
_LETTERED = 1


def read(blocks: Sequence[Block], *, front: FrontMatter, profile: Profile, states: States) -> Read:
    """The paragraphs and findings of a document in order."""
    bones = skeleton(blocks, profile)
    base = str(front.symbol) if front.symbol else ""
    found = [one for paragraph in bones.paragraphs for one in _findings(paragraph, base, profile)]
    return Read(tuple(bones.paragraphs), tuple(found), (*bones.doubts, *_unknown_headings(bones, profile)))


def _findings(paragraph: Paragraph, base: str, profile: Profile) -> list[Recommendation]:
    if paragraph.items:
        kind = _kind(paragraph.lead_in, profile)
        before = _split(paragraph.lead_in, profile)[:-1] if kind else []
        found = [_one(paragraph, base, profile, sort, text) for sort, text in before]
        for item in paragraph.items:
            own = _kind(item.text, profile) if kind is None else kind
            if own is not None:
                found.append(_one(paragraph, base, profile, own, item.text, item.path, item.page))
        return found
    return [_one(paragraph, base, profile, sort, text) for sort, text in _split(paragraph.lead_in, profile)]


def _one(
    paragraph: Paragraph,
    base: str,
    profile: Profile,
    kind: Finding,
    text: str,
    path: tuple[str, ...] = (),
    page: int = 0,
) -> Recommendation:
    above = [item.text for item in paragraph.items if path and item.path == path[:-1]]
    led = " ".join([paragraph.lead_in, *above]) if path else ""
    number = paragraph.number + "".join(f"({letters})" for letters in path)
    return Recommendation(
        address=f"{base}#{number}",
        number=number,
        kind=kind,
        text=text,
        lead_in=led,
        headings=paragraph.headings,
        cluster=_cluster(paragraph.headings, profile),
        page=page or paragraph.page,
        mentions=mentions(f"{led} {text}" if path else text),
    )


def _cluster(headings: tuple[str, ...], profile: Profile) -> str:
    """The key of the innermost heading the profile knows."""
    keys = [profile.headings.get(fold(bare_heading(heading)), "") for heading in headings]
    return next((key for key in reversed(keys) if key), "")


def _split(text: str, profile: Profile) -> list[tuple[Finding, str]]:
    """The sentences of a text by what they do; neighbours that do the same stay together."""
    found: list[tuple[Finding, str]] = []
    for sentence in _SENTENCE.split(text):
        kind = _kind(sentence, profile)
        if found and (kind is None or found[-1][0] is kind):
            found[-1] = (found[-1][0], f"{found[-1][1]} {sentence}")
        elif kind is not None:
            found.append((kind, sentence))
    return found


def _kind(text: str, profile: Profile) -> Finding | None:
    """What a text does; of several verbs the last clause's decides, since "welcomes … but is concerned"."""
    folded = fold(text)
    if profile.reader == "questions":
        return Finding.QUESTION if text.strip() else None
    if wording.does("urgent", folded):
        return Finding.URGENT_MEASURE
    if not _SPEAKS.search(folded) and not _PRONOUN.match(folded) and not wording.begins(folded):
        return None
    for name, kind in (
        ("recommendation", Finding.RECOMMENDATION),
        ("concern", Finding.CONCERN),
        ("praise", Finding.PRAISE),
    ):
        if wording.does(name, folded):
            return kind
    return None


def _unknown_headings(bones: Skeleton, profile: Profile) -> list[Doubt]:
    """Lettered headings that the profile does not know; nothing where it knows none."""
    if not profile.headings:
        return []
    return [
        Doubt(
            DoubtKind.UNKNOWN_HEADING,
            f"The heading “{text}” is not known to this layout.",
            page=page,
            text=text,
        )
        for level, text, page in bones.headings
        if level <= _LETTERED and fold(bare_heading(text)) not in profile.headings
    ]
