"""An alarm of the control charts opens a mistake by itself: nobody has to notice it first."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.causes.queries.tree import cause_names
from pistos.kit.actors import Actor
from pistos.kit.words import dated_words, number_words
from pistos.mistakes.actions.finding import open_mistake
from pistos.mistakes.facts import Found, Series
from pistos.mistakes.models import Mistake, Origin
from pistos.shop.queries import the_shop

ALARM = Actor.machine("mistakes.alarm")
GRAVE_TIMES = 3


@transaction.atomic
def open_by_alarm(*, raised: Mapping[str, Any], at: datetime) -> Mistake:
    """Opens the mistake of an alarm, in the shop's first language; the fields are those of AlarmRaised.

    None is added where an open one has the same cause and facet. Three times what was expected is
    serious from the start. Publishes MistakeFound.
    """
    language = the_shop().default_language
    facet = "" if raised["facet"] == "all" else raised["facet"]
    series = Series(raised["code"], facet, raised["facet_key"] if facet else "")
    with translation.override(language):
        problem = _("%(counted)s came where %(expected)s would have, since %(day)s.") % {
            "counted": number_words(raised["counted"], language),
            "expected": number_words(round(raised["expected"], 1), language),
            "day": dated_words(date.fromisoformat(raised["began_on"]), language),
        }
        title = _("More than usual: %(cause)s") % {
            "cause": cause_names(language).get(series.cause, series.cause)
        }
    is_serious = raised["counted"] >= GRAVE_TIMES * max(raised["expected"], 1.0)
    found = Found(
        title,
        problem,
        series,
        2 if is_serious else 1,
        Origin.ALARM,
        str(raised["alarm_id"]),
    )
    return open_mistake(found=found, by=ALARM, at=at)
