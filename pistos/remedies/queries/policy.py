"""The owner's rules in force, and who may approve what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from pistos.accounts.models import Role, User
from pistos.accounts.rules import may
from pistos.kit.actors import Ref
from pistos.remedies.facts import ZERO
from pistos.remedies.models import REAL, Policy, Remedy, RemedyKind, RemedyState
from pistos.remedies.rules.catalogue import FIRST_LIMITS, Limits, is_within
from pistos.requests.models import Matter
from pistos.requests.queries.empowerment import owner_allows


@dataclass(frozen=True, slots=True)
class InForce:
    """The newest policy with its limits; before one was saved, the first."""

    policy: Policy
    limits: Limits

    def is_offered(self, kind: str) -> bool:
        return kind in self.policy.offered


def in_force() -> InForce:
    """Two queries."""
    policy = Policy.objects.order_by("-version").first()
    if policy is None:
        return InForce(Policy(), FIRST_LIMITS)
    rows = policy.rules.values_list("role", "severity", "most_amount")
    return InForce(policy, {(role, severity): most for role, severity, most in rows})


def given_before(subject: Ref, order_id: int | None) -> Decimal:
    """What people gave, or ask to give, for the case and for its order so far: limits hold for all of it
    together, else two halves would do what one whole may not. Rules of the owner do not count. One query."""
    ours = Q(subject_kind=subject.kind, subject_id=subject.id)
    if order_id is not None:
        ours |= Q(order_id=order_id)
    rows = Remedy.objects.filter(ours, state__in=[*REAL, RemedyState.ASKED])
    return rows.exclude(given_by=None).aggregate(sum=Sum("amount"))["sum"] or ZERO


MATTERS = {
    RemedyKind.REFUND: Matter.REFUND,
    RemedyKind.GIFT: Matter.GIFT,
    RemedyKind.VOUCHER: Matter.GOODWILL,
    RemedyKind.FREE_SHIPPING: Matter.FREE_SHIPPING,
    RemedyKind.RESEND: Matter.RESEND,
    RemedyKind.REPLACEMENT: Matter.RESEND,
}
"""What the owner's table of who decides what calls a remedy; a repair is not in it."""


def is_allowed(role: str, kind: str, amount: Decimal) -> bool:
    """Whether the owner's table lets the role decide it alone. Two or three queries."""
    matter = MATTERS.get(RemedyKind(kind)) if kind in RemedyKind.values else None
    return matter is None or owner_allows(role, matter, amount)


def approvers(
    found: InForce, severity: int, amount: Decimal, *, but: User, kind: str = ""
) -> list[User]:
    """Colleagues who may approve this value themselves, other than `but`: by the limits, and for a `kind`
    by the owner's table. One query, and those of `is_allowed` for each role."""
    people = User.objects.filter(is_active=True).exclude(pk=but.pk).order_by("name", "pk")
    roles = {
        role
        for role in Role.values
        if may(role, "approve_remedy")
        and is_within(found.limits, role, severity, amount)
        and is_allowed(role, kind, amount)
    }
    return [person for person in people if person.role in roles]


def policy_versions() -> list[Policy]:
    """The newest versions first. One query."""
    return list(Policy.objects.order_by("-version")[:20])


def money_stated(at: datetime) -> tuple[Decimal, str]:
    """What was stated at an instant for money that is late, and how it is given. One query."""
    return money_of_policy(policies_at(at))


def policies_at(at: datetime) -> QuerySet[Policy]:
    """The one that held at an instant; none before the first was saved."""
    return Policy.objects.filter(made_at__lte=at).order_by("-version")[:1]


def money_of_policy(found: Iterable[Policy]) -> tuple[Decimal, str]:
    """Of what `policies_at` gives: what it states for money that is late, and how it is given."""
    row = next(iter(found), None)
    return (row.money_amount, row.money_way) if row else (Decimal(0), "")
