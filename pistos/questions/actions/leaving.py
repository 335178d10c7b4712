"""Questions, answers and suggestions of people who leave or turn out to be one."""

import re
from collections.abc import Sequence

from django.db import transaction

from pistos.catalogue.actions.tasks import forget_wishes
from pistos.questions.actions.asking import index_question
from pistos.questions.actions.inviting import move_invitations
from pistos.questions.models import Answer, Appeal, Invitation, Question, Suggestion


@transaction.atomic
def erase_person(*, customer_ids: Sequence[int], known_as: Sequence[str]) -> None:
    """Part of an erasure. What nobody answered goes; the rest stays for its readers, without a name, and
    without any name or address by which the person was known."""
    ids = list(customer_ids)
    Invitation.objects.filter(customer_id__in=ids).delete()
    _forget_appeals(ids)
    theirs = Question.objects.filter(customer_id__in=ids)
    unanswered = theirs.filter(answers=None)
    forget_wishes(ids=[id_ for id_ in unanswered.values_list("wish_id", flat=True) if id_])
    Question.objects.filter(pk__in=list(unanswered.values_list("pk", flat=True))).delete()
    for question in theirs.order_by("pk"):
        question.text, question.customer, question.display_name = (
            without_names(question.text, known_as),
            None,
            "",
        )
        question.save(update_fields=["text", "customer", "display_name"])
        index_question(question)
    for answer in Answer.objects.filter(customer_id__in=ids).order_by("pk"):
        answer.text = without_names(answer.text, known_as)
        answer.customer, answer.line, answer.display_name = None, None, ""
        answer.save(update_fields=["text", "customer", "line", "display_name"])
    for suggestion in Suggestion.objects.filter(customer_id__in=ids).order_by("pk"):
        suggestion.text = without_names(suggestion.text, known_as)
        suggestion.customer, suggestion.display_name, suggestion.is_credited = None, "", False
        suggestion.save(update_fields=["text", "customer", "display_name", "is_credited"])


def _forget_appeals(customer_ids: list[int]) -> None:
    """What they said when they contested a decision; what was decided stays, what nobody decided ends."""
    tokens = [
        token
        for model in (Question, Answer, Suggestion)
        for token in model.objects.filter(customer_id__in=customer_ids).values_list(
            "token", flat=True
        )
    ]
    theirs = Appeal.objects.filter(entry__about_token__in=tokens)
    theirs.filter(decision="").delete()
    theirs.update(words="", decision_words="")


@transaction.atomic
def move_person(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers asked, answered and suggested belongs to the one who was kept."""
    ids = list(from_ids)
    Question.objects.filter(customer_id__in=ids).update(customer_id=to_id)
    Suggestion.objects.filter(customer_id__in=ids).update(customer_id=to_id)
    answered = Answer.objects.filter(customer_id=to_id, kind="buyer").values("question_id")
    rows = Answer.objects.filter(customer_id__in=ids)
    # Two rows of one person answered the same question: both answers stay, one without its row.
    rows.filter(kind="buyer", question_id__in=list(answered)).update(customer=None)
    for answer in rows.order_by("question_id", "pk"):
        taken = Answer.objects.filter(
            customer_id=to_id, question_id=answer.question_id, kind="buyer"
        ).exists()
        Answer.objects.filter(pk=answer.pk).update(customer_id=None if taken else to_id)
    move_invitations(ids, to_id)


def without_names(text: str, known_as: Sequence[str]) -> str:
    """The text with each name, address and reference masked, whatever its case."""
    for known in sorted(known_as, key=len, reverse=True):
        if len(known.strip()) > 1:
            text = re.sub(rf"(?<!\w){re.escape(known.strip())}(?!\w)", "…", text, flags=re.I)
    return text
