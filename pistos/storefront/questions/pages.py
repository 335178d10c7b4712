"""A product's questions, asking one, and the page of each."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.catalogue.models import Product
from pistos.catalogue.queries.sheets import sheet_of
from pistos.catalogue.rules.shown import Sheet
from pistos.components.refusals import refusal_on
from pistos.conversations.actions.touching import sender_of_customer
from pistos.help.queries import search
from pistos.kit import clock
from pistos.kit.tokens import public_token
from pistos.questions.access import public_answer, public_question
from pistos.questions.actions.asking import Asking, ask_question
from pistos.questions.actions.moderating import flag as flag_it
from pistos.questions.models import Shown
from pistos.questions.queries.public import (
    alike,
    figures_of,
    question_shown,
    questions_of,
    with_answers,
)
from pistos.storefront import limits
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.proofs import is_too_quick, shown_stamp
from pistos.storefront.questions.forms import AskForm, FlagForm
from pistos.storefront.questions.record import contested
from pistos.storefront.questions.words import (
    answer_promised,
    question_row,
    removed_rows,
    removed_words,
    shown_rows,
)
from pistos.storefront.shopping import actor_of, customer_of, language_of_page

LONGEST_WORDS = 200
FEW_ARTICLES = 3


@require_safe
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    """All of a product; with `q` what was asked alike, before one asks oneself."""
    sheet = _sheet(slug)
    words = request.GET.get("q", "").replace("\x00", "")[:LONGEST_WORDS].strip()
    at = clock.now()
    initial = {"text": words, "shown": shown_stamp(at), "once": public_token()}
    form = AskForm(initial=initial, is_known=customer_of(request) is not None)
    return _list(request, sheet, form, words)


@require_POST
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes the question, and leads to its own page with the promise of an answer."""
    sheet, at = _sheet(slug), clock.now()
    customer = customer_of(request)
    form = AskForm(request.POST, is_known=customer is not None)
    if not form.is_valid() or not may_send(request, form, at):
        return _list(request, sheet, form, "", status=422)
    given = form.cleaned_data
    asking = Asking(
        text=given["text"],
        language=language_of_page(),
        display_name=given["display_name"],
        email=given.get("email", ""),
        client_id=given["once"],
        is_by_program=form.is_filled_by_program,
        sender=sender_of_customer(customer, actor_of(request), at) if customer else None,
    )
    product = Product.objects.get(pk=sheet.product_id)
    with refusal_on(form, "text"):
        asked = ask_question(product=product, asking=asking, by=actor_of(request), at=at)
        return redirect("storefront:question", token=asked.token)
    return _list(request, sheet, form, "", status=422)


@require_safe
def question(request: HttpRequest, token: str) -> HttpResponse:
    """One question with its answers or the promise of one; or why it is gone."""
    shop, at = shop_of_page(), clock.now()
    found = question_shown(token)
    sheet = sheet_of(found.product.slug or "", language_of_page(), shop.default_language)
    is_public = found.state == Shown.PUBLISHED
    context = frame() | {
        "sheet": sheet,
        "found": found,
        "row": question_row(with_answers([found])[0], language_of_page()) if is_public else None,
        "reason": removed_words(found.reason) if found.state == Shown.REMOVED else "",
        "is_reported": found.state == Shown.HELD and found.reason == "illegal",
        **(contested(token) if found.state == Shown.REMOVED else {}),
        "promised": answer_promised(found, at),
        "flag": FlagForm(),
        "is_flagged": request.GET.get("flagged") == "yes",
    }
    return render(request, "storefront/questions/question.html", context)


@require_POST
def flag(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody says that it must not stand there. It stays until a person decided."""
    shop_of_page()
    found = public_question(token)
    form = FlagForm(request.POST)
    if form.is_valid() and not limits.is_over(request, "questions-flag", limits.WRITTEN_BY_PLACE):
        limits.count(request, "questions-flag")
        about = form.cleaned_data["about"]
        flag_it(
            question=found,
            answer=public_answer(found, about) if about else None,
            reason=form.cleaned_data["reason"],
            words=form.cleaned_data["words"],
            by=actor_of(request),
            at=clock.now(),
        )
    return redirect(f"{reverse('storefront:question', args=[token])}?flagged=yes")


def may_send(request: HttpRequest, form: Any, at: datetime) -> bool:
    """Not faster than anybody writes, and not more often than anybody asks; else the form says why."""
    given = form.cleaned_data
    if not form.is_filled_by_program and is_too_quick(given["shown"], at):
        form.data = form.data.copy()
        form.data["shown"] = shown_stamp(at)
        form.add_error(None, _("That was very quick. Please press the button once more."))
        return False
    if not limits.takes(request, "questions", given.get("email", "")):
        form.add_error(None, _("You asked often in a short time. Please try again in ten minutes."))
        return False
    return True


def _sheet(slug: str) -> Sheet:
    return sheet_of(slug, language_of_page(), shop_of_page().default_language)


def _list(
    request: HttpRequest, sheet: Sheet, form: AskForm, words: str, *, status: int = 200
) -> HttpResponse:
    language = language_of_page()
    page = questions_of(
        sheet.product_id,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    figures = figures_of(sheet.product_id)
    here = reverse("storefront:questions", args=[sheet.slug])
    context = frame() | {
        "sheet": sheet,
        "form": form,
        "words": words,
        "alike": shown_rows(alike(sheet.product_id, words), language) if words else [],
        "articles": search(words, language)[:FEW_ARTICLES] if words else [],
        "rows": shown_rows(with_answers(page.rows), language),
        "figures": figures,
        "removed": removed_rows(figures.removed.items()),
        "next_url": f"{here}?after={page.next_key}" if page.next_key else "",
        "previous_url": f"{here}?before={page.previous_key}" if page.previous_key else "",
    }
    response = render(request, "storefront/questions/list.html", context, status=status)
    if words:
        response["X-Robots-Tag"] = "noindex"
    return response
