"""Translations that follow older words, for records whose texts stand in rows, one a language.

An app says which of its texts are such rows (`watch`); from then on saving them is enough. A translation follows the
words of the main language as they stood when the translation was last written, or when a person said that it still
fits. Pages have finer means: they know each passage (docs/build/languages-of-pages.md).
"""

import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_save

from palais.apps.office import clock, deeds
from palais.apps.office.models import TranslatedText
from palais.apps.office.services import changelog, stamps
from palais.apps.people.models import User

KIND = "translation"


@dataclass(frozen=True, slots=True)
class TextKind:
    """Rows with a `language`. `of` names the record they belong to, `main` gives that record's main language,
    `edit` where the text is written at the desk, `may` who may write it, `stamp` what readers' pages of it are
    stamped with."""

    model: type[models.Model]
    of: str
    words: tuple[str, ...]
    edit: Callable[[Any], str]
    may: Callable[[Any], bool]
    stamp: str
    main: Callable[[Any], str] = operator.attrgetter("language")

    @property
    def name(self) -> str:
        return self.model._meta.label_lower


@dataclass(frozen=True, slots=True)
class Lagging:
    """A translation to look at again, with where that is done."""

    number: int
    title: str
    source_title: str
    language: str
    source_language: str
    follows_on: date
    edit: str


_kinds: dict[type[models.Model], TextKind] = {}


def watch(kind: TextKind) -> None:
    """Keep up with texts of this kind from now on."""
    _kinds[kind.model] = kind


def connect() -> None:
    pre_save.connect(_before, dispatch_uid="office.translated.before")
    post_save.connect(_after, dispatch_uid="office.translated.after")
    post_delete.connect(_gone, dispatch_uid="office.translated.gone")


def follows_on(text: Any) -> date | None:
    """Since when the text follows older words than those of its main language; None where it does not."""
    kind = _kinds[type(text)]
    if text.language == _main(kind, text):
        return None
    return (
        TranslatedText.objects.filter(what=kind.name, record=text.pk, lags=True)
        .values_list("follows_on", flat=True)
        .first()
    )


def count(user: Any) -> int:
    """How many translations lag that the person may write."""
    return _lagging(user).count()


def lagging(*, user: Any, language: str = "") -> Iterator[Lagging]:
    """Every translation that lags and that the person may write, those that have for longest first; `language` keeps
    those in it."""
    found = _lagging(user).order_by("follows_on", "pk")
    if language:
        found = found.filter(language=language)
    kinds = {kind.name: kind for kind in _kinds.values()}
    for one in found:
        kind = kinds[one.what]
        text = _rows(kind).filter(pk=one.record).first()
        if text is None:
            continue
        source = _source(kind, text)
        yield Lagging(
            number=one.pk,
            title=str(text),
            source_title=str(source) if source else "",
            language=one.language,
            source_language=_main(kind, text),
            follows_on=one.follows_on,
            edit=kind.edit(text),
        )


@transaction.atomic
def fits(*, number: int, by: User) -> bool:
    """A person who may write it has looked: the translation fits the words of today. False where it does not lag."""
    one = _lagging(by).select_for_update().filter(pk=number).first()
    kind = next((kind for kind in _kinds.values() if one and kind.name == one.what), None)
    text = _rows(kind).filter(pk=one.record).first() if one and kind else None
    if one is None or kind is None or text is None:
        return False
    one.follows, one.follows_on, one.lags = _checksum(kind, _source(kind, text)), clock.today(), False
    one.save()
    stamps.stamp(kind.stamp)
    changelog.record(deed=deeds.STILL_FITS, kind=KIND, key=f"{one.what}/{one.record}", by=by)
    return True


def main_first(languages: Iterable[str], *, main: str) -> list[str]:
    """The order in which texts are to be saved, so that a translation follows the words that came with it."""
    return sorted(languages, key=lambda language: language != main)


def _lagging(user: Any) -> "models.QuerySet[TranslatedText]":
    mine = [kind.name for kind in _kinds.values() if kind.may(user)]
    return TranslatedText.objects.filter(what__in=mine, lags=True)


def _before(sender: type[models.Model], instance: Any, raw: bool = False, **signal: Any) -> None:
    """Translations made before anybody kept up with them follow the words that are about to change."""
    kind = _kinds.get(sender)
    if kind is None or raw or not instance.pk or instance.language != _main(kind, instance):
        return
    old = _rows(kind).filter(pk=instance.pk).first()
    if old is not None and _checksum(kind, old) != _checksum(kind, instance):
        for text in _translations(kind, instance):
            _follow(kind, text, old, anew=False)


def _after(sender: type[models.Model], instance: Any, raw: bool = False, **signal: Any) -> None:
    kind = _kinds.get(sender)
    if kind is None or raw:
        return
    if instance.language != _main(kind, instance):
        if source := _source(kind, instance):
            _follow(kind, instance, source, anew=True)
        return
    TranslatedText.objects.filter(what=kind.name, record=instance.pk).delete()  # it was a translation once
    numbers = [text.pk for text in _translations(kind, instance)]
    known = TranslatedText.objects.filter(what=kind.name, record__in=numbers)
    now = _checksum(kind, instance)
    known.exclude(follows=now).filter(lags=False).update(lags=True)
    known.filter(follows=now, lags=True).update(lags=False)


def _gone(sender: type[models.Model], instance: Any, **signal: Any) -> None:
    if kind := _kinds.get(sender):
        TranslatedText.objects.filter(what=kind.name, record=instance.pk).delete()


def _follow(kind: TextKind, text: Any, source: Any, *, anew: bool) -> None:
    """Write down what a text follows: the first time, and (`anew`) whenever its own words have changed."""
    words = _checksum(kind, text)
    found = TranslatedText.objects.filter(what=kind.name, record=text.pk).first()
    if found and (found.words == words or not anew):
        return
    TranslatedText.objects.update_or_create(
        what=kind.name,
        record=text.pk,
        defaults={
            "language": text.language,
            "words": words,
            "follows": _checksum(kind, source),
            "follows_on": clock.today(),
            "lags": False,
        },
    )


def _rows(kind: TextKind) -> "models.QuerySet[Any]":
    return kind.model._base_manager.select_related(kind.of)


def _translations(kind: TextKind, text: Any) -> "models.QuerySet[Any]":
    beside = _rows(kind).filter(**{f"{kind.of}_id": getattr(text, f"{kind.of}_id")})
    return beside.exclude(language=text.language)


def _source(kind: TextKind, text: Any) -> Any:
    beside = _rows(kind).filter(**{f"{kind.of}_id": getattr(text, f"{kind.of}_id")})
    return beside.filter(language=_main(kind, text)).first()


def _main(kind: TextKind, text: Any) -> str:
    return kind.main(getattr(text, kind.of))


def _checksum(kind: TextKind, text: Any) -> str:
    """Of the words alone: blanks and line ends do not count."""
    words = "\0".join(" ".join(str(getattr(text, name)).split()) for name in kind.words)
    return sha256(words.encode()).hexdigest()
