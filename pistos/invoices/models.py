"""Invoices and credit notes with gapless numbers, and the papers that were handed out."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from pistos.orders.models import Order


class Kind(models.TextChoices):
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    SUPPLEMENT = "supplement"


BILLS = (Kind.INVOICE, Kind.SUPPLEMENT)
"""What asks for money; a supplement has its number in the run of the invoices."""


class Series(models.Model):
    """A run of numbers; each year begins at one. `prefix` stands before year and number."""

    kind = models.CharField(max_length=11, choices=Kind.choices, unique=True)
    prefix = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.prefix


class Counter(models.Model):
    """The last number given in a year; locked by whoever gives the next one."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="counters")
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="invoices_counter_once")
        ]

    def __str__(self) -> str:
        return f"{self.series_id} {self.year}"


class Invoice(models.Model):
    """An invoice, what was agreed on after it (`supplement`), or a credit note. Insert-only: `content` is
    what was billed. `corrects` is the invoice that a credit note corrects, or that a supplement adds to.

    Whom it names stands apart (`InvoiceBuyer`), because the law lets a person go once its term is over.
    `content_hash` is SHA-256 over the content as canonical JSON. `key` makes it once.
    """

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="invoices")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=40, unique=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="invoices")
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="later_papers"
    )
    key = models.CharField(max_length=120, unique=True)
    language = models.CharField(max_length=2)
    issued_at = models.DateTimeField()
    issued_on = models.DateField()
    currency = models.CharField(max_length=3)
    net_amount = models.DecimalField(max_digits=14, decimal_places=2)
    vat_amount = models.DecimalField(max_digits=14, decimal_places=2)
    gross_amount = models.DecimalField(max_digits=14, decimal_places=2)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "number"], name="invoices_number_once"
            ),
            models.UniqueConstraint(
                fields=["order"], condition=Q(kind="invoice"), name="invoices_one_for_an_order"
            ),
            models.CheckConstraint(
                condition=Q(gross_amount=models.F("net_amount") + models.F("vat_amount")),
                name="invoices_adds_up",
            ),
        ]
        indexes = [
            models.Index(fields=["issued_at", "id"], name="invoices_issued"),
            models.Index(fields=["order", "id"], name="invoices_of_order"),
        ]

    def __str__(self) -> str:
        return self.name


class InvoiceBuyer(models.Model):
    """Whom an invoice names; kept for as long as the law on invoices asks, then deleted."""

    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, related_name="buyer")
    content = models.JSONField()
    kept_until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["kept_until"], name="invoices_buyer_until")]

    def __str__(self) -> str:
        return f"buyer of {self.invoice_id}"


class Registration(models.Model):
    """An invoice registered with a tax authority: the mark that it gave."""

    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, related_name="registration")
    authority = models.CharField(max_length=30)
    mark = models.CharField(max_length=120)
    url = models.URLField(max_length=500, blank=True)
    registered_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.mark


class Paper(models.Model):
    """A paper as it was handed out: the stored file and its SHA-256. Insert-only.

    `about_kind` is "order" (its confirmation) or "invoice".
    """

    about_kind = models.CharField(max_length=10)
    about_id = models.BigIntegerField()
    language = models.CharField(max_length=2)
    file = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_id", "sha256"], name="invoices_paper_once"
            )
        ]
        indexes = [
            models.Index(fields=["about_kind", "about_id", "-made_at"], name="invoices_papers")
        ]

    def __str__(self) -> str:
        return self.file
