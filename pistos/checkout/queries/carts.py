"""A cart as its owner sees it now: prices, stock and what changed since they last looked."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import F, Q, Sum

from pistos.catalogue.models import Product, ProductState, SheetVersion
from pistos.catalogue.rules.reading import Stamp, sheet_from
from pistos.catalogue.rules.shown import Sheet
from pistos.checkout.facts import ZERO, CartShown, LineShown, Wish
from pistos.checkout.models import Cart, CartLine, CartState, RequestOption, SavedItem
from pistos.checkout.rules.changes import change_of
from pistos.customers.models import Customer
from pistos.kit.languages import text_in
from pistos.pricing.queries import vat_country_of
from pistos.pricing.queries.prices import PriceView, prices_of
from pistos.pricing.queries.vouchers import try_vouchers
from pistos.stock.queries import Available, availability

FACTS_SHOWN = 3


def open_cart(token: str, customer: Customer | None = None) -> Cart | None:
    """The open cart of a signed-in person, else the one whose token the browser holds. One query."""
    rows = Cart.objects.filter(state=CartState.OPEN)
    if customer is not None:
        return rows.filter(customer=customer).first()
    return rows.filter(token=token).first() if token else None


def cart_by_attempt(attempt: str) -> Cart | None:
    """The cart whose order form this is, ordered already or not. One query; its order is asked for where
    there is one."""
    return Cart.objects.filter(attempt=attempt).first() if attempt else None


def item_count(cart: Cart | None) -> int:
    """How many pieces lie in it: the figure beside the icon. One query; none without a cart."""
    if cart is None:
        return 0
    found = CartLine.objects.filter(cart=cart).aggregate(many=Sum("quantity"))
    return found["many"] or 0


def cart_shown(cart: Cart | None, *, country: str, language: str, at: datetime) -> CartShown:
    """The cart with prices for a country in a language; six queries whatever lies in it, one more where its
    owner is known: a firm whose VAT id was found in the register may buy without VAT."""
    lines = _lines(cart)
    if cart is None or not lines:
        return CartShown((), country, "", ZERO)
    variant_ids = [line.variant_id for line in lines]
    sheets = sheets_of({line.variant.product_id for line in lines}, language)
    firm = vat_country_of(cart.customer_id)
    prices = prices_of(variant_ids, country=country, at=at, vat_country=firm)
    stock = availability(variant_ids)
    shown = tuple(
        _shown(line, sheets.get(line.variant.product_id), prices.get(line.variant_id), stock)
        for line in lines
    )
    currency = next((price.currency for price in prices.values()), "")
    goods = sum((line.gross for line in shown if line.can_be_bought), ZERO)
    vouchers = try_vouchers(
        cart.vouchers, goods=goods, currency=currency, customer_id=cart.customer_id, at=at
    )
    return CartShown(shown, country, currency, goods, tuple(vouchers), stock)


def _lines(cart: Cart | None) -> list[CartLine]:
    if cart is None:
        return []
    rows = CartLine.objects.filter(cart=cart).select_related("variant__product")
    return list(rows.order_by("added_at", "pk"))


def sheets_of(product_ids: Iterable[int], language: str) -> dict[int, Sheet]:
    """The published sheet of each product that has one. One query."""
    rows = SheetVersion.objects.filter(
        product_id__in=list(product_ids),
        product__state=ProductState.PUBLISHED,
        product__published_version_id=F("pk"),
    )
    return {
        row.product_id: sheet_from(
            row.content,
            language=language,
            fallback="en",
            at=Stamp(
                row.pk, row.number, row.published_at.isoformat(), row.content_hash, is_newest=True
            ),
        )
        for row in rows.order_by()
    }


def _shown(
    line: CartLine,
    sheet: Sheet | None,
    price: PriceView | None,
    stock: Mapping[int, Available],
) -> LineShown:
    variant, product = line.variant, line.variant.product
    here = stock.get(variant.pk)
    is_sold = sheet is not None and variant.is_active
    change = change_of(
        is_sold=is_sold,
        gross=price.gross if price else None,
        seen=line.seen_gross,
        is_enough=here is not None and here.has(line.quantity),
    )
    grams = variant.weight_grams or product.weight_grams or 0
    return LineShown(
        line_id=line.pk,
        variant_id=variant.pk,
        product_id=product.pk,
        version_id=sheet.version_id if sheet else 0,
        slug=product.slug or "",
        title=sheet.title if sheet else text_in(product.name, "en") or variant.sku,
        label=next((v.label for v in sheet.variants if v.id == variant.pk), "") if sheet else "",
        photo=sheet.photos[0] if sheet and sheet.photos else None,
        facts=_facts(sheet, variant.pk),
        is_service=product.kind == "service",
        quantity=line.quantity,
        weight_grams=grams * line.quantity,
        price=price,
        seen_gross=line.seen_gross,
        change=change,
        free=here.free if here else 0,
        wish=Wish(line.request, tuple(line.request_options)),
    )


def _facts(sheet: Sheet | None, variant_id: int) -> tuple[str, ...]:
    """The main characteristics that the law wants above the button, in a few words; what this variant
    differs in stands in its name already."""
    if sheet is None:
        return ()
    own = {option.code for v in sheet.variants if v.id == variant_id for option in v.options}
    facts = [fact for fact in sheet.facts if fact.value and fact.code not in own]
    said = [f"{f.name}: {f.value}{f' {f.unit}' if f.unit else ''}" for f in facts]
    return tuple(said[:FACTS_SHOWN])


def request_options(product_ids: Iterable[int], language: str) -> dict[int, list[tuple[str, str]]]:
    """What may be ticked for each product, as (code, label): its own and what holds for any. One query."""
    wanted = set(product_ids)
    found: dict[int, list[tuple[str, str]]] = {product_id: [] for product_id in wanted}
    for row in RequestOption.objects.filter(is_active=True):
        pair = (row.code, text_in(row.label, language))
        for product_id in wanted if row.product_id is None else wanted & {row.product_id}:
            found[product_id].append(pair)
    return found


def request_labels(product_ids: Iterable[int], language: str) -> dict[int, list[tuple[str, str]]]:
    """The words of what was ticked for each product, of what is no longer offered too. One query."""
    wanted = set(product_ids)
    found: dict[int, list[tuple[str, str]]] = {product_id: [] for product_id in wanted}
    for row in RequestOption.objects.filter(Q(product=None) | Q(product__in=wanted)):
        pair = (row.code, text_in(row.label, language))
        for product_id in wanted if row.product_id is None else {row.product_id}:
            found[product_id].append(pair)
    return found


def options_of(product: Product) -> list[RequestOption]:
    """A product's own, for the desk, what is no longer offered last. One query."""
    return list(RequestOption.objects.filter(product=product).order_by("-is_active", "position"))


def saved_product_ids(cart: Cart | None, customer: Customer | None) -> list[int]:
    """What was laid aside, newest first. One query."""
    if customer is not None:
        rows = SavedItem.objects.filter(customer=customer)
    elif cart is not None:
        rows = SavedItem.objects.filter(cart=cart)
    else:
        return []
    return list(rows.order_by("-saved_at", "-pk").values_list("product_id", flat=True))
