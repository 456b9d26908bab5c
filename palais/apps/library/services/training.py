"""The trained model of tags: what it learns from, where it is kept, and how it is read."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from palais.apps.library.choices import TagOrigin
from palais.apps.library.models import Recommendation
from palais.core.themes import Example, Model, ModelNotUnderstood, Settings, train

MOST_EXAMPLES = 120_000
"""More would take the night and change little; the newest are taken."""

BATCH = 2_000
SURE = (TagOrigin.PRINTED, TagOrigin.IMPORTED, TagOrigin.PERSON)


def examples() -> Iterator[Example]:
    """Recommendations with what their source or a person says they are about, without what a person refused."""
    found = Recommendation.objects.shown().prefetch_related("tags").order_by("-year", "-pk")[:MOST_EXAMPLES]
    for one in found.iterator(chunk_size=BATCH):
        labels = {
            (tag.scheme, tag.key)
            for tag in one.tags.all()
            if tag.accepted or (tag.accepted is None and tag.origin in SURE)
        }
        if labels:
            yield Example(one.text, tuple(sorted(labels)), one.language)


def train_and_keep(*, settings_of_training: Settings | None = None) -> Model:
    """Learn from what is there and keep the model. Raises NothingToLearn; the model before stays then."""
    read = list(examples())
    model = train(read, settings=settings_of_training) if settings_of_training else train(read)
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
