"""Measures the release build: panel, lists, import, holds, free times, page weight and memory, each beside a yardstick of the same run.

One JSON line per figure: {"name", "value", "unit", "against", "ratio"}. `large` adds ten million sales (about 15 GB of disk).
Everything happens on loopback and in a temporary folder; the server is ended by its process id. `MOSTRADOR_BENCH_SETS` names a
folder in which the sets are kept and found again: ten million sales take long to make.
"""

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

import duckdb

PROGRAM = os.path.abspath(os.environ["PROGRAM"])
OWNER = "bench@example.com"
PASSWORD = "correct horse battery"
UNTIL = "2026-06-15T15:00:00Z"
REQUESTS = 300


def say(name, value, unit, against=None, ratio=None):
    rounded = lambda number: float(f"{number:.4g}") if isinstance(number, float) else number
    print(json.dumps({"name": name, "value": rounded(value), "unit": unit, "against": against, "ratio": rounded(ratio)}), flush=True)


def program(folder, *arguments, stdin=None, database=None):
    environment = {**os.environ, "DATABASE_URL": database or f"sqlite:{folder}/bench.db", "RUST_LOG": "error"}
    return subprocess.run([PROGRAM, *arguments], env=environment, input=stdin, capture_output=True, text=True, check=True).stdout


class Server:
    """A server of the database in `folder`, with an API key."""

    def __init__(self, folder):
        self.key = program(folder, "api-key", "add", "--owner", OWNER).strip()
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        environment = {**os.environ, "DATABASE_URL": f"sqlite:{folder}/bench.db", "MOSTRADOR_ADDR": f"127.0.0.1:{self.port}", "RUST_LOG": "error"}
        self.process = subprocess.Popen([PROGRAM, "serve"], env=environment, stdout=subprocess.DEVNULL)
        for _ in range(200):
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                if self.get("/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("the server did not start")

    def get(self, path, **headers):
        self.connection.request("GET", path, headers={"Authorization": f"Bearer {self.key}", **headers})
        response = self.connection.getresponse()
        return response.status, response.read(), response.headers

    def measure(self, path, requests=REQUESTS):
        """Median and 99th percentile of the time to the whole answer, in milliseconds; the answer."""
        for _ in range(5):
            status, body, _ = self.get(path)
            assert status == 200, (path, status, body)
        times = []
        for _ in range(requests):
            start = time.perf_counter()
            _, body, _ = self.get(path)
            times.append((time.perf_counter() - start) * 1000)
        return statistics.median(times), statistics.quantiles(times, n=100)[98], json.loads(body)

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    def __enter__(self):
        return self


def duck(folder):
    """The sales of `folder` in DuckDB, in memory, two threads."""
    connection = duckdb.connect(config={"threads": 2})
    file = f"{folder}/sales.csv"
    with open(file, "w", newline="") as out:
        rows = sqlite3.connect(f"file:{folder}/bench.db?mode=ro", uri=True).execute(
            "SELECT hex(id), state, created_at, approved_at, hex(customer_id), hex(product_id), currency, gross, net, method, offer, device, "
            "buyer_country, buyer_state, utm_source, utm_medium, utm_campaign, checkout_origin, affiliate, affiliate_commission, recovered FROM sales")
        writer = csv.writer(out)
        writer.writerow(["id", "state", "created_at", "approved_at", "customer", "product", "currency", "gross", "net", "method", "offer", "device",
                         "country", "region", "source", "medium", "campaign", "origin", "affiliate", "commission", "recovered"])
        writer.writerows(rows)
    connection.execute(f"CREATE TABLE sales AS SELECT * FROM read_csv('{file}', types={{'currency': 'VARCHAR'}})")
    os.unlink(file)
    return connection


# What the panel says, asked of the rows themselves: Sao Paulo has been at UTC-3 without change in the years of the set.
PANEL = """
    WITH week AS (
        SELECT currency, state, approved_at IS NOT NULL AS approved, (created_at - {midnight}) // 86400000000 AS day, created_at < {now} AS recent,
               count(*) AS sales, sum(gross) AS gross, sum(net) AS net
        FROM sales WHERE created_at >= {start} AND created_at <= {now} GROUP BY ALL)
    SELECT * FROM week
    UNION ALL
    SELECT currency, -1, NULL, NULL, NULL, count(*), NULL, NULL FROM (
        SELECT DISTINCT f.currency, f.customer, f.product FROM sales f
        WHERE f.created_at >= {start} + 7 * 86400000000 AND f.created_at <= {now} AND f.state IN (1, 7, 8, 9, 10, 11) AND (f.state <> 10 OR f.approved_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM sales t WHERE t.customer = f.customer AND t.product = f.product AND t.created_at > f.created_at AND t.state IN (5, 6, 13, 14)))
    GROUP BY currency"""
PAGE = "SELECT * FROM sales WHERE state = 6 ORDER BY created_at DESC, id DESC LIMIT 51"


# A year of each report in the currency most used, nothing compared: what its rows are broken down by, in the words of the API and of SQL.
REPORTS = {
    "earnings": "NULL",
    "product_earnings": "product",
    "product_earnings_detail": "(product, offer)",
    "payment_methods": "method",
    "earnings_by_device": "device",
    "earnings_by_location": "(country, region)",
    "sales_by_origin": "(source, medium, campaign)",
    "sales_by_checkout_origin": "origin",
    "purchase_recovery": "product",
    "commissions_generated": "affiliate",
    "annual_summary": "NULL",
}
# Filters that no sum knows, and those of a product.
FREE = {
    "earnings, a device and a method": ("earnings?device=mobile&method=pix", "NULL", "device = 'mobile' AND method = 5"),
    "devices of one state": ("earnings_by_device?state=complete", "device", "state = 6"),
}
# Rows and series at once, each sale read once; of the sold, and of what is lost beside it.
REPORT = """
    SELECT GROUPING_ID(part), part, week, count(*) FILTER (state IN (5, 6, 13, 14)), sum(gross) FILTER (state IN (5, 6, 13, 14)),
           sum(net) FILTER (state IN (5, 6, 13, 14)), count(net) FILTER (state IN (5, 6, 13, 14)), sum(commission) FILTER (state IN (5, 6, 13, 14)),
           count(*) FILTER (state IN (1, 7, 8, 9, 11) OR (state = 10 AND approved_at IS NULL)), sum(gross) FILTER (state IN (15, 16)),
           count(*) FILTER (recovered AND state IN (5, 6, 13, 14))
    FROM (SELECT *, {part} AS part, (created_at - {start}) // 604800000000 AS week FROM sales
          WHERE created_at >= {start} AND created_at < {end} AND currency = '{currency}' AND {narrowed})
    GROUP BY GROUPING SETS ((part), (week))"""


def yardstick(connection, query, runs):
    connection.execute(query).fetchall()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        connection.execute(query).fetchall()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


@contextlib.contextmanager
def folder_of(label):
    """A folder for the set: a temporary one, or its place among those that are kept."""
    if sets := os.environ.get("MOSTRADOR_BENCH_SETS"):
        os.makedirs(f"{sets}/{label}", exist_ok=True)
        yield f"{sets}/{label}"
    else:
        with tempfile.TemporaryDirectory(prefix="mostrador-bench.") as folder:
            yield folder


def figures_at(size, label, baseline):
    with folder_of(label) as folder:
        if not os.path.exists(f"{folder}/bench.db"):
            program(folder, "account", "add", OWNER, "--name", "Bench", stdin=PASSWORD + "\n")
            start = time.perf_counter()
            program(folder, "bench-data", "--sales", str(size), "--owner", OWNER, "--seed", "1", "--until", UNTIL)
            took = time.perf_counter() - start
            say(f"bench-data {label}", size / took, "sales/s")
        else:
            # A set that was kept may be older than the program.
            program(folder, "migrate")
        say(f"database {label}", os.path.getsize(f"{folder}/bench.db") / size, "bytes/sale")
        connection = duck(folder)
        now = datetime.datetime.fromisoformat(UNTIL.replace("Z", "+00:00"))
        midnight = now.astimezone(datetime.timezone(datetime.timedelta(hours=-3))).replace(hour=0, minute=0, second=0)
        micros = lambda moment: int(moment.timestamp()) * 1_000_000
        begin = micros(midnight - datetime.timedelta(days=13))
        panel_query = PANEL.format(midnight=begin, now=micros(now), start=begin)
        with Server(folder) as server:
            say(f"memory idle {label}", server.memory(), "MB")
            questions = {
                "panel": f"/api/v1/panel?as_of={UNTIL}",
                "my sales, page 1": "/api/v1/sales",
                "my sales, one state, page 1": "/api/v1/sales?state=complete",
                "my sales, by gross": "/api/v1/sales?sort=-gross",
            }
            measured = {}
            for name, path in questions.items():
                median, last, answer = server.measure(path)
                measured[name] = median
                say(f"{name} p50 {label}", median, "ms")
                say(f"{name} p99 {label}", last, "ms", f"p99 at {next(iter(baseline), label)}", last / baseline.get(next(iter(baseline), ""), {}).get(name, last))
                baseline.setdefault(label, {})[name] = last
            duck_panel, duck_page = yardstick(connection, panel_query, 20), yardstick(connection, PAGE, 20)
            say(f"panel beside DuckDB {label}", measured["panel"], "ms", f"DuckDB {duck_panel:.3g} ms", measured["panel"] / duck_panel)
            say(f"my sales, one state beside DuckDB {label}", measured["my sales, one state, page 1"], "ms", f"DuckDB {duck_page:.3g} ms",
                measured["my sales, one state, page 1"] / duck_page)
            path = "/api/v1/sales"
            for _ in range(999):
                cursor = json.loads(server.get(path)[1])["cursor"]
                path = f"/api/v1/sales?cursor={cursor}"
            median, last, _ = server.measure(path)
            say(f"my sales, page 1000 p50 {label}", median, "ms", "page 1", median / measured["my sales, page 1"])
            measure_reports(server, connection, label, baseline, micros(midnight))
            say(f"memory after the questions {label}", server.memory(), "MB")
            if label == "100k":
                weigh(server)


def measure_reports(server, connection, label, baseline, midnight):
    """Every report over a year beside DuckDB, which has the same rows in memory; and what it was answered from."""
    start, end = midnight - 364 * 86_400_000_000, midnight + 86_400_000_000
    day = lambda micros: datetime.datetime.fromtimestamp(micros / 1e6, datetime.timezone(datetime.timedelta(hours=-3))).date()
    days = f"from={day(start)}&to={day(midnight)}&compare=none"
    questions = {name: (f"{name}?", part, "true") for name, part in REPORTS.items()} | {name: (f"{path}&", *rest) for name, (path, *rest) in FREE.items()}
    for name, (path, part, narrowed) in questions.items():
        # What goes through all sales takes long: fewer of them say as much.
        _, _, answer = server.measure(f"/api/v1/reports/{path}{days}", 2)
        requests = REQUESTS if answer["served_by"] == "rollup" else 20
        median, last, _ = server.measure(f"/api/v1/reports/{path}{days}", requests)
        query = REPORT.format(part=part, start=start, end=end, currency=answer["currency"], narrowed=narrowed)
        bare = yardstick(connection, query, 10)
        first = baseline.get(next(iter(baseline)), {}).get(name, last)
        baseline.setdefault(label, {})[name] = last
        say(f"{name} ({answer['served_by']}) p50 {label}", median, "ms", f"DuckDB {bare:.3g} ms", median / bare)
        say(f"{name} ({answer['served_by']}) p99 {label}", last, "ms", f"p99 at {next(iter(baseline))}", last / first)


def weigh(server):
    """What a first visit of the sign-in page, and of the panel, transfers in brotli."""
    form = urllib.parse.urlencode({"email": OWNER, "password": PASSWORD})
    server.connection.request("POST", "/do/sign_in", form, {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"})
    response = server.connection.getresponse()
    response.read()
    cookie = response.headers["Set-Cookie"].split(";")[0]
    first_visit(server.get, "sign-in", "/sign-in", {}, 450)
    first_visit(server.get, "panel", "/sales", {"Cookie": cookie}, 450)


def first_visit(get, name, path, headers, most):
    """What a first visit transfers: the page and everything it asks for."""
    status, page, answered = get(path, **{"Accept-Encoding": "br", **headers})
    assert (status, answered["Content-Encoding"]) == (200, "br"), (path, status)
    _, plain, _ = get(path, **{"Accept-Encoding": "identity", **headers})
    total = len(page)
    say(f"{name}: document", len(page) / 1024, "KB")
    # What the document names, pictures among it, and the room's parts that the headers announce.
    announced = re.findall(r"<(/[^>]+)>; rel=preload", ", ".join(answered.get_all("Link", [])))
    # The sheet that is only named there is fetched with the first page that needs it.
    shown = re.sub(r'<meta name="more-style"[^>]*>', "", plain.decode())
    named = re.findall(r'"(/(?:pkg|fonts|scripts|pictures|favicon)[^"\\ ]*)"', shown)
    for asset in sorted({*named, *announced}):
        status, body, _ = get(asset, **{"Accept-Encoding": "br"})
        assert status == 200, asset
        say(f"{name}: {asset.rpartition('/')[2].split('.')[-1]}", len(body) / 1024, "KB")
        total += len(body)
    say(f"{name}: first visit", total / 1024, "KB", f"{most} KB", total / 1024 / most)


def importing():
    """Rows per second of a real file beside sqlite3's own import of it."""
    data = os.environ.get("MOSTRADOR_DATA")
    if not data:
        print("import: skipped, MOSTRADOR_DATA names no folder with olist-sales.csv.xz", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory(prefix="mostrador-bench.") as folder:
        plain = f"{folder}/olist-sales.csv"
        with open(plain, "wb") as out:
            subprocess.run(["xz", "-dc", f"{data}/olist-sales.csv.xz"], stdout=out, check=True)
        rows = sum(1 for _ in open(plain)) - 1
        start = time.perf_counter()
        subprocess.run(["sqlite3", f"{folder}/yardstick.db", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", ".mode csv", f".import {plain} sales"], check=True, capture_output=True)
        bare = rows / (time.perf_counter() - start)
        program(folder, "account", "add", OWNER, "--name", "Bench", stdin=PASSWORD + "\n")
        start = time.perf_counter()
        print(program(folder, "import", "sales", plain, "--owner", OWNER, "--mapping", "docs/olist.mapping.toml").strip(), file=sys.stderr)
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


def processor(process):
    """Seconds of processor that a process has used."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def quiet(process):
    for _ in range(300):
        before = processor(process)
        time.sleep(1)
        if processor(process) - before < 0.05:
            return


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
    server = os.environ["MOSTRADOR_TEST_POSTGRES"]
    subprocess.run(["psql", server, "--quiet", "-c", "CREATE DATABASE holds"], check=True)
    subprocess.run(["psql", server, "--quiet", "-c", "CREATE TABLE yardstick (id bigserial PRIMARY KEY, text text)"], check=True)
    script = f"{folder}/commit.sql"
    pathlib.Path(script).write_text("INSERT INTO yardstick (text) VALUES ('a row of about as much as a hold writes')")
    pgbench = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin/pgbench"))
    said = subprocess.run([pgbench, "-n", "-f", script, "-c", "16", "-j", "1", "-T", "3", server], check=True, capture_output=True, text=True).stdout
    return server.rpartition("/")[0] + "/holds", float(re.search(r"tps = ([\d.]+)", said)[1])


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
        print("holds during an import: skipped, MOSTRADOR_DATA names no folder with olist-sales.csv.xz", file=sys.stderr)
        return
    rows, plain = 30_000, f"{folder}/first-sales.csv"
    with subprocess.Popen(["xz", "-dc", f"{data}/olist-sales.csv.xz"], stdout=subprocess.PIPE, text=True) as packed, open(plain, "w", newline="") as out:
        csv.writer(out).writerows(itertools.islice(csv.reader(packed.stdout), rows + 1))
        packed.kill()
    program(folder, "account", "add", OWNER, "--name", "Bench", stdin=PASSWORD + "\n", database=database)
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
        print(f"holds during an import: skipped, it was over after {len(took)} holds", file=sys.stderr)
        return
    during = statistics.quantiles(took, n=100)[98]
    say(f"hold p99 during an import of {rows} sales, {engine}", during, "ms", f"idle {idle:.3g} ms", during / idle)


def public_pages(folder, process, port):
    """What a page at the counter weighs, and how many of it one processor makes, beside a bare handler that sends the same bytes. As browsers ask
    for it; and under addresses that nobody asked for before, which are in no cache and drawn anew."""
    def get(path, **headers):
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read(), response.headers

    br = {"Accept-Encoding": "br"}

    def rate(process, paths, headers):
        paths = list(paths)
        for path in paths[:20]:
            get(path, **headers)
        used = processor(process)
        for path in paths[20:]:
            status, body, _ = get(path, **headers)
            assert status == 200 and body, path
        return (len(paths) - 20) / (processor(process) - used)

    def beside(body):
        """A bare handler that sends these bytes: its rate."""
        nonlocal connection
        page = f"{folder}/page.html"
        pathlib.Path(page).write_bytes(body)
        with socket.create_server(("127.0.0.1", 0)) as probe:
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        bare = subprocess.Popen([os.environ["BARE"], address, page])
        try:
            connection = http.client.HTTPConnection(address, timeout=30)
            while True:
                with contextlib.suppress(OSError):
                    connection.connect()
                    break
                time.sleep(0.05)
            return rate(bare, ["/"] * 6000, {})
        finally:
            bare.terminate()
            bare.wait(20)

    pages = [("market", "/market"), ("sales page", "/p/demo-mentoring")]
    for name, path in pages:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        first_visit(get, name, path, {}, 250)
        known = rate(process, [path] * 1520, br)
        fresh = rate(process, [f"{path}?utm_content={number}" for number in range(320)], br)
        packed, plain = get(path, **br), get(path)
        assert packed[2]["Content-Encoding"] == "br" and plain[2]["Content-Encoding"] is None
        for kind, ours, body in [("drawn once a second, brotli", known, packed[1]), ("drawn for each, brotli", fresh, packed[1])]:
            bare = beside(body)
            say(f"{name}, {kind}", ours, "pages/s of one processor", f"bare handler {bare:.4g}/s", ours / bare)


def main():
    sizes = [(100_000, "100k"), (1_000_000, "1M")]
    if sys.argv[1:] == ["large"]:
        sizes.append((10_000_000, "10M"))
    importing()
    counter("SQLite")
    if "MOSTRADOR_TEST_POSTGRES" in os.environ:
        counter("PostgreSQL")
    baseline = {}
    for size, label in sizes:
        figures_at(size, label, baseline)


main()
