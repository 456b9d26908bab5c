"""Fills a prepared Palais with news and a hub: `python -m bench.measure.newsroom COUNT FILE` (FILE: lines of JSON).

Twenty pieces are published as an editor publishes them. All others are copies of the rows that this left behind, with
words, days and addresses of their own: a page for the desk, and what readers are shown.
"""

import json
import os
import sys
import uuid
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

SEED = 20210415
PUBLISHED = 20
SECTIONS = 5
FIRST = date(2009, 1, 5)
WORDS = (
    *(
        "child",
        "rights",
        "network",
        "session",
        "report",
        "committee",
        "state",
        "review",
        "children",
        "defenders",
    ),
    *("coalition", "general", "discussion", "geneva", "statement", "education", "health", "recommendation"),
    *(
        "members",
        "partners",
        "convention",
        "protocol",
        "communication",
        "hub",
        "resource",
        "guidance",
        "letter",
    ),
)
KINDS = ("news", "joint-statement", "session-report", "letter", "publication-launch")
TOPICS = ("education", "health", "child-participation", "environment", "violence")
STATES = ("MAR", "SWE", "IND", "CHL", "SEN")


def items(count: int) -> Iterator[dict[str, Any]]:
    """So many pieces of news, the same for every site: title, teaser, body of six paragraphs, day, address, kind."""
    chance = Random(SEED)

    def say(words: int) -> str:
        return f"{' '.join(chance.choices(WORDS, k=words)).capitalize()}."

    for number in range(1, count + 1):
        yield {
            "title": f"Item {number}: {say(7)}",
            "teaser": say(25),
            "body": "".join(f"<p>{say(60)}</p>" for _ in range(6)),
            "on": (FIRST + timedelta(hours=11 * number)).isoformat(),
            "slug": f"item-{number}",
            "kind": KINDS[number % len(KINDS)],
        }


def main(count: int, file: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palais.config.settings")
    import django

    django.setup()
    from django.db import transaction

    wanted = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()][:count]
    with transaction.atomic():
        published = [publish(one, number) for number, one in enumerate(wanted[:PUBLISHED])]
        copy(published[0], wanted[PUBLISHED:])
        fill_hub(count)


def publish(one: dict[str, Any], number: int) -> Any:
    """As an editor does it."""
    from wagtail.rich_text import RichText

    from palais.cms.models import NewsPage
    from palais.cms.services import tree

    index = tree.ensure_news(language="en")
    page = NewsPage(
        title=one["title"], slug=one["slug"], kind=one["kind"], summary=one["teaser"],
        published_on=date.fromisoformat(one["on"]), topics=[TOPICS[number % 5]], states=[STATES[number % 5]],
        body=[("text", {"text": RichText(one["body"]), "language": ""})],
    )  # fmt: skip
    index.add_child(instance=page)
    page.save_revision().publish()
    return page


def copy(page: Any, wanted: Sequence[dict[str, Any]]) -> None:
    """The rows of one page, and of what readers are shown of it, once for each further piece."""
    from django.db.models import Max
    from wagtail.models import Page

    from palais.cms.models import NewsAbout, NewsItem, NewsListing, NewsPage

    own, base = row(NewsPage, page.pk), row(Page, page.pk)
    item = NewsItem.objects.get(page=page.pk)
    listings, links = list(item.listings.all()), list(item.links.all())
    first = (Page.objects.aggregate(most=Max("pk"))["most"] or 0) + 1
    path, bases, owns, shown, listed, about = base["path"], [], [], [], [], []
    last = Page.objects.filter(path__startswith=path[:-4], depth=base["depth"]).latest("path").path
    for number, one in enumerate(wanted):
        key, last, day = first + number, after(last), date.fromisoformat(one["on"])
        said = {"title": one["title"], "slug": one["slug"], "draft_title": one["title"]}
        at = base["url_path"].replace(base["slug"], one["slug"])
        bases.append({**base, **said, "id": key, "path": last, "url_path": at, "translation_key": uuid.uuid4(),
                      "latest_revision_id": None, "live_revision_id": None})  # fmt: skip
        owns.append({**own, "page_ptr_id": key, "kind": one["kind"], "published_on": day})
        fields = {field.attname: getattr(item, field.attname) for field in NewsItem._meta.concrete_fields}
        shown.append(NewsItem(**{**fields, "page_id": key, "group": uuid.uuid4(), "slug": one["slug"],
                                 "title": one["title"], "teaser": one["teaser"], "kind": one["kind"],
                                 "published_on": day, "html": one["body"]}))  # fmt: skip
        for line in listings:
            listed.append(NewsListing(reader=line.reader, own=line.own, item_id=key, kind=one["kind"],
                                      published_on=day, year=day.year))  # fmt: skip
        for link in links:
            word = {"topic": TOPICS[number % 5], "state": STATES[number % 5]}.get(link.what, link.key)
            about.append(NewsAbout(item_id=key, what=link.what, key=word, published_on=day))
    insert(Page, bases)
    insert(NewsPage, owns)
    index = page.get_parent()
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + len(wanted))
    for model, rows in ((NewsItem, shown), (NewsListing, listed), (NewsAbout, about)):
        model.objects.bulk_create(rows, batch_size=500)


def after(path: str) -> str:
    """The path of the next page beside the one of this path."""
    from wagtail.models import Page

    return str(Page(path=path)._inc_path())


def row(model: Any, key: int) -> dict[str, Any]:
    """The columns of one row of one table, without those of the tables below it."""
    fields = model._meta.local_concrete_fields
    record = model._base_manager.get(pk=key)
    return {
        field.column: field.get_db_prep_save(getattr(record, field.attname), connected()) for field in fields
    }


def insert(model: Any, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    connection = connected()
    columns = list(rows[0])
    fields = {field.column: field for field in model._meta.local_concrete_fields}
    places, names = ", ".join(["%s"] * len(columns)), ", ".join(f'"{name}"' for name in columns)
    values = [
        [fields[name].get_db_prep_save(fields[name].to_python(one[name]), connection)
         if name in ("translation_key", "published_on") else one[name] for name in columns]
        for one in rows
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places})', values)


def connected() -> Any:
    from django.db import connection

    return connection


def fill_hub(count: int) -> None:
    """A hub in five sections with so many works of one edition each."""
    from palais.apps.resources.models import (
        Edition,
        Hub,
        HubSection,
        HubText,
        Placement,
        SectionText,
        Work,
        WorkText,
    )  # fmt: skip

    chance = Random(SEED)
    hub = Hub.everything.create(slug="example", is_shown=True, as_of=date(2026, 11, 2), in_focus=True)
    HubText.objects.create(hub=hub, language="en", title="Example hub", intro="All works of the benchmark.")
    sections = [
        HubSection.objects.create(hub=hub, slug=f"section-{place}", position=place)
        for place in range(SECTIONS)
    ]
    for section in sections:
        SectionText.objects.create(
            section=section, language="en", title=section.slug.replace("-", " ").capitalize()
        )
    works = [
        Work(key=f"work-{number}", kind="guidance", language="en", dated=f"{2010 + number % 12}", origin="member",
             status="shown", was_shown=True)
        for number in range(count)
    ]  # fmt: skip
    works = Work.everything.bulk_create(works, batch_size=500)
    WorkText.objects.bulk_create(
        (
            WorkText(work=work, language="en", title=" ".join(chance.choices(WORDS, k=6)).capitalize())
            for work in works
        ),
        batch_size=500,
    )
    Edition.objects.bulk_create(
        (Edition(work=work, language="en", format="pdf") for work in works), batch_size=500
    )
    Placement.objects.bulk_create(
        (
            Placement(section=sections[number % SECTIONS], work=work, position=number)
            for number, work in enumerate(works)
        ),
        batch_size=500,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
