"""Which kinds of messages leave the house and what people call them. Each app registers its own."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

OTHER = "other"


@dataclass(frozen=True, slots=True)
class PostKind:
    """One kind of message. Bulk mail waits behind messages that somebody is waiting for."""

    name: str
    label: Any
    bulk: bool = False


_kinds: dict[str, PostKind] = {}


def register(*kinds: PostKind) -> None:
    _kinds.update({kind.name: kind for kind in kinds})


def registered() -> dict[str, PostKind]:
    return _kinds


def label(kind: str) -> str:
    """What people call a kind; one that no app registers any more keeps its key."""
    return str(_kinds[kind].label) if kind in _kinds else kind


register(PostKind(OTHER, _("Other message")))
