"""The kinds of imports that make pages, as the office knows them."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from palais.apps.office import imports, permissions
from palais.apps.office.imports import reasons
from palais.apps.office.intake import purposes, sentences
from palais.apps.office.intake.purposes import MIB, Purpose
from palais.cms.choices import NewsKind
from palais.cms.imports import fields, words
from palais.cms.imports.work import TakeOver

EXPORT = Purpose("wordpress", ("wxr",), 250 * MIB, may=permissions.may_import)
FEED = Purpose("saved-feed", ("xml",), 20 * MIB, may=permissions.may_import)
SAVED = Purpose("saved-page", ("html",), 20 * MIB, may=permissions.may_import)
HERE = "palais.cms.imports"
ONLY_NEWS = ("kind", "topics", "states", "authors", "image")


def may_write_pages(user: Any) -> bool:
    """Who imports pages publishes: only who may publish below the first page of every language."""
    from wagtail.models import Page
    from wagtail.permission_policies.pages import PagePermissionPolicy

    if user.is_superuser:
        return True
    roots = Page.objects.filter(depth=2)
    policy = PagePermissionPolicy()
    return all(policy.user_has_permission_for_instance(user, "publish", root) for root in roots)


def shown(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a row for people: long ones as their size, keys as words."""
    found: dict[str, Any] = {}
    for name, label in words.LABELS.items():
        of_news = name in ONLY_NEWS and values.get("what") == "page"
        if name in values and not of_news and (text := said(name, values[name])):
            found[str(label)] = text
    return found


def said(name: str, value: Any) -> str:
    if value is None or value == "" or value == []:
        return ""
    if name == "live":
        return gettext("yes") if value else gettext("no")
    if name == "authors":
        return ", ".join(one.removeprefix(fields.ORGANISATION) for one in value)
    if name == "kind":
        return str(dict(NewsKind.choices).get(value, value))
    if name == "body" and isinstance(value, list):
        letters = sum(len(re.sub(r"<[^>]*>", "", str(one.get("html", "")))) for one in value)
        count = ngettext("%(number)s part", "%(number)s parts", len(value)) % {"number": len(value)}
        return f"{count} ({letters})"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def kind(key: str, label: Any, help: Any, **reader: Any) -> imports.ImportKind:
    wanted: Sequence[imports.Field] = fields.Fields()
    return imports.ImportKind(
        key=key,
        label=label,
        help=help,
        fields=wanted,
        work=TakeOver,
        may=may_write_pages,
        reader=imports.Reader(by_column=False, step=20, **reader),
        guess=fields.guess,
        heading=fields.name_of,
        fits=fields.fitting,
        shown=shown,
    )


def register() -> None:
    purposes.register(EXPORT, FEED, SAVED)
    sentences.register(words.REFUSED)
    reasons.register(words.REASONS)
    imports.register(
        kind(
            "wordpress",
            _("Site made with WordPress"),
            _(
                "The file that WordPress writes under Tools, Export, All content. Its pictures and files come as an "
                "archive of the folder wp-content/uploads. Readers see a picture only when somebody here has "
                "looked whether it shows children."
            ),
            head=f"{HERE}.reading:head",
            rows=f"{HERE}.reading:rows",
            purpose=EXPORT.key,
            bounds={"memory_mib": 1024, "file_mib": 2048, "line_bytes": 64 * MIB},
            files=True,
        ),
        kind(
            "feed",
            _("Feed of another site"),
            _("An RSS or Atom feed, saved as a file. Its entries become drafts unless you choose otherwise."),
            head=f"{HERE}.saved:head",
            rows=f"{HERE}.saved:rows",
            purpose=FEED.key,
        ),
        kind(
            "page",
            _("Saved page or list of news"),
            _(
                "A page that a browser saved: one text, or a list of news of which title, address, day and teaser are "
                "taken. They become drafts unless you choose otherwise."
            ),
            head=f"{HERE}.saved:head",
            rows=f"{HERE}.saved:rows",
            purpose=SAVED.key,
        ),
    )
