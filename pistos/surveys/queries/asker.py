"""Surveys as one of those who ask: their part of the one mail to a customer."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.asks.models import Ask
from pistos.asks.ports import AskPart
from pistos.kit.languages import text_in
from pistos.surveys.models import Invitation
from pistos.surveys.queries.defined import was_asked_lately
from pistos.surveys.rules.questions import Question, read_questions
from pistos.surveys.rules.scales import FIVE, Kind
from pistos.surveys.rules.tokens import token_of


class SurveyAsker:
    """Asks what an invitation asks; a first answer is one tap away, and opening the link records none."""

    def still_wanted(self, ask: Ask, at: datetime) -> str | None:
        invitation = _invitation(ask)
        if invitation is None or not invitation.survey.is_active:
            return "survey_stopped"
        if invitation.answered_on is not None:
            return "answered"
        if invitation.delivered_on is None and was_asked_lately(invitation, at):
            return "asked_lately"
        return None

    def part(self, ask: Ask, language: str, link_base: str) -> AskPart:
        invitation = _invitation(ask)
        if invitation is None:
            raise Invitation.DoesNotExist
        question = read_questions(invitation.question_set.questions)[0]
        token = token_of(bytes(invitation.nonce), settings.SECRET_KEY)
        base = f"{link_base}/s/{token}/"
        with override(language):
            return AskPart(
                title=text_in(question.text, language),
                text=_scale_words(question),
                links=tuple((label, f"{base}?a={value}") for value, label in _choices(question))
                or ((_("Answer"), base),),
            )


def _invitation(ask: Ask) -> Invitation | None:
    rows = Invitation.objects.select_related("survey", "question_set")
    return rows.filter(pk=int(ask.about_id), customer__isnull=False).first()


def _choices(question: Question) -> list[tuple[int, str]]:
    """Numbers are their own words in every language; what has names is told by these on the page."""
    scale = question.scale
    if scale is None or question.kind in (Kind.CHOICE, Kind.YES_NO):
        return []
    if question.kind == Kind.EXPECTATION:
        return [(1, _("Worse")), (2, _("As expected")), (3, _("Better"))]
    return [(value, str(value)) for value in scale.values]


def _scale_words(question: Question) -> str:
    if question.kind == Kind.NPS:
        return _("0 is not at all likely, 10 is very likely.")
    if question.kind == Kind.CES:
        return _("1 is not at all, 7 is entirely.")
    if question.kind in FIVE:
        return _("1 is not at all satisfied, 5 is very satisfied.")
    return ""
