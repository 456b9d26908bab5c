"""Something for a backup to keep, and what an installation holds: every row and every file."""

import io
import json
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Collection, Locale, Page, Site

from palais.apps.office.backup import registry, rows, state
from palais.apps.office.models import (
    Correction,
    ErrorReport,
    PalaisDocument,
    PalaisImage,
    PalaisRendition,
    SiteIdentity,
)
from palais.apps.people.models import Organisation, Seat, User
from palais.cms.models import ProsePage

TEXT = "naïve “quotes” \\ tab\t line\n two\r\n العربية 中文 𝔘 \u2028"


def fill() -> User:
    """An installation in use: people, corrections, pages with revisions, images, files, own facts."""
    administrator = User.objects.create_superuser(
        email="administrator@example.org", password="a long password"
    )
    organisation = Organisation.objects.create(key="example-a", name="Example organisation A")
    Seat.objects.create(person=administrator, organisation=organisation, valid_from=date(2020, 2, 29))
    Correction.objects.create(
        table="states", fact_key="SWE", kind="change", values={"name_en": TEXT}, reason=TEXT, by=administrator
    )
    for number in range(30):
        ErrorReport.objects.create(
            table="states", fact_key=f"K{number}", message=TEXT, shown={"n": number, "t": [None]}
        )
    ErrorReport.objects.order_by("-pk").first().delete()  # its number is not given again
    page = ProsePage(
        title=TEXT[:20], slug="prose", body=[("quote", {"text": TEXT, "said_by": "", "language": ""})]
    )
    root().add_child(instance=page)
    page.save_revision(user=administrator).publish()
    site = Site.objects.filter(is_default_site=True).first()
    site = site or Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)
    SiteIdentity.objects.get_or_create(site=site, defaults={"name": TEXT[:20]})
    image = PalaisImage.objects.create(title="Image", file=ContentFile(picture(), name="image.png"))
    small = ContentFile(picture(), name="small.png")
    PalaisRendition.objects.create(image=image, filter_spec="max-40x40", file=small, width=40, height=40)
    PalaisDocument.objects.create(title="File", file=ContentFile(b"\0\xff" * 70_000, name="datei ü.bin"))
    own = registry.folders()["facts"]
    own.mkdir(parents=True, exist_ok=True)
    (own / "NOTES.txt").write_text(TEXT, encoding="utf-8")
    return administrator


def root() -> Page:
    """The root of all pages; a test that committed may have taken it away."""
    Locale.objects.get_or_create(language_code="en")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


def picture() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (80, 80), "navy").save(kept, "PNG")
    return kept.getvalue()


def everything(*, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Every row of every table that is kept, and every file, as they are now."""
    tables = state.tables(state.applied())
    found: dict[str, Any] = {
        table.name: [comparable(table, line) for line in rows.read(table)]
        for table in tables
        if table.name not in without
    }
    for name, place in registry.folders().items():
        for file in sorted(place.rglob("*")):
            if file.is_file():
                found[f"{name}/{file.relative_to(place).as_posix()}"] = file.read_bytes()
    return found


def comparable(table: state.Table, line: bytes) -> dict[str, Any]:
    """A row by its columns. JSON is compared by what it says: PostgreSQL writes it in an order of its own."""
    row = dict(zip(table.columns, json.loads(line), strict=True))
    for field in table.fields:
        text = row[field.column]
        if text is not None and field.get_internal_type() == "JSONField":
            row[field.column] = json.loads(text)
    return row
