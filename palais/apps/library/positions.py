"""What the State said, where the text that counts was printed before it answered: from the rows that it covers.

Reports of the Working Group often say only that a recommendation will be examined; the answer stands in an addendum,
and indexes have it. `printed` keeps what the text itself says.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from palais.apps.library.alike import RANK, same_among
from palais.apps.library.choices import Position
from palais.apps.library.models import Recommendation

UNDECIDED = tuple(map(str, (Position.NOT_STATED, Position.UNDER_CONSIDERATION)))
KEY = "position"
FIELDS = ("pk", "origin", "number", "same", "recommenders", "position", "printed", "covered_by")
TOGETHER = 200


def take_over(pks: Iterable[int]) -> list[int]:
    """Bring the positions of these up to what is said beside them; those of which it is another now.

    In the transaction that changed what covers what.
    """
    own = list(pks)
    beside = covered(own)
    answered = Recommendation.objects.filter(Q(pk__in=beside) | Q(printed__has_key=KEY), pk__in=own)
    # Held: who publishes or judges meanwhile writes the same columns.
    held = answered.select_for_update().only(*FIELDS).order_by("pk")
    changed = []
    for one in held:
        itself = own_of(one)
        wanted = answer(one, beside[one.pk]) if itself in UNDECIDED else ""
        if (wanted or itself) != one.position:
            one.printed.pop(KEY, None)
            if wanted:
                one.printed[KEY] = itself
            one.position = wanted or itself
            changed.append(one)
    Recommendation.objects.bulk_update(changed, ["position", "printed"], batch_size=TOGETHER)
    return [one.pk for one in changed]


def covered(pks: Iterable[int]) -> dict[int, list[Recommendation]]:
    """For each the rows that it covers."""
    found: dict[int, list[Recommendation]] = defaultdict(list)
    rows = Recommendation.objects.filter(covered_by__in=pks, withdrawn_on=None).only(*FIELDS).order_by("pk")
    for row in rows:
        found[row.covered_by_id].append(row)
    return found


def answer(one: Recommendation, beside: Iterable[Recommendation]) -> str:
    """What the first source says of all that know it; empty where it says two things, or nobody knows it."""
    said = answers(one, beside)
    first = min((RANK[row.origin] for row in said), default=None)
    found = {own_of(row) for row in said if RANK[row.origin] == first}
    return found.pop() if len(found) == 1 else ""


def answers(one: Recommendation, beside: Iterable[Recommendation]) -> list[Recommendation]:
    """Rows that say the same and themselves know what the State answered: what they took over is not theirs.

    Where one joins what several States recommended, the rows of its parts do, if none of those States is left out.
    """
    rows = list(beside)
    same = [row for row in same_among(one, rows) if knows(row)]
    parts = [row for row in rows if not row.number and knows(row)]
    whole = bool(one.recommenders) and set(one.recommenders) <= {
        code for row in parts for code in row.recommenders
    }
    return same or (parts if whole else [])


def knows(row: Recommendation) -> bool:
    return own_of(row) not in ("", *UNDECIDED)


def own_of(one: Recommendation) -> str:
    """What its own source says."""
    return str(one.printed.get(KEY, one.position))


def source(one: Recommendation) -> str:
    """The origin of a position that was taken over; empty where it is what the text says."""
    if KEY not in one.printed:
        return ""
    said = [row for row in answers(one, covered([one.pk])[one.pk]) if own_of(row) == one.position]
    return min((row.origin for row in said), key=lambda origin: RANK[origin], default="")
