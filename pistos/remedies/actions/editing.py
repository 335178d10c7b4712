"""The owner's rules of making good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.remedies.events import RemedyPolicyChanged
from pistos.remedies.models import Policy, RemedyKind, RemedyRule
from pistos.remedies.rules.catalogue import FIRST_LIMITS, Limits


class PolicyWrong(Refused):
    """Rules that cannot hold."""


@dataclass(frozen=True, slots=True)
class PolicyFacts:
    """A version as it is typed; see `Policy`."""

    offered: Sequence[str]
    limits: Limits
    due_days: int = 7
    voucher_days: int = 365
    late_way: str = ""
    money_amount: Decimal = Decimal(0)
    money_way: str = ""
    hour_amount: Decimal = Decimal(15)
    minutes_each: int = 20


@transaction.atomic
def save_policy(*, facts: PolicyFacts, by: Actor, at: datetime) -> Policy:
    """A new version, in force from now on. Publishes RemedyPolicyChanged. Refuses with PolicyWrong."""
    offered = [kind for kind in RemedyKind.values if kind in facts.offered]
    if not offered:
        raise PolicyWrong(_("Offer at least one remedy: a customer must be able to get something."))
    if not 1 <= facts.due_days <= 60 or not 1 <= facts.voucher_days <= 3650:
        raise PolicyWrong(
            _("Between 1 and 60 days for a remedy, between 1 and 3650 for a voucher.")
        )
    if facts.money_amount < 0 or any(
        most is not None and most < 0 for most in facts.limits.values()
    ):
        raise PolicyWrong(_("An amount is not below nought."))
    if facts.money_amount and not facts.money_way:
        raise PolicyWrong(
            _("Say how the money guarantee is given: nobody should have to ask for it.")
        )
    made = Policy.objects.create(
        made_at=at,
        made_by=f"{by.kind}:{by.id}"[:60],
        offered=offered,
        due_days=facts.due_days,
        voucher_days=facts.voucher_days,
        late_way=facts.late_way,
        money_amount=facts.money_amount,
        money_way=facts.money_way,
        hour_amount=facts.hour_amount,
        minutes_each=facts.minutes_each,
    )
    RemedyRule.objects.bulk_create(
        RemedyRule(policy=made, role=role, severity=severity, most_amount=most)
        for (role, severity), most in {**FIRST_LIMITS, **facts.limits}.items()
    )
    told = RemedyPolicyChanged(made.version)
    publish(told, about=Ref("policy", str(made.version)), by=by, at=at)
    return made
