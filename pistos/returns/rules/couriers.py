"""Until when a courier must be told of damage or loss, by its own terms."""

from datetime import date, timedelta

DAYS = 7
"""Calendar days where nothing else was agreed."""


def claim_deadline(told_on: date, arrived_on: date | None, days: int | None) -> date:
    """From the delivery; of what never came, from the day it was known."""
    return (arrived_on or told_on) + timedelta(days=DAYS if days is None else days)
