"""Mailboxes that the shop reads, and mail that could not be processed."""

from django.db import models
from django.db.models.functions import Now


class Security(models.TextChoices):
    """How the connection is guarded. `none` is for a server on the same machine alone."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class SignIn(models.TextChoices):
    PASSWORD = "password"  # noqa: S105 - the name of a way to sign in
    MICROSOFT = "microsoft"
    GOOGLE = "google"


class Mailbox(models.Model):
    """An address the shop writes from and, where `host` is given, reads by IMAP.

    `secret` is encrypted; `last_uid` counts within `uid_validity`. Mail older than `reads_from` is left
    where it is. `fetched_at` is when the mailbox was last read without a fault, `tried_at` when it was
    last tried; `alarmed_at` when its silence was told.
    """

    address = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120, blank=True)
    host = models.CharField(max_length=200, blank=True)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=10, choices=Security.choices, default=Security.TLS)
    username = models.CharField(max_length=200, blank=True)
    sign_in = models.CharField(max_length=12, choices=SignIn.choices, default=SignIn.PASSWORD)
    secret = models.BinaryField(default=b"", blank=True)
    folder = models.CharField(max_length=120, default="INBOX")
    language = models.CharField(max_length=2, default="en")
    reads_from = models.DateField(null=True)
    uid_validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    added_at = models.DateTimeField(db_default=Now())
    fetched_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    alarmed_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    dkim_selector = models.CharField(max_length=63, blank=True)
    domain_checks = models.JSONField(default=dict, blank=True)
    checked_at = models.DateTimeField(null=True)
    may_acknowledge = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "mailboxes"

    def __str__(self) -> str:
        return self.address


class QuarantinedMail(models.Model):
    """Mail that could not be processed: its bytes, encrypted until they expire, and why. Replayable.

    `digest` is a keyed hash of the bytes: the same mail is kept once. Of a mail beyond the limit only
    the headers are kept (`is_whole` is false), and `size` is that of the whole.
    """

    source = models.CharField(max_length=200)
    mailbox = models.ForeignKey(
        Mailbox, null=True, on_delete=models.SET_NULL, related_name="quarantined"
    )
    digest = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    is_whole = models.BooleanField(default=True)
    file = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=40)
    detail = models.CharField(max_length=300, blank=True)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    replayed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["received_at", "id"], name="mailboxes_quarantined"),
            models.Index(fields=["expires_at"], name="mailboxes_quarantine_expires"),
        ]
        verbose_name_plural = "quarantined mail"

    def __str__(self) -> str:
        return self.reason
