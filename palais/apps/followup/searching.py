"""Sources, commitments and activities as search knows them. Stories are never given to search."""

from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from palais.apps.followup.models import Commitment
from palais.apps.followup.queries import public
from palais.apps.office import clock
from palais.apps.office.search import SearchDocument, SearchSource
from palais.apps.office.search import register as add
from palais.core.words import LANGUAGES


def register() -> None:
    add(SearchSource("monitor", _("Follow-up"), monitor_keys, monitors))
    add(SearchSource("commitment", _("Commitments"), commitment_keys, commitments))
    add(SearchSource("activity", _("Follow-up activities"), activity_keys, activities))


def monitor_keys() -> list[str]:
    return list(public.monitors().values_list("key", flat=True))


def monitors(keys: Sequence[str]) -> Iterator[SearchDocument]:
    for row in public.monitors().filter(key__in=keys):
        yield SearchDocument(
            kind="monitor",
            key=row.key,
            titles=by_language(row.texts.all(), lambda text: text.title),
            texts=by_language(row.texts.all(), lambda text: text.about),
            url_name="monitor",
            url_args=(row.key,),
            also=tuple(filter(None, (row.symbol,))),
            on=row.held_on,
        )


def commitment_keys() -> list[str]:
    rows = Commitment.objects.public()
    return [f"{key}/{number}" for key, number in rows.values_list("monitor__key", "number")]


def commitments(keys: Sequence[str]) -> Iterator[SearchDocument]:
    wanted = set(keys)
    rows = Commitment.objects.public().filter(monitor__key__in={key.partition("/")[0] for key in keys})
    for row in rows.select_related("monitor").prefetch_related("texts"):
        key = f"{row.monitor.key}/{row.number}"
        if key in wanted:
            yield SearchDocument(
                kind="commitment",
                key=key,
                titles=by_language(row.texts.all(), lambda text: text.words[:120]),
                texts=by_language(row.texts.all(), lambda text: text.words),
                url_name="commitment",
                url_args=(row.monitor.key, row.number),
                on=row.monitor.held_on,
                weight=0.9,
            )


def activity_keys() -> list[str]:
    rows = public.activities(on=clock.today()).prefetch_related(None).values_list("monitor__key", "number")
    return [f"{key}/{number}" for key, number in rows]


def activities(keys: Sequence[str]) -> Iterator[SearchDocument]:
    wanted = set(keys)
    rows = public.activities(on=clock.today()).filter(
        monitor__key__in={key.partition("/")[0] for key in keys},
        number__in={int(number) for key in keys if (number := key.partition("/")[2]).isdigit()},
    )
    for row in rows:
        key = f"{row.monitor.key}/{row.number}"
        if key in wanted:
            yield SearchDocument(
                kind="activity",
                key=key,
                titles=by_language(row.texts.all(), lambda text: text.title),
                texts=by_language(row.texts.all(), lambda text: text.summary),
                url_name="activity",
                url_args=(row.monitor.key, str(row.number)),
                also=tuple(state.state for state in row.states.all()),
                on=row.begins_on,
                weight=0.8,
            )


def by_language(texts: Sequence, said: Callable) -> dict[str, str]:
    """What is said in the languages that search knows; other languages are taken as English, so they are found."""
    found: dict[str, str] = {}
    for text in texts:
        language = text.language.split("-")[0]
        found.setdefault(language if language in LANGUAGES else "en", said(text))
    return {language: text for language, text in found.items() if text}
