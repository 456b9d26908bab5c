"""A SQLite database with every table, made once for all stages: making it takes longer than many tests together."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tools import places
from tools.stages import REPORTS
from tools.steps import CannotGoOn, last_words, run, step

VARIABLE = "PALAIS_TEST_TEMPLATE"
"""Names the file for those who copy it: tests/conftest.py and bench/measure/site.py."""


def made(env: Mapping[str, str]) -> Path:
    """The file, made anew."""
    folder = REPORTS / "template"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    switches = {
        "PALAIS_SECRET_KEY": "only for tests",
        "PALAIS_VAR_DIR": str(folder),
        "PALAIS_DATABASE_URL": "",
        "PALAIS_INSECURE_LOCAL": "1",
        "PALAIS_STATIC_FROM_SOURCE": "1",
        "PALAIS_LOG_LEVEL": "ERROR",
    }
    with step("A database for the tests"):
        command = [str(places.PYTHON), "-m", "palais.cli", "manage", "migrate", "-v0"]
        code, said = run(command, env={**env, **switches})
        if code:
            raise CannotGoOn(f"`palais manage migrate` failed:\n{last_words(said, lines=20)}")
    return folder / "palais.sqlite3"
