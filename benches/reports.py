"""Every report over a year beside DuckDB, which has to come to the same figures from the same rows."""

import datetime
from collections import Counter
from fractions import Fraction

from days import YEAR, micros_of, span_of
from tool import same, yardstick

# What each report's rows are broken down by, in DuckDB's words; nothing where it has no rows.
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
# Filters that no sum knows: the question, its rows, and the filter in DuckDB's words.
FREE = {
    "earnings, a device and a method": ("earnings?device=mobile&method=pix", "NULL", "device = 'mobile' AND method = 5"),
    "devices of one state": ("earnings_by_device?state=complete", "device", "state = 6"),
}

SOLD = "state IN (5, 6, 13, 14)"
LOST = "(state IN (1, 7, 8, 9, 11) OR state = 10 AND approved_at IS NULL)"
WITHDRAWN = "(state = 10 AND approved_at IS NOT NULL)"
RETURNED = "(state IN (14, 15, 16) OR refunded > 0)"
# Deductions count in the currency of the purchase; nobody earns nothing, somebody whose part is not told earns nobody knows what.
HERE = "(settlement_currency IS NULL OR settlement_currency = currency)"
shared = lambda name: f"{SOLD} AND ({name} IS NULL AND {name}_commission IS NULL OR {name}_commission IS NOT NULL AND {HERE})"
count = lambda condition: f"count(*) FILTER ({condition})"
total = lambda column, condition: f"sum({column}) FILTER ({condition})"
# The sums that measures are made of: of sales by their own day, and of what was given back, by the day on which it was.
OF_SALES = {
    "sold": count(SOLD),
    "gross": total("gross", SOLD),
    "net": total("net", SOLD),
    "net_known": count(f"{SOLD} AND net IS NOT NULL"),
    "tax": total("tax", f"{SOLD} AND {HERE}"),
    "tax_known": count(f"{SOLD} AND tax IS NOT NULL AND {HERE}"),
    "fee": total("fee", f"{SOLD} AND {HERE}"),
    "fee_known": count(f"{SOLD} AND fee IS NOT NULL AND {HERE}"),
    "affiliate_commission": total("affiliate_commission", shared("affiliate")),
    "affiliate_commission_known": count(shared("affiliate")),
    "coproducer_commission": total("coproducer_commission", shared("coproducer")),
    "coproducer_commission_known": count(shared("coproducer")),
    "approved": count("approved_at IS NOT NULL"),
    "lost": count(LOST),
    "lost_gross": total("gross", LOST),
    "recovered": count(f"{SOLD} AND recovered"),
    "recovered_gross": total("gross", f"{SOLD} AND recovered"),
    "withdrawn": count(WITHDRAWN),
    "withdrawn_gross": total("gross", WITHDRAWN),
    "returned": count(RETURNED),
    "returned_amount": total("refunded", RETURNED),
}
OF_RETURNS = {
    "refunds": count("move <> 16"),
    "refunded": total("amount", "move <> 16"),
    "chargebacks": count("move = 16"),
    "charged_back": total("amount", "move = 16"),
}
# What is divided by what, and how the quotient is scaled; by nothing, it is not known.
QUOTIENTS = {
    "average_ticket": (1, "gross", ["sold"]),
    "approval_rate": (10_000, "approved", ["approved", "lost"]),
    "recovery_rate": (10_000, "recovered", ["lost"]),
}
# Rows and series at once, each row read once.
REPORT = """
    SELECT GROUPING_ID(part), part, stretch, {sums}
    FROM (SELECT *, {part} AS part, {stretch} AS stretch FROM {table}
          WHERE {moment} >= {start} AND {moment} < {end} AND currency = '{currency}' AND {narrowed})
    GROUP BY GROUPING SETS ((part), (stretch))"""


def measure_reports(server, connection, label, engine, table):
    questions = {name: (f"{name}?", part, "true") for name, part in REPORTS.items()}
    questions |= {name: (f"{path}&", part, narrowed) for name, (path, part, narrowed) in FREE.items()}
    for name, (path, part, narrowed) in questions.items():
        path = f"/api/v1/reports/{path}{YEAR}&compare=none"
        answer = server.ask(path)
        query, names = query_of(answer, part, narrowed)
        beside, rows = yardstick(connection, query)
        compare(f"{name} {label}, {engine}", answer, rows, names)
        table.add(name, label, engine, server.measure(path), beside, answer["served_by"])


def query_of(answer, part, narrowed):
    """What DuckDB is asked for an answer, and the names of the sums in it: those that the report's measures are made of."""
    terms = [QUOTIENTS.get(measure, (1, measure, [])) for measure in answer["totals"]]
    names = list(dict.fromkeys(name for _, above, below in terms for name in [above, *below]))
    start, end = span_of(answer)

    def half(table, moment, sums):
        return REPORT.format(
            sums=", ".join(sums.get(name, "0") for name in names), part=part, stretch=stretch(answer, moment), table=table, moment=moment,
            start=start, end=end, currency=answer["currency"], narrowed=narrowed)

    halves = [half("sales", "created_at", OF_SALES)]
    if any(name in OF_RETURNS for name in names):
        halves.append(half("returns", "moved_at", OF_RETURNS))
    return " UNION ALL ".join(halves), names


def stretch(answer, moment):
    """The stretch of the series that a moment falls into, as DuckDB tells it: a number."""
    origin = micros_of(datetime.date(1970, 1, 1))
    if answer["granularity"] == "month":
        local = f"make_timestamp({moment} - {origin})"
        return f"year({local}) * 12 + month({local})"
    # The first of January 1970 was a Thursday.
    return f"({moment} - {origin}) // 86400000000" if answer["granularity"] == "day" else f"({moment} - {origin} + 259200000000) // 604800000000"


def stretch_of(answer, day):
    """The same number from the first day of a stretch."""
    day = datetime.date.fromisoformat(day)
    since = (day - datetime.date(1970, 1, 1)).days
    return {"month": day.year * 12 + day.month, "day": since, "week": (since + 3) // 7}[answer["granularity"]]


def compare(question, answer, rows, names):
    """Ends the bench where totals, series or rows are not those that DuckDB found."""
    nothing = dict.fromkeys(names, 0)
    parts, stretches = {}, {}
    for is_of_stretch, part, number, *sums in rows:
        into = stretches.setdefault(number, nothing.copy()) if is_of_stretch else parts.setdefault(repr(part), nothing.copy())
        for name, sum_of in zip(names, sums):
            into[name] += sum_of or 0
    totals = {name: sum(part[name] for part in parts.values()) for name in names}
    same(question, "totals", figures_of(answer["totals"]), measures(answer["totals"], totals))
    for point in answer["series"]:
        expected = measures(point["figures"], stretches.pop(stretch_of(answer, point["day"]), nothing))
        same(question, f"the stretch from {point['day']}", figures_of(point["figures"]), expected)
    same(question, "stretches that the series lacks", [], [sums for sums in stretches.values() if any(sums.values())])
    if answer["by"]:
        # Without their names; of several pages, the first has to be among them.
        listed = lambda figures: Counter(tuple(row.items()) for row in figures if any(row.values()))
        ours = listed(figures_of(row["figures"]) for row in answer["rows"])
        theirs = listed(measures(answer["totals"], sums) for sums in parts.values())
        same(question, "rows", ours, theirs if answer["cursor"] is None else ours & theirs)


def figures_of(shape):
    """Figures of the API in whole numbers: minor units, and hundredths of a per cent."""
    def whole(figure):
        text = figure["amount"] if isinstance(figure, dict) else figure
        return int(text.replace(".", "")) if isinstance(text, str) else text

    return {name: whole(figure) for name, figure in shape.items()}


def measures(names, sums):
    """The named measures out of sums."""
    def value(name):
        if name in QUOTIENTS:
            scale, above, below = QUOTIENTS[name]
            by = sum(sums[part] for part in below)
            return rounded(Fraction(sums[above] * scale, by)) if by else None
        is_unknown = sums.get(f"{name}_known", 1) == 0 and sums["sold"] > 0
        return None if is_unknown else sums[name]

    return {name: value(name) for name in names}


def rounded(fraction):
    """Half away from zero."""
    whole = int(abs(fraction) + Fraction(1, 2))
    return whole if fraction >= 0 else -whole
