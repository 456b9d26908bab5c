"""The trained model of tags: what it learns from, where it is kept, and how it is read."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import F

from palais.apps.library.models import Recommendation, Tag
from palais.apps.library.services.tag_sources import SUGGESTED, batched, by_lists, said
from palais.core.themes import Example, Model, ModelNotUnderstood, Settings, train

MOST_EXAMPLES = 60_000
"""More would take hours and change little; the newest are taken."""

BATCH = 1_000
FIELDS = (
    "text",
    "lead_in",
    "headings",
    "language",
    "mentions",
    "body",
    "clusters",
    "themes",
    "groups",
    "sdgs",
    "printed",
)


def examples() -> Iterator[Example]:
    """Recommendations with what their source or a person says they are about, without what a person refused."""
    newest = Recommendation.objects.shown().order_by(F("year").desc(nulls_last=True), "-pk")
    for pks in batched(newest.values_list("pk", flat=True)[:MOST_EXAMPLES].iterator(), BATCH):
        tags: dict[int, list[Tag]] = {}
        for tag in Tag.objects.filter(recommendation__in=pks).exclude(accepted=None, origin__in=SUGGESTED):
            tags.setdefault(tag.recommendation_id, []).append(tag)
        for one in Recommendation.objects.filter(pk__in=pks).only(*FIELDS).order_by("pk"):
            own = tags.get(one.pk, ())
            refused = {(tag.scheme, tag.key) for tag in own if tag.accepted is False}
            labels = {*said(one), *((tag.scheme, tag.key) for tag in own)} - refused
            if labels:
                yield Example(one.text, tuple(sorted(labels)), one.language, hints=by_lists(one))


def train_and_keep(
    *,
    settings_of_training: Settings | None = None,
    say: Callable[[int, int], None] = lambda done, total: None,
) -> Model:
    """Learn from what is there and keep the model. Raises NothingToLearn; the model before stays then."""
    model = train(examples(), settings=settings_of_training or Settings(), say=say)
    place = file()
    place.parent.mkdir(parents=True, exist_ok=True)
    waiting = place.with_suffix(".new")
    waiting.write_bytes(model.written())
    waiting.replace(place)
    return model


def file() -> Path:
    """Where the model is kept. It can be trained anew at any time and is in no backup."""
    return Path(settings.VAR) / "tags" / "model"


_read: dict[tuple[str, int], Model] = {}


def model() -> Model | None:
    """The model as it is now; None where none was trained, or only by another version of the program."""
    place = file()
    try:
        mark = (str(place), place.stat().st_mtime_ns)
        if mark not in _read:
            read = Model.read(place.read_bytes())
            _read.clear()
            _read[mark] = read
        return _read[mark]
    except (FileNotFoundError, ModelNotUnderstood):
        return None


def trained_at() -> datetime | None:
    """When the model at hand was trained; None where there is none."""
    return datetime.fromtimestamp(file().stat().st_mtime, UTC) if model() else None
