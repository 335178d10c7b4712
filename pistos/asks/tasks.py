"""What runs by the clock: who is due is asked, and holds are kept equal to what is open."""

from datetime import datetime

from pistos.asks.actions.minding import mind_matters
from pistos.asks.actions.sending import send_due
from pistos.asks.queries.holds import held_customers
from pistos.kit.tasks import every


@every("* * * * *", name="asks.send_due", queue="default")
def ask_who_is_due(at: datetime) -> None:
    send_due(at=at)


@every("41 * * * *", name="asks.mind_holds", queue="long")
def mind_holds(at: datetime) -> None:
    """What came about without an event (an import, a row of another system) is seen within the hour."""
    for customer in held_customers():
        mind_matters(customer=customer, at=at)
