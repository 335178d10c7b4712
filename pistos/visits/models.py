"""Visitors of the shop's pages: people not yet known, with what they looked at."""

from django.db import models

from pistos.customers.models import Customer
from pistos.kit.tokens import public_token


class Visitor(models.Model):
    """A browser that came by. `customer` is set once the person wrote or bought."""

    token = models.CharField(max_length=22, unique=True, default=public_token)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.SET_NULL, related_name="visitors"
    )
    language = models.CharField(max_length=2, default="en")
    zone = models.CharField(max_length=40, blank=True)
    origin = models.CharField(max_length=200, blank=True)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["last_seen_at", "id"], name="visits_last_seen")]

    def __str__(self) -> str:
        return self.token
