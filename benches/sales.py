"""The panel and the list of sales, beside DuckDB where it answers the same question."""

from days import NOW, UNTIL, before, micros_of
from tool import say, yardstick

# What the panel says, asked of the rows themselves.
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
# What the list shows.
PAGE = """
    SELECT id, state, created_at, customer, product, method, currency, gross, net, source, recovered
    FROM sales WHERE state = 6 ORDER BY created_at DESC, id DESC LIMIT 51"""


def measure_sales(server, connection, label, engine, table):
    begin = micros_of(before(13))
    panel = PANEL.format(midnight=begin, now=int(NOW.timestamp()) * 1_000_000, start=begin)
    # The question, and in DuckDB's words where it is asked too.
    questions = {
        "panel": (f"/api/v1/panel?as_of={UNTIL}", panel),
        "my sales": ("/api/v1/sales", None),
        "my sales, one state": ("/api/v1/sales?state=complete", PAGE),
        "my sales, by gross": ("/api/v1/sales?sort=-gross", None),
    }
    medians = {}
    for name, (path, query) in questions.items():
        beside = yardstick(connection, query)[0] if query else None
        times = server.measure(path)
        medians[name] = times[0]
        table.add(name, label, engine, times, beside)
    path = "/api/v1/sales"
    for _ in range(999):
        path = f"/api/v1/sales?cursor={server.ask(path)['cursor']}"
    times = server.measure(path)
    table.add("my sales, page 1000", label, engine, times)
    say(f"my sales, page 1000 beside page 1 {label}, {engine}", times[0], "ms", "page 1", times[0] / medians["my sales"])
