"""An index on disk from texts to numbers, for one job: it holds any number of rows in a few megabytes of memory."""

import hashlib
import sqlite3
from collections.abc import Iterable


class Known:
    """Texts and the numbers they lead to. The file is the system's own temporary one and is gone with the process."""

    def __init__(self) -> None:
        self.table = sqlite3.connect("", isolation_level=None)
        self.table.execute("PRAGMA cache_size=-8000")
        self.table.execute("PRAGMA journal_mode=OFF")
        self.table.execute(
            "CREATE TABLE known (word BLOB, number INTEGER, PRIMARY KEY (word, number)) WITHOUT ROWID"
        )

        self.table.execute("CREATE TABLE noted (number INTEGER PRIMARY KEY, text TEXT)")

    def note(self, number: int, text: str) -> None:
        """Keep a text about a number."""
        self.table.execute("INSERT OR REPLACE INTO noted VALUES (?, ?)", (number, text))

    def noted(self, number: int) -> str:
        """What was kept about it; empty where nothing was."""
        row = self.table.execute("SELECT text FROM noted WHERE number = ?", (number,)).fetchone()
        return str(row[0]) if row else ""

    def put(self, words: Iterable[str], number: int) -> None:
        rows = [(digest(word), number) for word in words]
        self.table.executemany("INSERT OR IGNORE INTO known VALUES (?, ?)", rows)

    def find(self, words: Iterable[str]) -> list[int]:
        """The numbers that any of the words leads to, each once, the smallest first."""
        digests = [digest(word) for word in words]
        if not digests:
            return []
        marks = ",".join("?" * len(digests))
        found = self.table.execute(
            f"SELECT DISTINCT number FROM known WHERE word IN ({marks}) ORDER BY number LIMIT 20", digests
        )
        return [number for (number,) in found]

    def close(self) -> None:
        self.table.close()


def digest(word: str) -> bytes:
    return hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=10).digest()
