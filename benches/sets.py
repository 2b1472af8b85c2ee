"""The sets of sales: made by the program on either engine, kept where they are to be found again, and the same rows in DuckDB."""

import contextlib
import csv
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import time

import duckdb

from days import UNTIL
from tool import OWNER, Server, add_owner, program, quiet, say, skip

# Bytes of disk that a sale needs on PostgreSQL while it comes in, with its share of the write-ahead log.
ROOM = 9_000
# Above it a set takes hours to make on PostgreSQL.
EVERYDAY = 1_000_000


@contextlib.contextmanager
def folder_of(label):
    """A folder for the set: a temporary one, or its place among those that are kept."""
    if sets := os.environ.get("MOSTRADOR_BENCH_SETS"):
        os.makedirs(f"{sets}/{label}", exist_ok=True)
        yield f"{sets}/{label}"
    else:
        with tempfile.TemporaryDirectory(prefix="mostrador-bench.") as folder:
            yield folder


def fill(database, size, label, engine):
    add_owner(database)
    begun = time.perf_counter()
    program(database, "bench-data", "--sales", str(size), "--owner", OWNER, "--seed", "1", "--until", UNTIL)
    say(f"bench-data {label}, {engine}", size / (time.perf_counter() - begun), "sales/s")


# Sales that nobody went on with.
STARTED = "SELECT count(*) FROM sales WHERE state = 0"


def settle(database, count):
    """Serves a set until it changes no more: the server gives up what was started before the set ends, and sums up days as a newer program
    than the one that made the set has them. `count` asks the database itself."""
    with Server(database) as server:
        until = time.monotonic() + 120
        while count(STARTED):
            if time.monotonic() > until:
                raise SystemExit(f"{count(STARTED)} sales stay started")
            time.sleep(1)
        quiet(server.process, 3600)


def on_sqlite(folder, size, label):
    """The address of the set on SQLite."""
    file = f"{folder}/bench.db"
    database = f"sqlite:{file}"
    if os.path.exists(file):
        # A set that was kept may be older than the program.
        program(database, "migrate")
    else:
        # Under another name until it is whole: what was broken off is not taken for a set.
        fill(f"sqlite:{file}.part", size, label, "SQLite")
        for rest in ["-wal", "-shm"]:
            if os.path.exists(f"{file}.part{rest}"):
                os.replace(f"{file}.part{rest}", f"{file}{rest}")
        os.replace(f"{file}.part", file)
    settle(database, lambda question: sqlite(file, question))
    say(f"database {label}, SQLite", os.path.getsize(file) / size, "bytes/sale")
    return database


def sqlite(file, question):
    # Closed at once: whoever closes a file last tidies up behind it, and that is to be the program.
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as rows:
        return rows.execute(question).fetchone()[0]


def postgres_tool(name, *arguments):
    tool = max(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return subprocess.run([tool, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


def psql(database, statement):
    return postgres_tool("psql", database, "--quiet", "--tuples-only", "--no-align", "-c", statement).strip()


def new_database(name):
    """The address of an empty database on the server of MOSTRADOR_TEST_POSTGRES."""
    server = os.environ["MOSTRADOR_TEST_POSTGRES"]
    psql(server, f"CREATE DATABASE {name}")
    return f"{server.rpartition('/')[0]}/{name}"


@contextlib.contextmanager
def on_postgres(folder, size, label):
    """The address of the set on PostgreSQL, as long as it is used: its database is dropped afterwards. None where it is not to be had."""
    if reason := why_not_on_postgres(size):
        skip(f"{label} on PostgreSQL", reason)
        yield None
        return
    database = new_database(f"set_{label.lower()}")
    try:
        kept = f"{folder}/bench.dump"
        is_known = os.path.exists(kept)
        if is_known:
            postgres_tool("pg_restore", "--no-owner", "--exit-on-error", "--jobs=2", f"--dbname={database}", kept)
            program(database, "migrate")
        else:
            fill(database, size, label, "PostgreSQL")
        settle(database, lambda question: int(psql(database, question)))
        if not is_known and "MOSTRADOR_BENCH_SETS" in os.environ:
            postgres_tool("pg_dump", "--format=custom", "--compress=1", f"--file={kept}.part", database)
            os.replace(f"{kept}.part", kept)
        # What PostgreSQL does by itself within minutes: made or read from a file, the set is measured in the same state.
        psql(database, "VACUUM ANALYZE")
        psql(database, "CHECKPOINT")
        say(f"database {label}, PostgreSQL", int(psql(database, "SELECT pg_database_size(current_database())")) / size, "bytes/sale")
        yield database
    finally:
        psql(os.environ["MOSTRADOR_TEST_POSTGRES"], f"DROP DATABASE {database.rpartition('/')[2]} WITH (FORCE)")


def why_not_on_postgres(size):
    if "MOSTRADOR_TEST_POSTGRES" not in os.environ:
        return "MOSTRADOR_TEST_POSTGRES names no server"
    if size > EVERYDAY and "MOSTRADOR_BENCH_SETS" not in os.environ:
        return "it takes hours to make, and MOSTRADOR_BENCH_SETS names no folder to keep it in"
    # The server of .ci/postgres has its data there.
    if shutil.disk_usage(tempfile.gettempdir()).free < size * ROOM:
        return f"it needs {size * ROOM / 1e9:.0f} GB of free disk"
    return None


# What DuckDB is given: each column as it is read from SQLite, and its type there.
SALES = {
    "id": ("hex(id)", "UUID"),
    "state": ("state", "UTINYINT"),
    "created_at": ("created_at", "BIGINT"),
    "approved_at": ("approved_at", "BIGINT"),
    "customer": ("hex(customer_id)", "UUID"),
    "order_code": ("order_code", "VARCHAR"),
    "product": ("hex(product_id)", "UUID"),
    "currency": ("currency", "VARCHAR"),
    "settlement_currency": ("settlement_currency", "VARCHAR"),
    "gross": ("gross", "BIGINT"),
    "net": ("net", "BIGINT"),
    "tax": ("tax", "BIGINT"),
    "fee": ("fee", "BIGINT"),
    "refunded": ("refunded", "BIGINT"),
    "method": ("method", "UTINYINT"),
    "offer": ("offer", "VARCHAR"),
    "device": ("device", "VARCHAR"),
    "country": ("buyer_country", "VARCHAR"),
    "region": ("buyer_state", "VARCHAR"),
    "source": ("utm_source", "VARCHAR"),
    "medium": ("utm_medium", "VARCHAR"),
    "campaign": ("utm_campaign", "VARCHAR"),
    "origin": ("checkout_origin", "VARCHAR"),
    "affiliate": ("affiliate", "VARCHAR"),
    "affiliate_commission": ("affiliate_commission", "BIGINT"),
    "coproducer": ("coproducer", "VARCHAR"),
    "coproducer_commission": ("coproducer_commission", "BIGINT"),
    "recovered": ("recovered", "BOOLEAN"),
}
MOVES = {
    "sale": ("hex(sale_id)", "UUID"),
    "number": ("number", "INTEGER"),
    "move": ("state", "UTINYINT"),
    "moved_at": ("at", "BIGINT"),
    "refunded": ("refunded", "BIGINT"),
}
CUSTOMERS = {"id": ("hex(id)", "UUID"), "email": ("email", "VARCHAR")}
# What was given back and when, with all that its sale says: nothing is left to join. A move that is not partial gives all of the rest.
RETURNS = """
    CREATE TABLE returns AS
    SELECT s.*, m.moved_at, m.move, CASE m.move WHEN 14 THEN coalesce(m.refunded, 0) ELSE s.gross - coalesce(
        (SELECT sum(p.refunded) FROM moves p WHERE p.sale = m.sale AND p.number < m.number AND p.move = 14), 0) END::BIGINT AS amount
    FROM moves m JOIN sales s ON s.id = m.sale"""


def duck(folder):
    """The set in DuckDB: in memory, two threads. Tables `sales`, `customers` and `returns`."""
    connection = duckdb.connect(config={"threads": 2})
    rows = sqlite3.connect(f"file:{folder}/bench.db?mode=ro", uri=True)
    load(connection, folder, "sales", SALES, rows, "sales")
    load(connection, folder, "customers", CUSTOMERS, rows, "customers")
    load(connection, folder, "moves", MOVES, rows, "sale_events WHERE state IN (14, 15, 16)")
    rows.close()
    connection.execute(RETURNS)
    connection.execute("DROP TABLE moves")
    return connection


def load(connection, folder, table, columns, rows, source):
    file = f"{folder}/{table}.csv"
    with open(file, "w", newline="") as out:
        csv.writer(out).writerows(rows.execute(f"SELECT {', '.join(expression for expression, _ in columns.values())} FROM {source}"))
    types = {name: kind for name, (_, kind) in columns.items()}
    connection.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{file}', header = false, columns = {types})")
    os.unlink(file)
