"""The author's own page of a review: how it stands, and everything that its author alone may do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.components.refusals import refusal_on, refusal_told
from pistos.components.review_words import reason_words
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES, text_in
from pistos.reviews.access import own_photo, own_review
from pistos.reviews.actions.appealing import appeal_removal
from pistos.reviews.actions.authoring import (
    allow_quoting,
    change_review,
    confirm_outcome,
    forbid_quoting,
    withdraw_review,
)
from pistos.reviews.actions.photos import remove_photo
from pistos.reviews.actions.translating import refuse_translation
from pistos.reviews.models import Review, State
from pistos.reviews.queries.aspects import aspect_names, aspects_of
from pistos.reviews.queries.reading import live_reply, loop_of, newest_appeal
from pistos.reviews.rules.translations import standing_translations
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.hiding import AppealForm
from pistos.storefront.orders import private
from pistos.storefront.reviews.forms import ReviewForm
from pistos.storefront.reviews.rows import review_row
from pistos.storefront.reviews.writing import READ_OR_POST
from pistos.storefront.shopping import language_of_page

CHANGEABLE = (State.PUBLISHED, State.HELD)
HIDDEN = (State.REFUSED, State.REMOVED)


@require_safe
@private
def own(request: HttpRequest, token: str) -> HttpResponse:
    shop_of_page()
    review = own_review(token)
    if review.state == State.RECEIVED:
        return redirect("storefront:review-confirm", token=token)
    return _page(request, review, AppealForm())


@require_http_methods(READ_OR_POST)
@private
def change(request: HttpRequest, token: str) -> HttpResponse:
    """A new version; the former ones are kept, and that it was changed is told."""
    shop, language = shop_of_page(), language_of_page()
    review = own_review(token)
    if review.state not in CHANGEABLE:
        return redirect("storefront:review-own", token=token)
    names = {
        code: text_in(name, language) or code for code, name in aspects_of(review.product).items()
    }
    form = ReviewForm(aspects=names, initial=ReviewForm.initial_of(review))
    if request.method == "POST":
        form = ReviewForm(request.POST, request.FILES, aspects=names)
        if form.is_valid():
            with refusal_on(form):
                change_review(review=review, writing=form.writing(language), at=clock.now())
                messages.success(request, _("Changed. Your new words stand there now."))
                return redirect("storefront:review-own", token=token)
    context = frame() | {
        "review": review,
        "name": text_in(review.product.name, language, shop.default_language),
        "form": form,
        "photos": _photos(review),
        "is_change": True,
    }
    return render(
        request, "storefront/reviews/write.html", context, status=422 if form.is_bound else 200
    )


Deed = Callable[[HttpRequest, Review], str]


def _deed(do: Deed) -> Callable[..., HttpResponseBase]:
    """A POST of the author: one action, its refusal told, back to the author's page."""

    @require_POST
    @private
    @wraps(do)
    def view(request: HttpRequest, token: str) -> HttpResponse:
        shop_of_page()
        review = own_review(token)
        with refusal_told(request):
            messages.success(request, do(request, review))
        return redirect("storefront:review-own", token=token)

    return view


@_deed
def withdraw(request: HttpRequest, review: Review) -> str:
    withdraw_review(review=review, at=clock.now())
    return _("Taken back. It is not shown any more.")


@_deed
def outcome(request: HttpRequest, review: Review) -> str:
    """Whether the matter is settled: only its author can say so."""
    said = "resolved" if request.POST.get("outcome") == "resolved" else ""
    confirm_outcome(review=review, outcome=said, at=clock.now())
    if said:
        return _("Thank you. It stands beside your review that the matter is settled.")
    return _("Noted: the matter is not settled. It stands no more beside your review.")


@_deed
def quoting(request: HttpRequest, review: Review) -> str:
    """Whether the shop may quote it elsewhere: asked of everyone alike, whatever their stars."""
    if request.POST.get("quoting") == "yes":
        allow_quoting(review=review, at=clock.now())
        return _("Thank you. Quoted it will be word for word, or not at all.")
    forbid_quoting(review=review, at=clock.now())
    return _("It will not be quoted elsewhere any more.")


@_deed
def translation(request: HttpRequest, review: Review) -> str:
    """Only its author can say that a translation does not say the same."""
    refuse_translation(review=review, language=request.POST.get("language", ""), at=clock.now())
    return _("The translation is gone. Readers see your own words.")


@require_POST
@private
def appeal(request: HttpRequest, token: str) -> HttpResponse:
    shop_of_page()
    review, form = own_review(token), AppealForm(request.POST)
    if form.is_valid():
        with refusal_on(form):
            appeal_removal(review=review, words=form.cleaned_data["words"], at=clock.now())
            messages.success(request, _("Another person looks at it, and writes to you."))
            return redirect("storefront:review-own", token=token)
    return _page(request, review, form)


@require_POST
@private
def drop_photo(request: HttpRequest, token: str, photo_id: Any) -> HttpResponse:
    shop_of_page()
    remove_photo(photo=own_photo(token, photo_id), at=clock.now())
    messages.success(request, _("The photo is gone."))
    return redirect("storefront:review-change", token=token)


def _photos(review: Review) -> list[dict[str, int]]:
    return [
        {"id": each.pk, "width": 160, "height": round(160 * each.height / each.width)}
        for each in review.photos.all()
    ]


def _page(request: HttpRequest, review: Review, form: AppealForm) -> HttpResponse:
    language = language_of_page()
    shop = shop_of_page()
    row = review_row(review, language, aspect_names())
    reply = live_reply(review)
    context = frame() | {
        "review": review,
        "row": row | {"photos": [], "translation": None},
        "translations": [
            {"code": code, "name": LANGUAGES[code], "words": words}
            for code, words in standing_translations(review.translations, review.version)
        ],
        "photos": _photos(review),
        "reply": reply,
        "name": text_in(review.product.name, language, shop.default_language),
        "slug": review.product.slug,
        "reason": reason_words(review.state_reason),
        "is_changeable": review.state in CHANGEABLE,
        "is_hidden": review.state in HIDDEN,
        "appeal": newest_appeal(review) if review.state in HIDDEN else None,
        "loop": loop_of(review),
        "form": form,
    }
    return render(
        request, "storefront/reviews/own.html", context, status=422 if form.is_bound else 200
    )
