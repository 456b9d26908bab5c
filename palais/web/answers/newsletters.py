"""The archive of newsletters."""

from dataclasses import dataclass
from datetime import date

from palais.cms.models import NewsletterIndexPage, NewsletterPage

MOST = 200


@dataclass(frozen=True, slots=True)
class Issue:
    title: str
    summary: str
    path: str
    on: date | None


def archive(*, index: NewsletterIndexPage) -> list[Issue]:
    """The published issues of one language, the newest first."""
    pages = NewsletterPage.objects.child_of(index).live().public().order_by("-published_on", "-pk")
    return [Issue(page.title, page.summary, page.url or "", page.published_on) for page in pages[:MOST]]
