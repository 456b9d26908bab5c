"""From a template and facts to the words of a message, in the language of its reader."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import urlize
from django.utils.safestring import SafeString, mark_safe

from palais.apps.office import queries

MANY_EMPTY_LINES = re.compile(r"\n{3,}")
BCP47 = {"zh-hans": "zh-Hans"}


def rendered(*, template: str, language: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and text of `emails/<template>.txt`: its first line, and what comes after it."""
    with translation.override(language):
        whole = render_to_string(f"emails/{template}.txt", {**frame(language, facts), **facts})
    subject, _, text = whole.strip().partition("\n")
    return subject.strip(), MANY_EMPTY_LINES.sub("\n\n", text.strip()) + "\n"


def as_html(*, subject: str, text: str, language: str) -> str:
    """The same words with links that can be followed, and the direction of their script."""
    with translation.override(language):
        return render_to_string(
            "emails/page.html",
            {
                "subject": subject,
                "paragraphs": [paragraph(part) for part in text.strip().split("\n\n")],
                "tag": BCP47.get(language, language),
                "direction": "rtl" if translation.get_language_bidi() else "ltr",
            },
        )


@lru_cache(maxsize=2_000)
def paragraph(text: str) -> SafeString:
    """One paragraph with its links. Digests share most of theirs, so each is made once."""
    return linebreaksbr(mark_safe(urlize(text, nofollow=False, autoescape=True)))


def frame(language: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What every message may name: who writes, and the one address of the site, whatever host a request named."""
    known = {"site_address": settings.SITE_ADDRESS}
    return known if "identity" in facts else {**known, "identity": queries.identity(language=language)}
