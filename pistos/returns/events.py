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
