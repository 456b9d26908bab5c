"""Which things can be imported. Each app registers its kinds; runs, previews, reports, undoing are the same for all.

A kind says which fields it has and gives a `Work`: how a row is read, matched with what is there, written and taken
back. Values are what JSON can hold: texts, ISO dates, lists of texts or of lists. What a row leaves empty says nothing.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Values = dict[str, Any]
Reason = dict[str, Any]


def reason(code: str, **values: Any) -> Reason:
    """Why a row is not understood, in conflict or kept; `reasons.sentence` has the words."""
    return {"code": code, **values}


@dataclass(frozen=True, slots=True)
class Field:
    """One field that a column may hold. `guesses` are headings by which it is known, in any language.

    `several`: more than one column may stand for it.
    """

    name: str
    label: Any
    help: Any = ""
    required: bool = False
    several: bool = False
    guesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A row as understood. With reasons it goes into quarantine."""

    values: Values
    label: str
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    """What a person should know of a row that is applied all the same, as what is lost of it."""
    repairs: tuple[str, ...] = ()
    """What was mended in it, by names that the run counts."""
    left_out: bool = False
    """It is understood and not brought over; `reasons` say why."""


@dataclass(frozen=True, slots=True)
class Match:
    """The record that a row is about. None: it is new. `doubts`: why it cannot be told. `by_key`: it named the key."""

    record: int | None = None
    doubts: tuple[Reason, ...] = ()
    by_key: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """A record as it is now."""

    record: int
    version: int
    label: str
    key: str
    values: Values = field(repr=False)
    notes: tuple[Reason, ...] = ()
    """What a person should know of the writing of it."""


class Work(ABC):
    """What one run does with rows of one kind. Made anew for each job; nothing in it outlives the job."""

    about: str
    """The kind of thing in the change log, as "organisation"."""

    def begin(self, *, columns: Mapping[str, str], reading: Mapping[str, Any]) -> None:
        """Told once, before anything else: which heading stands for which field, and how the file was read."""
        return

    def logged(self, values: Values) -> Values:
        """What of the values the change log keeps; long texts need not stand there again."""
        return values

    def prepare(self, several: Sequence[Values]) -> None:
        """Told which rows are matched next, so that what is there can be looked up for all of them together."""
        return

    def named(self, several: Sequence[Values]) -> Iterable[int]:
        """Records that rows name which are not understood: a whole list that names them has not lost them."""
        return ()

    def withdrawn(self) -> Values:
        """What changes in a record that is gone from its source; asked only of a kind that `withdraws`."""
        return {}

    def settle(self) -> int:
        """Do some of what only can be done when every row is written, in one transaction; 0: nothing is left."""
        return 0

    @abstractmethod
    def read(self, cells: Mapping[str, Sequence[str]], *, date_order: str) -> Reading:
        """Understand the texts of a row, by field."""

    @abstractmethod
    def match(self, values: Values) -> Match:
        """Which record the row is about."""

    @abstractmethod
    def identities(self, values: Values) -> Iterable[str]:
        """Texts that two rows about the same new thing have in common."""

    @abstractmethod
    def present(self, records: Iterable[int], *, lock: bool = False) -> dict[int, Present]:
        """The records as they are now; those that are gone are left out. `lock` holds them for the transaction."""

    @abstractmethod
    def wanted(self, values: Values, *, now: Present, match: Match) -> Values:
        """Every field as it should be afterwards, where that differs from now."""

    @abstractmethod
    def insert(self, several: Sequence[Values]) -> Sequence["Present | Reason"]:
        """Add records, in this order; a reason where one cannot be added."""

    @abstractmethod
    def change(self, several: Sequence[tuple[Present, Values]]) -> Sequence["Present | Reason"]:
        """Set these fields of these records; a reason where one stays as it was."""

    @abstractmethod
    def remove(self, several: Sequence[Present]) -> dict[int, Reason]:
        """Take away records that a run added; those that must stay come back with the reason."""

    @abstractmethod
    def everything(self) -> Iterator[tuple[int, str]]:
        """Records that a whole list would name, with their labels."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what the work holds."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How a file of a kind is read, in the bounded child, and what an editor is asked about it.

    `head` and `rows` are programs as those of `office.imports.table`. `by_column`: its rows are cells, of which only
    columns that are mapped are read; else each row is one thing as JSON, and headings are words that the file sorts by.
    `bounds` are those of the child, where they differ. `step`: how many rows are applied in one transaction.
    """

    head: str = "palais.apps.office.imports.table:head"
    rows: str = "palais.apps.office.imports.table:rows"
    purpose: str = "import"
    by_column: bool = True
    bounds: Mapping[str, int] = field(default_factory=dict)
    step: int = 250
    longest: int = 1_000
    """How much of a cell is kept where a row is not understood, so that it can be corrected."""
    named: bool = False
    """Whether its head is told the name of the file."""
    files: bool = False
    """Whether pictures and files may come with it, in a folder or an archive."""


TABLE = Reader()


def whoever_may_import(user: Any) -> bool:
    """No right is needed but that to import."""
    return True


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of import. `key` is a word of commands and addresses.

    `guess` says which heading stands for which field; None: as for tables, by name. `heading` is what people call one,
    `fits` which fields it may stand for; None: any. `shown` is how the values of a row read to people; None: as they
    are. `may`: whether a person who may import may import this: rows of a kind need the right to change such records.
    """

    key: str
    label: Any
    help: Any
    fields: Sequence[Field]
    work: Callable[[], Work]
    may: Callable[[Any], bool] = whoever_may_import
    reader: Reader = TABLE
    guess: Callable[[Sequence[str]], dict[str, str]] | None = None
    heading: Callable[[str], str] = str
    fits: Callable[[str, Sequence[Field]], Sequence[Field]] | None = None
    shown: Callable[[Values], Values] | None = None
    own_right: bool = False
    """Whether the right that `may` asks for is enough; else the right to import files is needed as well."""
    withdraws: bool = False
    """Whether what a whole list no longer names is marked as gone when the list is applied."""

    def field(self, name: str) -> Field | None:
        return next((one for one in self.fields if one.name == name), None)


_kinds: dict[str, ImportKind] = {}


def register(*kinds: ImportKind) -> None:
    _kinds.update({kind.key: kind for kind in kinds})


def registered() -> dict[str, ImportKind]:
    return _kinds


def allowed(user: Any) -> dict[str, ImportKind]:
    """The kinds that this person may import."""
    from palais.apps.office.permissions import may_import  # the child that reads files knows no Django

    everything = may_import(user)
    return {key: kind for key, kind in _kinds.items() if kind.may(user) and (everything or kind.own_right)}


def may_import_something(user: Any) -> bool:
    """May bring in files of one kind at least, apply and undo them."""
    return bool(user.is_active and allowed(user))


def closed(user: Any) -> set[str]:
    """The kinds that this person may not import; a kind that is no longer there is closed to nobody."""
    return _kinds.keys() - allowed(user).keys()
