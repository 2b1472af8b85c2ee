"""What every measurement needs: saying a figure, running the program, a server to ask, a yardstick to hold beside it."""

import http.client
import json
import os
import pathlib
import socket
import statistics
import subprocess
import sys
import time

PROGRAM = os.path.abspath(os.environ["PROGRAM"])
OWNER = "bench@example.com"
PASSWORD = "correct horse battery"
# How often a question is asked: as often as fits into so many seconds, within these bounds.
FEWEST, MOST, SECONDS = 20, 300, 10


def say(name, value, unit, against=None, ratio=None):
    """One figure, as a line of JSON."""
    rounded = lambda number: float(f"{number:.4g}") if isinstance(number, float) else number
    print(json.dumps({"name": name, "value": rounded(value), "unit": unit, "against": against, "ratio": rounded(ratio)}), flush=True)


def skip(what, why):
    print(f"{what}: skipped, {why}", file=sys.stderr)


def program(database, *arguments, stdin=None):
    environment = {**os.environ, "DATABASE_URL": database, "RUST_LOG": "error"}
    return subprocess.run([PROGRAM, *arguments], env=environment, input=stdin, stdout=subprocess.PIPE, text=True, check=True).stdout


def add_owner(database):
    program(database, "account", "add", OWNER, "--name", "Bench", stdin=PASSWORD + "\n")


class Server:
    """A server of the database, with an API key."""

    def __init__(self, database):
        self.key = program(database, "api-key", "add", "--owner", OWNER).strip()
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        environment = {**os.environ, "DATABASE_URL": database, "MOSTRADOR_ADDR": f"127.0.0.1:{self.port}", "RUST_LOG": "error"}
        self.process = subprocess.Popen([PROGRAM, "serve"], env=environment, stdout=subprocess.DEVNULL)
        for _ in range(200):
            try:
                # Scans of ten million sales are waited for.
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
                if self.get("/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        self.__exit__()
        raise SystemExit("the server did not start")

    def get(self, path, **headers):
        for is_last in (False, True):
            try:
                self.connection.request("GET", path, headers={"Authorization": f"Bearer {self.key}", **headers})
                response = self.connection.getresponse()
                return response.status, response.read(), response.headers
            except http.client.RemoteDisconnected:
                # A connection that was idle while something else was worked out is closed by the server.
                self.connection.close()
                if is_last:
                    raise

    def ask(self, path):
        """The answer to a question."""
        status, body, _ = self.get(path)
        if status != 200:
            raise SystemExit(f"{path}: {status} {body.decode()}")
        return json.loads(body)

    def measure(self, path):
        """Median and 99th percentile of the time to the whole answer, in milliseconds."""
        for _ in range(3):
            begun = time.perf_counter()
            self.ask(path)
            once = time.perf_counter() - begun
        times = []
        for _ in range(int(max(FEWEST, min(MOST, SECONDS / once)))):
            begun = time.perf_counter()
            _, body, _ = self.get(path)
            times.append((time.perf_counter() - begun) * 1000)
        assert json.loads(body), path
        # Of fewer than a hundred, never more than the longest.
        return statistics.median(times), statistics.quantiles(times, n=100, method="inclusive")[98]

    def memory(self):
        """In MB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    def __enter__(self):
        return self


def processor(process):
    """Seconds of processor that a process has used."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def quiet(process, seconds=300):
    """Waits, at most so long, until a process does nothing beside answering."""
    for _ in range(seconds):
        before = processor(process)
        time.sleep(1)
        if processor(process) - before < 0.05:
            return


def yardstick(connection, query):
    """Median milliseconds that DuckDB takes to the whole answer; the answer."""
    rows = connection.execute(query).fetchall()
    times = []
    for _ in range(10):
        begun = time.perf_counter()
        connection.execute(query).fetchall()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times), rows


def same(question, what, ours, theirs):
    """Ends the bench where an answer is not DuckDB's, with what differs."""
    if ours == theirs:
        return
    if isinstance(ours, dict) and isinstance(theirs, dict):
        other = [key for key in {**ours, **theirs} if ours.get(key) != theirs.get(key)]
        ours, theirs = ({key: of.get(key) for key in other} for of in [ours, theirs])
    raise SystemExit(f"{question}: {what}: {ours}, but DuckDB has {theirs}")
