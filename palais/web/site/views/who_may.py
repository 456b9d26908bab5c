"""The page that says who may do what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palais.web.site.present import cells
from palais.web.site.who_may import GROUPS, Who


def who_may(request: HttpRequest) -> HttpResponse:
    context = {
        "tables": [table(number, str(title), rows) for number, (title, rows) in enumerate(GROUPS, 1)],
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Who may do what")}],
    }
    return render(request, "pages/who_may.html", context)


def table(number: int, title: str, rows: tuple) -> dict:
    return cells.table(
        f"who-may-{number}",
        caption=title,
        columns=[{"label": _("What")}, *({"label": who.label} for who in Who)],
        rows=[
            {
                "header": row.what,
                "cells": [
                    {"label": who.label, "status": "done", "word": _("yes")}
                    if who in row.who
                    else {"label": who.label, "status": "no-action", "word": _("no")}
                    for who in Who
                ],
            }
            for row in rows
        ],
    )
