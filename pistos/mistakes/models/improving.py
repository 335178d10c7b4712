"""What is to become better: items with owner, day and effect; their processes; going through them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.kit.tokens import public_token


class Department(models.TextChoices):
    """Who looks after it: the departments of the tree of causes."""

    MANAGEMENT = "management", _("Management")
    PURCHASING = "purchasing", _("Purchasing")
    WAREHOUSE = "warehouse", _("Warehouse")
    DELIVERY = "delivery", _("Delivery")
    WEB = "web", _("Web shop")
    PAYMENTS = "payments", _("Payments")
    SERVICE = "service", _("Customer service")
    MARKETING = "marketing", _("Marketing")


class Process(models.Model):
    """How something is done here, in which department, and who answers for it."""

    name = models.CharField(max_length=120, unique=True)
    department = models.CharField(max_length=12, choices=Department.choices)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="processes_owned")
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["department", "name"], name="mistakes_processes")]
        verbose_name_plural = "processes"

    def __str__(self) -> str:
        return self.name


class Finding(models.Model):
    """What was seen about a process; never whose fault it was. Insert-only."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="findings")
    words = models.CharField(max_length=1000)
    found_by = models.CharField(max_length=60)
    found_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["process", "-id"], name="mistakes_findings")]

    def __str__(self) -> str:
        return f"finding of {self.process_id}"


class ItemState(models.TextChoices):
    """`done` waits for its measured effect; `measured` has one."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done, to be measured")
    MEASURED = "measured", _("Measured")
    DROPPED = "dropped", _("Dropped, with the reason")


class Improvement(models.Model):
    """One thing to do better. `origin_*` is the review, complaint or mistake that it came from.

    `expected` is written before it is done, `measured` after; both stay side by side.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    title = models.CharField(max_length=160)
    origin_kind = models.CharField(max_length=20, blank=True)
    origin_id = models.CharField(max_length=60, blank=True)
    process = models.ForeignKey(
        Process, null=True, on_delete=models.PROTECT, related_name="improvements"
    )
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="improvements_owned")
    due_on = models.DateField()
    expected = models.CharField(max_length=500)
    measured = models.CharField(max_length=500, blank=True)
    dropped_because = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=8, choices=ItemState.choices, default=ItemState.OPEN)
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    measured_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="measured") | (~Q(measured="") & Q(done_at__isnull=False)),
                name="mistakes_item_measured",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_because=""),
                name="mistakes_item_dropped_why",
            ),
            models.CheckConstraint(condition=~Q(expected=""), name="mistakes_item_expects"),
        ]
        indexes = [
            models.Index(fields=["state", "due_on", "id"], name="mistakes_items"),
            models.Index(fields=["origin_kind", "origin_id"], name="mistakes_item_origin"),
        ]

    def __str__(self) -> str:
        return self.title


class ListReview(models.Model):
    """The list was gone through, and the day of the next time; a day that is missed raises an alarm once."""

    held_at = models.DateTimeField()
    held_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="list_reviews"
    )
    words = models.CharField(max_length=1000, blank=True)
    open_count = models.PositiveIntegerField()
    late_count = models.PositiveIntegerField()
    next_on = models.DateField()
    missed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-held_at", "-id"], name="mistakes_list_reviews")]

    def __str__(self) -> str:
        return f"review of {self.held_at}"
