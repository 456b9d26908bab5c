"""Stamping: whatever readers are shown gets a new version in the transaction that changes it.

Each app names the models that public pages show when it starts (`watch`); saving or deleting one of them stamps.
A deed that writes in bulk sends no signal, so it either saves one watched record as well, as a loading of the
facts does with its FactSync, or calls `stamp` itself.
"""

import secrets
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save

from palais.apps.office.models import Stamp

_watched: dict[type[models.Model], str] = {}


def watch(name: str, *shown: type[models.Model]) -> None:
    """Stamp `name` when a record of these models, or of models made from them, is saved or deleted."""
    _watched.update(dict.fromkeys(shown, name))


def stamp(name: str) -> None:
    """Say that content of this kind has changed; call it in the transaction that changes it."""
    Stamp.objects.update_or_create(name=name, defaults={"word": secrets.token_hex(16)})


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(changed, dispatch_uid="office.stamps")


def changed(sender: type[models.Model], raw: bool = False, **signal: Any) -> None:
    names = {name for model, name in _watched.items() if issubclass(sender, model)}
    for name in sorted(names):
        stamp(name)


def watched() -> set[str]:
    """The kinds of content that are stamped."""
    return set(_watched.values())
