"""A survey by the shop's own link or the QR code of a store: anybody answers, without a name.

The form carries a secret of its own, so that sending it twice is one response; whoever wants an answer
leaves an address.
"""

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused
from pistos.kit.languages import text_in
from pistos.kit.tokens import public_token
from pistos.storefront import limits
from pistos.storefront.frame import frame
from pistos.storefront.orders import private
from pistos.storefront.surveys.answering import ANY, thanks_context
from pistos.storefront.surveys.asking import shown_questions
from pistos.surveys.access import open_place
from pistos.surveys.actions.answering import AnswersUnusable, Visitor, answer_at_place
from pistos.surveys.models import Place
from pistos.surveys.queries.defined import questions_in_force
from pistos.surveys.queries.responses import response_at_place
from pistos.surveys.rules.questions import read_questions

SALT = "storefront.survey-once"
DAY_SECONDS = 24 * 3600


@ANY
@private
def place(request: HttpRequest, token: str) -> HttpResponse:
    found = open_place(token)
    if request.method == "POST":
        return _answered(request, found)
    return _page(request, found, {}, {})


@require_safe
@private
def thanks(request: HttpRequest, token: str, proof: str) -> HttpResponse:
    found = open_place(token)
    response = response_at_place(found, _once(proof))
    if response is None:
        raise NotFound
    context = thanks_context(found.survey, response, clock.now())
    return render(request, "storefront/surveys/thanks.html", context)


def _answered(request: HttpRequest, found: Place) -> HttpResponse:
    proof, at = request.POST.get("once", ""), clock.now()
    once = _once(proof)
    if limits.is_over(request, "survey", limits.POSTS):
        raise NotFound
    limits.count(request, "survey")
    sent = request.POST.dict()
    email = sent.get("email", "").strip()
    if email and not _is_email(email):
        return _page(request, found, sent, {"email": "unknown"})
    visitor = Visitor(once, language(), email)
    try:
        answer_at_place(place=found, sent=sent, visitor=visitor, at=at)
    except AnswersUnusable as refused:
        return _page(request, found, sent, refused.wrong)
    except Refused as refused:
        context = frame() | {"why": "refused", "words": str(refused)}
        return render(request, "storefront/surveys/over.html", context, status=409)
    return redirect("storefront:survey-place-thanks", token=found.token, proof=proof)


def _page(
    request: HttpRequest, found: Place, sent: dict[str, str], wrong: dict[str, str]
) -> HttpResponse:
    asked = questions_in_force(found.survey)
    if asked is None:
        raise NotFound
    questions = read_questions(asked.questions)
    context = frame() | {
        "name": text_in(found.survey.name, language()),
        "store": found.store,
        "questions": shown_questions(questions, language(), sent, wrong),
        "is_wrong": bool(wrong),
        "once": sent.get("once") or signing.dumps(public_token(), salt=SALT),
        "takes_email": True,
        "email": sent.get("email", ""),
        "email_problem": _("Write the address like name@example.com.") if "email" in wrong else "",
    }
    status = 422 if wrong else 200
    return render(request, "storefront/surveys/survey.html", context, status=status)


def _once(proof: str) -> str:
    """The secret of the form, for a day; NotFound for what is not ours."""
    try:
        return str(signing.loads(proof, salt=SALT, max_age=DAY_SECONDS))
    except signing.BadSignature:
        raise NotFound from None


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254
