"""Personal follow-up: care, not asking. One task for each purchase, and for each visit of who agreed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.orders.models import Order
from pistos.stock.models import Location


class Occasion(models.TextChoices):
    """What is followed up. Visits are those without a purchase, identified and agreed to; a contract that
    ends needs a person before anybody sells."""

    PURCHASE = "purchase", _("a purchase")
    STORE_VISIT = "store_visit", _("a visit to the store")
    SITE_VISIT = "site_visit", _("a visit to the site")
    RENEWAL = "renewal", _("a contract that ends")


class FollowUpState(models.TextChoices):
    OPEN = "open", _("to be done")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class Outcome(models.TextChoices):
    """What came of it. A problem begins a conversation that waits for us."""

    CONTENT = "content", _("content")
    QUESTION = "question", _("had a question, answered")
    PROBLEM = "problem", _("has a problem")
    NOT_REACHED = "not_reached", _("not reached")
    NOT_WANTED = "not_wanted", _("does not wish to be called")


class FollowUp(models.Model):
    """A named person sees to one customer by a day. `about_*` makes it one for each occasion.

    `rating` is how good the customer found the personal contact in our store (1 to 5), as they told
    whoever followed up; `store` is where they had been. `dropped_because` is "cancelled", "erased" or
    a colleague's own words.
    """

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="follow_ups")
    occasion = models.CharField(max_length=12, choices=Occasion.choices)
    about_kind = models.CharField(max_length=30)
    about_id = models.CharField(max_length=60)
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="follow_ups")
    store = models.ForeignKey(
        Location, null=True, on_delete=models.PROTECT, related_name="follow_ups"
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="follow_ups")
    planned_at = models.DateTimeField()
    due_on = models.DateField()
    state = models.CharField(
        max_length=8, choices=FollowUpState.choices, default=FollowUpState.OPEN
    )
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    words = models.CharField(max_length=1000, blank=True)
    rating = models.PositiveSmallIntegerField(null=True)
    done_at = models.DateTimeField(null=True)
    dropped_because = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "about_kind", "about_id"], name="asks_follow_up_once"
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False) & ~Q(outcome="")
                | Q(state="open", done_at=None, outcome="")
                | Q(state="dropped", done_at=None, outcome="") & ~Q(dropped_because=""),
                name="asks_follow_up_state",
            ),
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__gte=1, rating__lte=5), name="asks_rating_range"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_on", "id"], name="asks_follow_ups"),
            models.Index(fields=["person", "state", "due_on", "id"], name="asks_follow_ups_of"),
            models.Index(fields=["customer", "-due_on"], name="asks_followed_up"),
            models.Index(
                fields=["store", "done_at"],
                condition=Q(rating__isnull=False),
                name="asks_rated_contacts",
            ),
        ]

    def __str__(self) -> str:
        return f"follow-up {self.pk}"
