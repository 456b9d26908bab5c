"""Search over 100,000 mixed rows in six languages, beside a plain SQL LIKE over the same rows.

    python -m bench.search [--quick]

Both give the first ten and the number of all. LIKE knows no ranking, no stems, no accents, and no typing mistakes.
"""

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.measure import inside, report, rows
from tools.steps import step

ROWS, QUICK_ROWS = 100_000, 400
ASKED, QUICK_ASKED, LIKE_ASKED = 60, 3, 12
SEED = 1989
LIMIT = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the rows, build the index, ask both, print the ratios, keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few rows: only to see that it works")
    quick = parser.parse_args(arguments).quick
    known = report.begin("Search over mixed rows in six languages", quick=quick)
    with tempfile.TemporaryDirectory(prefix="palais-bench-") as folder:
        inside.set_up(Path(folder))
        made = list(rows.make(QUICK_ROWS if quick else ROWS, seed=SEED))
        built = build(made, Path(folder))
        table = like_table(made)
        kinds = questions(made, QUICK_ASKED if quick else ASKED)
        figures = {}
        for name, asked in kinds.items():
            with step(f"Asking: {name}"):
                figures[name] = measure(name, asked, table)
        updates = update(made, times=2 if quick else 8)
    print(shown(figures))
    print(
        f"\n{built['rows']} rows indexed in {built['seconds']} s, {built['megabytes']} MB; "
        f"one changed row taken in within {updates['median']} ms (p95 {updates['p95']})."
    )
    kept = {"index": built, "questions": figures, "update": updates}
    print(f"\nAll figures: {report.write('search', kept, known=known, quick=quick)}")
    return 0


def build(made: Sequence[rows.MadeRow], folder: Path) -> dict[str, Any]:
    """The index over all rows: how long it took and how big it is."""
    from palais.apps.office import search

    by_key = {row.key: row for row in made}

    def documents(keys: Sequence[str]) -> Iterator[search.SearchDocument]:
        for row in map(by_key.__getitem__, keys):
            titles, texts = {row.language: row.title}, {row.language: row.text}
            yield search.SearchDocument(row.kind, row.key, titles, "home", texts=texts)

    search.registered().clear()
    for kind in rows.KINDS:
        keys = [row.key for row in made if row.kind == kind]
        search.register(search.SearchSource(kind, kind, keys.copy, documents))
    with step(f"Indexing {len(made)} rows") as current:
        began = time.monotonic()
        written = search.rebuild(say=lambda line: setattr(current, "doing", line))
        seconds = time.monotonic() - began
    size = sum(file.stat().st_size for file in (folder / "search").rglob("*") if file.is_file())
    return {"rows": written, "seconds": round(seconds, 1), "megabytes": round(size / 1e6, 1)}


def like_table(made: Sequence[rows.MadeRow]) -> sqlite3.Connection:
    """The same rows in a table of SQLite, in memory: no disk stands in the way of LIKE."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE made (key TEXT PRIMARY KEY, kind TEXT, title TEXT, text TEXT)")
    table.executemany(
        "INSERT INTO made VALUES (?, ?, ?, ?)", [(row.key, row.kind, row.title, row.text) for row in made]
    )
    return table


def questions(made: Sequence[rows.MadeRow], count: int) -> dict[str, list[tuple[str, str]]]:
    """For each kind of question several, each with the language of the page it is asked on."""
    chance = random.Random(SEED)
    common = {language: rows.vocabulary(language)[:40] for language in rows.SHARES}
    spaced = [row for row in made if row.language != "zh"]
    chinese = [row for row in made if row.language == "zh"]

    def asked(make: Callable[[], tuple[str, str]]) -> list[tuple[str, str]]:
        return [make() for _ in range(count)]

    def of_a_row(
        words_of: Callable[[tuple[str, ...]], str], among: Sequence[rows.MadeRow]
    ) -> tuple[str, str]:
        row = chance.choice(among)
        return words_of(row.words), row.language

    def common_word() -> tuple[str, str]:
        language = chance.choice(["en", "fr", "es", "ar", "ru"])
        return chance.choice(common[language]) + " ", language

    def mistyped(several: tuple[str, ...]) -> str:
        word = max(several, key=len)
        return word[:2] + word[3:] + " "

    return {
        "a common word": asked(common_word),
        "two words": asked(lambda: of_a_row(lambda some: " ".join(chance.sample(some, 2)) + " ", spaced)),
        "five words": asked(lambda: of_a_row(lambda some: " ".join(chance.sample(some, 5)) + " ", spaced)),
        "a phrase of three": asked(lambda: of_a_row(lambda some: f'"{" ".join(some[3:6])}"', spaced)),
        "a beginning": asked(lambda: of_a_row(lambda some: max(some, key=len)[:4], spaced)),
        "a mistyped word": asked(lambda: of_a_row(mistyped, spaced)),
        "Chinese": asked(lambda: of_a_row(lambda some: some[0], chinese)),
        "on a page of another language": asked(
            lambda: (of_a_row(lambda some: f"{some[0]} {some[1]} ", spaced)[0], "zh")
        ),
        "the whole page, in groups": asked(lambda: of_a_row(lambda some: " ".join(some[:2]) + " ", spaced)),
    }


def measure(name: str, asked: Sequence[tuple[str, str]], table: sqlite3.Connection) -> dict[str, Any]:
    """Milliseconds of the index, and of LIKE for the first few of the same questions."""
    from palais.apps.office import search
    from palais.web.answers.search import search_page

    def of_index(question: str, language: str) -> int:
        if name.startswith("the whole page"):
            return search_page(question=question, language=language).count
        found = search.find(question=question, language=language, limit=LIMIT)
        if name.startswith("a mistyped"):
            search.respelled(question=question, language=language)
        return found.count

    for question, language in asked[:2]:
        of_index(question, language)
    index = [timed(lambda one=one: of_index(*one)) for one in asked]
    like = [timed(lambda one=one: of_like(table, one[0])) for one in asked[:LIKE_ASKED]]
    return {
        "index": report.milliseconds([seconds for seconds, _ in index]),
        "like": report.milliseconds([seconds for seconds, _ in like]),
        "found_by_index": report.median([count for _, count in index]),
        "found_by_like": report.median([count for _, count in like]),
    }


def timed(work: Callable[[], int]) -> tuple[float, int]:
    began = time.perf_counter()
    count = work()
    return time.perf_counter() - began, count


def of_like(table: sqlite3.Connection, question: str) -> int:
    """Every word somewhere in the row; a phrase as it stands."""
    parts = [question.strip('"')] if question.startswith('"') else question.split()
    where = " AND ".join("(title LIKE ? OR text LIKE ?)" for _ in parts)
    values = [f"%{part}%" for part in parts for _ in range(2)]
    found = table.execute(
        f"SELECT key, COUNT(*) OVER () FROM made WHERE {where} LIMIT {LIMIT}", values
    ).fetchall()
    return found[0][1] if found else 0


def update(made: Sequence[rows.MadeRow], *, times: int) -> dict[str, float]:
    """One changed row: from its outbox row to the commit."""
    from palais.apps.office import search
    from palais.apps.office.search import outbox

    taken = []
    for row in made[:times]:
        outbox.write([(row.kind, row.key)])
        taken.append(timed(lambda: len(search.catch_up().value))[0])
    return report.milliseconds(taken)


def shown(figures: dict[str, dict[str, Any]]) -> str:
    head = ["question", "p50 ms", "p95 ms", "LIKE p50", "LIKE p95", "LIKE÷index p50", "found", "LIKE found"]
    lines = [
        [
            name,
            f"{one['index']['median']:.1f}",
            f"{one['index']['p95']:.1f}",
            f"{one['like']['median']:.1f}",
            f"{one['like']['p95']:.1f}",
            report.ratio(one["like"]["median"], one["index"]["median"]),
            str(one["found_by_index"]),
            str(one["found_by_like"]),
        ]
        for name, one in figures.items()
    ]
    return report.table("First ten and the count, in milliseconds", head, lines)


if __name__ == "__main__":
    sys.exit(main())
