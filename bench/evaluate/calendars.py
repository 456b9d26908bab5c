"""Whether calendar files from elsewhere are read or refused with a sentence, and how quickly.

    python -m bench.evaluate.calendars FOLDER

`ics` holds the files. Whatever their form, none may raise anything else or take longer than a second.
"""

import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench.measure import report
from palais.core.ics import CalendarRefused, read_calendar
from palais.core.spans import Days

WINDOW = Days(date(2000, 1, 1), date(2030, 12, 31))
LONGEST = 1.0


def main(corpus: Path) -> int:
    """Read each file, print what came of it, keep the figures; 1 where one was too slow."""
    files = sorted((corpus / "ics").glob("*.ics"))
    if not files:
        print("Calendars: skipped, there is no ics/*.ics in the folder.")
        return 0
    known = report.begin(f"{len(files)} calendar files", quick=False)
    found = {file.name: read(file) for file in files}
    for name, one in found.items():
        print(f"  {name}: {one['said']} ({one['seconds'] * 1000:.0f} ms)")
    taken = sum(one["events"] > 0 for one in found.values())
    slowest = max(one["seconds"] for one in found.values())
    print(
        f"\n{taken} read, {len(files) - taken} refused with a sentence; the slowest took {slowest * 1000:.0f} ms."
    )
    print(f"\nAll figures: {report.write('calendars', {'files': found}, known=known, quick=False)}")
    return int(slowest > LONGEST)


def read(file: Path) -> dict[str, Any]:
    began = time.perf_counter()
    try:
        calendar = read_calendar(file.read_bytes(), window=WINDOW)
        said = f"{len(calendar.events)} dates of {calendar.found} events, {len(calendar.doubts)} doubts"
        events = len(calendar.events)
    except CalendarRefused as refused:
        said, events = str(refused), 0
    return {"said": said, "events": events, "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
