"""What follows from withdrawals and refunds; and a person's part here."""

from datetime import datetime

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids, known_as
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.remedies.ports import ask
from pistos.returns.actions import learning, leaving, telling, telling_claims
from pistos.returns.actions.choosing import settle_arrived
from pistos.returns.actions.coming_back import note_failed
from pistos.returns.actions.guaranteeing import register_parcel
from pistos.returns.actions.handling import settle_refunded
from pistos.returns.actions.paying import settle_claims
from pistos.returns.models import Claim, ClaimLine, ClaimState, ClaimStep, Withdrawal
from pistos.returns.queries.money import given_on_claims

ask(given_on_claims)


class Withdrawals:
    """A person's declarations and claims."""

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
            ),
            "claims": self._claims(customer),
        }

    def _claims(self, customer: Customer) -> list[ports.Row]:
        rows = Claim.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        steps = ClaimStep.objects.filter(claim__in=rows).order_by("pk")
        by_claim: dict[int, list[dict[str, object]]] = {}
        for step in steps:
            by_claim.setdefault(step.claim_id, []).append(
                {"kind": step.kind, "words": step.words, "happened_at": step.happened_at}
            )
        return [
            {
                "order_number": claim.order.number,
                "track": claim.track,
                "happened": claim.happened,
                "wished": claim.wished,
                "words": claim.words,
                "told_at": claim.told_at,
                "state": claim.state,
                "outcome": claim.outcome,
                "photos": claim.photos.count(),
                "lines": list(
                    claim.lines.order_by("pk").values(
                        *("line__name", "quantity", "happened", "refund_amount", "less_amount"),
                        *("less_because", "appeal", "appeal_answer"),
                    )
                ),
                "steps": by_claim.get(claim.pk, []),
            }
            for claim in rows.select_related("order")
        ]

    def erase(self, customer: Customer, at: datetime) -> None:
        emails = [word for word in known_as(customer) if "@" in word]
        leaving.erase_withdrawals(customer_ids=family_ids(customer), emails=emails)
        leaving.erase_claims(customer_ids=family_ids(customer))


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
    settle_claims(order_id=event.data["order_id"], at=at)


@on("payments.RefundFailed")
def free_failed_refunds(event: Event, at: datetime) -> None:
    note_failed(order_id=event.data["order_id"], at=at)


@on("returns.ClaimOpened")
def acknowledge_claim(event: Event, at: datetime) -> None:
    telling_claims.acknowledge_claim(claim=_claim(event), at=at)


@on("returns.ClaimOpened")
def learn_from_claim(event: Event, at: datetime) -> None:
    learning.learn_from(claim=_claim(event), at=at)


@on("returns.WithdrawalDeclared", "returns.WithdrawalMatched")
def learn_from_withdrawal(event: Event, at: datetime) -> None:
    claim = Claim.objects.filter(withdrawal_id=event.data["withdrawal_id"]).first()
    if claim is not None:
        learning.learn_from(claim=claim, at=at)


@on("returns.ClaimConfirmed")
def code_cause(event: Event, at: datetime) -> None:
    learning.code_claim(claim=_claim(event), at=at)


@on("orders.ParcelScanned")
def register_guarantees(event: Event, at: datetime) -> None:
    register_parcel(parcel_id=event.data["parcel_id"], at=at)


@on("returns.ValueLessened", "returns.AppealDecided")
def tell_value(event: Event, at: datetime) -> None:
    line = ClaimLine.objects.select_related("line", "claim__order", "claim__customer")
    telling_claims.tell_value(line=line.get(pk=event.data["line_id"]), at=at)


@on(
    "returns.ClaimRefunding",
    "returns.GoodsAsked",
    "returns.ClaimReceived",
    "returns.ClaimInspected",
    "returns.LessAppealed",
    "returns.RepairMoved",
)
def tell_next_day(event: Event, at: datetime) -> None:
    telling_claims.tell_step(claim=_claim(event), at=at)


@on("returns.ClaimClosed")
def tell_closed(event: Event, at: datetime) -> None:
    claim = _claim(event)
    if claim.withdrawal_id is None and claim.state != ClaimState.DROPPED:
        amount = telling_claims.amount_words(claim)
        telling_claims.tell_closed(claim=claim, amount=amount, at=at)


@on("orders.ParcelScanned")
def settle_what_arrived(event: Event, at: datetime) -> None:
    settle_arrived(parcel_id=event.data["parcel_id"], at=at)


def _claim(event: Event) -> Claim:
    return Claim.objects.select_related("order", "customer").get(pk=event.data["claim_id"])


def _withdrawal(event: Event) -> Withdrawal:
    found = Withdrawal.objects.select_related("order", "customer")
    return found.get(pk=event.data["withdrawal_id"])
