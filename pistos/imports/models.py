"""Files in: each run over files, and every row that could not be used."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Now


class RunState(models.TextChoices):
    PREVIEW = "preview"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    REFUSED = "refused"


class Run(models.Model):
    """One import of one or more files under one profile."""

    profile = models.CharField(max_length=60)
    files = models.JSONField(default=list)
    stored_as = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.WAITING)
    started_by = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    total_rows = models.BigIntegerField(null=True)
    read_count = models.BigIntegerField(default=0)
    new_count = models.BigIntegerField(default=0)
    changed_count = models.BigIntegerField(default=0)
    same_count = models.BigIntegerField(default=0)
    quarantined_count = models.BigIntegerField(default=0)
    summary = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    problem = models.TextField(blank=True)
    recorded_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.profile} {self.pk}"


class QuarantinedRow(models.Model):
    """A row that could not be used, as it was, with the reason in plain words."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="quarantined")
    file = models.CharField(max_length=300)
    row_number = models.BigIntegerField()
    reason_code = models.CharField(max_length=40)
    reason = models.CharField(max_length=500)
    original = models.TextField()
    recorded_at = models.DateTimeField(db_default=Now())
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["run", "id"], name="imports_quarantine_run")]

    def __str__(self) -> str:
        return f"{self.file}:{self.row_number}"
