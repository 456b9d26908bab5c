"""`make lock`: choose versions again for every list of requirements and lock them with hashes.

Only maintainers need this, and it is the one command that needs `uv`: it resolves for every system and Python
at once, and writes no index address, so that any mirror serves.
"""

import os
import shutil

from tools import places
from tools.steps import CannotGoOn, last_words, run, step

ORDER = ("run", "postgresql", "test")
OPTIONS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--upgrade"),
)


def main(arguments: list[str]) -> int:
    """Lock each list, the earlier ones binding the later ones."""
    uv = shutil.which("uv")
    if uv is None:
        raise CannotGoOn(
            "Locking needs uv, which is not here: install it (pipx install uv), then `make lock`."
        )
    os.chdir(places.REQUIREMENTS)
    for name in ORDER:
        with step(f"Locking {name}.txt"):
            code, said = run([uv, "pip", "compile", *OPTIONS, "-o", f"{name}.txt", f"{name}.in"])
            if code:
                raise CannotGoOn(f"No versions of {name}.in fit together. uv said:\n{last_words(said)}")
    return 0
