"""A program for the bounded child that does what a parser gone wrong may do."""

import os
import time
from pathlib import Path


def behave(*, how: str, **more):
    """What a parser gone wrong may do; run in the child."""
    if how == "eat":
        kept = [bytearray(1024 * 1024) for _ in range(4000)]
        yield len(kept)
    elif how == "spin":
        while True:
            pass
    elif how == "sleep":
        time.sleep(60)
    elif how == "say":
        yield "x" * 3_000_000
    elif how == "write":
        with Path(more["file"]).open("wb") as out:
            for _ in range(40):
                out.write(b"x" * 1024 * 1024)
    elif how == "die":
        os._exit(3)
    elif how == "fail":
        raise KeyError("a name that must not travel")
    yield sorted(name for name in os.environ if name.startswith(("PALAIS", "DJANGO")))
