"""The shop's rules for complaints."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.complaints.events import ComplaintRulesChanged
from pistos.complaints.models import ComplaintSettings
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused

MOST_TOLD, MOST_DAYS = 100, 60


class RulesWrong(Refused):
    """Rules that cannot hold."""


@dataclass(frozen=True, slots=True)
class RulesFacts:
    """A version as it is typed; see `ComplaintSettings`. `late_days` None is never."""

    people_told: int
    solution_days: int
    late_days: int | None
    large_amount: Decimal


@transaction.atomic
def save_rules(*, facts: RulesFacts, by: Actor, at: datetime) -> ComplaintSettings:
    """A new version, in force from now on; what was promised stays. Publishes ComplaintRulesChanged.

    Refuses with RulesWrong.
    """
    if not 1 <= facts.people_told <= MOST_TOLD:
        raise RulesWrong(_("A dissatisfied customer is counted as 1 to 100 people."))
    if not 1 <= facts.solution_days <= MOST_DAYS:
        raise RulesWrong(_("A solution is promised within 1 to 60 days."))
    if facts.late_days is not None and not 0 <= facts.late_days <= MOST_DAYS:
        raise RulesWrong(_("A late delivery is heard after 0 to 60 days, or never."))
    if facts.large_amount < 0:
        raise RulesWrong(_("An amount is not below nought."))
    made = ComplaintSettings.objects.create(
        made_at=at,
        made_by=f"{by.kind}:{by.id}"[:60],
        people_told=facts.people_told,
        solution_days=facts.solution_days,
        late_days=facts.late_days,
        large_amount=facts.large_amount,
    )
    told = ComplaintRulesChanged(made.version)
    publish(told, about=Ref("complaint_rules", str(made.version)), by=by, at=at)
    return made
