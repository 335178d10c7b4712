"""What was answered, newest first; each sharp word with the conversation that it opened."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pistos.backoffice.surveys import words as said
from pistos.components.gate import DeskRequest, desk
from pistos.components.lists import Place, links
from pistos.components.tags.speaking import language
from pistos.kit.errors import NotFound
from pistos.kit.languages import text_in
from pistos.surveys.access import survey_for
from pistos.surveys.models import Answer, Response
from pistos.surveys.queries.responses import responses_page
from pistos.surveys.rules.scales import is_sharp

SHOWN = ("", "sharp")


@require_safe
@desk("see_surveys")
def answers(request: DeskRequest, key: str) -> HttpResponse:
    survey = survey_for(request.agent, key)
    show, place = request.GET.get("show", ""), Place.of(request)
    if show not in SHOWN or place.sort:
        raise NotFound
    page = responses_page(survey, sharp=bool(show), after=place.after, before=place.before)
    context = {
        "survey": survey,
        "name": text_in(survey.name, language()) or survey.key,
        "show": show,
        "rows": [_row(row) for row in page.rows],
        **links(request, page, ("show",)),
    }
    return render(request, "backoffice/surveys/answers.html", context)


def _row(row: Response) -> dict[str, Any]:
    found = sorted(row.answers.all(), key=lambda each: each.pk)
    return {
        "at": row.answered_at,
        "customer": row.invitation.customer,
        "channel": said.ASKED_BY[row.invitation.channel],
        "is_sharp": row.is_sharp,
        "conversation": row.answered_in,
        "values": [_value(each) for each in found if each.value is not None],
        "words": [each.text for each in found if each.text],
    }


def _value(each: Answer) -> dict[str, object]:
    value = each.value or 0
    return {
        "kind": said.KINDS.get(each.kind, each.kind),
        "value": said.answer_label(each.kind, value),
        "is_sharp": is_sharp(each.kind, value),
    }
