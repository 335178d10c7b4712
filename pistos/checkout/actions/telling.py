"""What a buyer is written about their order: each message once, in their language."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from pistos.catalogue.queries.sheets import version_content
from pistos.checkout.queries.carts import request_labels
from pistos.checkout.queries.slots import slot_words
from pistos.checkout.rules.wishes import wished_words
from pistos.invoices.actions.confirming import keep_confirmation
from pistos.kit.actors import Actor, Ref
from pistos.kit.words import dated_words, hundredths_words, money_words, until_words
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.notifications.rules.letters import LetterFile
from pistos.orders.models import AddressKind, Line, Order, OrderChange, RequestState, Shortage
from pistos.payments.rules.names import name_of
from pistos.promises.models import Promise, PromiseKind, Toward
from pistos.promises.ports import order_link
from pistos.shop.queries import the_shop

TELLER = Actor.machine("checkout.telling")


def confirm_order(*, order: Order, at: datetime) -> Message | None:
    """The confirmation: what was ordered, what it costs, by which day it comes. Once for an order.

    The paper with all that the law wants said goes with it and is kept with its hash. None without
    an address. Publishes MessageWritten.
    """
    language = order.language
    promise = Promise.objects.filter(
        order_id=order.pk, kind=PromiseKind.DELIVERY, toward=Toward.CUSTOMER
    ).first()
    if promise is None:
        return None
    with translation.override(language):
        context = {
            "order_number": order.number,
            "lines": _lines_words(order),
            "amounts": _amounts(order),
            "total": _money(order.total_amount, order),
            "promised_on": promise.due_on,
            "slot": slot_words(order, at, language),
            "usual_on": promise.usual_on
            if promise.usual_on and promise.usual_on < promise.due_on
            else None,
            "payment": _("Way to pay: %(way)s.") % {"way": name_of(order.provider_code)},
            "address": _address(order),
            "change_until": _until(order, at, language),
            "link": order_link(order.token, language),
        }
        paper = keep_confirmation(
            order=order,
            promised_words=promise.words.text,
            payment_words=str(context["payment"]),
            at=at,
        )
    file = LetterFile(paper.file, paper.name, "application/pdf")
    key = f"order_confirmed:{order.pk}"
    return _write(key, "order_confirmed", context, order, at, files=(file,))


def _until(order: Order, at: datetime, language: str) -> str:
    if order.change_until is None or order.change_until <= at:
        return ""
    return until_words(order.change_until, at, ZoneInfo(the_shop().time_zone), language)


def _lines_words(order: Order) -> list[str]:
    lines = list(order.lines.order_by("position"))
    ticked = {line.product_id for line in lines if line.product_id and line.request_options}
    labels = request_labels(ticked, order.language) if ticked else {}
    return [_line_words(line, order, dict(labels.get(line.product_id or 0, []))) for line in lines]


def _line_words(line: Line, order: Order, labels: Mapping[str, str]) -> str:
    words = f"{line.quantity} × {line.name}: {_money(line.paid_amount, order)}"
    wished = wished_words(line.request, line.request_options, labels)
    return f"{words} ({wished})" if wished else words


def _amounts(order: Order) -> list[str]:
    """Delivery, discount, fee and VAT in words; what is nothing is not said, but for free delivery."""
    shipping = order.shipping_amount or Decimal(0)
    rows = [
        _("Delivery, %(way)s: %(amount)s")
        % {
            "way": order.method_name,
            "amount": _money(shipping, order) if shipping else _("free"),
        }
    ]
    if order.discount_amount:
        rows.append(_("Vouchers: −%(amount)s") % {"amount": _money(order.discount_amount, order)})
    if order.fee_amount:
        rows.append(
            _("Paying at the door: %(amount)s") % {"amount": _money(order.fee_amount, order)}
        )
    for percent, _net, vat in order.vat_rows:
        rows.append(
            _("VAT %(percent)s, contained: %(amount)s")
            % {
                "percent": hundredths_words(Decimal(percent), order.language),
                "amount": _money(Decimal(vat), order),
            }
        )
    return rows


def _address(order: Order) -> str:
    row = order.addresses.filter(kind=AddressKind.SHIPPING).first()
    return str(row) if row else ""


def _money(amount: Decimal, order: Order) -> str:
    return money_words(amount, order.currency, translation.get_language() or order.language)


def tell_of_change(*, change: OrderChange, at: datetime) -> Message | None:
    """What was changed, what it costs now, and what comes back. To the address that was on record."""
    order = change.order
    with translation.override(order.language):
        context = {
            "order_number": order.number,
            "what": change_words(change),
            "difference": _("%(amount)s less than before; what you have paid of it comes back.")
            % {"amount": _money(change.difference_amount, order)}
            if change.difference_amount
            else "",
            "total": _money(order.total_amount, order),
            "link": order_link(order.token, order.language),
        }
    key = f"order_changed:{change.pk}"
    told_at = str(change.before.get("email", "")) if change.kind == "contact" else ""
    return _write(key, "order_changed", context, order, at, address=told_at)


def change_words(change: OrderChange) -> list[str]:
    """A change in the language in force, a line each."""
    if change.kind == OrderChange.Kind.ADDRESS:
        moved = change.after.get("promised_on")
        said = [_("It goes to another address of yours now.")]
        if moved:
            day = dated_words(date.fromisoformat(moved), change.order.language)
            said.append(_("It is with you by the day you agreed to: %(day)s.") % {"day": day})
        return said
    if change.kind == OrderChange.Kind.CONTACT:
        return [_("We write to another address of yours now.")]
    if change.kind == OrderChange.Kind.REQUEST:
        return [
            _("Your wish about %(product)s: %(words)s") % {"product": name, "words": words or "–"}
            for name, words in change.after.items()
        ]
    return [
        _("%(product)s: %(now)d instead of %(before)d")
        % {"product": name, "now": change.after.get(name, 0), "before": before}
        for name, before in change.before.items()
        if change.after.get(name, 0) != before
    ]


def tell_of_answer(*, line: Line, at: datetime) -> Message | None:
    """What becomes of a special wish. Once for each answer."""
    order = line.order
    stamp = line.request_answered_at.timestamp() if line.request_answered_at else 0
    context = {
        "order_number": order.number,
        "product": line.name,
        "granted": line.request_state == RequestState.GRANTED,
        "answer": line.request_answer,
        "link": order_link(order.token, order.language),
    }
    return _write(f"request:{line.pk}:{stamp:.0f}", "request_answered", context, order, at)


def tell_of_shortage(*, shortage: Shortage, at: datetime) -> Message | None:
    """Something is missing: the buyer hears it first, and chooses."""
    order = shortage.line.order
    context = {
        "order_number": order.number,
        "product": shortage.line.name,
        "missing": shortage.quantity,
        "quantity": shortage.line.quantity,
        "restock_on": shortage.restock_on,
        "link": order_link(order.token, order.language),
    }
    return _write(f"short:{shortage.pk}", "order_short", context, order, at)


def send_instructions(*, order: Order, at: datetime) -> Message | None:
    """How to use what is on its way, as its sheet said when it was bought. None where no sheet says it."""
    products = []
    for line in order.lines.exclude(sheet_version=None).order_by("position"):
        sheet = version_content(line.sheet_version_id or 0, order.language)
        if sheet.instructions:
            products.append({"name": line.name, "instructions": sheet.instructions})
    if not products:
        return None
    context = {
        "order_number": order.number,
        "products": products,
        "link": order_link(order.token, order.language),
    }
    return _write(f"instructions:{order.pk}", "instructions", context, order, at)


def send_links(*, email: str, orders: list[Order], at: datetime) -> Message | None:
    """The links to the orders of an address, to that address."""
    if not orders:
        return None
    first = orders[0]
    context = {
        "orders": [
            {"number": order.number, "link": order_link(order.token, first.language)}
            for order in orders
        ]
    }
    key = f"order_links:{first.customer_id}:{at:%Y%m%d%H%M}"
    return _write(key, "order_links", context, first, at, address=email)


def _write(
    key: str,
    template: str,
    context: Mapping[str, object],
    order: Order,
    at: datetime,
    *,
    address: str = "",
    files: tuple[LetterFile, ...] = (),
) -> Message | None:
    customer = order.customer
    to = Recipient(
        "customer",
        customer.pk,
        address or order.contact_email or customer.email,
        order.language,
        customer.name,
        customer.form_of_address,
    )
    draft = Draft(template, context, Ref("order", str(order.pk)))
    with suppress(NoAddress):
        return write_message(key=key, draft=draft, to=to, by=TELLER, at=at, files=files)
    return None
