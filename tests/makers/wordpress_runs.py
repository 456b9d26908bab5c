"""Takes exports of WordPress through an import, with the readers run in this process instead of in children."""

from __future__ import annotations

import io
import json
from contextlib import contextmanager

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from palais.apps.office.imports import reasons
from palais.apps.office.intake import child
from palais.apps.office.models import ImportRun, PalaisDocument, PalaisImage
from palais.apps.office.services.imports import previewing, runs
from palais.apps.office.services.progress import Progress
from palais.cms.models import NewsItem, Origin
from tests.makers.imports import applied


@contextmanager
def here(program, *, bounds, **arguments):
    yield (
        json.loads(child.line(thing)) for thing in child.program(program)(**json.loads(json.dumps(arguments)))
    )


def previewed(content: str | bytes, *, folder: str = "", **choices) -> ImportRun:
    raw = content.encode() if isinstance(content, str) else content
    run = runs.start(kind="wordpress", file=io.BytesIO(raw), name="export.xml", by=None, folder=folder)
    runs.choose_columns(run=run.pk, columns={**run.columns, **choices}, by=None)
    previewing.preview(run=run.pk, progress=Progress(job=None))
    run.refresh_from_db()
    return run


def taken(content: str | bytes, **said) -> ImportRun:
    return applied(previewed(content, **said))


def told(run: ImportRun, name: str) -> list[str]:
    """What the report says of the thing with this name."""
    row = run.rows.get(name=name)
    return [reasons.sentence(one, labels={}) for one in row.reasons]


def written() -> list:
    """Everything that an import writes."""
    return [
        list(Page.objects.order_by("pk").values_list("title", "url_path", "live", "numchild")),
        list(Redirect.objects.order_by("old_path").values_list("old_path", "redirect_page_id")),
        list(Origin.objects.order_by("pk").values_list("site", "key")),
        [PalaisImage.objects.count(), PalaisDocument.objects.count(), NewsItem.objects.count()],
    ]
