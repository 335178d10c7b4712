"""The trust page: the shop's record, as published."""

import hashlib
from datetime import date, datetime
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from pistos.components.tags.speaking import language
from pistos.kit import clock, words
from pistos.kit.together import read_together, rows_of
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.partners.queries import active
from pistos.partners.rules import SHOWN_KINDS
from pistos.promises.models import Publication
from pistos.promises.queries.figures import publications
from pistos.promises.rules.due import day_of
from pistos.remedies.queries.policy import money_of_policy, policies_at
from pistos.shop.models import Shop, ShopSettings
from pistos.shop.queries import settings_in_force
from pistos.storefront import trust_words
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.guarantee import (
    given_words,
    late_words,
    money_given_words,
    money_words_of,
)
from pistos.storefront.satisfaction import satisfaction

MINUTES_5 = "public, max-age=300"
PAGES_KEPT = 16
_rendered: dict[str, bytes] = {}


@require_safe
def trust(request: HttpRequest) -> HttpResponse:
    """The newest publication in words and plots; the same for everyone, so it may be cached."""
    shop, rules = shop_of_page(), settings_in_force()
    vars(request)["shop"] = shop  # for the page's own context, too
    now = clock.now()
    partners, publication, late = _known(now)
    shown = [partner for partner in partners if partner.kind in SHOWN_KINDS]
    is_public = trust_words.is_public_on(rules.trust_page_public_from, now, shop.time_zone)
    is_preview = not is_public and request.user.is_authenticated
    if not is_public and not is_preview:
        context = {"public_from": rules.trust_page_public_from, **frame(shown)}
        return render(request, "storefront/trust_private.html", context)
    given = given_words(now) if rules.late_amount else ""
    money = money_words_of(late, shop.currency)
    money_given = money_given_words(now, shop.currency) if money else ""
    satisfied = satisfaction(day_of(now, shop.time_zone))
    etag = _etag(publication, shop, rules, partners, (given, money, money_given, repr(satisfied)))
    unchanged = None if is_preview else get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    body = None if is_preview else _rendered.get(etag)
    if body is None:
        context = {
            "rules": rules,
            "is_preview": is_preview,
            "guarantee": late_words(rules.late_amount, shop.currency),
            "given": given,
            "money": money,
            "money_given": money_given,
            "satisfied": satisfied,
            **frame(shown),
        }
        context |= _record(publication, partners, shop) if publication else {"publication": None}
        body = render(request, "storefront/trust.html", context).content
    response = HttpResponse(body)
    if not is_preview:
        _remember(etag, body)
        response.headers["ETag"], response.headers["Cache-Control"] = etag, MINUTES_5
    return response


def _known(at: datetime) -> tuple[list[Partner], Publication | None, Decimal]:
    """The partners, the newest publication, and what is stated for money that is late; one query."""
    partners, newest = rows_of(active()), rows_of(publications()[:1])
    policy = rows_of(policies_at(at))
    read_together(partners, newest, policy)
    return partners.found, next(iter(newest.found), None), money_of_policy(policy.found)[0]


def _remember(etag: str, body: bytes) -> None:
    """Keeps the newest few pages; what they show is wholly named by the ETag, so none grows stale."""
    _rendered[etag] = body
    while len(_rendered) > PAGES_KEPT:
        _rendered.pop(next(iter(_rendered)))


def _record(publication: Publication, partners: list[Partner], shop: Shop) -> dict[str, object]:
    figures = publication.figures
    headline = trust_words.headline(figures)
    context: dict[str, object] = {
        "publication": publication,
        "through": date.fromisoformat(figures["through"]),
        "headline": headline,
        "as_known_on": day_of(publication.as_known_at, shop.time_zone),
        "made": figures["customer"][headline["period"]]["made"],
        "json_url": reverse("trust-json"),
        "csv_url": reverse("record-csv"),
        "is_new": figures["is_new"],
    }
    if figures["is_new"]:
        count = Order.objects.count()
        return context | {
            "order_count": count,
            "order_words": words.number_words(count, language()),
            "restated": trust_words.restatements(figures),
        }
    return context | {
        "outcomes": trust_words.outcomes(figures, headline["period"]),
        "periods": trust_words.periods(figures),
        "kinds": trust_words.by_kind(figures),
        "trend": trust_words.trend(figures),
        "broken": trust_words.broken(figures),
        "telling": trust_words.telling(figures),
        "partner_rows": trust_words.partner_rows(figures, partners),
        "regions": trust_words.region_rows(figures),
        "restated": trust_words.restatements(figures),
        "imported": figures["customer"]["all"]["imported"],
        "refunds": figures["customer"]["90"]["kinds"].get("refund"),
    }


def _etag(
    publication: Publication | None,
    shop: Shop,
    rules: ShopSettings,
    partners: list[Partner],
    told: tuple[str, ...],
) -> str:
    """Everything that the page shows, in short: a new publication is a new page."""
    parts = (
        publication and (publication.pk, publication.head, publication.as_known_at),
        get_language(),
        (rules.version, rules.refund_within_days, rules.right_within_days, rules.kept_rate_target),
        (str(rules.late_amount), *told),
        [shop.serializable_value(field.attname) for field in shop._meta.concrete_fields],
        [(partner.pk, partner.name, partner.website) for partner in partners],
        static("storefront/storefront.css"),
    )
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'
