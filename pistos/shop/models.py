"""The shop itself: identity, legal data, languages, hours."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from pistos.accounts.models import User
from pistos.kit.languages import validate_translated


class Shop(models.Model):
    """The one shop of this installation (id 1)."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=120)
    tagline = models.JSONField(default=dict, validators=[validate_translated], blank=True)
    legal_name = models.CharField(max_length=200, blank=True)
    legal_address = models.TextField(blank=True)
    tax_number = models.CharField(max_length=40, blank=True)
    register_number = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2)
    holidays_region = models.CharField(max_length=10, blank=True)
    is_closed_on_holidays = models.BooleanField(default=True)
    currency = models.CharField(max_length=3)
    time_zone = models.CharField(max_length=40)
    languages = ArrayField(models.CharField(max_length=2), default=list)
    default_language = models.CharField(max_length=2, default="en")
    logo = models.FileField(upload_to="logo/", blank=True)
    accent = models.CharField(max_length=7, blank=True)
    is_demo = models.BooleanField(default=False)
    opened_on = models.DateField(null=True)
    set_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="shop_only_one")]

    def __str__(self) -> str:
        return self.name


class ShopSettings(models.Model):
    """A version of the shop's own rules; the newest is in force, old ones stay."""

    version = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.CharField(max_length=60, blank=True)
    kept_rate_target = models.FloatField(default=0.95)
    warn_at_chance = models.FloatField(default=0.5)
    right_within_days = models.PositiveSmallIntegerField(default=14)
    refund_within_days = models.PositiveSmallIntegerField(default=14)
    late_amount = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    warns_by_rule = models.BooleanField(default=False)
    trust_page_public_from = models.DateField(null=True, blank=True)
    retention = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"version {self.version}"


class WorkingHours(models.Model):
    """One span of a weekday (0 is Monday) in the shop's zone; a split day has two rows.

    A span that closes at 23:59 lasts until midnight.
    """

    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="shop_hours_weekday"),
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")), name="shop_hours_order"
            ),
            models.UniqueConstraint(fields=["weekday", "opens"], name="shop_hours_once"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}-{self.closes}"


class Closure(models.Model):
    """Days on which the shop is closed although its hours say otherwise; both ends included."""

    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.JSONField(default=dict, validators=[validate_translated], blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="shop_closure_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on}-{self.ends_on}"


class Shift(models.Model):
    """When a member of staff is on duty: every week on a weekday, or once on a date.

    Local times of the shop. A shift that ends at or before its start lasts until the next day. A
    weekly one holds from `valid_from` to `valid_until`, both included, and not on closed days; one
    for a date always holds.
    """

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="shifts")
    weekday = models.PositiveSmallIntegerField(null=True)
    on = models.DateField(null=True)
    starts = models.TimeField()
    ends = models.TimeField()
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekday__lte=6, on=None)
                | models.Q(weekday=None, on__isnull=False),
                name="shop_shift_day",
            )
        ]
        indexes = [
            models.Index(
                fields=["on"], condition=models.Q(on__isnull=False), name="shop_shift_dated"
            )
        ]

    def __str__(self) -> str:
        return f"{self.on or self.weekday} {self.starts}-{self.ends}"


class Absence(models.Model):
    """Days on which a person is not on duty, whatever the shifts say; both ends included."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="absences")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="shop_absence_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on}-{self.ends_on}"


class PageWords(models.Model):
    """A version of what the shop itself adds to a page of information; the newest of a page is in force,
    old ones stay. Empty words take them from the page."""

    page = models.SlugField(max_length=30)
    words = models.JSONField(default=dict, validators=[validate_translated], blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["page", "-id"], name="shop_words_newest")]

    def __str__(self) -> str:
        return f"{self.page} {self.pk}"


class Look(models.Model):
    """A version of the shop's own colour, "#0b5cad"; empty is that of Pistos. The newest one is
    `Shop.accent`, so that no page asks for it apart."""

    accent = models.CharField(max_length=7, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.accent or "as it comes"


class OfficialNotice(models.Model):
    """The Union's notice of the legal guarantee in a language, as the shop got it from the official
    publication: kept and sent byte by byte, for nobody may alter it. `sha256` tells which file it was."""

    language = models.CharField(max_length=2, primary_key=True)
    file = models.FileField(upload_to="notice/")
    sha256 = models.CharField(max_length=64)
    put_up_at = models.DateTimeField()
    put_up_by = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"notice in {self.language}"
