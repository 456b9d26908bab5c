"""What readers of the site can get by e-mail: the facts of a State, the ratifications of a treaty."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office import subscriptions
from palais.apps.office.subscriptions import News, Source
from palais.web.answers import news as answers
from palais.web.site.present import news as present


def register() -> None:
    subscriptions.register(
        Source("state", gettext_lazy("Facts of a State"), state_title, state_path, of_states),
        Source(
            "treaty",
            gettext_lazy("Ratifications of a treaty"),
            treaty_title,
            treaty_path,
            of_treaties,
        ),
    )


def state_title(key: str) -> str | None:
    return answers.state_name(iso3=key)


def state_path(key: str) -> str:
    return reverse("state", args=[key])


def treaty_title(key: str) -> str | None:
    name = answers.treaty_name(key=key)
    return _("%(treaty)s: ratifications") % {"treaty": name} if name else None


def treaty_path(key: str) -> str:
    return reverse("treaty", args=[key])


def of_states(keys: Collection[str], after: datetime, until: datetime) -> Mapping[str, Sequence[News]]:
    return worded(answers.state_changes(keys=keys, after=after, until=until))


def of_treaties(keys: Collection[str], after: datetime, until: datetime) -> Mapping[str, Sequence[News]]:
    return worded(answers.treaty_changes(keys=keys, after=after, until=until))


def worded(changes: Iterable[tuple[str, answers.FactNews]]) -> Mapping[str, Sequence[News]]:
    """What is new about each subject, with the row of facts behind it."""
    names = present.Names(states=answers.state_names(), treaties=answers.treaty_names())
    found: dict[str, list[News]] = defaultdict(list)
    for key, change in changes:
        path = reverse("fact", args=[change.table, change.key])
        found[key].append(News(at=change.at, text=present.sentence(change, names=names), path=path))
    return found
