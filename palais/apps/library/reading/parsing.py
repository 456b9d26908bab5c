"""Running the reader of documents where it can do no harm: a child with bounds, once for each file."""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from palais.apps.office.intake import bounded
from palais.apps.office.intake.faults import Fault

CHILD = "palais.apps.library.reading.child"
BOUNDS = bounded.Bounds(
    memory_mib=1024,
    cpu_seconds=60,
    seconds=90.0,
    line_bytes=48 * 1024 * 1024,
    answer_bytes=48 * 1024 * 1024,
)

Read = Callable[[Path, str], dict[str, Any]]


@contextmanager
def reader(spellings: Mapping[str, Sequence[str]]) -> Iterator[Read]:
    """A function that reads a file by its place and its name; it raises Fault where nothing can be read.

    `spellings`: the names of States by their codes. They are written down once for all files.
    """
    with tempfile.TemporaryDirectory(prefix="palais-reading-") as folder:
        states = Path(folder) / "states.json"
        states.write_text(json.dumps({code: list(names) for code, names in spellings.items()}))

        def read(path: Path, name: str) -> dict[str, Any]:
            found = bounded.run(f"{CHILD}:read", bounds=BOUNDS, file=str(path), name=name, states=str(states))
            if not isinstance(found, dict):
                raise Fault("broke")
            return found

        yield read


def why(fault: Fault) -> str:
    """What a terminal says of a file that the child could not read to its end."""
    return f"The file cannot be read ({fault.code}). Split it, or save it anew."


@contextmanager
def lines(path: Path, *, spellings: Mapping[str, Sequence[str]], form: str) -> Iterator[Iterator[str]]:
    """What a terminal shows of a file, line by line."""
    with tempfile.TemporaryDirectory(prefix="palais-reading-") as folder:
        states = Path(folder) / "states.json"
        states.write_text(json.dumps({code: list(names) for code, names in spellings.items()}))
        with bounded.stream(
            f"{CHILD}:lines",
            bounds=BOUNDS,
            file=str(path.resolve()),
            name=path.name,
            states=str(states),
            form=form,
        ) as found:
            yield found
