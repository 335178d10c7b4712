"""The only reasons for which a promise may be withdrawn; published with the method."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WithdrawnBecause(models.TextChoices):
    CUSTOMER_CANCELLED = "customer_cancelled", _("the customer cancelled")
    CUSTOMER_CHANGED = "customer_changed", _("the customer asked for something else")
    CUSTOMER_REFUSED = "customer_refused", _("the customer refused the parcel")
    CUSTOMER_ABSENT = "customer_absent", _("the customer was not at the address given")
    PAYMENT_FAILED = "payment_failed", _("the order was never paid")
    MADE_IN_ERROR = "made_in_error", _("it was recorded twice, or for the wrong parcel or person")
