"""What stands in for touching: samples and trying at home are order lines, a live showing and a visit to
the store are calls that are promised."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from pistos.calls.actions.asking import ask_for_call
from pistos.calls.facts import Wish
from pistos.calls.models import Asked
from pistos.calls.queries.slots import slots_offered
from pistos.catalogue.models import Variant
from pistos.catalogue.queries.sheets import sheet_of
from pistos.catalogue.rules.shown import Sheet
from pistos.components.refusals import refusal_on
from pistos.conversations.facts import Arrival, Context, Sender
from pistos.conversations.models import Channel
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.languages import text_in
from pistos.kit.tokens import public_token
from pistos.storefront import limits
from pistos.storefront.contact_forms import CallForm
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.proofs import asked_proof, is_too_quick, shown_stamp
from pistos.storefront.shopping import language_of_page
from pistos.storefront.tools.noting import note
from pistos.tools.models import Tool
from pistos.tools.queries.attached import tools_at
from pistos.tools.rules.kinds import TOUCH
from pistos.tools.rules.reading import texts
from pistos.tools.rules.touch import LIVE, ORDERED, SAMPLE, STORE, TRY_HOME, read_ways

TITLES: Mapping[str, str | Promise] = {
    SAMPLE: _("Order a sample"),
    TRY_HOME: _("Try it at home"),
    LIVE: _("See it live by video"),
    STORE: _("See it in our store"),
}
MOST = 10


def touch_context(sheet: Sheet, tool: Tool, language: str) -> Mapping[str, Any]:
    return {
        "slug": sheet.slug,
        "material": text_in(texts(tool.content.get("material")), language),
        "ways": [
            {
                "code": way.code,
                "title": TITLES[way.code],
                "words": text_in(way.words, language),
                "days": way.days,
                "is_ordered": way.code in ORDERED,
            }
            for way in read_ways(tool.content)
        ],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def touch(request: HttpRequest, slug: str, way: str) -> HttpResponse:
    """A live showing or a visit: the time is promised as a call. What is ordered leads to its product."""
    shop, at = shop_of_page(), clock.now()
    sheet = sheet_of(slug, language_of_page(), shop.default_language)
    tool = tools_at(sheet.product_id, [place.slug for place in sheet.path]).get(TOUCH)
    found = (
        next((each for each in read_ways(tool.content) if each.code == way), None) if tool else None
    )
    if found is None:
        raise NotFound
    if way in ORDERED:
        return _to_order(request, sheet, way, found.sku)
    is_post = request.method == "POST"
    form = CallForm(
        request.POST if is_post else None,
        slots=slots_offered(at, most=100 if is_post else 8),
        zone=shop.time_zone,
        initial={"shown": shown_stamp(at), "once": public_token(), "text": _about(sheet, way)},
    )
    if is_post and form.is_valid():
        answer = _promised(request, sheet, way, form)
        if answer is not None:
            return answer
    context = frame() | {
        "sheet": sheet,
        "form": form,
        "title": TITLES[way],
        "words": text_in(found.words, language_of_page()),
    }
    status = 422 if form.is_bound else 200
    return render(request, "storefront/tools/touch_page.html", context, status=status)


def _to_order(request: HttpRequest, sheet: Sheet, way: str, sku: str) -> HttpResponse:
    """To what is put in the cart: the sample, or the product itself."""
    if request.method == "POST":
        note(request, sheet.product_id, TOUCH)
    variant = Variant.objects.select_related("product").filter(sku=sku, is_active=True).first()
    if way == SAMPLE and (variant is None or not variant.product.slug):
        raise NotFound
    if variant is None or variant.product.slug is None:
        return redirect("storefront:product", slug=sheet.slug)
    response = redirect("storefront:product", slug=variant.product.slug)
    response["Location"] += f"?variant={variant.pk}"
    return response


def _about(sheet: Sheet, way: str) -> str:
    words = (
        gettext("Please show me live: %(title)s")
        if way == LIVE
        else gettext("I would like to see in the store: %(title)s")
    )
    return words % {"title": sheet.title}


def _promised(request: HttpRequest, sheet: Sheet, way: str, form: CallForm) -> HttpResponse | None:
    """Promises the call; None where it cannot be, with the reason in the form."""
    given, at = form.cleaned_data, clock.now()
    if form.is_filled_by_program or is_too_quick(given["shown"], at):
        form.add_error(None, gettext("That was very quick. Please press the button once more."))
        return None
    if limits.is_over(request, "contact", MOST):
        form.add_error(
            None, gettext("You asked often in a short time. Please try again in ten minutes.")
        )
        return None
    limits.count(request, "contact")
    arrival = Arrival(
        channel=Channel.PHONE,
        sender=Sender("phone", given["phone"], name=given["name"], phone=given["phone"]),
        text=given["text"],
        subject=_about(sheet, way)[:120],
        happened_at=at,
        client_id=given["once"] or None,
        language=language_of_page(),
        context=Context(
            page={"path": f"/{language_of_page()}/product/{sheet.slug}/"}, topic="product"
        ),
    )
    wish = Wish(given["phone"], form.wished, Asked.CUSTOMER, "form")
    with refusal_on(form):
        call_back = ask_for_call(arrival=arrival, wish=wish, at=at)
        note(request, sheet.product_id, TOUCH)
        return redirect("storefront:asked", proof=asked_proof(call_back.conversation.token))
    return None
