"""Visitors of the shop's pages: people not yet known, what they looked at, and how they were offered help.

A look and an event of a page are rows that expire, not events of the journal, which never forgets.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pistos.customers.models import Customer
from pistos.kit.languages import validate_translated
from pistos.kit.tokens import public_token


class Touchpoint(models.TextChoices):
    """Where the browser stands: with its owner, or in the shop's own store, where nobody is invited."""

    ONLINE = "online"
    STORE = "store"


class Stage(models.TextChoices):
    """How far a visit has come, told by the page."""

    LOOKING = "looking", _("looking around")
    PRODUCT = "product", _("at a product")
    CART = "cart", _("at the cart")
    CHECKOUT = "checkout", _("at the checkout")
    ORDER = "order", _("after the order")
    HELP = "help", _("looking for help")


class Trigger(models.TextChoices):
    """What makes an invitation rule look up. The thresholds: seconds, searches, errors, times.

    The last two are told on the page after the checkout, which carries no chat.
    """

    TIME_ON_PAGE = "time", _("long on one page")
    REPEATED_SEARCH = "search", _("searched again and again")
    ERROR_SHOWN = "error", _("an error was shown")
    LONG_AT_CHECKOUT = "checkout", _("long at the checkout, without ordering")
    BACK_AT_SHIPPING = "shipping", _("back at the ways of sending, again and again")


class Visitor(models.Model):
    """A browser that came by. `customer` is set once the person wrote or bought.

    Pages, and which cart is theirs, are kept and help is offered only after `agreed_at`; `silenced_at` is
    when they sent an invitation away: none follows. `email` is what they say; `email_was_free`
    that nobody was known by it then; only `email_proven_at` makes them the customer who is known by it.
    Answers go on by mail only after `mail_agreed_at`.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.SET_NULL, related_name="visitors"
    )
    language = models.CharField(max_length=2, default="en")
    zone = models.CharField(max_length=40, blank=True)
    origin = models.CharField(max_length=200, blank=True)
    touchpoint = models.CharField(
        max_length=8, choices=Touchpoint.choices, default=Touchpoint.ONLINE
    )
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    page = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=8, choices=Stage.choices, blank=True)
    cart_id = models.BigIntegerField(null=True)
    agreed_at = models.DateTimeField(null=True)
    silenced_at = models.DateTimeField(null=True)
    email = models.EmailField(max_length=254, blank=True)
    email_was_free = models.BooleanField(default=False)
    email_proven_at = models.DateTimeField(null=True)
    mail_agreed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["last_seen_at", "id"], name="visits_last_seen"),
            models.Index(fields=["email"], condition=~Q(email=""), name="visits_email"),
        ]

    def __str__(self) -> str:
        return self.token


class PageView(models.Model):
    """One look at one page by someone who agreed to it."""

    visitor = models.ForeignKey(
        Visitor, on_delete=models.CASCADE, related_name="views", db_index=False
    )
    path = models.CharField(max_length=200)
    title = models.CharField(max_length=120, blank=True)
    stage = models.CharField(max_length=8, choices=Stage.choices)
    happened_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["visitor", "-id"], name="visits_view_visitor"),
            models.Index(fields=["happened_at"], name="visits_view_time"),
        ]

    def __str__(self) -> str:
        return self.path


class PageEvent(models.Model):
    """Something that happened on a page and may be a sign that help is wanted."""

    visitor = models.ForeignKey(
        Visitor, on_delete=models.CASCADE, related_name="page_events", db_index=False
    )
    kind = models.CharField(max_length=8, choices=Trigger.choices)
    path = models.CharField(max_length=200)
    stage = models.CharField(max_length=8, choices=Stage.choices)
    amount = models.PositiveIntegerField(default=0)
    happened_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["visitor", "-id"], name="visits_event_visitor"),
            models.Index(fields=["happened_at"], name="visits_event_time"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"


class StagePath(models.Model):
    """Pages whose path begins so belong to a stage; the longest beginning wins."""

    path = models.CharField(max_length=200, unique=True)
    stage = models.CharField(max_length=8, choices=Stage.choices)

    def __str__(self) -> str:
        return f"{self.path} {self.stage}"


class InvitationRule(models.Model):
    """When to offer help unasked: a trigger past its threshold, on pages whose path begins so."""

    name = models.CharField(max_length=80)
    trigger = models.CharField(max_length=8, choices=Trigger.choices)
    threshold = models.PositiveIntegerField()
    path = models.CharField(max_length=200, blank=True)
    text = models.JSONField(default=dict, validators=[validate_translated])
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """One offer of help to one visitor, and what became of it."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    rule = models.ForeignKey(InvitationRule, on_delete=models.PROTECT, related_name="invitations")
    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, related_name="invitations")
    path = models.CharField(max_length=200)
    shown_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    dismissed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["visitor", "-shown_at"], name="visits_invited")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(dismissed_at=None), name="visits_one_outcome"
            )
        ]

    def __str__(self) -> str:
        return self.token


class RuleCount(models.Model):
    """How a rule fared on a day; outlives the invitations themselves."""

    rule = models.ForeignKey(InvitationRule, on_delete=models.PROTECT, related_name="counts")
    day = models.DateField()
    shown_count = models.PositiveIntegerField(default=0)
    answered_count = models.PositiveIntegerField(default=0)
    dismissed_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "day"], name="visits_rule_day_once")]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.day}"


class ChatSettings(models.Model):
    """A version of how the chat stands on pages; the newest is in force, old ones stay."""

    version = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=60, blank=True)
    is_shown = models.BooleanField(default=True)
    origins = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    keep_clear = models.CharField(max_length=300, blank=True)
    most_invitations = models.PositiveSmallIntegerField(default=1)
    invitation_days = models.PositiveSmallIntegerField(default=7)
    mail_minutes = models.PositiveSmallIntegerField(default=5)

    def __str__(self) -> str:
        return f"version {self.version}"
