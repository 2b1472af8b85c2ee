"""Measures the release build: panel, lists, reports, customers, import, holds, free times, page weight and memory, each beside a yardstick
of the same run, on SQLite and on PostgreSQL; what reports and customers answer is compared with DuckDB's answer before it is timed.

One JSON line per figure on standard output: {"name", "value", "unit", "against", "ratio"}; in the end a table of all questions on standard
error. `large` adds ten million sales: 15 GB of disk on SQLite. Everything happens on loopback and in a temporary folder; servers are ended
by their process ids. `MOSTRADOR_BENCH_SETS` names a folder in which the sets are kept and found again, as a SQLite file and as a dump of
PostgreSQL: ten million sales take long to make, on PostgreSQL so many hours and so much disk (90 GB while they come in, less when they are
read from the dump) that they are measured there only where they are kept.
"""

import contextlib
import os
import sys

import sets
from counter import counter, importing
from customers import measure_customers
from pages import weigh
from reports import measure_reports
from sales import measure_sales
from table import Table
from tool import Server, quiet, same, say

SIZES = {"100k": 100_000, "1M": 1_000_000}
LARGE = {"10M": 10_000_000}


def figures_at(size, label, table):
    """Everything that is asked about a set of so many sales, on each engine."""
    with sets.folder_of(label) as folder:
        database = sets.on_sqlite(folder, size, label)
        with contextlib.closing(sets.duck(folder)) as connection:
            known = connection.execute("SELECT count(*) FROM sales").fetchone()[0]
            same(f"{label}, SQLite", "sales", size, known)
            measure(database, connection, label, "SQLite", table)
            with sets.on_postgres(folder, size, label) as database:
                if database:
                    same(f"{label}, PostgreSQL", "sales", int(sets.psql(database, "SELECT count(*) FROM sales")), known)
                    measure(database, connection, label, "PostgreSQL", table)


def measure(database, connection, label, engine, table):
    with Server(database) as server:
        quiet(server.process)
        say(f"memory idle {label}, {engine}", server.memory(), "MB")
        measure_sales(server, connection, label, engine, table)
        measure_reports(server, connection, label, engine, table)
        measure_customers(server, connection, label, engine, table)
        say(f"memory after the questions {label}, {engine}", server.memory(), "MB")
        if (label, engine) == ("100k", "SQLite"):
            weigh(server)


def main():
    importing()
    counter("SQLite")
    if "MOSTRADOR_TEST_POSTGRES" in os.environ:
        counter("PostgreSQL")
    table = Table()
    try:
        for label, size in (SIZES | (LARGE if sys.argv[1:] == ["large"] else {})).items():
            figures_at(size, label, table)
    finally:
        table.print()


if __name__ == "__main__":
    main()
