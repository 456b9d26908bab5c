"""Tables on the world that treaties speak of: States, regions, treaties, treaty bodies."""

from __future__ import annotations

from palais.core.entry_into_force import Form
from palais.core.treaties import OpenTo
from palais.reference.catalogue.columns import NAMES, key_of, keys_of, maybe, must, sourced, text, word
from palais.reference.spec import Kind, TableSpec

GROUPS = "african asia-pacific eastern-european grulac weog none"

STATES = TableSpec(
    "states",
    key=("iso3",),
    least=197,
    most=220,
    columns=(
        *text("iso3", "iso2"),
        *maybe("m49"),
        *word("kind", "state organization territory"),
        *NAMES,
        *maybe("name_in_sentence_en"),
        *text("formal_name_en"),
        *word("un_status", "member observer other-party none"),
        *word("un_group", GROUPS),
        *key_of("m49_regions", "m49_region", may_be_empty=True),
        *key_of("m49_regions", "m49_subregion", may_be_empty=True),
        *key_of("m49_regions", "m49_intermediate", may_be_empty=True),
        *must("ldc", "lldc", "sids", kind=Kind.FLAG),
        *maybe("aliases", "old_codes", kind=Kind.LIST),
        *must("latitude", "longitude", kind=Kind.DECIMAL),
        *sourced(note=False),
    ),
)

M49_REGIONS = TableSpec(
    "m49_regions",
    key=("code",),
    least=29,
    columns=(
        *text("code"),
        *word("level", "region subregion intermediate"),
        *key_of("m49_regions", "parent", besides="001"),
        *NAMES,
        *sourced(note=False),
    ),
)

OPEN_TO = " ".join(OpenTo)

TREATIES = TableSpec(
    "treaties",
    key=("key",),
    least=18,
    most=40,
    columns=(
        *text("key", "short_name"),
        *NAMES,
        *word("kind", "convention protocol"),
        *must("adopted_on", "opened_on", "in_force_on", kind=Kind.DATE),
        *must("adopted_by", kind=Kind.SYMBOL),
        *key_of("treaty_bodies", "body"),
        *key_of("treaties", "parent", may_be_empty=True),
        *must("entry_into_force_rule", kind=Kind.PERIOD),
        *text("entry_into_force_article"),
        *word("entry_into_force_form", " ".join(Form)),
        *must("rule_source", kind=Kind.SOURCE),
        *must("rule_status", kind=Kind.STANDING),
        *word("eligibility", OPEN_TO),
        *keys_of("treaties", "eligibility_gates"),
        *text("eligibility_article"),
        *must("eligibility_source", kind=Kind.SOURCE),
        *must("eligibility_status", kind=Kind.STANDING),
        *text("untc_id"),
        *must("expected_parties_min", "expected_parties_max", kind=Kind.INT),
        *must("count_source", kind=Kind.SOURCE),
        *sourced(),
    ),
)

TREATY_BODIES = TableSpec(
    "treaty_bodies",
    key=("key",),
    least=12,
    most=30,
    columns=(
        *text("key", "code"),
        *word("kind", "treaty-body charter-body"),
        *NAMES,
        *must("members", kind=Kind.INT),
        *keys_of("treaties", "treaties"),
        *must("sessions_per_year", kind=Kind.INT),
        *text("weeks_per_session"),
        *maybe("practice_periodicity", kind=Kind.PERIOD),
        *maybe("notes"),
        *sourced(note=False),
    ),
)

WORLD = (STATES, M49_REGIONS, TREATIES, TREATY_BODIES)
