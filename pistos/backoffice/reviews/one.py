"""One review on the desk: what it says happened, the order and the sheet behind it, and what may be done."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pistos.accounts.rules import may
from pistos.backoffice.reviews.forms import (
    DecisionForm,
    HoldForm,
    LoopForm,
    ReplyForm,
    TranslationForm,
    WordsForm,
)
from pistos.components.gate import DeskRequest, desk
from pistos.components.review_words import STATES, reason_words
from pistos.conversations.queries.timeline import promises_of
from pistos.kit.languages import LANGUAGES, text_in
from pistos.reviews.access import review_for
from pistos.reviews.models import IMPORTED, PublicReply, Review, State
from pistos.reviews.queries.aspects import aspect_names
from pistos.reviews.queries.desk import history_of
from pistos.reviews.queries.reading import (
    case_of,
    delivery_of,
    flags_of,
    live_reply,
    loop_of,
    newest_appeal,
    versions_of,
)
from pistos.reviews.rules.extracting import facts_in
from pistos.reviews.rules.translations import PARTS, standing_translations
from pistos.reviews.rules.words import deed_words, ground_words, signal_words


@never_cache
@require_safe
@desk("see_reviews")
def review(request: DeskRequest, public_id: str) -> HttpResponse:
    return page(request, review_for(request.agent, public_id))


def page(
    request: DeskRequest,
    found: Review,
    *,
    alike: list[PublicReply] | None = None,
    **forms: Any,
) -> HttpResponse:
    """The page, with forms that came back wrong, and the replies that a refused one is like."""
    reply = live_reply(found)
    case = case_of(found)
    context = {
        **_said(found, request.LANGUAGE_CODE),
        **_behind(found, request),
        **_translated(found),
        "reply": reply,
        "reply_form": ReplyForm(initial={"text": reply.text if reply else ""}),
        "loop": loop_of(found),
        "loop_form": LoopForm(),
        "decision_form": DecisionForm(),
        "hold_form": HoldForm(),
        "words_form": WordsForm(),
        "alike": [
            {"reply": each, "url": reverse("backoffice:review", args=[each.review.public_id])}
            for each in alike or []
        ],
        "conversation_url": reverse("inbox:conversation", args=[case.conversation.token])
        if case
        else "",
        "promised": [row.promise for row in promises_of(case.conversation) if row.is_open]
        if case
        else [],
        "signals": [signal_words(each["code"], each["facts"]) for each in found.signals],
        "flags": [{"flag": flag, "ground": ground_words(flag.ground)} for flag in flags_of(found)],
        "appeal": newest_appeal(found),
        "history": [
            {"entry": entry, "to": STATES.get(entry.to_state), "reason": reason_words(entry.reason)}
            for entry in history_of(found)
        ],
        "may_reply": may(request.agent.role, "reply_to_reviews"),
        "may_moderate": may(request.agent.role, "moderate_reviews"),
        "may_improve": may(request.agent.role, "edit_improvements"),
        "is_shown": found.state == State.PUBLISHED,
        "is_held": found.state == State.HELD,
        **forms,
    }
    if context["loop"]:
        context["loop_deed"] = deed_words(context["loop"].deed)
    status = 422 if forms or alike else 200
    return render(request, "backoffice/reviews/one.html", context, status=status)


def _said(found: Review, language: str) -> dict[str, Any]:
    names = aspect_names()
    return {
        "review": found,
        "facts": facts_in(found.text),
        "state": STATES.get(found.state, found.state),
        "reason": reason_words(found.state_reason),
        "language_name": LANGUAGES.get(found.language, ""),
        "aspects": [
            (text_in(names.get(code, {}), language) or code, value)
            for code, value in found.aspects.items()
        ],
        "photos": [
            {"id": each.pk, "width": 160, "height": round(160 * each.height / each.width)}
            for each in found.photos.all()
        ],
        "versions": versions_of(found),
        "imported_from": found.source.removeprefix(IMPORTED)
        if found.source.startswith(IMPORTED)
        else "",
    }


def _translated(found: Review) -> dict[str, Any]:
    return {
        "translation_form": TranslationForm(review=found),
        "translations": [
            {"code": code, "name": LANGUAGES[code], "words": words}
            for code, words in standing_translations(found.translations, found.version)
        ],
        "is_translatable": any(getattr(found, part) for part in PARTS),
    }


def _behind(found: Review, request: DeskRequest) -> dict[str, Any]:
    """What the author bought, as it was described then, and how it came."""
    line = found.order_line
    role = request.agent.role
    sees = may(role, "see_customers")
    return {
        "product": text_in(found.product.name, request.LANGUAGE_CODE) or found.product.sku,
        "product_url": reverse("backoffice:product", args=[found.product_id])
        if may(role, "edit_products")
        else "",
        "public_url": reverse("storefront:review", args=[found.public_id])
        if found.state == State.PUBLISHED
        else "",
        "order": line.order if line else None,
        "customer": found.customer if sees else None,
        "sheet_version_id": found.sheet_version_id,
        "delivery": delivery_of(found),
    }
