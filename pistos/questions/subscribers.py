"""What follows when a question is asked, a sheet completed, people merged; and a person's part here."""

from datetime import datetime

from pistos.accounts.models import User
from pistos.asks import ports as asks
from pistos.asks.models import AskKind
from pistos.catalogue.models import SheetTask, TaskKind
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids, known_as
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.questions.actions import leaving
from pistos.questions.actions.answering import close_by_sheet
from pistos.questions.actions.asker import QuestionAsker
from pistos.questions.actions.inviting import invite_buyers
from pistos.questions.actions.sitting import begin_counting
from pistos.questions.models import Answer, Invitation, Question, Suggestion


class Questions:
    """What a person asked, answered and suggested in public."""

    name = "questions"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        ids = family_ids(customer)
        asked = Question.objects.filter(customer_id__in=ids).order_by("pk")
        answered = Answer.objects.filter(customer_id__in=ids).order_by("pk")
        invited = Invitation.objects.filter(customer_id__in=ids).order_by("pk")
        suggested = Suggestion.objects.filter(customer_id__in=ids).order_by("pk")
        return {
            "questions": list(
                asked.values(
                    *("token", "product__sku", "text", "display_name", "language", "state"),
                    *("asked_at", "answered_at"),
                )
            ),
            "question_answers": list(
                answered.values("question__text", "text", "display_name", "state", "answered_at")
            ),
            "question_invitations": list(
                invited.values("question__text", "invited_at", "answered_at")
            ),
            "suggestions": list(
                suggested.values(
                    *("token", "text", "display_name", "is_credited", "state", "reply", "made_at")
                )
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        leaving.erase_person(customer_ids=family_ids(customer), known_as=known_as(customer))


ports.hold(Questions())
asks.register(AskKind.QUESTION, QuestionAsker())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_person(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


@on("questions.QuestionAsked", "questions.QuestionModerated")
def invite_earlier_buyers(event: Event, at: datetime) -> None:
    question = Question.objects.filter(pk=event.data["question_id"]).first()
    if question is not None:
        invite_buyers(question=question, at=at)


@on("questions.SuggestionMade")
def begin_to_count_the_days(event: Event, at: datetime) -> None:
    begin_counting(at=at)


@on("catalogue.TaskClosed")
def close_what_the_sheet_says_now(event: Event, at: datetime) -> None:
    task = SheetTask.objects.filter(pk=event.data["task_id"], kind=TaskKind.COMPLETE).first()
    if task is None:
        return
    person = None
    if event.actor_kind == "person":
        person = User.objects.filter(pk=int(event.actor_id)).first()
    close_by_sheet(task=task, by=person, at=at)
