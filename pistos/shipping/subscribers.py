"""This app's part of a person: free shipping that was granted to them."""

from datetime import datetime

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.shipping.actions.rates import forget_free_shipping, move_free_shipping
from pistos.shipping.models import FreeFrom


@on("customers.CustomersMerged")
def move_free_shipping_of_merged(event: Event, at: datetime) -> None:
    move_free_shipping(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


class Shipping:
    name = "shipping"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        rows = FreeFrom.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        return {"free_shipping": list(rows.values("threshold", "currency", "valid_until"))}

    def erase(self, customer: Customer, at: datetime) -> None:
        forget_free_shipping(customer_ids=family_ids(customer))


ports.hold(Shipping())
