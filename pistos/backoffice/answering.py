"""How the shop answers: the times promised at first, warnings, moves and signatures."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.backoffice.answer_forms import AnswerForm
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.conversations.actions.settings import change_answer_settings
from pistos.conversations.queries.house import answers_in_force
from pistos.conversations.queries.waits import channels_now
from pistos.kit import clock


@desk("edit_answering")
def answers(request: DeskRequest) -> HttpResponse:
    return _page(request, AnswerForm.of(answers_in_force()), 200)


@require_POST
@desk("edit_answering")
def save_answers(request: DeskRequest) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid():
        with refusal_on(form):
            change_answer_settings(values=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:answers")
    return _page(request, form, 422)


def _page(request: DeskRequest, form: AnswerForm, status: int) -> HttpResponse:
    context = {
        "form": form,
        "waits": channels_now(clock.now()),
        "version": answers_in_force().version,
    }
    return render(request, "backoffice/answers.html", context, status=status)
