"""Why a deed on resources is refused."""

from collections.abc import Mapping, Sequence
from typing import Any


class Refused(ValueError):
    """Nothing was saved. `faults` has a sentence for each field at fault; the empty name is the whole."""

    def __init__(self, faults: Mapping[str, Any]) -> None:
        self.faults = dict(faults)
        super().__init__(" ".join(map(str, self.faults.values())))


class ChangedMeanwhile(ValueError):
    """Somebody else changed it after it was opened; `version` is the one that stands now."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__("It was changed by somebody else meanwhile. Nothing was saved.")


class KnownAddress(ValueError):
    """The same address stands at other resources; `works` are those. Who is sure may say so and save."""

    def __init__(self, works: Sequence[Any]) -> None:
        self.works = tuple(works)
        super().__init__("The same address stands at another resource.")
