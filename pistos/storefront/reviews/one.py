"""One review at an address of its own; readers find it helpful, or report it."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.components.refusals import refusal_on, refusal_told
from pistos.kit import clock
from pistos.kit.languages import text_in
from pistos.reviews.access import shown_review
from pistos.reviews.actions.flagging import flag_review
from pistos.reviews.actions.voting import vote_helpful
from pistos.reviews.models import Review
from pistos.reviews.queries.aspects import aspect_names
from pistos.reviews.queries.public import review_shown
from pistos.storefront import limits
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.proofs import shown_stamp
from pistos.storefront.reviews.forms import FlagForm
from pistos.storefront.reviews.readers import reader_of, voter_of
from pistos.storefront.reviews.rows import review_row
from pistos.storefront.reviews.writing import READ_OR_POST
from pistos.storefront.shopping import language_of_page

FLAGGED = "review-flag"
BY_PLACE = 10


@require_safe
def review(request: HttpRequest, public_id: str) -> HttpResponse:
    return render(request, "storefront/reviews/one.html", _around(review_shown(public_id)))


@require_POST
def helpful(request: HttpRequest, public_id: str) -> HttpResponse:
    """Counts this reader once, and leads back to where the button stood."""
    shop_of_page()
    found, at = shown_review(public_id), clock.now()
    with refusal_told(request):
        vote_helpful(review=found, voter=voter_of(request, at), by=reader_of(request, at), at=at)
    return HttpResponseRedirect(f"{_back(request, found)}#r-{public_id}")


@require_http_methods(READ_OR_POST)
def flag(request: HttpRequest, public_id: str) -> HttpResponse:
    """Says that it must not stand, on a published ground. It stays until a person has decided."""
    shop_of_page()
    at = clock.now()
    form = FlagForm(request.POST or None, initial={"shown": shown_stamp(at)})
    if request.method == "POST" and form.is_valid():
        found = shown_review(public_id)
        if form.is_filled_by_program or limits.is_over(request, FLAGGED, BY_PLACE):
            form.add_error(None, _("That was a lot at once. Please try again in ten minutes."))
        else:
            limits.count(request, FLAGGED)
            complaint = form.complaint(language_of_page())
            with refusal_on(form):
                flag_review(review=found, complaint=complaint, by=reader_of(request, at), at=at)
                messages.success(
                    request, _("Thank you. A person looks at it; until then it stays.")
                )
                return redirect("storefront:review", public_id=public_id)
    context = _around(review_shown(public_id)) | {"form": form}
    status = 422 if form.is_bound else 200
    return render(request, "storefront/reviews/flag.html", context, status=status)


def _around(found: Review) -> dict[str, object]:
    shop, language = shop_of_page(), language_of_page()
    return frame() | {
        "row": review_row(found, language, aspect_names()),
        "name": text_in(found.product.name, language, shop.default_language),
        "slug": found.product.slug,
    }


def _back(request: HttpRequest, found: Review) -> str:
    """The page of ours that the button stood on, else that of the review."""
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
        parts = urlsplit(came_from)
        return f"{parts.path}{'?' if parts.query else ''}{parts.query}"
    return reverse("storefront:review", args=[found.public_id])
