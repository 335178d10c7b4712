"""Rows set aside on disk while files are joined: larger than memory, gone when closed."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CELL = "\x1f"
BATCH = 5_000


@dataclass(slots=True)
class StoredRow:
    """A row of a file: which file (by position), its number there, its cells, its original text."""

    n: int
    file: int
    number: int
    key: str
    cells: list[str]
    original: str


class Store:
    """Tables of rows found by key, in a private SQLite file with a small cache."""

    def __init__(self, tables: Sequence[str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="pistos-import-")
        path = Path(self._folder.name) / "rows.sqlite"
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-32768"):
            self._db.execute(f"PRAGMA {pragma}")
        self._tables = {name: f"t{place}" for place, name in enumerate(tables)}
        for table in self._tables.values():
            self._db.execute(
                f"CREATE TABLE {table} (n INTEGER PRIMARY KEY, f INT, r INT, k TEXT, v TEXT, o TEXT)"
            )
        self._db.execute("CREATE TEMP TABLE want (k TEXT PRIMARY KEY) WITHOUT ROWID")
        self._waiting: dict[str, list[tuple[int, int, str, str, str]]] = {
            name: [] for name in self._tables
        }
        self._db.execute("BEGIN")

    def close(self) -> None:
        self._db.close()
        self._folder.cleanup()

    def add(
        self, table: str, file: int, number: int, key: str, cells: Iterable[str], original: str
    ) -> None:
        rows = self._waiting[table]
        rows.append((file, number, key, CELL.join(cells), original))
        if len(rows) >= BATCH:
            self._flush(table)

    def _flush(self, table: str) -> None:
        self._db.executemany(
            f"INSERT INTO {self._tables[table]} (f, r, k, v, o) VALUES (?, ?, ?, ?, ?)",
            self._waiting[table],
        )
        self._waiting[table].clear()

    def seal(self) -> None:
        """No more rows come: makes them findable by key."""
        for name, table in self._tables.items():
            self._flush(name)
            self._db.execute(f"CREATE INDEX {table}_k ON {table} (k, n)")

    def key_count(self, table: str) -> int:
        sql = f"SELECT count(DISTINCT k) FROM {self._tables[table]}"
        return int(self._db.execute(sql).fetchone()[0])

    def row_count(self, table: str) -> int:
        return int(self._db.execute(f"SELECT count(*) FROM {self._tables[table]}").fetchone()[0])

    def keys(self, table: str, size: int) -> Iterator[list[str]]:
        """The distinct keys, in the order of their first rows, `size` at a time."""
        name, last = self._tables[table], 0
        while True:
            found = self._db.execute(
                f"SELECT n, k FROM {name} AS one WHERE n > ? AND NOT EXISTS"
                f" (SELECT 1 FROM {name} AS other WHERE other.k = one.k AND other.n < one.n)"
                " ORDER BY n LIMIT ?",
                [last, size],
            ).fetchall()
            if not found:
                return
            last = found[-1][0]
            yield [key for _, key in found]

    def rows(self, table: str, keys: Iterable[str]) -> dict[str, list[StoredRow]]:
        """All rows of these keys, in the order in which they were read."""
        self._db.execute("DELETE FROM want")
        self._db.executemany("INSERT OR IGNORE INTO want VALUES (?)", ((key,) for key in keys))
        found: dict[str, list[StoredRow]] = {}
        for n, file, number, key, cells, original in self._db.execute(
            f"SELECT t.n, t.f, t.r, t.k, t.v, t.o FROM want JOIN {self._tables[table]} t"
            " ON t.k = want.k ORDER BY t.n"
        ):
            row = StoredRow(n, file, number, key, cells.split(CELL), original)
            found.setdefault(key, []).append(row)
        return found

    def orphans(self, table: str, of: str) -> Iterator[StoredRow]:
        """Rows of `table` whose key no row of `of` has."""
        for n, file, number, key, cells, original in self._db.execute(
            f"SELECT n, f, r, k, v, o FROM {self._tables[table]} AS t WHERE NOT EXISTS"
            f" (SELECT 1 FROM {self._tables[of]} AS o WHERE o.k = t.k) ORDER BY n"
        ):
            yield StoredRow(n, file, number, key, cells.split(CELL), original)
