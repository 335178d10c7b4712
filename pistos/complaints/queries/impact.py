"""How many people unresolved dissatisfaction may reach: a claim that is labelled, beside our own measure."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum

from pistos.complaints.models import UNRESOLVED, Complaint, Origin, Post
from pistos.complaints.queries.settings import rules_in_force

LEARNED_BY_US = (
    Origin.DOOR,
    Origin.MAIL,
    Origin.CHAT,
    Origin.PHONE,
    Origin.STORE,
    Origin.SURVEY,
    Origin.PROMISE,
    Origin.RETURN,
)


@dataclass(frozen=True, slots=True)
class AtRisk:
    """`unresolved` dissatisfied customers; `people` is them times `factor`, which is a claim.

    Own measure beside it: `public` is how many of their complaints did appear in public, `readers` how
    many followers the writers of bad posts had together, as far as anybody noted them.
    """

    unresolved: int
    factor: int
    public: int
    readers: int

    @property
    def people(self) -> int:
        return self.unresolved * self.factor


def people_at_risk() -> AtRisk:
    """Each customer once, however often they complained. Two queries, three where somebody waits."""
    rows = Complaint.objects.filter(state__in=UNRESOLVED)
    found = rows.aggregate(customers=Count("customer", distinct=True), public=Count("public_at"))
    factor = rules_in_force().people_told
    if not found["customers"]:
        return AtRisk(0, factor, 0, 0)
    readers = Post.objects.filter(complaint__in=rows).aggregate(sum=Sum("followers"))["sum"]
    return AtRisk(found["customers"], factor, found["public"], readers or 0)


@dataclass(frozen=True, slots=True)
class FirstToLearn:
    """Of the problems heard in a period, those that we learned of before they stood in public."""

    first: int
    all: int

    @property
    def share(self) -> float | None:
        return self.first / self.all if self.all else None


def first_to_learn(since: datetime, until: datetime) -> FirstToLearn:
    """By direct contact or our own watch, and not in public before or at that moment. One query."""
    rows = Complaint.objects.filter(heard_at__gte=since, heard_at__lt=until)
    pairs = rows.values_list("origin", "heard_at", "public_at")
    first = sum(
        origin in LEARNED_BY_US and (public is None or public > heard)
        for origin, heard, public in pairs
    )
    return FirstToLearn(first, len(pairs))


def boomerangs(since: datetime, until: datetime) -> int:
    """Ignored complaints that appeared in public in a period. One query."""
    return Complaint.objects.filter(boomerang_at__gte=since, boomerang_at__lt=until).count()
