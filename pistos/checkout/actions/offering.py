"""Which wishes buyers may tick for a product. Each that is granted is work before packing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from pistos.catalogue.models import Product
from pistos.checkout.events import RequestOptionSaved
from pistos.checkout.models import RequestOption
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token
from pistos.shop.queries import the_shop

LONGEST_LABEL, MOST_OPTIONS = 80, 12


class OptionUnusable(Refused):
    """It lacks words in a language of the shop, or there are too many."""


def offer_option(
    *, product: Product, label: Mapping[str, str], by: Actor, at: datetime
) -> RequestOption:
    """A new wish that can be ticked, last in the row. Publishes RequestOptionSaved."""
    words = _checked(label)
    with transaction.atomic():
        Product.objects.select_for_update(no_key=True).get(pk=product.pk)
        own = RequestOption.objects.filter(product=product)
        if own.filter(is_active=True).count() >= MOST_OPTIONS:
            raise OptionUnusable(
                _("A product may have %(most)s such wishes. Please take one away first.")
                % {"most": MOST_OPTIONS}
            )
        last = own.aggregate(last=Max("position"))["last"] or 0
        option = RequestOption.objects.create(
            code=public_token(), product=product, label=words, position=last + 1
        )
        _told(option, by, at)
    return option


def reword_option(
    *, option: RequestOption, label: Mapping[str, str], by: Actor, at: datetime
) -> None:
    """Other words for the same wish; orders that hold it show them too. Publishes RequestOptionSaved."""
    words = _checked(label)
    with transaction.atomic():
        RequestOption.objects.filter(pk=option.pk).update(label=words)
        _told(option, by, at)


def withdraw_option(*, option: RequestOption, by: Actor, at: datetime) -> None:
    """No longer offered; orders that hold it keep its words. Publishes RequestOptionSaved."""
    with transaction.atomic():
        RequestOption.objects.filter(pk=option.pk).update(is_active=False)
        _told(option, by, at)


def offer_option_again(*, option: RequestOption, by: Actor, at: datetime) -> None:
    """Offered as before. Publishes RequestOptionSaved."""
    with transaction.atomic():
        RequestOption.objects.filter(pk=option.pk).update(is_active=True)
        _told(option, by, at)


def _checked(label: Mapping[str, str]) -> dict[str, str]:
    words = {code: " ".join(text.split())[:LONGEST_LABEL] for code, text in label.items()}
    if any(not words.get(code) for code in the_shop().languages):
        raise OptionUnusable(_("Please write the wish in every language of the shop."))
    return {code: text for code, text in words.items() if text}


def _told(option: RequestOption, by: Actor, at: datetime) -> None:
    told = RequestOptionSaved(option_id=option.pk, product_id=option.product_id or 0)
    publish(told, about=Ref("product", str(option.product_id)), by=by, at=at)
