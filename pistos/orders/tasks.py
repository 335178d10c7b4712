"""What orders do by the clock."""

from datetime import datetime

from pistos.kit.actors import Actor
from pistos.kit.tasks import every
from pistos.orders.actions.learning import learn_deliveries


@every("40 2 * * *", name="orders.learn", queue="long")
def learn(at: datetime) -> None:
    """Each night; `bin/pistos learn` does it on demand."""
    learn_deliveries(by=Actor.machine("orders.learn"), at=at)
