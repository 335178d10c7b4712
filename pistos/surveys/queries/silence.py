"""How long a survey has heard nothing: no answers are as bad as bad ones."""

from datetime import datetime

from django.db.models import Max

from pistos.surveys.models import Response, Survey


def quiet_days(survey: Survey, at: datetime) -> int:
    """Whole days since the last answer, or since it was added."""
    last = Response.objects.filter(survey=survey).aggregate(last=Max("answered_at"))["last"]
    return max(0, (at - max(last or survey.added_at, survey.added_at)).days)


def silent_surveys() -> list[Survey]:
    """The alarms that stand, the longest silence first; one query."""
    rows = Survey.objects.filter(is_active=True, silent_since__isnull=False)
    return list(rows.order_by("silent_since", "pk"))
