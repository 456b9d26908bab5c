"""How hard a work is to read: its summaries and the files that are kept here, measured for those it is made for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from palais.apps.office.intake import bounded
from palais.apps.office.intake.faults import Fault
from palais.apps.office.models import ReceivedFile
from palais.apps.resources.choices import Audience, Format, TwinKind, WorkKind
from palais.apps.resources.models import Edition, Twin, Work, WorkAudience, WorkText
from palais.core import reading_level
from palais.core.reading_level import ReadingLevel

PROGRAM = "palais.apps.resources.services.reading_child:text"
BOUNDS = bounded.Bounds(memory_mib=512, cpu_seconds=20, seconds=30.0, file_mib=1)
READ = ("pdf", "docx", "text")
MOST_SIGNS = 200_000
MOST_FILES = 12

EVERYBODY, CHILDREN, EASY = "everybody", "children", "easy-read"
LONG = {EVERYBODY: (20, 12), CHILDREN: (15, 10), EASY: (12, 10)}
"""From how many words a sentence, and from how many letters a word is called long: our own choice."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One text of a work. `file` empty: its title and summary. `level` None: the file's text could not be read."""

    language: str
    file: str
    level: ReadingLevel | None


def measure(*, text: str, language: str, readers: str = EVERYBODY) -> ReadingLevel:
    """How hard a text is, with what is long for these readers."""
    sentence, word = LONG[readers]
    return reading_level.measure(text, language=language, long_sentence=sentence, long_word=word)


def readers_of(work: Work) -> str:
    """For whom a work is written: easy to read, for children, or for everybody."""
    kinds: set[Any] = set(Twin.objects.filter(work=work).values_list("kind", flat=True))
    if TwinKind.EASY_READ in kinds or work.editions.filter(format=Format.EASY_READ).exists():
        return EASY
    children: Any = WorkAudience.objects.filter(work=work, audience=Audience.CHILDREN)
    if work.kind == WorkKind.CHILD_FRIENDLY or TwinKind.CHILD_FRIENDLY in kinds or children.exists():
        return CHILDREN
    return EVERYBODY


def measure_work(work: Work) -> tuple[Measured, ...]:
    """Every text of a work that can be read here, in the order of its languages."""
    return tuple(every(work, readers_of(work)))


def every(work: Work, readers: str) -> Iterator[Measured]:
    for one in WorkText.objects.filter(work=work):
        said = f"{one.title}\n{one.summary}"
        yield Measured(one.language, "", measure(text=said, language=one.language, readers=readers))
    kept = Edition.objects.filter(work=work, file__kind__in=READ).select_related("file")
    for edition in kept[:MOST_FILES]:
        text = text_of(edition.file)
        level = measure(text=text, language=edition.language, readers=readers) if text else None
        yield Measured(edition.language, edition.file.name, level)


def text_of(file: ReceivedFile) -> str:
    """The text of a received file, read where it can do no harm; empty where it cannot be read."""
    try:
        return str(bounded.run(PROGRAM, bounds=BOUNDS, file=str(file.path), name=file.name, most=MOST_SIGNS))
    except Fault:
        return ""
