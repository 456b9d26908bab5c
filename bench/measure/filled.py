"""Fills a prepared Palais with rows and uploads: `python -m bench.measure.filled ROWS FILES`."""

import os
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

SEED = 1989
FILE_BYTES = 400_000
BATCH = 1_000


def main(rows: int, files: int) -> None:
    """Half change log, half reported errors; files of 400 kB that cannot be packed any further."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
    import django

    django.setup()
    from django.conf import settings

    from palais.apps.office.models import Change, ErrorReport

    chance = random.Random(SEED)
    words = [f"word{number}" for number in range(3_000)]
    now = datetime.now(UTC)
    for start in range(0, rows // 2, BATCH):
        numbers = range(start, min(start + BATCH, rows // 2))
        texts = [" ".join(chance.choices(words, k=40)) for _ in numbers]
        Change.objects.bulk_create(
            Change(
                at=now, by_machine=True, deed="correct-fact", about_kind="states", about_key=str(number),
                before={"name": text[:60]}, after={"name": text[60:120]}, reason=text,
            )
            for number, text in zip(numbers, texts, strict=True)
        )  # fmt: skip
        ErrorReport.objects.bulk_create(
            ErrorReport(table="states", fact_key=str(number), message=text, shown={"name": text[:80]})
            for number, text in zip(numbers, texts, strict=True)
        )
    folder = Path(settings.MEDIA_ROOT) / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        (folder / f"{number}.pdf").write_bytes(chance.randbytes(FILE_BYTES))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
