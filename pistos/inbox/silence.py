"""The silence watch: who waits before somebody present, who has not heard from us, whom we neglect."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from pistos.accounts.rules import may
from pistos.components.gate import DeskRequest, by, desk
from pistos.conversations.access import quiet_task_for
from pistos.conversations.actions.caring import finish_quiet_task
from pistos.conversations.models import Conversation
from pistos.conversations.queries.house import answers_in_force
from pistos.conversations.queries.silence import (
    neglected,
    quiet_tasks,
    silent_conversations,
    silent_orders,
    unattended_visitors,
    uncared_customers,
)
from pistos.inbox import frame, wording
from pistos.inbox.rows import Speaking
from pistos.kit import clock, words

MOST = 30


@desk("see_inbox")
def silence(request: DeskRequest) -> HttpResponse:
    at = clock.now()
    page, rules = frame.speaking(request, at), answers_in_force()
    context = {
        **frame.live(),
        "hours": rules.silence_hours,
        "days": rules.care_days,
        "visitors": [
            {**row_of(one.conversation, page), "waited": one.waited}
            for one in unattended_visitors(at)[:MOST]
        ],
        "conversations": [row_of(one, page) for one in silent_conversations(at)[:MOST]],
        "orders": list(silent_orders(at)[:MOST]),
        "neglected": [row_of(one, page) for one in neglected(MOST)],
        "uncared": uncared_customers(at, most=MOST),
        "tasks": sorted(quiet_tasks(), key=lambda task: task.person_id != request.agent.pk),
        "may_finish": may(request.agent.role, "answer_customer"),
    }
    return render(request, "inbox/silence.html", context)


@require_POST
@desk("answer_customer")
def finish(request: DeskRequest, task_id: int) -> HttpResponse:
    task = quiet_task_for(request.agent, task_id)
    finish_quiet_task(task=task, by=by(request), at=clock.now())
    return redirect("inbox:silence")


def row_of(found: Conversation, page: Speaking) -> dict[str, Any]:
    since = found.last_contact_at or found.started_at
    return {
        "conversation": found,
        "who": str(found.customer),
        "channel": wording.CHANNELS[found.channel],
        "sign": wording.CHANNEL_SIGNS[found.channel],
        "silent": words.span_words(page.at - since, page.language),
        "whose": found.assignee.name if found.assignee else "",
    }
