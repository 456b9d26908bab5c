"""Tables on what the bodies write and talk about, and what a network works on: comments, themes, clusters, topics."""

from __future__ import annotations

from palais.reference.catalogue.columns import (
    LANGUAGES,
    NAMES,
    key_of,
    keys_of,
    maybe,
    must,
    sourced,
    text,
    word,
)
from palais.reference.spec import Kind, TableSpec

GENERAL_COMMENTS = TableSpec(
    "general_comments",
    key=("body", "number", "symbol"),
    least=150,
    columns=(
        *key_of("treaty_bodies", "body", besides="ALL"),
        *must("number", kind=Kind.INT),
        *maybe("symbol", kind=Kind.SYMBOL),
        *text("title"),
        *maybe("document_date", "adopted_on_unverified", kind=Kind.DATE),
        *maybe("joint_symbol", kind=Kind.SYMBOL),
        *word("status", "final revised superseded drafting"),
        *maybe("superseded_by", kind=Kind.SYMBOL),
        *sourced("fact_status"),
    ),
)

DAYS_OF_GENERAL_DISCUSSION = TableSpec(
    "days_of_general_discussion",
    key=("year", "theme"),
    columns=(
        *must("year", kind=Kind.INT),
        *maybe("date", "date_to", kind=Kind.DATE),
        *text("theme"),
        *key_of("treaty_bodies", "body"),
        *sourced(),
    ),
)

ANNUAL_DAYS = TableSpec(
    "annual_days_on_rights_of_the_child",
    key=("year",),
    columns=(
        *must("year", "hrc_session", kind=Kind.INT),
        *maybe("date", kind=Kind.DATE),
        *text("theme"),
        *maybe("resolution", kind=Kind.SYMBOL),
        *sourced(),
    ),
)

CRC_CLUSTERS = TableSpec(
    "crc_clusters",
    key=("key",),
    order=("order",),
    columns=(
        *text("key"),
        *must("order", kind=Kind.INT),
        *NAMES,
        *must("names_source", kind=Kind.SOURCE),
        *must("names_status", kind=Kind.STANDING),
        *maybe("articles", "aliases", "subheadings", kind=Kind.LIST),
        *sourced(),
    ),
)

CRC_CLUSTERS_BEFORE_2010 = TableSpec(
    "crc_clusters_before_2010",
    key=("key",),
    columns=(*text("key"), *must("articles", kind=Kind.LIST), *sourced()),
)

TOPICS = TableSpec(
    "topics",
    key=("key",),
    order=("order",),
    columns=(
        *text("key"),
        *must("order", kind=Kind.INT),
        *NAMES,
        *maybe("aliases", kind=Kind.LIST),
        *sourced(),
    ),
)

RECOMMENDATION_TAGS = TableSpec(
    "recommendation_tags",
    key=("scheme", "key"),
    order=("order",),
    columns=(
        *word("scheme", "group theme"),
        *text("key"),
        *must("order", kind=Kind.INT),
        *NAMES,
        *must(*(f"words_{language}" for language in LANGUAGES), kind=Kind.LIST),
        *keys_of("crc_clusters", "clusters"),
        *maybe("sdgs", "elsewhere", kind=Kind.LIST),
        *sourced(),
    ),
)

RECOMMENDATION_WORDS = TableSpec(
    "recommendation_words",
    key=("use", "language", "level"),
    columns=(
        *word("use", "asking doing firmer softer dated measured vague actor"),
        *word("language", " ".join(LANGUAGES)),
        *must("level", kind=Kind.INT),
        *must("words", kind=Kind.LIST),
        *sourced(),
    ),
)

SEARCH_WORDS = TableSpec(
    "search_words",
    key=("key",),
    columns=(
        *text("key"),
        *must(*(f"words_{language}" for language in LANGUAGES), kind=Kind.LIST),
        *sourced(),
    ),
)

UN_SYMBOLS_EXAMPLES = TableSpec(
    "un_symbols_examples",
    key=("raw",),
    order=("valid", "raw"),
    least=75,
    columns=(
        *text("raw"),
        *maybe("normalized", kind=Kind.SYMBOL),
        *word("valid", "yes partial no"),
        *maybe("kind", "body"),
        *key_of("states", "state", may_be_empty=True),
        *maybe("cycle_from", "cycle_to", "session", "number", "year", kind=Kind.INT),
        *maybe("suffix"),
        *word("origin", "seen pattern variant derived malformed"),
        *must("source", kind=Kind.SOURCE),
        *maybe("note"),
    ),
)

TEXTS = (
    GENERAL_COMMENTS,
    DAYS_OF_GENERAL_DISCUSSION,
    ANNUAL_DAYS,
    CRC_CLUSTERS,
    CRC_CLUSTERS_BEFORE_2010,
    TOPICS,
    RECOMMENDATION_TAGS,
    RECOMMENDATION_WORDS,
    SEARCH_WORDS,
    UN_SYMBOLS_EXAMPLES,
)
