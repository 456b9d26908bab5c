"""How a recommendation lies in the index: words by language, names, one column for each facet, its day.

`stems_xx` finds every form of a word, `words_xx` the words as they stand and in their order; a language that the
analyser does not know lies in `words_und`. A sign between texts keeps phrases from running over their ends.
"""

from collections.abc import Collection, Iterable
from typing import Any

import tantivy

from palais.apps.library.index.facets import FACETS, field_of
from palais.apps.library.index.records import Record
from palais.core import words

KIND = "recommendation"
OTHER = "und"
END = "¶"
WRITTEN = (*words.LANGUAGES, OTHER)


UNWEIGHED = frozenset(("key", "kind", *map(field_of, FACETS)))
"""Fields that filter and count and add to no score."""


def schema() -> tantivy.Schema:
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("key", tokenizer_name="raw", index_option="basic")
    fields.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    fields.add_bytes_field("shown", stored=True)
    fields.add_unsigned_field("pk", indexed=True, fast=True)
    fields.add_unsigned_field("digest", fast=True)
    fields.add_unsigned_field("day", fast=True)
    fields.add_text_field("names", tokenizer_name="whitespace")
    for language in WRITTEN:
        fields.add_text_field(f"words_{language}", tokenizer_name="whitespace")
    for language in words.LANGUAGES:
        fields.add_text_field(f"stems_{language}", tokenizer_name="whitespace", index_option="freq")
    for facet in FACETS:
        fields.add_text_field(field_of(facet), fast=True, tokenizer_name="raw", index_option="basic")
    return without_lengths(fields.build(), UNWEIGHED)


def without_lengths(schema: tantivy.Schema, names: Collection[str]) -> tantivy.Schema:
    """The schema, with no byte for the length of these fields in every record.

    The builder cannot say so, but what it pickles can.
    """
    pickled: Any = schema.__reduce__()
    make, (told,) = pickled
    for field in told["inner"]:
        if field["name"] in names and "indexing" in field["options"]:
            field["options"]["indexing"]["fieldnorms"] = False
    trimmed: tantivy.Schema = make(told)
    return trimmed


def as_entry(record: Record) -> tantivy.Document:
    """The record as tantivy takes it: all its texts are tokens already, parted by blanks."""
    entry = tantivy.Document()
    entry.add_text("kind", KIND)
    entry.add_unsigned("pk", record.pk)
    entry.add_unsigned("digest", record.digest)
    entry.add_unsigned("day", record.day)
    entry.add_text("names", joined([words.tokens(name) for name in record.names]))
    add_texts(entry, record.language, record.texts)
    for language, text in record.others:
        add_texts(entry, language, (text,))
    for facet, values in record.facets.items():
        for value in values:
            entry.add_text(field_of(facet), value)
    return entry


def add_texts(entry: tantivy.Document, said: str, texts: Iterable[str]) -> None:
    """Texts of one language, or of one that the analyser does not know."""
    language = said if said in words.LANGUAGES else OTHER
    entry.add_text(f"words_{language}", joined([words.tokens(text) for text in texts]))
    if language != OTHER:
        stems = [words.tokens(text, language=language) for text in texts]
        entry.add_text(f"stems_{language}", " ".join(stem for several in stems for stem in several))


def joined(several: list[tuple[str, ...]]) -> str:
    return f" {END} ".join(" ".join(tokens) for tokens in several)
