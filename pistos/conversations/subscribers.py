"""What conversations do when customers are merged, exported or erased."""

from datetime import datetime, timedelta

from pistos.accounts.models import User
from pistos.conversations.actions.asking_of_products import note_doubt_of_product, note_questions
from pistos.conversations.actions.calling_up import write_to_person_in_charge
from pistos.conversations.actions.default_macros import add_default_macros
from pistos.conversations.actions.forgetting import erase_conversations, forget_old_conversations
from pistos.conversations.actions.indexing import index_words
from pistos.conversations.actions.moving import move_conversations
from pistos.conversations.actions.posting import post_machine_mail
from pistos.conversations.actions.sending import note_outcome
from pistos.conversations.actions.timing import measure_conversations
from pistos.conversations.models import Attachment, Conversation, Message
from pistos.conversations.tasks import look_for_the_unseen
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.notifications.models import Message as OutboxMessage
from pistos.visits.queries.visitors import chat_settings

RETENTION = Actor.machine("customers.apply_retention")


class Conversations:
    """What a person said to us and we to them, with the names of the files."""

    name = "conversations"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        theirs = Conversation.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        said = Message.objects.filter(
            conversation__in=theirs, direction__in=["in", "out"]
        ).order_by("conversation_id", "pk")
        files = Attachment.objects.filter(message__in=said).order_by("pk")
        return {
            "conversations": list(
                theirs.values("token", "channel", "subject", "state", "language", "started_at")
            ),
            "conversation_messages": list(
                said.values(
                    *("conversation__token direction channel author_kind author_name").split(),
                    *("author_address subject text happened_at").split(),
                )
            ),
            "conversation_files": list(
                files.values("message__conversation__token", "name", "content_type", "size")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        erase_conversations(customer_ids=family_ids(customer), at=at)


ports.hold(Conversations())
ports.keep_for_a_time(
    "conversations",
    lambda before, at: forget_old_conversations(before=before, by=RETENTION, at=at),
)


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    move_conversations(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


OUTCOMES = {
    "notifications.MessageSent": "sent",
    "notifications.MessageUncertain": "uncertain",
    "notifications.MessageBounced": "bounced",
    "notifications.MessageFailed": "failed",
}


@on(*OUTCOMES)
def note_what_became_of_it(event: Event, at: datetime) -> None:
    """The time is the event's own: an answer is on time by when it was sent, not by when we heard."""
    if event.data["about_kind"] != "conversation":
        return
    outgoing = OutboxMessage.objects.filter(pk=event.data["message_id"]).first()
    if outgoing is not None:
        note_outcome(
            outbox_id=outgoing.pk,
            state=OUTCOMES[event.name],
            problem=outgoing.problem,
            at=event.happened_at,
        )


@on("conversations.Acknowledged", "conversations.AnswerMoved")
def post_what_the_machine_said(event: Event, at: datetime) -> None:
    """By mail, where the customer is told by mail; a chat has it already."""
    post_machine_mail(conversation_id=event.data["conversation_id"], at=at)


@on("conversations.AnswerSent")
def go_on_by_mail_if_unseen(event: Event, at: datetime) -> None:
    """Only where the visitor asked for it; the letter waits until they had time to look."""
    found = Conversation.objects.filter(
        pk=event.data["conversation_id"], visitor__mail_agreed_at__isnull=False
    )
    if found.exists():
        minutes = chat_settings().mail_minutes
        look_for_the_unseen(event.data["conversation_id"], at + timedelta(minutes=minutes))


@on("conversations.ConversationEscalated")
def write_to_whom_it_rose(event: Event, at: datetime) -> None:
    conversation = Conversation.objects.select_related("customer").get(
        pk=event.data["conversation_id"]
    )
    person = User.objects.filter(pk=event.data["person_id"], is_active=True).first()
    if person is not None and conversation.escalated_at is not None:
        write_to_person_in_charge(
            conversation=conversation, person=person, reason=event.data["reason"], at=at
        )


@on(
    "conversations.AnswerSent",
    "conversations.ConversationClosed",
    "conversations.ConversationReopened",
)
def measure_how_long_they_waited(event: Event, at: datetime) -> None:
    measure_conversations(ids=[event.data["conversation_id"]], at=at)


@on(
    *(f"conversations.{name}" for name in ("AutomaticMailKept", "AnswerSent")),
    *(f"conversations.{name}" for name in ("NoteWritten", "ConversationTagged", "TopicSet")),
    *(f"conversations.{name}" for name in ("ConversationsMerged", "ConversationMoved")),
    *(f"conversations.{name}" for name in ("ConversationSplit", "MessageDeleted", "TouchLogged")),
)
def index_what_was_said(event: Event, at: datetime) -> None:
    new = event.data.get("new_conversation_id")
    index_words(ids=[event.data["conversation_id"], *([new] if new else [])])


@on("customers.CustomerChanged", "customers.AliasAdded", "customers.CustomersMerged")
def index_by_the_new_name(event: Event, at: datetime) -> None:
    customer_id = event.data.get("customer_id") or event.data["kept_id"]
    theirs = Conversation.objects.filter(customer_id=customer_id).order_by("-pk")
    index_words(ids=list(theirs.values_list("pk", flat=True)[:500]))


@on("conversations.AnswerSent", "conversations.ConversationClosed")
def count_what_a_sheet_lacks(event: Event, at: datetime) -> None:
    """When somebody had to answer: what comes in is not slowed by it."""
    note_questions(conversation_id=event.data["conversation_id"], at=at)


@on("conversations.DoubtNoted")
def count_doubt_of_product(event: Event, at: datetime) -> None:
    note_doubt_of_product(doubt_id=event.data["doubt_id"], at=at)


@on("shop.ShopSetUp")
def begin_with_prepared_answers(event: Event, at: datetime) -> None:
    add_default_macros(by=Actor.machine("conversations.begin"), at=at)
