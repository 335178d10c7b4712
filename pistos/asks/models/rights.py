"""By what right a customer is asked: legal bases by country, unsubscribing, and how often at most."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pistos.asks.models.asking import Approach, AskKind
from pistos.customers.models import Customer


class Basis(models.TextChoices):
    """`soft_opt_in`: the address was given with a purchase, and no objection came (directive
    2002/58/EC, article 13(2)). `none`: such mails are not sent there."""

    CONSENT = "consent", _("consent")
    SOFT_OPT_IN = "soft_opt_in", _("bought here, no objection")
    SERVICE_MESSAGE = "service_message", _("part of the service")
    NONE = "none", _("not sent")


class LegalBasis(models.Model):
    """The shop's own word on a kind of message in a country, in place of what Pistos brings along.

    Country "" is every country that has no row of its own.
    """

    country = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=12, choices=AskKind.choices)
    basis = models.CharField(max_length=16, choices=Basis.choices)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["country", "kind"], name="asks_basis_once")]
        verbose_name_plural = "legal bases"

    def __str__(self) -> str:
        return f"{self.country or '*'} {self.kind} {self.basis}"


class Silence(models.TextChoices):
    """Why the desk took it that somebody is to hear nothing beyond their orders."""

    TOLD_US = "desk:told_us", _("they told us so")
    DIED = "desk:died", _("we were told that they have died")


class Unsubscription(models.Model):
    """A customer's no to one kind of ask, or to all ("" kind); counts at once, until they take it back.

    `shown` is the text under which they said it.
    """

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="unsubscriptions")
    kind = models.CharField(max_length=12, choices=AskKind.choices, blank=True)
    approach = models.ForeignKey(
        Approach, null=True, on_delete=models.PROTECT, related_name="unsubscriptions"
    )
    said_where = models.CharField(max_length=60)
    shown = models.TextField(blank=True)
    said_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "kind"], condition=Q(lifted_at=None), name="asks_no_once"
            )
        ]
        indexes = [models.Index(fields=["said_at", "id"], name="asks_noes")]

    def __str__(self) -> str:
        return f"{self.customer_id} no {self.kind or 'all'}"


class AskSettings(models.Model):
    """A version of how often and when the shop asks; the newest is in force, old ones stay.

    `delays` are days by kind, from the moment that makes an ask possible. A purchase is followed up
    `follow_up_days` after its promised day, a visit `visit_days` after it.
    """

    version = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=60, blank=True)
    most_in_30_days = models.PositiveSmallIntegerField(default=3)
    days_between = models.PositiveSmallIntegerField(default=7)
    reminder_days = models.PositiveSmallIntegerField(default=7)
    lasting_days = models.PositiveSmallIntegerField(default=60)
    follow_up_days = models.PositiveSmallIntegerField(default=3)
    visit_days = models.PositiveSmallIntegerField(default=2)
    delays = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"version {self.version}"
