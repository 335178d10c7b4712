"""A survey by its token: one screen, one answer, changed for a while in the browser it was given in.

A GET records nothing, whatever its address carries: mail scanners open every link. Who holds a link
that was forwarded reads nothing of whoever answered before.
"""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound, Refused
from pistos.kit.languages import text_in
from pistos.storefront import limits
from pistos.storefront.conversation_words import promise_view
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import private
from pistos.storefront.surveys.asking import shown_questions
from pistos.surveys.access import invitation_by_token
from pistos.surveys.actions.answering import (
    AnswersUnusable,
    answer,
    changeable_until,
    may_change,
)
from pistos.surveys.models import Invitation, Response, Survey
from pistos.surveys.queries.responses import answers_of, promised_answer, response_of
from pistos.surveys.rules.questions import Question, read_questions

ANY = require_http_methods(["GET", "HEAD", "POST"])


@ANY
@private
def survey(request: HttpRequest, token: str) -> HttpResponse:
    invitation, at = invitation_by_token(token), clock.now()
    response = response_of(invitation)
    if request.method == "POST":
        return _answered(request, token, invitation, at)
    if response is not None and not _is_own(request, invitation, response, at):
        return _over(request, invitation.survey, "answered")
    if response is None and at >= invitation.expires_at:
        return _over(request, invitation.survey, "expired")
    said = answers_of(response) if response else _chosen(request, _questions(invitation))
    return _page(request, invitation, said)


@require_safe
@private
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    invitation, at = invitation_by_token(token), clock.now()
    response = response_of(invitation)
    if response is None:
        return redirect("storefront:survey", token=token)
    is_own = _is_own(request, invitation, response, at)
    context = thanks_context(invitation.survey, response if is_own else None, at) | {
        "token": token if is_own else "",
        "until": changeable_until(response),
    }
    return render(request, "storefront/surveys/thanks.html", context)


def thanks_context(asked: Survey, response: Response | None, at: datetime) -> dict[str, object]:
    """What whoever answered sees; the promise of an answer only where the response is theirs."""
    promise = promised_answer(response) if response is not None else None
    return frame() | {
        "words": text_in(asked.thanks, language()) if asked.thanks else "",
        "answer": promise_view(promise, at) if promise else None,
        "zone": shop_of_page().time_zone,
    }


def _answered(
    request: HttpRequest, token: str, invitation: Invitation, at: datetime
) -> HttpResponse:
    response = response_of(invitation)
    if response is not None and not _is_own(request, invitation, response, at):
        return _over(request, invitation.survey, "answered")
    if limits.is_over(request, "survey", limits.POSTS):
        raise NotFound
    limits.count(request, "survey")
    sent = request.POST.dict()
    by = Actor.customer(invitation.customer_id or 0)
    try:
        answer(invitation=invitation, sent=sent, by=by, at=at)
    except AnswersUnusable as refused:
        return _page(request, invitation, sent, refused.wrong)
    except Refused as refused:
        return _over(request, invitation.survey, "refused", str(refused))
    request.session[_mark(invitation)] = True
    return redirect("storefront:survey-thanks", token=token)


def _page(
    request: HttpRequest,
    invitation: Invitation,
    said: Mapping[str, str],
    wrong: Mapping[str, str] | None = None,
) -> HttpResponse:
    context = frame() | {
        "name": text_in(invitation.survey.name, language()),
        "questions": shown_questions(_questions(invitation), language(), said, wrong or {}),
        "is_wrong": bool(wrong),
    }
    status = 422 if wrong else 200
    return render(request, "storefront/surveys/survey.html", context, status=status)


def _over(request: HttpRequest, asked: Survey, why: str, words: str = "") -> HttpResponse:
    context = frame() | {"why": why, "words": words}
    status = 409 if request.method == "POST" else 200
    return render(request, "storefront/surveys/over.html", context, status=status)


def _questions(invitation: Invitation) -> list[Question]:
    return read_questions(invitation.question_set.questions)


def _chosen(request: HttpRequest, questions: list[Question]) -> dict[str, str]:
    """The first answer that the link of the mail chooses, to be seen and sent, never recorded by itself."""
    return {questions[0].code: request.GET.get("a", "")[:2]}


def _mark(invitation: Invitation) -> str:
    return f"survey-{invitation.pk}"


def _is_own(request: HttpRequest, invitation: Invitation, response: Response, at: datetime) -> bool:
    """Whether this is the browser that answered, while the answer may be changed."""
    return bool(request.session.get(_mark(invitation))) and may_change(response, at)
