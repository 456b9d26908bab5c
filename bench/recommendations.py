"""Search over 300,000 recommendations with counts of facets, beside SQLite FTS5 and PostgreSQL GIN.

    python -m bench.recommendations [--quick] [--rows N]

Forty-five questions with up to two filters. Each engine gives the first twenty, how many there are, and the counts of
six facets, over the same rows and the same tokens, in one run, on one thread. Palais is measured whole: reading the
question, other words, forms, spellings and passages are in its times; those of the others are the queries alone. It is
measured again with all its facets, as its page counts them. Then the whole page is asked for the same questions, from
the address to the last byte of HTML, files of all rows are written, and eight readers ask while an import writes.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from bench.imports import set_up
from bench.measure import readers, recommendation_pages, report, site
from bench.measure import recommendations as made
from tools import postgres
from tools.machine import Missing
from tools.steps import step

ROWS, QUICK_ROWS = 300_000, 600
SEED = 1989
TOP = 20
SIX = ("state", "body", "year", "kind", "theme", "position")
"""The facets that every engine counts; the page of Palais counts all, which is measured beside."""
COUNTED = "WHERE facet IN ({})".format(", ".join(f"'{facet}'" for facet in SIX))
ROUNDS = 3
READERS, IMPORTED, QUICK_IMPORTED = 8, 10_000, 300
BATCH = 1_000
GOAL_P95, GOAL_MEGABYTES, GOAL_PAGE_P95 = 10.0, 120.0, 60.0

Figures = dict[str, Any]


class Engine(Protocol):
    """What answers a question: the keys of the first, how many, and how many values were counted."""

    def ask(self, question: made.Question) -> int: ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the rows, build three indexes, ask all, print the ratios, keep the figures; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.recommendations", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="few rows: only to see that it works")
    parser.add_argument("--rows", type=int, default=ROWS)
    options = parser.parse_args(arguments)
    count = QUICK_ROWS if options.quick else options.rows
    rounds = 1 if options.quick else ROUNDS
    known = report.begin("Search over recommendations in six languages", quick=options.quick)
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder:
        variables = site.switches(Path(folder), static_from_source=True)
        site.prepare(variables, title="a Palais with SQLite")
        set_up(variables)
        states = fill(count)
        asked = made.questions(seed=SEED, states=states)
        built = build(Path(folder))
        figures = {"Palais": measure("Palais", Palais(SIX), asked, rounds=rounds)}
        every = measure("Palais with all facets", Palais(), asked, rounds=rounds)
        with step("SQLite FTS5: table and index"):
            began = time.monotonic()
            fts = Fts(Path(folder) / "fts.sqlite3")
            built["fts_seconds"] = round(time.monotonic() - began, 1)
        figures["SQLite FTS5"] = measure("SQLite FTS5", fts, asked, rounds=1)
        with postgres.server() as address:
            if isinstance(address, Missing):
                print(f"PostgreSQL is left out: {address}")
            else:
                with step("PostgreSQL: table and index"):
                    gin = Gin(address)
                figures["PostgreSQL GIN"] = measure("PostgreSQL GIN", gin, asked, rounds=1)
                gin.close()
        page = recommendation_pages.pages(asked, rounds=rounds)
        files = recommendation_pages.files(count)
        imported = QUICK_IMPORTED if options.quick else IMPORTED
        busy = readers_while_importing(asked, Path(folder) / "export.xlsx", imported)
    print(shown(figures))
    whole = figures["Palais"]["all"]
    print(told(built, every["all"], page, files, busy))
    kept = {"index": built, "engines": figures, "every": every, "page": page, "files": files, "busy": busy}
    print(f"\nAll figures: {report.write('recommendations', kept, known=known, quick=options.quick)}")
    missed = whole["p95"] > GOAL_P95 or built["megabytes"] > GOAL_MEGABYTES or page["p95"] > GOAL_PAGE_P95
    print(
        f"Goal: p95 under {GOAL_P95} ms, index under {GOAL_MEGABYTES} MB, page p95 under {GOAL_PAGE_P95} ms: "
        f"{'missed' if missed else 'met'}."
    )
    return int(missed and not options.quick)


def told(
    built: Figures, every: Figures, page: Figures, files: dict[str, dict[str, float]], busy: Figures
) -> str:
    """What stands below the table: all facets, index, page, files, readers while an import writes."""
    lines = [
        f"\nPalais with the counts of all facets, as its page needs them: p50 {every['median']} ms, "
        f"p95 {every['p95']} ms, p99 {every['p99']} ms.",
        f"{built['rows']} rows indexed in {built['seconds']} s, {built['megabytes']} MB. "
        f"Eight readers while an import writes: p95 {busy['p95']} ms, {busy['answers']} answers, "
        f"{busy['written']} rows written and taken in within {busy['seconds']} s.",
        f"The whole page: p50 {page['median']} ms, p95 {page['p95']} ms, p99 {page['p99']} ms, "
        f"{page['kilobytes']} kB of HTML at most.",
    ]
    for form, file in files.items():
        size = f"{file['megabytes']} MB, {file['rows_per_second']} rows a second"
        lines.append(f"All rows as {form.upper()}: {file['seconds']} s, {size}.")
    return "\n".join(lines)


def fill(count: int) -> list[str]:
    """The rows in the database; returns the States they are about."""
    from django.db import transaction

    from palais.apps.library.models import Recommendation
    from palais.apps.treaties import queries

    states = sorted(queries.states().values_list("iso3", flat=True))
    with step(f"Writing {count} recommendations"), transaction.atomic():
        some: list[Recommendation] = []
        for fields in made.make(count, seed=SEED, states=states):
            some.append(Recommendation(**fields))
            if len(some) == BATCH:
                Recommendation.objects.bulk_create(some)
                some = []
        Recommendation.objects.bulk_create(some)
    return states


def build(folder: Path) -> Figures:
    from palais.apps.library import index
    from palais.apps.office import search

    with step("Palais: index") as current:
        began = time.monotonic()
        written = search.rebuild(say=lambda line: setattr(current, "doing", line), of=index.INDEX)
        seconds = time.monotonic() - began
    place = index.INDEX.shelf.current()
    assert place is not None
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    return {"rows": written, "seconds": round(seconds, 1), "megabytes": round(size / 1e6, 1)}


class Palais:
    """The library's own index, whole."""

    def __init__(self, facets: tuple[str, ...] = ()) -> None:
        self.facets = facets
        """Those that are counted; empty: all."""

    def ask(self, question: made.Question) -> int:
        from palais.apps.library import index
        from palais.core.questions import read

        asked = index.Asked(read(question.text), question.filters)
        facets = self.facets or index.FACETS
        return index.find(asked, language=question.language, limit=TOP, facets=facets).count


def records() -> Iterator[tuple[int, str, list[tuple[str, str]], int]]:
    """Key, tokens, facet values and day of every row, as Palais indexes them."""
    from palais.apps.library.index import records as reading
    from palais.core import words

    for record in reading.all_records(reading.places()):
        tokens = [t for text in record.texts for t in words.tokens(text, language=record.language)]
        tokens += [t for name in record.names for t in words.tokens(name)]
        pairs = [(facet, value) for facet, values in record.facets.items() for value in values]
        yield record.pk, " ".join(tokens), pairs, record.day


class Fts:
    """FTS5 over the tokens, bm25, and facets by joins in SQL."""

    TABLES = """
        CREATE VIRTUAL TABLE texts USING fts5(
            tokens, content='', tokenize="unicode61 remove_diacritics 0", prefix='3 4');
        CREATE TABLE days (pk INTEGER PRIMARY KEY, day INTEGER);
        CREATE TABLE pairs (pk INTEGER, facet TEXT, value TEXT);
    """

    def __init__(self, file: Path) -> None:
        self.base = sqlite3.connect(file)
        self.base.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA mmap_size=2000000000;"
        )
        self.base.executescript(self.TABLES)
        for pk, tokens, pairs, day in records():
            self.base.execute("INSERT INTO texts (rowid, tokens) VALUES (?, ?)", (pk, tokens))
            self.base.execute("INSERT INTO days VALUES (?, ?)", (pk, day))
            self.base.executemany("INSERT INTO pairs VALUES (?, ?, ?)", [(pk, *pair) for pair in pairs])
        self.base.executescript(
            "CREATE INDEX by_pk ON pairs (pk); CREATE INDEX by_value ON pairs (facet, value, pk);"
            "CREATE INDEX by_day ON days (day); INSERT INTO texts (texts) VALUES ('optimize'); ANALYZE;"
        )
        self.base.execute("CREATE TEMP TABLE hits (pk INTEGER PRIMARY KEY, score REAL)")

    def ask(self, question: made.Question) -> int:
        match = boolean(
            question.text, quote='"{}"', star='"{}"*', phrase='"{}"', join=(" AND ", " OR ", " NOT ")
        )
        where, values = filters(question, "?")
        self.base.execute("DELETE FROM hits")
        if match:
            source = "SELECT rowid AS pk, bm25(texts) AS score FROM texts WHERE texts MATCH ?"
            values = [match, *values]
        else:
            source = "SELECT pk, -day AS score FROM days WHERE 1"
        column = "rowid" if match else "pk"
        self.base.execute(f"INSERT INTO hits {source}{where.replace('PK', column)}", values)
        self.base.execute(f"SELECT pk FROM hits ORDER BY score LIMIT {TOP}").fetchall()
        self.base.execute(
            f"SELECT facet, value, COUNT(*) FROM hits JOIN pairs USING (pk) {COUNTED} GROUP BY facet, value"
        ).fetchall()
        return int(self.base.execute("SELECT COUNT(*) FROM hits").fetchone()[0])


class Gin:
    """A GIN index over the tokens, ts_rank, and facets by joins in SQL."""

    TABLES = """
        CREATE UNLOGGED TABLE texts (pk integer PRIMARY KEY, day integer, tokens tsvector);
        CREATE UNLOGGED TABLE pairs (pk integer, facet text, value text);
        CREATE TEMP TABLE hits (pk integer, score real);
        SET max_parallel_workers_per_gather = 0; SET jit = off; SET work_mem = '256MB';
    """

    def __init__(self, address: str) -> None:
        import psycopg

        self.base = psycopg.connect(address, autocommit=True)
        self.base.execute(self.TABLES)
        with self.base.cursor() as cursor:
            with cursor.copy("COPY texts FROM STDIN") as copy:
                for pk, tokens, _, day in records():
                    copy.write_row((pk, day, vector(tokens)))
            with cursor.copy("COPY pairs FROM STDIN") as copy:
                for pk, _, pairs, _ in records():
                    for pair in pairs:
                        copy.write_row((pk, *pair))
        self.base.execute(
            "CREATE INDEX ON texts USING gin (tokens); CREATE INDEX ON texts (day); CREATE INDEX ON pairs (pk);"
            "CREATE INDEX ON pairs (facet, value); ANALYZE texts; ANALYZE pairs;"
        )

    def ask(self, question: made.Question) -> int:
        match = boolean(question.text, quote="'{}'", star="'{}':*", phrase="", join=(" & ", " | ", " & !"))
        where, values = filters(question, "%s")
        where = where.replace("PK", "pk")
        self.base.execute("TRUNCATE hits")
        if match:
            source = "SELECT pk, -ts_rank(tokens, %s::tsquery) FROM texts WHERE tokens @@ %s::tsquery"
            values = [match, match, *values]
        else:
            source = "SELECT pk, -day FROM texts WHERE true"
        self.base.execute(f"INSERT INTO hits {source}{where}", values)
        self.base.execute(f"SELECT pk FROM hits ORDER BY score LIMIT {TOP}").fetchall()
        self.base.execute(
            f"SELECT facet, value, count(*) FROM hits JOIN pairs USING (pk) {COUNTED} GROUP BY facet, value"
        ).fetchall()
        row = self.base.execute("SELECT count(*) FROM hits").fetchone()
        return int(row[0]) if row else 0

    def close(self) -> None:
        self.base.execute("DROP TABLE texts, pairs")
        self.base.close()


def vector(tokens: str) -> str:
    """Tokens as a tsvector with their places, written as PostgreSQL reads it: no parser of its own comes between."""
    places: dict[str, list[str]] = {}
    for place, token in enumerate(tokens.split()[:16_000], start=1):
        places.setdefault(token, []).append(str(place))
    return " ".join(f"'{token}':{','.join(several[:255])}" for token, several in places.items())


def boolean(text: str, *, quote: str, star: str, phrase: str, join: tuple[str, str, str]) -> str:
    """The same question in the language of another engine: stems of the languages that write each word so."""
    from palais.core import words
    from palais.core.questions import All, Beginning, Either, Node, Phrase, Without, read

    both, either, without = join

    def term(token: str) -> str:
        several = words.scripts(token) or ("en",)
        stems = dict.fromkeys(stem for one in several for stem in words.tokens(token, language=one))
        return f"({either.join(quote.format(stem) for stem in stems)})"

    def written(node: Node) -> str:
        if isinstance(node, Phrase):
            stems = words.tokens(node.text, language="en")
            if phrase:
                return phrase.format(" ".join(stems))
            return f"({' <-> '.join(quote.format(stem) for stem in stems)})"
        if isinstance(node, Beginning):
            return star.format(words.tokens(node.text)[-1])
        if isinstance(node, Either):
            return f"({either.join(map(written, node.parts))})"
        if isinstance(node, All):
            wanted = [written(part) for part in node.parts if not isinstance(part, Without)]
            left = [written(part.part) for part in node.parts if isinstance(part, Without)]
            return f"({without.join([both.join(wanted), *left])})"
        if isinstance(node, Without):
            raise ValueError("No question of this benchmark says only what must not be there.")
        return both.join(term(token) for token in words.tokens(node.text))

    node = read(text).node
    return "" if node is None else written(node)


def filters(question: made.Question, sign: str) -> tuple[str, list[Any]]:
    """The filters as SQL; PK stands for the column of the key."""
    where, values = "", []
    for facet, several in question.filters.items():
        signs = ", ".join([sign] * len(several))
        where += f" AND PK IN (SELECT pk FROM pairs WHERE facet = {sign} AND value IN ({signs}))"
        values += [facet, *several]
    return where, values


def measure(
    name: str, engine: Engine, asked: Sequence[made.Question], *, rounds: int
) -> dict[str, dict[str, float]]:
    """Milliseconds for each kind of question and for all; one round before it warms up."""
    taken: dict[str, list[float]] = {}
    found: dict[str, list[int]] = {}
    with step(f"Asking {name}"):
        for question in asked if rounds > 1 else asked[::5]:
            engine.ask(question)
        for _ in range(rounds):
            for question in asked:
                began = time.perf_counter()
                count = engine.ask(question)
                taken.setdefault(question.kind, []).append(time.perf_counter() - began)
                found.setdefault(question.kind, []).append(count)
    figures = {kind: in_milliseconds(several) for kind, several in taken.items()}
    for kind, several in found.items():
        figures[kind]["found"] = sum(several) / len(several)
    figures["all"] = in_milliseconds([one for several in taken.values() for one in several])
    return figures


def in_milliseconds(seconds: Sequence[float]) -> dict[str, float]:
    return {**report.milliseconds(seconds), "p99": round(report.percentile(seconds, 0.99) * 1000, 2)}


def readers_while_importing(asked: Sequence[made.Question], file: Path, count: int) -> dict[str, float]:
    """Eight readers ask while an export of so many rows is applied, until the index has taken all of it in."""
    taken, written, seconds = readers.while_importing(
        Palais().ask, asked, readers=READERS, file=file, count=count
    )
    return {**in_milliseconds(taken), "answers": len(taken), "written": written, "seconds": round(seconds, 1)}


def shown(figures: dict[str, dict[str, dict[str, float]]]) -> str:
    kinds = list(figures["Palais"])
    head = ["question"]
    for name in figures:
        head += [f"{name} p50", "p95", "p99"]
    head += [f"{name}÷Palais p95" for name in figures if name != "Palais"]
    lines = []
    for kind in kinds:
        line = [kind]
        for engine in figures.values():
            line += [f"{engine[kind][one]:.1f}" for one in ("median", "p95", "p99")]
        line += [
            report.ratio(engine[kind]["p95"], figures["Palais"][kind]["p95"])
            for name, engine in figures.items()
            if name != "Palais"
        ]
        lines.append(line)
    return report.table("First twenty, the count and the counts of six facets, in milliseconds", head, lines)


if __name__ == "__main__":
    sys.exit(main())
