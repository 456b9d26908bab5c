"""Tables on what States did about treaties, and on how far the rows are complete."""

from __future__ import annotations

from palais.core.treaties import Act
from palais.reference.catalogue.columns import key_of, maybe, must, sourced, text, word
from palais.reference.spec import Kind, TableSpec, Texts

ACTS = " ".join(sorted(Act))
CONSENT = frozenset(act.value for act in Act if act.binds)


def slot_of_act(texts: Texts) -> tuple[str, ...]:
    """What an act speaks about: signature, consent to be bound, or withdrawal, of one State and one treaty.

    So "accession, 12 March 2023" takes the place of "ratification, 2023": a State consents once.
    """
    act = "consent" if texts["act"] in CONSENT else texts["act"]
    return (texts["state"], texts["treaty"], act)


RATIFICATIONS = TableSpec(
    "ratifications",
    key=("state", "treaty", "act", "date"),
    slot=slot_of_act,
    least=3000,
    columns=(
        *key_of("states", "state"),
        *key_of("treaties", "treaty"),
        *word("act", ACTS),
        *must("date", kind=Kind.DATE),
        *word("precision", "year month day"),
        *maybe("day_unverified", kind=Kind.DATE),
        *sourced(),
    ),
)

DECLARATIONS_OPIC = TableSpec(
    "declarations_opic",
    key=("state", "article"),
    columns=(
        *key_of("states", "state"),
        *text("article"),
        *word("effect", "opt-in opt-out"),
        *text("meaning"),
        *must("as_of", kind=Kind.DATE),
        *sourced(),
    ),
)

RESERVATIONS = TableSpec(
    "reservations",
    key=("state", "treaty", "kind", "made_on", "articles"),
    least=0,
    columns=(
        *key_of("states", "state"),
        *key_of("treaties", "treaty"),
        *word("kind", "declaration objection reservation withdrawal"),
        *maybe("made_on", kind=Kind.DATE),
        *maybe("articles", kind=Kind.LIST),
        *text("summary"),
        *sourced(),
    ),
)

CONFLICTS_RATIFICATIONS = TableSpec(
    "conflicts_ratifications",
    key=("treaty", "state"),
    columns=(
        *key_of("treaties", "treaty"),
        *key_of("states", "state"),
        *must("source_a", kind=Kind.SOURCE),
        *text("value_a"),
        *must("source_b", kind=Kind.SOURCE),
        *text("value_b", "chosen", "reason"),
    ),
)

PARTY_COUNTS_PUBLISHED = TableSpec(
    "party_counts_published",
    key=("date", "treaty"),
    columns=(
        *must("date", kind=Kind.DATE),
        *key_of("treaties", "treaty"),
        *must("parties", kind=Kind.INT),
        *sourced(note=False),
    ),
)

GAPS = TableSpec(
    "gaps",
    key=("treaty",),
    least=0,
    columns=(
        *key_of("treaties", "treaty"),
        *must("expected_min", "have", "missing", kind=Kind.INT),
        *text("reason"),
    ),
)

ACTS_OF_STATES = (
    RATIFICATIONS,
    DECLARATIONS_OPIC,
    RESERVATIONS,
    CONFLICTS_RATIFICATIONS,
    PARTY_COUNTS_PUBLISHED,
    GAPS,
)
