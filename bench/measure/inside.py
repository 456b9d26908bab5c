"""A Palais of its own inside this process, for what is measured without a server: search asks no page.

The switches of this installation are not read, and are there again afterwards.
"""

import os
from pathlib import Path

from bench.measure import site


def set_up(folder: Path) -> None:
    """Start Django in an empty folder, with no table but the one that search reads; once in a process."""
    import django

    before = dict(os.environ)
    os.environ.update({**site.switches(folder), "DJANGO_SETTINGS_MODULE": "palais.config.settings"})
    try:
        django.setup()
    finally:
        os.environ.clear()
        os.environ.update(before)
    from django.db import connection

    from palais.apps.office.models import SearchOutbox

    with connection.schema_editor() as tables:
        tables.create_model(SearchOutbox)
