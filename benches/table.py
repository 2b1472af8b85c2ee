"""Questions that were measured, as lines of JSON at once and as a table for people at the end."""

import sys
from dataclasses import dataclass

from tool import say

HEAD = ["question", "sales", "engine", "p50 ms", "DuckDB ms", "ratio", "p99 ms", "p99 growth", "served by"]


@dataclass
class Line:
    question: str
    label: str
    engine: str
    p50: float
    p99: float
    beside: float | None
    served_by: str


class Table:
    """Every question at every size on each engine."""

    def __init__(self):
        self.lines = []

    def add(self, question, label, engine, times, beside=None, served_by=""):
        """Says a question's median beside DuckDB's where that answered it too, and its 99th percentile beside that of the smallest set on
        the same engine. All in milliseconds."""
        line = Line(question, label, engine, *times, beside, served_by)
        self.lines.append(line)
        name = f"{question} ({served_by})" if served_by else question
        against = (f"DuckDB {beside:.3g} ms", line.p50 / beside) if beside else ()
        say(f"{name} p50 {label}, {engine}", line.p50, "ms", *against)
        first, growth = self.growth(line)
        say(f"{name} p99 {label}, {engine}", line.p99, "ms", f"p99 at {first}", growth)

    def growth(self, line):
        """The size that a line is held against, and how many times its 99th percentile is of the one there."""
        first = next(one for one in self.lines if (one.question, one.engine) == (line.question, line.engine))
        return first.label, line.p99 / first.p99

    def print(self):
        number = lambda value, digits: "-" if value is None else f"{value:.{digits}f}"
        rows = [HEAD]
        for line in sorted(self.lines, key=self.place):
            ratio = line.p50 / line.beside if line.beside else None
            rows.append([line.question, line.label, line.engine, number(line.p50, 2), number(line.beside, 2), number(ratio, 2),
                         number(line.p99, 2), number(self.growth(line)[1], 2), line.served_by or "-"])
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
        numbers = range(HEAD.index("p50 ms"), HEAD.index("served by"))
        for row in rows:
            cells = [cell.rjust(width) if column in numbers else cell.ljust(width) for column, (cell, width) in enumerate(zip(row, widths))]
            print("  ".join(cells).rstrip(), file=sys.stderr)

    def place(self, line):
        """Questions as they were asked first, each with its sizes below each other, engine by engine."""
        order = lambda values: list(dict.fromkeys(values))
        questions, engines = order(one.question for one in self.lines), order(one.engine for one in self.lines)
        labels = order(one.label for one in self.lines)
        return questions.index(line.question), engines.index(line.engine), labels.index(line.label)
