"""What readers can get by e-mail about follow-up: each new activity and assessment of one source. No story, no name: of
what stands on a consent the number alone, as a letter cannot be taken back."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from palais.apps.followup import queries
from palais.apps.followup.choices import Assessor, Status
from palais.apps.followup.texts import said
from palais.apps.office import clock, subscriptions
from palais.apps.office.subscriptions import News, Source


def register() -> None:
    subscriptions.register(
        Source(
            "followup",
            gettext_lazy("Follow-up"),
            title,
            lambda key: reverse("monitor", args=[key]),
            told,
        )
    )


def title(key: str) -> str | None:
    monitor = queries.monitor(key=key)
    text = (
        said(monitor.texts.all(), language=get_language() or "en", main=monitor.language) if monitor else None
    )
    return text.title if text else None


def told(keys: Collection[str], after: datetime, until: datetime) -> Mapping[str, Sequence[News]]:
    """A line for each activity that was published and each assessment, oldest first."""
    language = get_language() or "en"
    activities, assessments = queries.since(keys=keys, after=after, until=until, on=clock.today())
    found: dict[str, list[News]] = defaultdict(list)
    for row in activities:
        text = said(row.texts.all(), language=language, main=row.language)
        path = reverse("activity", args=[row.monitor.key, row.number])
        line = _("Activity reported: %(title)s") % {
            "title": text.title if text and row.consent_id is None else row.number
        }
        found[row.monitor.key].append(News(at=row.published_at, text=line, path=path))
    for one in assessments:
        commitment = one.commitment
        line = _("Commitment %(number)s – %(status)s, says: %(who)s") % {
            "number": commitment.number,
            "status": Status(one.status).label,
            "who": Assessor(one.by_kind).label,
        }
        path = reverse("commitment", args=[commitment.monitor.key, commitment.number])
        found[commitment.monitor.key].append(News(at=one.recorded_at, text=line, path=path))
    return {key: sorted(rows, key=lambda news: news.at) for key, rows in found.items()}
