"""What runs by the clock: who is due is asked, and holds are kept equal to what is open."""

from datetime import datetime

from pistos.asks.actions.minding import mind_matters
from pistos.asks.actions.noticing import follow_up_site_visits
from pistos.asks.actions.sending import send_due
from pistos.asks.actions.thanking import thank_for_purchase
from pistos.asks.queries.holds import held_customers
from pistos.kit.apart import each_apart
from pistos.kit.tasks import every, task
from pistos.orders.models import Order


@every("* * * * *", name="asks.send_due", queue="default")
def ask_who_is_due(at: datetime) -> None:
    send_due(at=at)


@every("41 * * * *", name="asks.mind_holds", queue="long")
def mind_holds(at: datetime) -> None:
    """What came about without an event (an import, a row of another system) is seen within the hour."""
    each_apart("asks.mind_holds", held_customers(), lambda one: mind_matters(customer=one, at=at))


@every("53 4 * * *", name="asks.follow_up_visits")
def follow_up_visits(at: datetime) -> None:
    follow_up_site_visits(at=at)


@task(name="asks.thank_buyer")
def thank_buyer(at: datetime, *, order_id: int) -> None:
    order = Order.objects.select_related("customer__merged_into").get(pk=order_id)
    thank_for_purchase(order=order, at=at)
