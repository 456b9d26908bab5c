"""Readers who ask all the time, in threads of this process, while a made export is imported."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench import uhri_import
from bench.measure import uhri_export
from tools.steps import step


def while_importing(
    ask: Callable[[Any], Any], asked: Sequence[Any], *, readers: int, file: Path, count: int
) -> tuple[list[float], int, float]:
    """The seconds of each answer, the rows written, and the seconds from the first row to the end of the run."""
    from django.db import connection

    over = threading.Event()
    taken: list[float] = []

    def read(first: int) -> None:
        place = first
        while not over.is_set():
            began = time.perf_counter()
            ask(asked[place % len(asked)])
            taken.append(time.perf_counter() - began)
            place += readers
        connection.close()

    uhri_export.write(file, count)
    run = uhri_import.preview(file, whole=False)
    with step(f"{readers} readers while {count} rows are imported"):
        threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
        for thread in threads:
            thread.start()
        began = time.monotonic()
        try:
            uhri_import.apply(run)
        finally:
            seconds = time.monotonic() - began
            over.set()
            for thread in threads:
                thread.join()
    run.refresh_from_db()
    return taken, run.counts["done"], seconds
