"""A backup of another installation, on SQLite: `python -m tests.makers.made_elsewhere FILE`."""

import os
import shutil
import sys
from pathlib import Path

import django

from tools import template


def main(file: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "palais.config.settings"
    made = os.environ.get(template.VARIABLE)
    if made:
        shutil.copyfile(made, Path(os.environ["PALAIS_VAR_DIR"]) / "palais.sqlite3")
    django.setup()
    from django.core.management import call_command

    from palais.apps.office import backup
    from tests.makers import backups

    call_command("migrate", verbosity=0)
    backups.fill()
    backup.make(Path(file))


if __name__ == "__main__":
    main(sys.argv[1])
