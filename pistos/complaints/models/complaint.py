"""A complaint and its life: nothing of it is deleted, nothing quietly judged anew."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from pistos.catalogue.models import Product
from pistos.complaints.models.kinds import CaseState, Category, EntryKind, Origin, WishedKind
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.orders.models import Line, Order


class Complaint(models.Model):
    """One case: what somebody is dissatisfied with, and what would put it right in their own words.

    The database refuses to delete a row and to change what was said, and lets severity and category change
    only beside an entry that says so. `text` and `wished_words` are emptied with the person's erasure.
    `reach` is how many people may hear of it; `priority` sorts the desk's list, and no promise depends on
    it. `promise_id` is the promise of a solution in force, `due_at` its time. `public_at` is when it was
    first seen in public, `boomerang_at` when that followed a silence or a bad end of ours.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="complaints")
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.PROTECT, related_name="complaints"
    )
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="complaints")
    line = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="complaints")
    product = models.ForeignKey(
        Product, null=True, on_delete=models.PROTECT, related_name="complaints"
    )
    origin = models.CharField(max_length=10, choices=Origin.choices)
    origin_kind = models.CharField(max_length=20)
    origin_id = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    wished_kind = models.CharField(max_length=14, choices=WishedKind.choices, blank=True)
    wished_words = models.CharField(max_length=1000, blank=True)
    category = models.CharField(max_length=10, choices=Category.choices, blank=True)
    severity = models.PositiveSmallIntegerField(default=2)
    reach = models.PositiveIntegerField(default=1)
    priority = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=CaseState.choices, default=CaseState.OPEN)
    heard_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    last_heard_at = models.DateTimeField()
    promise_id = models.BigIntegerField(null=True)
    due_at = models.DateTimeField(null=True)
    remedied_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    public_at = models.DateTimeField(null=True)
    boomerang_at = models.DateTimeField(null=True)
    repeat_of = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="repeats"
    )
    credited_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(severity__gte=1, severity__lte=3), name="complaints_severity"
            ),
            models.CheckConstraint(
                condition=Q(state__in=CaseState.values), name="complaints_state"
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at=None)),
                name="complaints_closed_when",
            ),
            models.UniqueConstraint(
                fields=["origin_kind", "origin_id"], name="complaints_origin_once"
            ),
        ]
        indexes = [
            models.Index(fields=["-heard_at", "-id"], name="complaints_newest"),
            models.Index(fields=["state", "-heard_at", "-id"], name="complaints_by_state"),
            models.Index(
                fields=["-priority", "-id"],
                condition=~Q(state="closed"),
                name="complaints_urgent",
            ),
            models.Index(
                fields=["due_at", "id"], condition=~Q(state="closed"), name="complaints_due"
            ),
            models.Index(fields=["customer", "-heard_at"], name="complaints_of_customer"),
            models.Index(fields=["order"], name="complaints_of_order"),
            models.Index(fields=["product", "-heard_at"], name="complaints_of_product"),
            models.Index(
                fields=["-boomerang_at", "-id"],
                condition=Q(boomerang_at__isnull=False),
                name="complaints_boomerangs",
            ),
        ]

    def __str__(self) -> str:
        return f"complaint {self.pk}"


class ComplaintEntry(models.Model):
    """One thing that happened to a complaint. Insert-only; `words` alone can be emptied, by erasure.

    (`source_kind`, `source_id`) is what it was heard from: the same message heard twice is one entry.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=12, choices=EntryKind.choices)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60, blank=True)
    source_kind = models.CharField(max_length=20, blank=True)
    source_id = models.CharField(max_length=60, blank=True)
    data = models.JSONField(default=dict, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source_kind", "source_id"],
                condition=Q(kind__in=["opened", "joined"]),
                name="complaints_heard_once",
            )
        ]
        indexes = [models.Index(fields=["complaint", "id"], name="complaints_entries")]
        verbose_name_plural = "complaint entries"

    def __str__(self) -> str:
        return f"{self.kind} {self.complaint_id}"


class ComplaintMark(models.Model):
    """By what a complaint is found as like another: the hash of a stem, or of two that stand together."""

    mark = models.BigIntegerField()
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mark", "complaint"], name="complaints_mark_once")
        ]

    def __str__(self) -> str:
        return f"{self.mark} of {self.complaint_id}"


class ComplaintSettings(models.Model):
    """A version of the shop's rules for complaints; the newest is in force.

    A claim, not a measurement: `people_told` is to how many a dissatisfied customer is said to speak.
    `solution_days` is promised until the shop's own history says how long it takes. A delivery that is
    `late_days` late becomes a complaint without a word from the customer; empty is never.
    """

    version = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=60, blank=True)
    people_told = models.PositiveSmallIntegerField(default=10)
    solution_days = models.PositiveSmallIntegerField(default=7)
    late_days = models.PositiveSmallIntegerField(null=True, default=3)
    large_amount = models.DecimalField(max_digits=12, decimal_places=2, default=500)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(people_told__gte=1, people_told__lte=100, solution_days__gte=1),
                name="complaints_settings_sane",
            )
        ]
        verbose_name_plural = "complaint settings"

    def __str__(self) -> str:
        return f"version {self.version}"
