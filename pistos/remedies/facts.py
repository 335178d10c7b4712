"""Plain values that come in: a case as it stands, and what is offered for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit.actors import Ref
from pistos.orders.models import Line, Order

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Case:
    """Something to put right, of whichever app. `severity` is 1 (light) to 3; `cause` a code or "".

    `unraised` is the severity without what the giver made graver by themselves; 0 where that is nothing.
    """

    subject: Ref
    customer: Customer
    order: Order | None = None
    line: Line | None = None
    severity: int = 2
    cause: str = ""
    wished_kind: str = ""
    wished_words: str = ""
    unraised: int = 0

    @property
    def own_severity(self) -> int:
        """What the giver's own limit goes by: nobody widens it alone by calling a case graver."""
        return min(self.unraised or self.severity, self.severity)

    @property
    def language(self) -> str:
        return self.order.language if self.order else self.customer.language

    @property
    def value(self) -> Decimal:
        """What the order came to; nought without one."""
        return self.order.total_amount if self.order else ZERO


@dataclass(frozen=True, slots=True)
class Offer:
    """What is to be given. `attempt` is random, of the form: pressed twice it is one remedy.

    `amount` is the money, the voucher's worth or the gift's value; of goods sent it is counted here.
    `quantity` is of the case's line, 0 is all of it. `seen` is how many remedies of the case stood on the
    page: whoever decided meanwhile is seen first. `asked_of` approves what lies above the limit.
    `accepted` says by the code of a remark on `words` why they stand all the same.
    """

    kind: str
    attempt: str
    reason: str
    amount: Decimal = ZERO
    quantity: int = 0
    words: str = ""
    due_on: date | None = None
    way: Literal["here", "elsewhere"] = "here"
    deviation: str = ""
    asked_of: User | None = None
    seen: int | None = None
    accepted: Mapping[str, str] = field(default_factory=dict)
