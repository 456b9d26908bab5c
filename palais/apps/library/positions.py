"""What the State said, where the text that counts was printed before it answered: from the rows that it covers.

Reports of the Working Group often say only that a recommendation will be examined; the answer stands in an addendum,
and indexes have it. `printed` keeps what the text itself says.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from palais.apps.library.alike import RANK, say_the_same
from palais.apps.library.choices import Position
from palais.apps.library.models import Recommendation

UNDECIDED = tuple(map(str, (Position.NOT_STATED, Position.UNDER_CONSIDERATION)))
KEY = "position"
TOGETHER = 200


def take_over(pks: Iterable[int]) -> list[int]:
    """Bring the positions of these up to what is said beside them; those of which it is another now.

    In the transaction that changed what covers what.
    """
    own = list(pks)
    known = answers(own)
    answered = Recommendation.objects.filter(Q(pk__in=known) | Q(printed__has_key=KEY), pk__in=own)
    changed = []
    for one in answered.only("pk", "number", "same", "position", "printed").order_by("pk"):
        itself = own_of(one)
        alike = [row for row in known[one.pk] if say_the_same(row, one)]
        wanted = answer(alike) if itself in UNDECIDED else ""
        if (wanted or itself) != one.position:
            one.printed.pop(KEY, None)
            if wanted:
                one.printed[KEY] = itself
            one.position = wanted or itself
            changed.append(one)
    Recommendation.objects.bulk_update(changed, ["position", "printed"], batch_size=TOGETHER)
    return [one.pk for one in changed]


def answers(pks: Iterable[int]) -> dict[int, list[Recommendation]]:
    """For each the rows that it covers and that know what the State answered."""
    rows = Recommendation.objects.filter(covered_by__in=pks, withdrawn_on=None)
    found: dict[int, list[Recommendation]] = defaultdict(list)
    for row in rows.exclude(position__in=("", *UNDECIDED)).order_by("pk"):
        if own_of(row) not in UNDECIDED:
            found[row.covered_by_id].append(row)
    return found


def own_of(one: Recommendation) -> str:
    """What its own source says."""
    return str(one.printed.get(KEY, one.position))


def answer(rows: list[Recommendation]) -> str:
    """What the first source says; empty where it says two things, or nobody says anything."""
    first = min((RANK[row.origin] for row in rows), default=None)
    said = {own_of(row) for row in rows if RANK[row.origin] == first}
    return said.pop() if len(said) == 1 else ""


def source(one: Recommendation) -> str:
    """The origin of a position that was taken over; empty where it is what the text says."""
    if KEY not in one.printed:
        return ""
    said = answers([one.pk])[one.pk]
    rows = [row for row in said if say_the_same(row, one) and own_of(row) == one.position]
    return str(min(rows, key=lambda row: RANK[row.origin]).origin) if rows else ""
