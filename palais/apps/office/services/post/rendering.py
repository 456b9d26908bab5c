"""From a template and facts to the words of a message, in the language of its reader."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from palais.apps.office import queries

MANY_EMPTY_LINES = re.compile(r"\n{3,}")
BCP47 = {"zh-hans": "zh-Hans"}


def rendered(*, template: str, language: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and text of `emails/<template>.txt`: its first line, and what comes after it."""
    with translation.override(language):
        whole = render_to_string(f"emails/{template}.txt", {**frame(language), **facts})
    subject, _, text = whole.strip().partition("\n")
    return subject.strip(), MANY_EMPTY_LINES.sub("\n\n", text.strip()) + "\n"


def as_html(*, subject: str, text: str, language: str) -> str:
    """The same words with links that can be followed, and the direction of their script."""
    with translation.override(language):
        return render_to_string(
            "emails/page.html",
            {
                "subject": subject,
                "text": text,
                "tag": BCP47.get(language, language),
                "direction": "rtl" if translation.get_language_bidi() else "ltr",
            },
        )


def frame(language: str) -> dict[str, Any]:
    """What every message may name: who writes, and the one address of the site, whatever host a request named."""
    return {"identity": queries.identity(language=language), "site_address": settings.SITE_ADDRESS}
