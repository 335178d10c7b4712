"""What the demo's answers were read for, what their customers said of them, and what is worked on."""

from datetime import datetime, timedelta

from django.db import transaction

from pistos.accounts.models import User
from pistos.conversations.models import Message
from pistos.demo import cast
from pistos.replies.actions.coaching import finish_coaching, give_coaching
from pistos.replies.facts import ReplyContext
from pistos.replies.models import AnswerRating, Attitude, ReplyCheck, ReplyRemark, Weighing
from pistos.replies.rules.checks import check_reply
from pistos.replies.rules.checks.applying import applied_codes

MOST = 240
EVERY_THIRD, EVERY_NINTH = 3, 9
SAID = (
    "Clear and quick, thank you.",
    "Ευχαριστώ, βοήθησε πολύ.",
    "I had to ask twice.",
)


@transaction.atomic
def add_replies(at: datetime) -> None:
    """The newest answers of people, read by the checks as if they had been sent through them."""
    answers = Message.objects.filter(
        direction="out", purpose="answer", author_kind="person", state="sent"
    )
    rows = list(
        answers.select_related("conversation__customer").defer("html").order_by("-pk")[:MOST]
    )
    people = {user.pk: user for user in User.objects.all()}
    rows = [row for row in rows if row.author_id in people]
    _read(rows, people)
    _rated(rows, people)
    _worked_on(at)


def _read(rows: list[Message], people: dict[int, User]) -> None:
    checks, remarks = [], []
    said = _said(rows)
    for row in rows:
        context = ReplyContext(
            language=row.language or "en",
            customer_name=row.conversation.customer.name,
            agent_name=row.author_name,
            said=said.get(row.conversation_id, ""),
            own_words=(row.conversation.subject,),
            is_first=row.conversation.first_answer_at == row.happened_at,
        )
        checks.append(
            ReplyCheck(
                message=row,
                author=people[row.author_id or 0],
                language=row.language,
                topic=row.conversation.topic,
                applied=list(applied_codes(row.text, context)),
                checked_at=row.happened_at,
            )
        )
        found = {(each.code, each.words_key): each for each in check_reply(row.text, context)}
        remarks.append(list(found.values()))
    ReplyCheck.objects.bulk_create(checks)
    ReplyRemark.objects.bulk_create(
        ReplyRemark(
            check_of=check,
            code=each.code,
            words_key=each.words_key,
            is_blocking=each.is_blocking,
            reason="Agreed with the customer by telephone." if each.is_blocking else "",
        )
        for check, found in zip(checks, remarks, strict=True)
        for each in found
    )


def _said(rows: list[Message]) -> dict[int, str]:
    """What each customer began with."""
    theirs = Message.objects.filter(
        conversation__in=[row.conversation_id for row in rows], direction="in"
    )
    return dict(theirs.order_by("-pk").values_list("conversation_id", "text"))


def _rated(rows: list[Message], people: dict[int, User]) -> None:
    ratings = []
    for place, row in enumerate(rows):
        if place % EVERY_THIRD:
            continue
        is_good = place % EVERY_NINTH != 0
        ratings.append(
            AnswerRating(
                message=row,
                customer=row.conversation.customer,
                author=people[row.author_id or 0],
                topic=row.conversation.topic,
                is_good=is_good,
                was_clear=is_good,
                attitude=Attitude.WARM if is_good else Attitude.CORRECT,
                words="" if is_good else SAID[2],
                rated_at=row.happened_at + timedelta(hours=2),
            )
        )
    if ratings:
        ratings[-1].attitude = Attitude.ARROGANT
    AnswerRating.objects.bulk_create(ratings)
    Weighing.objects.bulk_create(
        Weighing(
            message=each.message,
            author=each.author,
            would_please="A new one by Friday, without sending anything back first.",
            would_annoy="To be asked for the order number a second time.",
            weighed_at=each.message.happened_at,
        )
        for each in ratings[:2]
        if each.author is not None
    )


def _worked_on(at: datetime) -> None:
    manager = User.objects.get(email=cast.MANAGER[0])
    agent = User.objects.get(email=cast.AGENT[0])
    since = at - timedelta(days=20)
    done = give_coaching(
        person=agent,
        what="Say by when, not “soon”.",
        due_on=(since + timedelta(days=7)).date(),
        by=manager,
        at=since,
    )
    finish_coaching(
        coaching=done,
        note="Ten answers read together; each names a day now.",
        by=manager,
        at=since + timedelta(days=6),
    )
    give_coaching(
        person=agent,
        what="The feeling first, then the facts.",
        due_on=(at + timedelta(days=5)).date(),
        by=manager,
        at=at - timedelta(days=2),
    )
