"""What questions offer to the asks: whether a buyer is still wanted for one, and its part of the mail."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.asks.models import Ask
from pistos.asks.ports import AskPart
from pistos.kit.languages import text_in
from pistos.questions.actions.inviting import open_invitation
from pistos.questions.models import AnswerKind, Question, Shown
from pistos.questions.ports import reply_link

ENOUGH_BUYERS = 2


class QuestionAsker:
    """Owns the kind `question`."""

    def still_wanted(self, ask: Ask, at: datetime) -> str | None:
        question = _question(ask)
        if question is None or question.state != Shown.PUBLISHED:
            return "question_gone"
        if question.sheet_says_at is not None:
            return "sheet_says_it"
        answered = question.answers.filter(kind=AnswerKind.BUYER, state=Shown.PUBLISHED)
        return "answered_enough" if answered.count() >= ENOUGH_BUYERS else None

    def part(self, ask: Ask, language: str, link_base: str) -> AskPart:
        question = Question.objects.select_related("product").get(pk=int(ask.about_id))
        token = open_invitation(question=question, ask=ask)
        with override(language):
            product = text_in(question.product.name, language)
            title = _("Somebody asks about what you bought: %(product)s") % {"product": product}
            text = _("“%(question)s” If you know it from using it, they would be glad of a word.")
            label = _("Answer the question")
        said = text % {"question": question.text}
        return AskPart(title, said, ((label, reply_link(token, language)),))


def _question(ask: Ask) -> Question | None:
    return Question.objects.filter(pk=int(ask.about_id)).first()
