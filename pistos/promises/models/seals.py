"""The chain of seals over the entries, and what was published of it."""

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from pistos.promises.models.ledger import Entry


class EntryToSeal(models.Model):
    """Entries not sealed yet, filled by trigger; the sealer empties it in order of id."""

    entry_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.entry_id)


class Seal(models.Model):
    """Position in the chain: digest = SHA-256(previous digest, public columns, commitment)."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="seal")
    digest = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.position)


class Publication(models.Model):
    """Figures as published, as known at a seal position; one that differs later restates them."""

    as_known_at = models.DateTimeField()
    position = models.BigIntegerField()
    head = models.CharField(max_length=64)
    figures = models.JSONField(encoder=DjangoJSONEncoder)
    restated_months = ArrayField(models.CharField(max_length=7), default=list)

    class Meta:
        indexes = [models.Index(fields=["-as_known_at"], name="promises_publication_newest")]

    def __str__(self) -> str:
        return f"as known at {self.as_known_at}"
