"""What is forgotten every night."""

from datetime import datetime

from pistos.customers import actions
from pistos.kit.actors import Actor
from pistos.kit.tasks import every


@every("23 2 * * *", name="customers.apply_retention")
def apply_retention(at: datetime) -> None:
    actions.apply_retention(by=Actor.machine("customers.apply_retention"), at=at)
