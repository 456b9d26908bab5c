"""What files are sent for: which kinds are taken, how large, who may have them back. Each room registers its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from palais.apps.office.intake import kinds

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Purpose:
    """`may` says who may download a kept file of this purpose; None: nobody, because another page gives it out.

    `unpacked` is what an office file may hold when opened. `by_name`: the name must end as the content says,
    because the file will be given out under it. `is_confidential`: the log keeps that there was a file, no more.
    """

    key: str
    kinds: tuple[str, ...]
    largest: int
    unpacked: int = 512 * MIB
    by_name: bool = False
    may: Callable[[Any], bool] | None = None
    is_confidential: bool = False

    @property
    def endings(self) -> str:
        """What its files are called: "JPG, PNG, WEBP, GIF"."""
        return ", ".join(kinds.KINDS[kind].endings[0].upper() for kind in self.kinds)


IMAGE = Purpose("image", kinds.IMAGES, 20 * MIB, by_name=True)
DOCUMENT = Purpose("document", kinds.DOCUMENTS, 50 * MIB, by_name=True)

_purposes: dict[str, Purpose] = {}


def register(*purposes: Purpose) -> None:
    _purposes.update({purpose.key: purpose for purpose in purposes})


def registered() -> dict[str, Purpose]:
    return _purposes


def largest() -> int:
    """The most that any upload may bring."""
    return max((purpose.largest for purpose in _purposes.values()), default=0)


register(IMAGE, DOCUMENT)
