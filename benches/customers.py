"""Customers beside DuckDB: by catalogue and by frequency, over a year and over all days."""

import datetime
import uuid

from days import YEAR, before, micros_of, span_of
from reports import SOLD, figures_of
from tool import same, yardstick

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
# Nothing bought in the last quarter.
SILENT = before(90)
# The page's customers, the totals of the whole selection beside them, and the life of those on the page: what the program answers, without
# what each of them is called. Orders are counted group by group, of which DuckDB makes less work than of distinct ones.
CUSTOMERS = """
    WITH orders AS (
        SELECT customer, sum(gross) AS total, min(created_at) AS first, max(created_at) AS last, CASE WHEN order_code IS NULL THEN count(*) ELSE 1 END AS orders
        FROM sales WHERE {sold} AND currency = '{currency}' AND created_at >= {start} AND created_at < {end} AND {narrowed} GROUP BY customer, order_code),
    chosen AS MATERIALIZED (
        SELECT customer, sum(orders) AS orders, sum(total) AS total, min(first) AS first, max(last) AS last FROM orders
        WHERE {who} GROUP BY customer HAVING sum(orders) >= {least}),
    page AS MATERIALIZED (SELECT * FROM chosen ORDER BY total DESC, customer DESC LIMIT 51),
    lives AS (
        SELECT customer, count(DISTINCT order_code) + count(*) FILTER (order_code IS NULL) AS orders, sum(gross) FILTER (currency = '{currency}') AS total,
               min(created_at) AS first, max(created_at) AS last
        FROM sales WHERE {sold} AND customer IN (SELECT customer FROM page) GROUP BY customer)
    SELECT a.*, p.customer, c.email, p.orders, p.total, p.first, p.last, l.orders, l.total, l.first, l.last
    FROM (SELECT count(*), sum(orders), sum(total) FROM chosen) a, page p
    JOIN lives l ON l.customer = p.customer JOIN customers c ON c.id = p.customer
    ORDER BY p.total DESC, p.customer DESC"""


def measure_customers(server, connection, label, engine, table):
    # The hardest one: the product with the most sales.
    product = connection.execute("SELECT product FROM sales GROUP BY product ORDER BY count(*) DESC, product LIMIT 1").fetchone()[0]
    lively = f"SELECT customer FROM sales WHERE {SOLD} AND created_at >= {micros_of(SILENT)}"
    # The question, and in DuckDB's words: which sales, whose, and how many orders at least.
    questions = {
        "customers": (f"by=catalogue&{YEAR}", "true", "true", 1),
        "customers, all days": ("by=catalogue&period=all", "true", "true", 1),
        "customers, a product": (f"by=catalogue&product={product}&{YEAR}", f"product = '{product}'", "true", 1),
        "customers, two orders": (f"by=frequency&min_orders=2&{YEAR}", "true", "true", 2),
        "customers, silent": (f"by=frequency&silent_since={SILENT}&{YEAR}", "true", f"customer NOT IN ({lively})", 1),
    }
    for name, (path, narrowed, who, least) in questions.items():
        path = f"/api/v1/reports/customers?{path}"
        answer = server.ask(path)
        start, end = span_of(answer)
        query = CUSTOMERS.format(sold=SOLD, currency=answer["currency"], start=start, end=end, narrowed=narrowed, who=who, least=least)
        beside, rows = yardstick(connection, query)
        compare(f"{name} {label}, {engine}", answer, rows)
        table.add(name, label, engine, server.measure(path), beside, answer["served_by"])


def compare(question, answer, rows):
    """Ends the bench where the totals, or any row of the first page in its place, are not those that DuckDB found."""
    totals = figures_of(answer["totals"])
    same(question, "totals", totals, dict(zip(["customers", "orders", "total"], rows[0][:3] if rows else [0, 0, 0])))
    same(question, "whether there is another page", answer["cursor"] is not None, len(rows) > 50)
    same(question, "number of rows", len(answer["rows"]), min(len(rows), 50))
    for place, (row, theirs) in enumerate(zip(answer["rows"], rows), 1):
        ours = (uuid.UUID(row["id"]), row["email"], *bought(row), *bought(row["lifetime"]))
        same(question, f"row {place}", ours, theirs[3:])


def bought(shape):
    """Orders, total in minor units, first and last in microseconds since 1970."""
    figures = figures_of({"orders": shape["orders"], "total": shape["total"]})
    micros = lambda moment: (datetime.datetime.fromisoformat(moment) - EPOCH) // datetime.timedelta(microseconds=1)
    return *figures.values(), micros(shape["first"]), micros(shape["last"])
