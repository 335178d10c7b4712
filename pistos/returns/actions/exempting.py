"""Which products the law lets nobody withdraw from, each with its ground."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.catalogue.models import Product
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.returns import events
from pistos.returns.models import Exemption, Ground


class NoSuchGround(Refused):
    """The law knows no such exemption."""


@transaction.atomic
def set_exemption(*, product: Product, ground: str, by: Actor, at: datetime) -> None:
    """From now on the product is exempt on this ground, or, with an empty one, no more.

    Orders placed before keep what they were bought with. Publishes ExemptionChanged, once.
    """
    if ground and ground not in Ground.values:
        raise NoSuchGround(_("Choose one of the grounds that the law names."))
    locked = Product.objects.select_for_update().get(pk=product.pk)
    standing = Exemption.objects.filter(product=locked, until=None).first()
    if (standing.ground if standing else "") == ground:
        return
    if standing is not None:
        Exemption.objects.filter(pk=standing.pk).update(until=at)
    if ground:
        Exemption.objects.create(product=locked, ground=ground, since=at)
    about = Ref("product", str(locked.pk))
    publish(events.ExemptionChanged(locked.pk, ground), about=about, by=by, at=at)
