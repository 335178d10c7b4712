"""Lists ordered by price follow the prices; and this app's part of a person."""

from datetime import datetime

from pistos.catalogue.models import Variant
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.pricing.actions.business import forget_business_ids, move_business_ids
from pistos.pricing.actions.telling import tell_lowest_amounts
from pistos.pricing.models import BusinessId, VoucherUse


@on("pricing.PriceSet", "pricing.ReductionSet", "pricing.ReductionEnded")
def follow_price(event: Event, at: datetime) -> None:
    rows = Variant.objects.filter(pk=event.data["variant_id"])
    tell_lowest_amounts(product_ids=list(rows.values_list("product_id", flat=True)), at=at)


@on("catalogue.SheetPublished")
def price_what_is_published(event: Event, at: datetime) -> None:
    tell_lowest_amounts(product_ids=[event.data["product_id"]], at=at)


@on("customers.CustomersMerged")
def move_business_ids_of_merged(event: Event, at: datetime) -> None:
    move_business_ids(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


class Pricing:
    """The VAT id goes; that a voucher was used stays, with nobody's name on it."""

    name = "pricing"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        family = family_ids(customer)
        ids = BusinessId.objects.filter(customer_id__in=family).order_by("pk")
        uses = VoucherUse.objects.filter(customer_id__in=family).order_by("used_at", "pk")
        return {
            "business_ids": list(ids.values("country", "number", "firm", "entered_at")),
            "vouchers": list(uses.values("voucher__code", "amount", "used_at")),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        forget_business_ids(customer_ids=family_ids(customer))


ports.hold(Pricing())
