"""How grave it is, what it is about, and which is seen first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.complaints.actions.writing import Happened, locked, ref, write_entry
from pistos.complaints.events import ComplaintReclassified
from pistos.complaints.models import UNRESOLVED, Category, Complaint, EntryKind
from pistos.complaints.queries.caring import is_large
from pistos.complaints.queries.experiences import earlier_complaints
from pistos.complaints.rules.priority import Standing, priority_of
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.apart import each_apart
from pistos.kit.errors import Refused


class ReasonMissing(Refused):
    """A complaint is not judged anew without a reason."""


class NoSuchJudgement(Refused):
    """There is no such severity or kind."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How grave (1 small, 2 usual, 3 grave), what it is about, and why it is judged so now."""

    severity: int
    category: str
    reason: str


@transaction.atomic
def reclassify_complaint(
    *, complaint: Complaint, judgement: Judgement, by: User, at: datetime
) -> Complaint:
    """Judges it anew; what it was before, who changed it and why stays in its history for ever.

    Publishes ComplaintReclassified; nothing where it is judged so already. Refuses with ReasonMissing and
    NoSuchJudgement.
    """
    if judgement.severity not in (1, 2, 3) or judgement.category not in Category.values:
        raise NoSuchJudgement(_("Choose how grave it is, and what it is about."))
    made = locked(complaint)
    was = (made.severity, made.category)
    if was == (judgement.severity, judgement.category):
        return made
    if not judgement.reason.strip():
        raise ReasonMissing(_("Write why it is judged differently now; it stays in the history."))
    who = Actor.person(by.pk)
    data = {
        "severity": judgement.severity,
        "category": judgement.category,
        "was_severity": was[0],
        "was_category": was[1],
    }
    words = judgement.reason.strip()[:500]
    write_entry(made, Happened(EntryKind.RECLASSIFIED, data=data, words=words), by=who, at=at)
    made.severity, made.category = judgement.severity, judgement.category
    made.save(update_fields=["severity", "category"])
    judge_priority(made, at=at)
    told = ComplaintReclassified(made.pk, made.severity, made.category)
    publish(told, about=ref(made), by=who, at=at)
    return made


def judge_priority(complaint: Complaint, *, at: datetime) -> None:
    """Its place in the desk's list, by the formula of `rules/priority.py`; in the caller's transaction."""
    unresolved, resolved = earlier_complaints(complaint.customer, but=complaint.pk)
    standing = Standing(
        severity=complaint.severity,
        reach=complaint.reach,
        earlier_unresolved=unresolved,
        earlier_resolved=resolved,
        is_overdue=complaint.due_at is not None and complaint.due_at < at,
        is_large=is_large(complaint.customer),
    )
    complaint.priority = priority_of(standing)
    complaint.save(update_fields=["priority"])


def judge_overdue(*, at: datetime, most: int = 500) -> int:
    """Those whose promised time of a solution went by move up in the list, each apart; returns how many."""
    rows = Complaint.objects.filter(
        state__in=UNRESOLVED, due_at__lt=at, due_at__gt=at - timedelta(hours=3)
    )
    found = list(rows.order_by("pk")[:most])
    each_apart("complaints.judge_overdue", found, lambda one: judge_priority(locked(one), at=at))
    return len(found)
