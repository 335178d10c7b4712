"""Writing a review: by the mail's link, or on the site, proven by an order. Looking records nothing."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pistos.catalogue.models import Product
from pistos.catalogue.queries.sheets import sheet_of
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused
from pistos.kit.languages import text_in
from pistos.kit.tokens import public_token
from pistos.reviews.access import invitation_by_token, own_review
from pistos.reviews.actions.writing import confirm_review, write_on_site, write_review
from pistos.reviews.models import Invitation, State
from pistos.reviews.queries.aspects import aspect_names, aspects_of
from pistos.storefront import limits
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import private
from pistos.storefront.proofs import is_too_quick, shown_stamp
from pistos.storefront.reviews.forms import FIVE, OnSiteForm, ReviewForm
from pistos.storefront.reviews.rows import review_row
from pistos.storefront.shopping import language_of_page

READ_OR_POST = ["GET", "HEAD", "POST"]
WRITTEN = "review"


@require_http_methods(READ_OR_POST)
@private
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """The page of an invitation. The star in the mail only fills in the form: a scanner that follows every
    link leaves nothing behind."""
    shop_of_page()
    found, at = invitation_by_token(token), clock.now()
    if found.review is not None:
        return redirect("storefront:review-own", token=found.review.author_token)
    is_over = found.expires_at <= at
    if request.method != "POST" or is_over:
        return _invited(request, found, _form_of(found, initial=_initial(request, found)), is_over)
    form = _form_of(found, data=request.POST, files=request.FILES)
    if form.is_valid():
        with refusal_on(form):
            written = write_review(
                invitation=found, writing=form.writing(language_of_page()), at=at
            )
            return redirect("storefront:review-own", token=written.author_token)
    return _invited(request, found, form, is_over)


def _invited(
    request: HttpRequest, found: Invitation, form: ReviewForm, is_over: bool
) -> HttpResponse:
    shop = shop_of_page()
    product = found.line.product
    context = frame() | {
        "name": text_in(product.name, language_of_page(), shop.default_language)
        if product
        else found.line.name,
        "order_number": found.line.order.number,
        "months_after": found.months_after,
        "form": form,
        "is_over": is_over,
    }
    return render(
        request, "storefront/reviews/write.html", context, status=422 if form.is_bound else 200
    )


def _form_of(found: Invitation, **more: Any) -> ReviewForm:
    return ReviewForm(aspects=_aspects(found.line.product), **more)


def _initial(request: HttpRequest, found: Invitation) -> dict[str, object]:
    given = request.GET.get("stars", "")
    first_name = found.customer.name.partition(" ")[0]
    return {
        "stars": int(given) if given in {str(each) for each in FIVE} else None,
        "display_name": first_name[:60],
    }


@require_http_methods(READ_OR_POST)
def on_site(request: HttpRequest, slug: str) -> HttpResponse:
    """For whoever bought it and was not asked: the number of the order and its address prove it."""
    shop, at, language = shop_of_page(), clock.now(), language_of_page()
    sheet = sheet_of(slug, language, shop.default_language)
    product = Product.objects.select_related("category").get(pk=sheet.product_id)
    fresh = {"shown": shown_stamp(at), "once": public_token()}
    more: dict[str, Any] = {"aspects": _aspects(product), "is_proven": False}
    form = OnSiteForm(initial=fresh, **more)
    if request.method == "POST":
        form = OnSiteForm(request.POST, request.FILES, **more)
        if form.is_valid() and _may_send(request, form, at):
            with refusal_on(form):
                write_on_site(
                    product=product, writing=form.writing(language), match=form.match, at=at
                )
                return redirect("storefront:review-sent", slug=slug)
        if form.errors:
            # A form that comes back was shown just now: the next press is not too quick.
            stamped = request.POST.copy()
            stamped["shown"] = shown_stamp(at)
            form.data = stamped
    context = frame() | {"sheet": sheet, "form": form, "is_on_site": True}
    return render(
        request, "storefront/reviews/write.html", context, status=422 if form.is_bound else 200
    )


@require_safe
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for every order and address, known or not."""
    shop = shop_of_page()
    sheet = sheet_of(slug, language_of_page(), shop.default_language)
    return render(request, "storefront/reviews/sent.html", frame() | {"sheet": sheet})


@require_http_methods(READ_OR_POST)
@private
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link from the mail shows what was written; the button confirms it."""
    shop_of_page()
    review = own_review(token)
    if review.state != State.RECEIVED:
        return redirect("storefront:review-own", token=token)
    refusal = ""
    if request.method == "POST":
        try:
            confirm_review(token=token, at=clock.now())
            return redirect("storefront:review-own", token=token)
        except Refused as refused:
            refusal = str(refused)
    language = language_of_page()
    context = frame() | {
        "review": review,
        "row": review_row(review, language, aspect_names()),
        "name": text_in(review.product.name, language),
        "refusal": refusal,
    }
    return render(
        request, "storefront/reviews/confirm.html", context, status=422 if refusal else 200
    )


def _aspects(product: Product | None) -> dict[str, str]:
    if product is None:
        raise NotFound
    language = language_of_page()
    return {code: text_in(name, language) or code for code, name in aspects_of(product).items()}


def _may_send(request: HttpRequest, form: OnSiteForm, at: datetime) -> bool:
    """Whether a person sent it, and not too many came from there; else the form says so."""
    given = form.cleaned_data
    if form.is_filled_by_program or is_too_quick(given["shown"], at):
        form.add_error(None, _("That was very quick. Please press the button once more."))
        return False
    if not limits.takes(request, WRITTEN, given["email"]):
        form.add_error(None, _("That was a lot at once. Please try again in ten minutes."))
        return False
    return True
