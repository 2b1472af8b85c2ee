"""Import, holds, free times and rights, each beside what the bare engine does in the same run; then the pages of the counter."""

import concurrent.futures
import contextlib
import csv
import datetime
import http.client
import itertools
import json
import os
import pathlib
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid

from pages import public_pages
from sets import new_database, postgres_tool, psql
from tool import OWNER, PROGRAM, add_owner, processor, program, quiet, say, skip


def importing():
    """Rows per second of a real file beside sqlite3's own import of it."""
    data = os.environ.get("MOSTRADOR_DATA")
    if not data:
        skip("import", "MOSTRADOR_DATA names no folder with olist-sales.csv.xz")
        return
    with tempfile.TemporaryDirectory(prefix="mostrador-bench.") as folder:
        plain = f"{folder}/olist-sales.csv"
        with open(plain, "wb") as out:
            subprocess.run(["xz", "-dc", f"{data}/olist-sales.csv.xz"], stdout=out, check=True)
        rows = sum(1 for _ in open(plain)) - 1
        start = time.perf_counter()
        subprocess.run(["sqlite3", f"{folder}/yardstick.db", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", ".mode csv", f".import {plain} sales"], check=True, capture_output=True)
        bare = rows / (time.perf_counter() - start)
        database = f"sqlite:{folder}/bench.db"
        add_owner(database)
        start = time.perf_counter()
        print(program(database, "import", "sales", plain, "--owner", OWNER, "--mapping", "docs/olist.mapping.toml").strip(), file=sys.stderr)
        ours = rows / (time.perf_counter() - start)
        say("import", ours, "rows/s", f"sqlite3 .import {bare:.3g} rows/s", ours / bare)


@contextlib.contextmanager
def demo(database):
    """The demo on a port of its own, with its service `demo-mentoring` on sale; its process and port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {**os.environ, "DATABASE_URL": database, "MOSTRADOR_ADDR": f"127.0.0.1:{port}", "MOSTRADOR_LIMITS": "off", "RUST_LOG": "error"}
    process = subprocess.Popen([PROGRAM, "demo", "--quiet"], env=environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", f"{SERVICE}/slots?from=2026-01-01&to=2026-01-02")
                if connection.getresponse().status == 200:
                    break
            except OSError:
                pass
            time.sleep(0.1)
        else:
            raise SystemExit("the demo did not start")
        # The older months are filled behind; nothing else is to run beside a measurement.
        quiet(process)
        yield process, port
    finally:
        process.terminate()
        process.wait(20)


SERVICE = "/api/v1/public/services/demo-mentoring"


def starts(port):
    today = datetime.date.today()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", f"{SERVICE}/slots?from={today}&to={today + datetime.timedelta(days=61)}&zone=America/Sao_Paulo")
    return [slot["start"] for slot in json.loads(connection.getresponse().read())["slots"]]


def durable(folder):
    """One-row commits per second that the bare engine makes, with the program's settings, on the same disk."""
    connection = sqlite3.connect(f"{folder}/yardstick.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < 3:
        connection.execute("INSERT INTO t (text) VALUES ('a row of about as much as a hold writes')")
        count += 1
    return count / (time.perf_counter() - start)


def postgres(folder):
    """A database of its own on the server of MOSTRADOR_TEST_POSTGRES, and the one-row commits per second that 16 clients make there."""
    server, database = os.environ["MOSTRADOR_TEST_POSTGRES"], new_database("holds")
    psql(server, "CREATE TABLE yardstick (id bigserial PRIMARY KEY, text text)")
    script = f"{folder}/commit.sql"
    pathlib.Path(script).write_text("INSERT INTO yardstick (text) VALUES ('a row of about as much as a hold writes')")
    said = postgres_tool("pgbench", "-n", "-f", script, "-c", "16", "-j", "1", "-T", "3", server)
    return database, float(re.search(r"tps = ([\d.]+)", said)[1])


def holding(port, times, is_over=lambda: False):
    """One client: holds each of its times and gives it back; the milliseconds that each hold took, without the giving back."""
    connection, took = http.client.HTTPConnection("127.0.0.1", port, timeout=30), []
    for start in times:
        if is_over():
            break
        begun = time.perf_counter()
        connection.request("POST", f"{SERVICE}/holds", json.dumps({"start": start}), {"Content-Type": "application/json"})
        response = connection.getresponse()
        body = json.loads(response.read())
        took.append((time.perf_counter() - begun) * 1000)
        assert response.status == 201, (response.status, body)
        connection.request("DELETE", "/api/v1/public/holds", headers={"Hold-Secret": body["secret"]})
        assert connection.getresponse().read() == b""
    return took


def counter(engine):
    """Holds and free times over HTTP; the public pages beside a bare handler."""
    with tempfile.TemporaryDirectory(prefix="mostrador-bench.") as folder:
        database, bare = postgres(folder) if engine == "PostgreSQL" else (f"sqlite:{folder}/demo.db", durable(folder))
        with demo(database) as (process, port):
            measure_counter(engine, folder, database, bare, process, port)


def measure_counter(engine, folder, database, bare, process, port):
    free = starts(port)
    clients = 16
    share = [free[client::clients] * 6 for client in range(clients)]
    spent = processor(process)
    with concurrent.futures.ThreadPoolExecutor(clients) as pool:
        begun = time.perf_counter()
        took = [one for some in pool.map(lambda times: holding(port, times), share) for one in some]
        seconds = time.perf_counter() - begun
    spent = processor(process) - spent
    # Each hold is given back before the next, which is a durable commit of its own, and is not counted.
    say(f"holds, each given back, 16 clients, {engine}", len(took) / seconds, "holds/s", f"one-row commits {bare:.3g}/s", len(took) / seconds / bare)
    # Where the disk commits more than 5,000 times a second, the processor decides.
    say(f"hold and give back, {engine}", 1000 * spent / len(took), "ms of processor", "2 x 0.5 ms", spent / len(took) / 0.001)
    idle = statistics.quantiles(took, n=100)[98]
    say(f"hold p99, {engine}", idle, "ms")
    today = datetime.date.today()
    month = f"{SERVICE}/slots?from={today}&to={today + datetime.timedelta(days=30)}&zone=Europe/Madrid"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    used, begun, count = processor(process), time.perf_counter(), 3000
    for _ in range(count):
        connection.request("GET", month)
        response = connection.getresponse()
        assert response.read() and response.status == 200
    say(f"month of free slots, {engine}", count / (processor(process) - used), "answers/s of one processor", "2000", count / (processor(process) - used) / 2000)
    if engine == "SQLite":
        rights(folder, process, port)
        public_pages(folder, process, port)
    holds_beside_import(engine, folder, database, port, share, idle)


def rights(folder, process, port):
    """The same question of the same rows, asked by the owner in their own account, which looks up no rights, and by a collaborator, whose
    state, limits and profile are read with each request."""
    def post(path, body, cookie="", kind="application/x-www-form-urlencoded"):
        headers = {"Content-Type": kind, "Sec-Fetch-Site": "same-origin", "Cookie": cookie, "Accept": "application/json"}
        connection.request("POST", path, body if isinstance(body, str) else urllib.parse.urlencode(body), headers)
        response = connection.getresponse()
        return response.status, response.read().decode(), response.headers

    def signed_in(name):
        status, said, headers = post("/do/sign_in", {"email": f"{name}@mostrador.example", "password": "mostrador-demo"})
        assert "Set-Cookie" in headers, (status, said)
        return headers["Set-Cookie"].split(";")[0]

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    owner, helper = signed_in("demo"), signed_in("new")
    post("/do/save_profile", {"form[name]": "Measured", "form[rights][0]": "products.view"}, owner)
    rows = sqlite3.connect(f"file:{folder}/demo.db?mode=ro", uri=True)
    profile = uuid.UUID(bytes=rows.execute("SELECT id FROM profiles WHERE name = 'Measured'").fetchone()[0])
    post("/do/invite", {"form[name]": "New", "form[email]": "new@mostrador.example", "form[profile]": str(profile), "form[language]": "en", "form[last_day]": ""}, owner)
    letter = rows.execute("SELECT body_text FROM letters WHERE recipient = 'new@mostrador.example' AND body_text LIKE '%/invitation/%'").fetchone()[0]
    post("/do/accept_invitation", {"token": re.search(r"/invitation/(\S+)", letter)[1]}, helper)

    def rate(cookie):
        used, count = processor(process), 2000
        for _ in range(count):
            status, said, _ = post("/do/list_products", "{}", cookie, "application/json")
            assert status == 200 and "demo-mentoring" in said, (status, said)
        return count / (processor(process) - used)

    # In turns, so that whatever else the machine does falls on both.
    without, checked = zip(*[(rate(owner), rate(helper)) for _ in range(3)])
    without, checked = statistics.median(without), statistics.median(checked)
    say("rights checked with each request", checked, "requests/s of one processor", f"the owner, without {without:.4g}/s", checked / without)


def holds_beside_import(engine, folder, database, port, share, idle):
    """How long holds take while another process imports the first sales of the real file into the same database."""
    data = os.environ.get("MOSTRADOR_DATA")
    if not data or not pathlib.Path(data, "olist-sales.csv.xz").exists():
        skip("holds during an import", "MOSTRADOR_DATA names no folder with olist-sales.csv.xz")
        return
    rows, plain = 30_000, f"{folder}/first-sales.csv"
    with subprocess.Popen(["xz", "-dc", f"{data}/olist-sales.csv.xz"], stdout=subprocess.PIPE, text=True) as packed, open(plain, "w", newline="") as out:
        csv.writer(out).writerows(itertools.islice(csv.reader(packed.stdout), rows + 1))
        packed.kill()
    add_owner(database)
    environment = {**os.environ, "DATABASE_URL": database, "RUST_LOG": "error"}
    command = [PROGRAM, "import", "sales", plain, "--owner", OWNER, "--mapping", "docs/olist.mapping.toml"]
    importing = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    # Bounded: whatever the import does, the holds end.
    until = time.monotonic() + 60
    is_over = lambda: importing.poll() is not None or time.monotonic() > until
    with concurrent.futures.ThreadPoolExecutor(len(share)) as pool:
        took = [one for some in pool.map(lambda times: holding(port, itertools.cycle(times), is_over), share) for one in some]
    is_whole = importing.poll() is not None
    if not is_whole:
        importing.terminate()
    assert importing.wait(60) == 0 or not is_whole, "the import failed"
    if len(took) < 200:
        skip("holds during an import", f"it was over after {len(took)} holds")
        return
    during = statistics.quantiles(took, n=100)[98]
    say(f"hold p99 during an import of {rows} sales, {engine}", during, "ms", f"idle {idle:.3g} ms", during / idle)
