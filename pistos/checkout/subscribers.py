"""What follows when orders are placed, paid, cancelled, changed or answered; and a person's part here."""

from datetime import datetime

from pistos.checkout.actions import leaving, settling, stepping, telling
from pistos.checkout.facts import StepFacts
from pistos.checkout.models import Cart, HowDecided, SavedAddress, SavedItem, Step
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.orders.models import Line, Order, OrderChange, Shortage


class Carts:
    """A person's carts, what they laid aside, the addresses they keep, and by what they decided."""

    name = "checkout"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        ids = family_ids(customer)
        return {
            "carts": list(
                Cart.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("started_at", "seen_at", "state", "country", "email", "left_words")
            ),
            "saved_items": list(
                SavedItem.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("product__sku", "saved_at")
            ),
            "how_decided": list(
                HowDecided.objects.filter(order__customer_id__in=ids)
                .order_by("pk")
                .values("order__number", "how", "words", "said_at")
            ),
            "saved_addresses": list(
                SavedAddress.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("name", "company", "street", "extra", "city", "postcode", "country")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        leaving.erase_carts(customer_ids=family_ids(customer), email=customer.email)


ports.hold(Carts())
ports.keep_for_a_time("carts", lambda before, at: leaving.forget_old_carts(before=before))


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_carts(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


@on("checkout.CartOrdered")
def confirm_order(event: Event, at: datetime) -> None:
    telling.confirm_order(order=_order(event), at=at)


@on("orders.OrderCancelled")
def settle_cancelled(event: Event, at: datetime) -> None:
    settling.settle_cancelled(order=_order(event), at=at)


@on("orders.OrderChanged")
def tell_of_change(event: Event, at: datetime) -> None:
    rows = OrderChange.objects.select_related("order__customer")
    telling.tell_of_change(change=rows.get(pk=event.data["change_id"]), at=at)


@on("orders.RequestAnswered")
def tell_of_answer(event: Event, at: datetime) -> None:
    """A line that left the order in the meantime needs no word."""
    rows = Line.objects.select_related("order__customer")
    line = rows.filter(pk=event.data["line_id"]).first()
    if line is not None:
        telling.tell_of_answer(line=line, at=at)


@on("orders.LineShort")
def tell_of_shortage(event: Event, at: datetime) -> None:
    """One that was chosen on in the meantime, so that its line left the order, needs no word."""
    rows = Shortage.objects.select_related("line__order__customer")
    shortage = rows.filter(pk=event.data["shortage_id"]).first()
    if shortage is not None:
        telling.tell_of_shortage(shortage=shortage, at=at)


@on("orders.ParcelHandedOver")
def settle_handed_over(event: Event, at: datetime) -> None:
    """The goods have left the shelf; how to use them is on its way before they are."""
    order = _order(event)
    settling.settle_handed_over(order=order, at=at)
    telling.send_instructions(order=order, at=at)


@on("payments.PaymentPaid")
def note_paid(event: Event, at: datetime) -> None:
    cart = Cart.objects.filter(order_id=event.data["order_id"]).first()
    if cart is not None:
        stepping.note_step(cart=cart, facts=StepFacts(Step.PAID, cart.device), at=at)


@on("payments.PaymentFailed")
def note_payment_failed(event: Event, at: datetime) -> None:
    cart = Cart.objects.filter(order_id=event.data["order_id"]).first()
    if cart is not None:
        facts = StepFacts(Step.PLACED, cart.device, "payment", is_technical=True)
        stepping.note_step(cart=cart, facts=facts, at=at)


def _order(event: Event) -> Order:
    return Order.objects.select_related("customer").get(pk=event.data["order_id"])
