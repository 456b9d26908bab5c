"""A Palais of its own inside this process, for what is measured without a server: search asks no page.

The switches of this installation are not read, and are there again afterwards.
"""

import os
from pathlib import Path

from bench.measure import site


def set_up(folder: Path) -> None:
    """Start Django in an empty folder, with no tables but those that a page of search reads; once in a process."""
    import django

    before = dict(os.environ)
    os.environ.update({**site.switches(folder), "DJANGO_SETTINGS_MODULE": "palais.config.settings"})
    try:
        django.setup()
    finally:
        os.environ.clear()
        os.environ.update(before)
    from django.db import connection

    from palais.apps.office.models import SearchOutbox, Source
    from palais.apps.treaties.models import Treaty, TreatyBody

    with connection.schema_editor() as tables:
        for model in (SearchOutbox, Source, TreatyBody, Treaty):
            tables.create_model(model)
