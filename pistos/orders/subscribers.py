"""What orders do when a customer is merged, exported, erased, or long gone."""

from datetime import datetime

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.orders import actions, tasks
from pistos.orders.models import Line, Order, OrderAddress, OrderChange, Parcel, Scan

RETENTION = Actor.machine("customers.apply_retention")


class Orders:
    """A person's orders, lines, parcels and scans."""

    name = "orders"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        orders = Order.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        lines = Line.objects.filter(order__in=orders).order_by("order_id", "position")
        parcels = Parcel.objects.filter(order__in=orders).order_by("pk")
        scans = Scan.objects.filter(parcel__in=parcels).order_by("happened_at", "pk")
        return {
            "orders": list(
                orders.values(
                    *("number", "placed_at", "state", "total_amount", "currency"),
                    *("contact_email", "contact_phone", "method_name", "slot_starts_at"),
                )
            ),
            "lines": list(
                lines.values(
                    *("order__number", "name", "quantity", "unit_amount"),
                    *("request", "request_answer"),
                )
            ),
            "order_addresses": list(
                OrderAddress.objects.filter(order__in=orders)
                .order_by("pk")
                .values(
                    *("order__number", "kind", "name", "company", "street", "extra", "city"),
                    *("postcode", "country", "vat_id"),
                )
            ),
            "order_changes": list(
                OrderChange.objects.filter(order__in=orders)
                .order_by("pk")
                .values("order__number", "kind", "before", "after", "happened_at")
            ),
            "parcels": list(
                parcels.values(
                    *("order__number tracking_number country region city postcode").split(),
                    "handed_over_at",
                    "delivered_at",
                )
            ),
            "scans": list(
                scans.values("parcel__order__number", "happened_at", "code", "place", "text")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        actions.erase_orders(customer_ids=family_ids(customer), at=at)


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    actions.move_orders(
        from_ids=event.data["merged_ids"],
        to_id=event.data["kept_id"],
        by=Actor.machine("orders.follow_merged_customers"),
        at=at,
    )


@on("catalogue.ProductRecalled")
def tell_of_recall(event: Event, at: datetime) -> None:
    tasks.tell_of_recall.defer(recall_id=event.data["recall_id"])


ports.hold(Orders())
ports.keep_for_a_time(
    "invoices", lambda before, at: actions.forget_old_invoices(by=RETENTION, at=at)
)
ports.keep_for_a_time(
    "dormant_customers",
    lambda before, at: actions.erase_dormant_customers(before=before, by=RETENTION, at=at),
)
