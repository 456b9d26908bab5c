"""Sessions as search knows them: by body, number and year. Neither hours nor lists of States are given to search."""

from collections.abc import Iterator, Sequence

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.calendar.models import CommitteeSession
from palais.apps.calendar.queries.slugs import place_of
from palais.apps.office.search import SearchDocument, SearchSource
from palais.apps.office.search import register as add

LANGUAGES = {"en": "en", "fr": "fr", "es": "es", "ar": "ar", "ru": "ru", "zh": "zh-hans"}


def register() -> None:
    add(SearchSource("session", gettext_lazy("Sessions"), keys, documents, tables=("committee_sessions",)))


def keys() -> list[str]:
    return list(CommitteeSession.public.exclude(slug="").values_list("fact_key", flat=True))


def documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    rows = CommitteeSession.public.filter(fact_key__in=keys).exclude(slug="").select_related("body")
    for row in rows:
        kind, name = place_of(row.slug, key=row.body_id)
        yield SearchDocument(
            kind="session",
            key=row.fact_key,
            titles={short: title(row, language) for short, language in LANGUAGES.items()},
            url_name=kind,
            url_args=(row.body_id, name),
            also=tuple(filter(None, (row.body.code, f"{row.body.code} {row.number}" if row.number else ""))),
            on=row.last_known[0].earliest.isoformat()[:7],
            weight=0.8,
        )


def title(row: CommitteeSession, language: str) -> str:
    """ "Committee on the Rights of the Child, session 97 (2024)" in a language."""
    with translation.override(language):
        said = {"body": row.body.name, "number": row.number, "year": row.last_known[0].earliest.year}
        if row.number is None:
            return (
                _("%(body)s, pre-session of %(year)d") % said
                if row.is_pre_session
                else _("%(body)s, session of %(year)d") % said
            )
        named = (
            _("%(body)s, pre-session %(number)d") if row.is_pre_session else _("%(body)s, session %(number)d")
        )
        return f"{named % said} ({said['year']})"
