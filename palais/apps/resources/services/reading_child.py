"""The text of a file, for counting its words. Runs in the child: no Django, no database."""

from collections.abc import Iterator
from pathlib import Path

from palais.apps.office.intake.faults import Fault
from palais.core.documents import LIMITS, DocumentRefused, formats


def text(*, file: str, name: str, most: int) -> Iterator[str]:
    """The paragraphs of a PDF, Word, web or plain file, one on each line; no more than `most` signs."""
    try:
        found = formats.contents(Path(file).read_bytes(), name=name, limits=LIMITS)
    except DocumentRefused as refused:
        raise Fault("not-read", reason=refused.reason.value) from refused
    yield "\n".join(" ".join(block.text.split()) for block in found.blocks)[:most]
