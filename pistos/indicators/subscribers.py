"""A new or changed question is answered at once, for its history too."""

from datetime import datetime

from pistos.indicators import actions
from pistos.indicators.models import Indicator
from pistos.journal.listeners import on
from pistos.journal.models import Event


@on("indicators.IndicatorAdded", "indicators.IndicatorEdited")
def answer_new_question(event: Event, at: datetime) -> None:
    indicator = Indicator.objects.filter(pk=event.data["indicator_id"], is_shown=True).first()
    if indicator is not None:
        actions.read_history(indicator=indicator, at=at)
