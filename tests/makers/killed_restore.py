"""A restore that kills itself at a named point: `python -m tests.makers.killed_restore POINT FILE`."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import django


def main(point: str, file: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "palais.config.settings"
    django.setup()
    from palais.apps.office.backup import making, restoring, rows, swapping

    making.make_in_folder = lambda *words, **more: making.Made(Path("none"), 0, 0, 0, 0.0, ())
    places = {
        "unpacked": (restoring, "replace_rows", 0),
        "in the rows": (rows, "write", 9),
        "before the commit": (restoring.changelog, "record", 0),
        "committed": (swapping, "exchange", 0),
        "exchanging": (Path, "rename", 2),
        "exchanged one": (swapping.shutil, "rmtree", 0),
    }
    module, name, times = places[point]
    setattr(module, name, dying(getattr(module, name), times))
    restoring.restore(Path(file), replace=True)


def dying(deed: Any, times: int) -> Any:
    """The deed, which after so many times ends the process instead."""
    left = [times]

    def instead(*words: Any, **more: Any) -> Any:
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return deed(*words, **more)

    return instead


if __name__ == "__main__":
    main(*sys.argv[1:])
