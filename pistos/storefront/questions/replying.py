"""Where an invited buyer answers what somebody asks. Looking at it changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from pistos.catalogue.queries.sheets import sheet_of
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.questions.access import invitation_by_link
from pistos.questions.actions.answering import answer_as_buyer
from pistos.questions.models import Shown
from pistos.questions.rules.tokens import own_token
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import private
from pistos.storefront.questions.forms import ReplyForm
from pistos.storefront.shopping import language_of_page

GUEST = Actor.machine("storefront.reply")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def reply(request: HttpRequest, token: str) -> HttpResponse:
    shop, at = shop_of_page(), clock.now()
    invitation = invitation_by_link(token)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        customer_id = invitation.customer_id
        with refusal_on(form):
            answer = answer_as_buyer(
                invitation=invitation,
                text=form.cleaned_data["text"],
                display_name=form.cleaned_data["display_name"],
                by=Actor.customer(customer_id) if customer_id else GUEST,
                at=at,
            )
            if answer.state == Shown.HELD:
                return redirect("storefront:own-answer", token=own_token(answer.token))
            return redirect("storefront:question", token=invitation.question.token)
    slug = invitation.question.product.slug or ""
    context = frame() | {
        "sheet": sheet_of(slug, language_of_page(), shop.default_language),
        "found": invitation.question,
        "form": form,
        "is_over": bool(invitation.answered_at) or invitation.expires_at <= at,
    }
    status = 422 if form.is_bound else 200
    return render(request, "storefront/questions/reply.html", context, status=status)
