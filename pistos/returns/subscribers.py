"""What follows from withdrawals and refunds; and a person's part here."""

from datetime import datetime

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids, known_as
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.returns.actions import leaving, telling
from pistos.returns.actions.handling import settle_refunded
from pistos.returns.models import Withdrawal


class Withdrawals:
    """A person's declarations."""

    name = "returns"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        rows = Withdrawal.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        return {
            "withdrawals": list(
                rows.values(
                    "order__number",
                    "name",
                    "contact",
                    "number",
                    "goods",
                    "reason",
                    "declared_at",
                    "state",
                    "refund_amount",
                    "refunded_at",
                )
            )
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        emails = [word for word in known_as(customer) if "@" in word]
        leaving.erase_withdrawals(customer_ids=family_ids(customer), emails=emails)


ports.hold(Withdrawals())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_withdrawals(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


@on("returns.WithdrawalDeclared", "returns.WithdrawalMatched")
def acknowledge(event: Event, at: datetime) -> None:
    telling.acknowledge(withdrawal=_withdrawal(event), at=at)


@on("returns.WithdrawalRefunded")
def tell_refunded(event: Event, at: datetime) -> None:
    telling.tell_refunded(withdrawal=_withdrawal(event), at=at)


@on("payments.RefundDone")
def settle_refunds(event: Event, at: datetime) -> None:
    settle_refunded(order_id=event.data["order_id"], at=at)


def _withdrawal(event: Event) -> Withdrawal:
    found = Withdrawal.objects.select_related("order", "customer")
    return found.get(pk=event.data["withdrawal_id"])
