"""A product in a list, and a price: drawn here and not by a template. A list has two dozen of them, and a
template takes ten times as long for each."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from django.template import Library
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from pistos.catalogue.rules.shown import Card
from pistos.components.tags.pages import icon
from pistos.components.tags.stars import figure, stars
from pistos.components.tags.times import hundredths, money, number
from pistos.pricing.queries import PriceView

register = Library()
Row = Mapping[str, Any]
SEEN_AT_ONCE = 4
"""So many pictures of a list are fetched at once; the others when they come near."""
LONGEST_SUMMARY = 90
LATE = ' loading="lazy"'


@register.simple_tag
def cards(rows: Sequence[Row]) -> SafeString:
    """Rows of `storefront.cards.priced_cards`, with or without their ratings."""
    way = _way_to_products(get_language() or "en", get_script_prefix())
    return SafeString(
        '<ul class="cards">'
        + "".join(_card(row, way, is_late=n >= SEEN_AT_ONCE) for n, row in enumerate(rows))
        + "</ul>"
    )


@register.simple_tag
def price(shown: PriceView | None, *, is_from: bool = False) -> SafeString:
    """A price as it stands beside its goods; with `is_from` it is the lowest of several."""
    return SafeString(_price(shown or None, is_from=is_from))


@lru_cache(maxsize=64)
def _way_to_products(language: str, prefix: str) -> str:
    """What stands before the slug in the address of a product's page in a language."""
    return reverse("storefront:product", args=["a"])[:-2]


def _card(row: Row, way: str, *, is_late: bool) -> str:
    card: Card = row["card"]
    return (
        f'<li class="card"><a class="card-link" href="{way}{card.slug}/"><span class="card-picture">'
        f'{_picture(row["photo"], is_late=is_late)}</span><span class="card-title">{escape(card.title)}'
        f"</span></a>{_rating(row.get('rating'))}{_price(row['price'], is_from=row['is_from'])}"
        f"{_words(card)}</li>"
    )


def _picture(photo: Row | None, *, is_late: bool) -> str:
    if not photo:
        return icon("shop")
    return (
        f'<img src="{escape(photo["small"])}" srcset="{escape(photo["srcset"])}"'
        f' sizes="(min-width: 900px) 250px, 46vw" width="{photo["width"]}" height="{photo["height"]}"'
        f' alt="{escape(photo["alt"])}"{LATE if is_late else ""} decoding="async">'
    )


def _rating(found: Row | None) -> str:
    if not found:
        return ""
    mean, count = found["mean"], found["count"]
    reviews = ngettext("review", "reviews", count)
    return (
        f'<p class="card-stars">{stars(mean)}<span class="num small">{figure(mean)} <span class="muted">'
        f'({number(count)}<span class="visually-hidden"> {reviews}</span>)'
        "</span></span></p>"
    )


def _words(card: Card) -> str:
    if card.because:
        return f'<p class="card-because">{escape(card.because)}</p>'
    if not card.summary:
        return ""
    said = card.summary
    if len(said) > LONGEST_SUMMARY:
        said = Truncator(said).chars(LONGEST_SUMMARY)
    return f'<p class="card-summary">{escape(said)}</p>'


def _price(shown: PriceView | None, *, is_from: bool) -> str:
    if shown is None:
        nowhere = _("Not sold to your country")
        return f'<p class="price muted">{nowhere}</p>'
    before = by_unit = ""
    if is_from:
        words = pgettext("a price", "from")
        before = f'<span class="price-from">{words}</span> '
    if shown.unit_amount:
        amount = escape(money(shown.unit_amount, shown.currency))
        by_unit = f' <span class="price-unit">{amount} / {escape(shown.unit or "")}</span>'
    return (
        f'<p class="price{" price-reduced" if shown.prior_gross else ""}"><span class="price-gross">'
        f"{before}{escape(money(shown.gross, shown.currency))}</span>{_prior(shown)}{by_unit}</p>"
    )


def _prior(shown: PriceView) -> str:
    if not shown.prior_gross:
        return ""
    said = _("lowest price of the 30 days before: <s>%(prior)s</s>") % {
        "prior": escape(money(shown.prior_gross, shown.currency))
    }
    percent = escape(hundredths(shown.reduction_percent))
    return f' <span class="price-prior">{said} <span class="tag">−{percent}</span></span>'
