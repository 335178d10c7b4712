"""The measures of mistakes, corrections and incidents; part of the registry."""

from django.utils.translation import gettext_lazy as _

from pistos.indicators.rules.measures import (
    Figure,
    Measure,
    Parameters,
    Period,
    Unit,
    share_figure,
)
from pistos.mistakes.queries.figures import judged_between, repeated_between, words_between


def repeated(period: Period, given: Parameters) -> Figure:
    count = repeated_between(period.starts_at, period.ends_at)
    return Figure(float(count), None, count)


def worked(period: Period, given: Parameters) -> Figure:
    found = judged_between(period.starts_at, period.ends_at)
    return share_figure(found.worked, found.worked + found.did_not)


def words_in_time(period: Period, given: Parameters) -> Figure:
    found = words_between(period.starts_at, period.ends_at)
    return share_figure(found.kept, found.kept + found.late)


MISTAKES = (
    Measure(
        "mistakes_repeated",
        _("Repeated mistakes"),
        _("How often in the period a cause happened again after its correction."),
        _("mistakes: history"),
        Unit.COUNT,
        False,
        repeated,
    ),
    Measure(
        "corrections_worked",
        _("Corrections that worked"),
        _("Corrections judged in the period that worked ÷ those that worked or did not."),
        _("mistakes: corrections"),
        Unit.SHARE,
        True,
        worked,
    ),
    Measure(
        "incident_words_in_time",
        _("Words on incidents in time"),
        _("Words on an incident said by the time told for them ÷ all that had such a time."),
        _("mistakes: incidents"),
        Unit.SHARE,
        True,
        words_in_time,
    ),
)
