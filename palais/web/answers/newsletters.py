"""The archive of newsletters."""

from dataclasses import dataclass
from datetime import date

from palais.cms.models import NewsletterIndexPage, NewsletterPage
from palais.web.answers import page_paths

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
    spoken = page_paths.languages()
    return [
        Issue(page.title, page.summary, page_paths.path_of(page, spoken=spoken), page.published_on)
        for page in pages[:MOST]
    ]
