"""States and treaties as search knows them: by every name in six languages, and by their codes."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from palais.apps.office.search import SearchDocument, SearchSource
from palais.apps.office.search import register as add
from palais.apps.treaties.models import State, Treaty


def register() -> None:
    for source in (
        SearchSource("state", _("States"), state_keys, states, tables=("states",)),
        SearchSource("treaty", _("Treaties"), treaty_keys, treaties, tables=("treaties",)),
    ):
        add(source)


def state_keys() -> list[str]:
    return list(State.public.values_list("fact_key", flat=True))


def states(keys: Sequence[str]) -> Iterator[SearchDocument]:
    for state in State.public.filter(fact_key__in=keys):
        yield SearchDocument(
            kind="state",
            key=state.fact_key,
            titles=state.names,
            url_name="state",
            url_args=(state.iso3,),
            also=tuple(filter(None, (*codes(state), state.formal_name, *state.aliases))),
            weight=3.0,
        )


def codes(state: State) -> tuple[str, ...]:
    return (state.iso3, state.iso2, *state.old_codes)


def treaty_keys() -> list[str]:
    return list(Treaty.public.values_list("fact_key", flat=True))


def treaties(keys: Sequence[str]) -> Iterator[SearchDocument]:
    for treaty in Treaty.public.filter(fact_key__in=keys):
        yield SearchDocument(
            kind="treaty",
            key=treaty.fact_key,
            titles=treaty.names,
            url_name="treaty",
            url_args=(treaty.key,),
            also=tuple(dict.fromkeys((treaty.key, treaty.code, treaty.short_name))),
            on=treaty.adopted_on.isoformat() if treaty.adopted_on else "",
            weight=2.0,
        )
