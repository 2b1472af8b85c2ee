"""The days of the sets: when they end, and what is a year of them in the owner's zone."""

import datetime

UNTIL = "2026-06-15T15:00:00Z"
# Sao Paulo has been there without change in the years of the sets.
ZONE = datetime.timezone(datetime.timedelta(hours=-3))
NOW = datetime.datetime.fromisoformat(UNTIL).astimezone(ZONE)
TODAY = NOW.date()


def micros_of(day):
    """When a day begins, in microseconds since 1970."""
    return int(datetime.datetime.combine(day, datetime.time(), ZONE).timestamp()) * 1_000_000


def before(days):
    return TODAY - datetime.timedelta(days=days)


def span_of(answer):
    """From when to before when the days of an answer are, in microseconds."""
    first, last = (datetime.date.fromisoformat(answer[end]) for end in ["from", "to"])
    return micros_of(first), micros_of(last + datetime.timedelta(days=1))


# A whole year until today.
YEAR = f"from={before(364)}&to={TODAY}"
