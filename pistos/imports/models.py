"""Files in: each run over files, and every row that could not be used."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Now

from pistos.kit.tokens import public_token


class RunState(models.TextChoices):
    PREVIEW = "preview"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    REFUSED = "refused"


class Run(models.Model):
    """One import of one or more files under one profile.

    `stored_as` is the folder of uploaded files in the storage, empty once they are deleted.
    `total_count` and `done_count` are the orders of the files and those worked off, for progress.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    profile = models.CharField(max_length=60)
    files = models.JSONField(default=list)
    stored_as = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.WAITING)
    started_by = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    total_count = models.BigIntegerField(null=True)
    done_count = models.BigIntegerField(default=0)
    read_count = models.BigIntegerField(default=0)
    new_count = models.BigIntegerField(default=0)
    changed_count = models.BigIntegerField(default=0)
    same_count = models.BigIntegerField(default=0)
    quarantined_count = models.BigIntegerField(default=0)
    summary = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    problem = models.TextField(blank=True)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["state"], name="imports_run_state")]

    def __str__(self) -> str:
        return f"{self.profile} {self.pk}"


class QuarantinedRow(models.Model):
    """A row that could not be used, as it was, with the reason in plain words.

    The same row of the same file met again is the same row here: it then belongs to the newer run.
    Numbers that pass as a payment card's are masked in `original`. `order_ref` is the order that
    the row belongs to, where that much could be read.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="quarantined")
    profile = models.CharField(max_length=60)
    file = models.CharField(max_length=300)
    row_number = models.BigIntegerField()
    reason_code = models.CharField(max_length=40)
    detail = models.CharField(max_length=200, blank=True)
    order_ref = models.CharField(max_length=120, blank=True)
    original = models.TextField()
    digest = models.CharField(max_length=32)
    recorded_at = models.DateTimeField(db_default=Now())
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "file", "row_number", "digest"], name="imports_quarantined_once"
            )
        ]
        indexes = [models.Index(fields=["run", "id"], name="imports_quarantine_run")]

    def __str__(self) -> str:
        return f"{self.file}:{self.row_number}"
