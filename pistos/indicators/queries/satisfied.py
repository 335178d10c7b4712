"""Measures of satisfaction, from the roll-ups of surveys: one read each. Each is narrowed one way."""

from django.db.models import Max

from pistos.indicators.rules.measures import Figure, Parameters, Period, share_figure
from pistos.partners.models import Partner
from pistos.surveys.models import AnswerDay, Survey
from pistos.surveys.queries.figures import ALL, Days, aspects, of_kind, rate_over_all
from pistos.surveys.rules.figures import Figure as Answered
from pistos.surveys.rules.scales import Aspect, Kind
from pistos.surveys.rules.standing import weakest


def recommended(period: Period, given: Parameters) -> Figure:
    return _figure(of_kind(Kind.NPS, _days(period), **_slice(given)))


def satisfied(period: Period, given: Parameters) -> Figure:
    return _share(of_kind(Kind.CSAT, _days(period), **_slice(given)))


def made_easy(period: Period, given: Parameters) -> Figure:
    return _figure(of_kind(Kind.CES, _days(period), **_slice(given)))


def better_than_expected(period: Period, given: Parameters) -> Figure:
    return _share(of_kind(Kind.EXPECTATION, _days(period), **_slice(given)))


def courteous(period: Period, given: Parameters) -> Figure:
    return _share(of_kind(Kind.COURTESY, _days(period), **_slice(given)))


def service(period: Period, given: Parameters) -> Figure:
    return _share(aspects(_days(period))[Aspect.SERVICE])


def product(period: Period, given: Parameters) -> Figure:
    return _share(aspects(_days(period))[Aspect.PRODUCT])


def weakest_side(period: Period, given: Parameters) -> Figure:
    found = aspects(_days(period))
    code = weakest(found)
    return _share(found[code]) if code else Figure(None)


def answered(period: Period, given: Parameters) -> Figure:
    rate = rate_over_all(_days(period))
    return share_figure(rate.answered, rate.delivered)


def quiet_days(period: Period, given: Parameters) -> Figure:
    """The longest that an active survey had heard nothing when the period ended."""
    rows = AnswerDay.objects.filter(slice=ALL, day__lte=period.last_on, count__gt=0)
    last = dict(rows.values_list("survey_id").annotate(last=Max("day")))
    added = Survey.objects.filter(is_active=True, added_at__lt=period.ends_at)
    waits = [
        (period.last_on - max(last.get(pk, at.date()), at.date())).days
        for pk, at in added.values_list("pk", "added_at")
    ]
    return Figure(float(max(0, *waits)) if waits else None, None, len(waits) or None)


def _days(period: Period) -> Days:
    return Days(period.first_on, period.last_on)


def _slice(given: Parameters) -> dict[str, str]:
    """What narrows it: a courier by its code, all else by its own word."""
    for name, text in given.items():
        if name == "partner":
            pk = Partner.objects.filter(code=text).values_list("pk", flat=True).first()
            return {"slice_": "courier", "slice_key": str(pk or 0)}
        return {"slice_": name, "slice_key": text}
    return {}


def _share(found: Answered) -> Figure:
    return share_figure(found.good, found.n)


def _figure(found: Answered) -> Figure:
    return Figure(found.value, None, found.n, found.low, found.high)
