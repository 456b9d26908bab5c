"""The door of `python -m tools <command>`: every `make` target comes through here.

This file stays readable for every Python since 2.7, so that an old one prints a sentence and not a traceback.
"""

import sys

NEEDED = (3, 11)

if sys.version_info < NEEDED:
    sys.stderr.write(
        "Palais needs Python %d.%d or later; this is %s (%s).\n"
        "Install a newer one, or name one that you have: make run PYTHON=python3.12\n"
        % (NEEDED[0], NEEDED[1], sys.version.split()[0], sys.executable)
    )
    sys.exit(1)

from tools import desk  # noqa: E402  (only after the check above)

sys.exit(desk.main(sys.argv[1:]))
