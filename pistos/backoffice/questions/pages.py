"""Public questions on the desk: what waits for an answer first, and what may not stand there."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.backoffice.questions.forms import AnswerForm, RemoveForm, RulesForm
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on, refusal_told
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.keyset import NoSuchPlace
from pistos.kit.languages import LANGUAGES, text_in
from pistos.questions import access
from pistos.questions.actions import answering, appealing, moderating
from pistos.questions.actions.sitting import change_settings
from pistos.questions.models import Answer, Question, Shown
from pistos.questions.queries.buyers import settings_in_force
from pistos.questions.queries.desk import (
    answers_of,
    counts,
    held_answers,
    open_flags,
    private_answer,
    questions_page,
)
from pistos.questions.queries.ledger import contested, open_appeals
from pistos.questions.rules.reasons import HOLD_WORDS, REASON_WORDS


def view_labels() -> dict[str, str]:
    return {
        "unanswered": _("Without our answer"),
        "held": _("Held"),
        "removed": _("Removed"),
        "all": _("All"),
    }


@require_safe
@desk("answer_questions")
def questions(request: DeskRequest) -> HttpResponse:
    view = request.GET.get("view", "unanswered")
    try:
        page = questions_page(
            view, after=request.GET.get("after", ""), before=request.GET.get("before", "")
        )
    except NoSuchPlace:
        raise NotFound from None
    here, waiting = reverse("backoffice:questions"), counts()
    language = request.LANGUAGE_CODE
    context = {
        "view": view,
        "rows": [_row(row, language) for row in page.rows],
        "answers": [_held_row(row, language) for row in held_answers()] if view == "held" else [],
        "flags": [
            {"flag": row, "reason": REASON_WORDS.get(row.reason, row.reason)}
            for row in open_flags()
        ],
        "appeals": _appeals(),
        "ways": [
            {
                "label": label,
                "url": f"{here}?view={code}",
                "is_current": code == view,
                "count": str(waiting[code]) if code in waiting else "",
            }
            for code, label in view_labels().items()
        ],
        "next_url": f"{here}?view={view}&after={page.next_key}" if page.next_key else "",
        "previous_url": f"{here}?view={view}&before={page.previous_key}"
        if page.previous_key
        else "",
        "may_moderate": may(request.agent.role, "moderate_questions"),
    }
    return render(request, "backoffice/questions/list.html", context)


def _appeals() -> list[dict[str, object]]:
    """What authors contest, with what they had written: nobody decides about words unread."""
    found = open_appeals()
    about = contested(found)
    pages = {"suggestion": "backoffice:suggestion"}
    return [
        {
            "appeal": row,
            "reason": REASON_WORDS.get(row.entry.reason, row.entry.reason),
            "removed": removed,
            "url": reverse(pages.get(removed.kind, "backoffice:question"), args=[removed.page_id]),
        }
        for row in found
        if (removed := about.get(row.entry.about_token)) is not None
    ]


@GET_OR_POST
@desk("answer_questions")
def question(request: DeskRequest, question_id: int) -> HttpResponse:
    """One question; a POST answers it for everybody."""
    found = access.question_for(request.agent, question_id)
    form = AnswerForm(request.POST or None, initial={"text": private_answer(found)})
    if request.method == "POST" and form.is_valid():
        with refusal_on(form, "text"):
            answering.answer_question(
                question=found, text=form.cleaned_data["text"], by=request.agent, at=clock.now()
            )
            messages.success(request, _("Answered for everybody."))
            return redirect("backoffice:question", question_id)
    return _page(request, found, form)


@require_POST
@desk("answer_questions")
def settled(request: DeskRequest, question_id: int) -> HttpResponse:
    """It was answered in private: the public reads that it was."""
    found = access.question_for(request.agent, question_id)
    return _done(
        request,
        question_id,
        lambda: answering.note_private_answer(question=found, by=request.agent, at=clock.now()),
    )


@require_POST
@desk("moderate_questions")
def publish(request: DeskRequest, question_id: int) -> HttpResponse:
    found = access.question_for(request.agent, question_id)
    answer = _answer(request, question_id)
    return _done(
        request,
        question_id,
        lambda: moderating.publish_held(
            question=found, answer=answer, by=request.agent, at=clock.now()
        ),
    )


@require_POST
@desk("moderate_questions")
def remove(request: DeskRequest, question_id: int) -> HttpResponse:
    found = access.question_for(request.agent, question_id)
    answer = _answer(request, question_id)
    return _done(
        request,
        question_id,
        lambda: moderating.remove(
            question=found,
            answer=answer,
            reason=request.POST.get("reason", ""),
            by=request.agent,
            at=clock.now(),
        ),
    )


@require_POST
@desk("moderate_questions")
def dismiss(request: DeskRequest, flag_id: int) -> HttpResponse:
    moderating.dismiss_flag(
        flag=access.flag_for(request.agent, flag_id), by=request.agent, at=clock.now()
    )
    return redirect("backoffice:questions")


@require_POST
@desk("moderate_questions")
def hold(request: DeskRequest, flag_id: int) -> HttpResponse:
    found = access.flag_for(request.agent, flag_id)
    return _done(
        request,
        found.question_id,
        lambda: moderating.hold_flagged(flag=found, by=request.agent, at=clock.now()),
    )


@require_POST
@desk("moderate_questions")
def decide_appeal(request: DeskRequest, appeal_id: int, decision: str) -> HttpResponse:
    """Another look: it is public again, or the decision stands in words that the author reads."""
    found, at = access.appeal_for(request.agent, appeal_id), clock.now()
    with refusal_told(request):
        if decision == "uphold":
            appealing.uphold_removal_appeal(appeal=found, by=request.agent, at=at)
        else:
            words = request.POST.get("words", "")
            appealing.confirm_removal(appeal=found, words=words, by=request.agent, at=at)
        messages.success(request, _("Decided, and its author is told."))
    return redirect("backoffice:questions")


@GET_OR_POST
@desk("moderate_questions")
def rules(request: DeskRequest) -> HttpResponse:
    """How many buyers are invited, for how long, and how often suggestions are gone through."""
    current = settings_in_force()
    names = ("buyers_invited", "invitation_days", "sitting_days")
    initial = {name: getattr(current, name) for name in names}
    form = RulesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_settings(**form.cleaned_data, by=by(request), at=clock.now())
        messages.success(request, _("Saved."))
        return redirect("backoffice:question_rules")
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/questions/rules.html", {"form": form}, status=status)


def _answer(request: DeskRequest, question_id: int) -> Answer | None:
    given = request.POST.get("answer", "")
    return access.answer_for(request.agent, question_id, int(given)) if given.isdecimal() else None


def _done(request: DeskRequest, question_id: int, deed: Callable[[], object]) -> HttpResponse:
    with refusal_told(request):
        deed()
    return redirect("backoffice:question", question_id)


def _title(question: Question, language: str) -> str:
    return text_in(question.product.name, language) or question.product.sku


def _row(question: Question, language: str) -> dict[str, Any]:
    return {
        "question": question,
        "title": _title(question, language),
        "due_at": question.conversation.due_at if question.conversation else None,
        "why": HOLD_WORDS.get(question.reason) or REASON_WORDS.get(question.reason, ""),
    }


def _held_row(answer: Answer, language: str) -> dict[str, Any]:
    return {
        "answer": answer,
        "title": _title(answer.question, language),
        "why": HOLD_WORDS.get(answer.reason, ""),
    }


def _page(request: DeskRequest, found: Question, form: AnswerForm) -> HttpResponse:
    conversation = found.conversation
    context = {
        "found": found,
        "title": _title(found, request.LANGUAGE_CODE),
        "language": LANGUAGES.get(found.language, found.language),
        "form": form,
        "remove": RemoveForm(),
        "why": HOLD_WORDS.get(found.reason) or REASON_WORDS.get(found.reason, ""),
        "answers": answers_of(found),
        "was_private": bool(conversation and conversation.answer_count)
        and found.shop_answered_at is None,
        "public_url": reverse("storefront:question", args=[found.token]),
        "conversation_url": reverse("inbox:conversation", args=[conversation.token])
        if conversation
        else "",
        "is_public": found.state == Shown.PUBLISHED,
        "may_moderate": may(request.agent.role, "moderate_questions"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/questions/question.html", context, status=status)
