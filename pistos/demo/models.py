"""What the demo has still to play: scans that lie in the future of its invented couriers."""

from django.db import models


class ComingScan(models.Model):
    """A scan that will happen; the demo's clock reports it when its time has come."""

    parcel_id = models.BigIntegerField()
    happens_at = models.DateTimeField()
    code = models.CharField(max_length=20)
    place = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["happens_at"], name="demo_coming_scan_time")]

    def __str__(self) -> str:
        return f"{self.code} {self.happens_at}"


class Played(models.Model):
    """Until when new orders and new questions have been invented (one row)."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    until = models.DateTimeField()
    asked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.until)
