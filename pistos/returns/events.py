"""What happened with withdrawals."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WithdrawalDeclared:
    """A consumer withdrew; in effect from this moment. `order_id` None while it is not known."""

    withdrawal_id: int
    order_id: int | None


@dataclass(frozen=True)
class WithdrawalMatched:
    """A person found the order that is meant."""

    withdrawal_id: int
    order_id: int


@dataclass(frozen=True)
class GoodsBack:
    withdrawal_id: int
    order_id: int


@dataclass(frozen=True)
class WithdrawalRefunding:
    """The money was sent on its way back."""

    withdrawal_id: int
    order_id: int
    amount: str
    currency: str


@dataclass(frozen=True)
class WithdrawalRefunded:
    withdrawal_id: int
    order_id: int
    amount: str
    currency: str


@dataclass(frozen=True)
class WithdrawalClosed:
    """Nothing follows from it: there is no such contract, or it was declared twice. With the reason."""

    withdrawal_id: int
    order_id: int | None


@dataclass(frozen=True)
class ExemptionChanged:
    """`ground` is empty where a product can be withdrawn from again."""

    product_id: int
    ground: str


@dataclass(frozen=True)
class ClaimOpened:
    """A customer told what happened with goods of an order; by `track` it is put right."""

    claim_id: int
    order_id: int
    track: str
    happened: str


@dataclass(frozen=True)
class ClaimMoved:
    """It is put right by another right from now on; the reason stays in its history."""

    claim_id: int
    order_id: int
    was: str
    track: str


@dataclass(frozen=True)
class ClaimConfirmed:
    """What was told is so: it came damaged, wrong, or not as described."""

    claim_id: int
    order_id: int
    happened: str


@dataclass(frozen=True)
class ClaimChosen:
    """How it is put right, by the customer's choice or by agreement: `outcome`."""

    claim_id: int
    order_id: int
    outcome: str


@dataclass(frozen=True)
class ClaimRefunding:
    claim_id: int
    order_id: int
    amount: str
    currency: str


@dataclass(frozen=True)
class ClaimRefunded:
    claim_id: int
    order_id: int
    amount: str
    currency: str


@dataclass(frozen=True)
class ClaimClosed:
    """`state` is done, refused or dropped."""

    claim_id: int
    order_id: int
    state: str
    outcome: str


@dataclass(frozen=True)
class ClaimReceived:
    """The goods of a claim are here."""

    claim_id: int
    order_id: int


@dataclass(frozen=True)
class ClaimInspected:
    """So many pieces are fit to be sold again, so many are not."""

    claim_id: int
    approved: int
    damaged: int


@dataclass(frozen=True)
class ValueLessened:
    """Goods lost value by handling; with photos and the reason, and the customer may object."""

    claim_id: int
    line_id: int
    amount: str


@dataclass(frozen=True)
class LessAppealed:
    claim_id: int
    line_id: int


@dataclass(frozen=True)
class AppealDecided:
    """`amount` is what the value is set lower by, after the objection."""

    claim_id: int
    line_id: int
    amount: str


@dataclass(frozen=True)
class RepairMoved:
    """A repair reached another stage; `promised_on` is the day of the next."""

    claim_id: int
    stage: str
    promised_on: str


@dataclass(frozen=True)
class LoanNoted:
    """Something was lent for the time of a repair, or came back."""

    claim_id: int
    is_back: bool


@dataclass(frozen=True)
class GuaranteeExtended:
    """A repair added twelve months to the legal guarantee of one piece, which happens once."""

    claim_id: int
    line_id: int
    number: int


@dataclass(frozen=True)
class GuaranteeChanged:
    """What a product is sold with from now on; `months` is nought where there is none any more."""

    product_id: int
    months: int


@dataclass(frozen=True)
class GuaranteesRegistered:
    """Items of a delivered order, each with its guarantee."""

    order_id: int
    items: int


@dataclass(frozen=True)
class SerialNoted:
    line_id: int
    number: int


@dataclass(frozen=True)
class CourierClaimPrepared:
    """The shop's own claim against a courier, with the last day on which it can be made."""

    courier_claim_id: int
    courier_id: int
    parcel_id: int
    deadline_on: str


@dataclass(frozen=True)
class CourierClaimMoved:
    """`state` is sent, accepted, refused or paid."""

    courier_claim_id: int
    courier_id: int
    state: str


@dataclass(frozen=True)
class GoodsAsked:
    """The goods of a claim have to be seen: its customer gets a label."""

    claim_id: int
    order_id: int
