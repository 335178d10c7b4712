"""How satisfied customers are, as they answered: with interval, count, and how many did not answer."""

from dataclasses import dataclass
from datetime import date, timedelta

from pistos.surveys.queries.figures import Days, figure_and_rate
from pistos.surveys.rules.figures import Figure, Rate
from pistos.surveys.rules.scales import Kind

SPAN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """`pleased` is the share of 4 and 5 of 5; below thirty answers no percentage is shown of it."""

    pleased: Figure
    rate: Rate

    @property
    def is_shown(self) -> bool:
        return self.pleased.n > 0


def satisfaction(today: date) -> Satisfaction:
    """Of the last year, from the roll-ups. One query."""
    days = Days(today - SPAN + timedelta(days=1), today)
    return Satisfaction(*figure_and_rate(Kind.CSAT, days))
