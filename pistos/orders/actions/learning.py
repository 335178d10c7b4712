"""Learning how long delivery takes, from every parcel that says so."""

from datetime import datetime

from pistos.estimates.actions import learn_model, learn_wait_times
from pistos.estimates.models import ModelVersion
from pistos.estimates.rules.waits import AFTER_SCAN
from pistos.kit.actors import Actor
from pistos.orders.queries import last_known_at, observations, waits_after_reports


def learn_deliveries(*, by: Actor, at: datetime) -> ModelVersion:
    """Puts a new model into use, learned from all that is known, and how long it takes after each
    telling report. Publishes `ModelLearned` and `WaitsLearned`.

    Where the record ends earlier (an imported history), it is learned as of its end: what came after
    is unknown, not "still under way for years". Impossible sequences and cancelled orders are left
    out.
    """
    until = min(at, last_known_at() or at)
    waits = waits_after_reports(seen_until=until)
    learn_wait_times(quantity=AFTER_SCAN, waits=waits, at=until, by=by)
    return learn_model(observations=observations(seen_until=until), at=until, by=by)
