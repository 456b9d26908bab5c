"""How a document lies in the index: its fields, and the stamp that says what the index has taken in.

For each language: `title_xx` and `stems_xx` by stems, `words_xx` by the exact words in their order. `names` holds
what belongs to no language, `whole` each title and name as one term. `shown` is the document itself.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import tantivy

from palais.apps.office.search.outbox import Place
from palais.apps.office.search.sources import SearchDocument
from palais.core import words

STAMP = "stamp"
LONGEST_WHOLE = 200


def schema() -> tantivy.Schema:
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    fields.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    fields.add_text_field("whole", tokenizer_name="raw", index_option="basic")
    fields.add_text_field("names", tokenizer_name="whitespace")
    for language in words.LANGUAGES:
        fields.add_text_field(f"title_{language}", tokenizer_name="whitespace", index_option="freq")
        fields.add_text_field(f"stems_{language}", tokenizer_name="whitespace", index_option="freq")
        fields.add_text_field(f"words_{language}", tokenizer_name="whitespace")
    fields.add_float_field("weight", fast=True)
    fields.add_bytes_field("shown", stored=True)
    return fields.build()


def key_of(kind: str, key: str) -> str:
    return f"{kind}:{key}"


def as_entry(document: SearchDocument) -> tantivy.Document:
    """The document as tantivy takes it: all its texts are tokens already, parted by blanks."""
    entry = tantivy.Document()
    entry.add_text("key", key_of(document.kind, document.key))
    entry.add_text("kind", document.kind)
    for name in {whole(name) for name in (*document.titles.values(), *document.also)} - {""}:
        entry.add_text("whole", name)
    entry.add_text("names", joined(words.tokens(name) for name in document.also))
    for language in words.LANGUAGES:
        title, text = document.titles.get(language, ""), document.texts.get(language, "")
        if title or text:
            stems = words.tokens(title, language=language)
            entry.add_text(f"title_{language}", joined([stems]))
            entry.add_text(f"stems_{language}", joined([stems, words.tokens(text, language=language)]))
            entry.add_text(f"words_{language}", joined([words.tokens(title), words.tokens(text)]))
    entry.add_float("weight", document.weight)
    entry.add_bytes("shown", shown(document))
    return entry


def whole(name: str) -> str:
    """A name as one term, and a question as the name it may be."""
    return " ".join(words.words(name))[:LONGEST_WHOLE]


def joined(several: Iterable[Iterable[str]]) -> str:
    return " ".join(token for tokens in several for token in tokens)


def shown(document: SearchDocument) -> bytes:
    """The document as it is kept; equal documents give equal bytes, which is how drift is found."""
    return json.dumps(asdict(document), ensure_ascii=False, sort_keys=True).encode("utf-8")


def read_shown(entry: tantivy.Document) -> SearchDocument:
    kept = json.loads(bytes(entry.get_first("shown")))
    return SearchDocument(**{**kept, "url_args": tuple(kept["url_args"]), "also": tuple(kept["also"])})


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index has taken in: the outbox up to a place, and the versions of sources that have one."""

    place: Place
    versions: Mapping[str, str]


def write_stamp(writer: tantivy.IndexWriter, stamp: Stamp) -> None:
    """The stamp is a document of the index, so that one commit writes both or neither."""
    writer.delete_documents_by_term("key", STAMP)
    entry = tantivy.Document()
    entry.add_text("key", STAMP)
    entry.add_bytes("shown", json.dumps(asdict(stamp)).encode("utf-8"))
    writer.add_document(entry)


def read_stamp(index: tantivy.Index) -> Stamp | None:
    """None where the index was never finished."""
    searcher = index.searcher()
    found = searcher.search(tantivy.Query.term_query(index.schema, "key", STAMP), 1).hits
    if not found:
        return None
    kept: dict[str, Any] = json.loads(bytes(searcher.doc(found[0][1]).get_first("shown")))
    return Stamp(Place(**kept["place"]), kept["versions"])
