"""Promising a call-back for a slot that somebody can keep; and taking it back."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.calls import events
from pistos.calls.facts import Slot, Wish
from pistos.calls.models import Asked, CallBack, CallBackState
from pistos.calls.queries.calling_back import kept_share, waiting_call_back
from pistos.calls.queries.slots import booked_slots
from pistos.calls.rules.slots import is_slot, room_in
from pistos.calls.rules.words import promise_words
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.settling import due_next
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import Conversation, ConversationPromise
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.kit.phones import international
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.actions.settling import withdraw_promise
from pistos.promises.models import Promise, PromiseKind, State
from pistos.promises.rules.terms import About, Due, Grounds, Terms, Told
from pistos.promises.rules.withdrawing import WithdrawnBecause
from pistos.shop.models import Shop
from pistos.shop.queries import shift_plan, the_shop
from pistos.shop.rules.shifts import ShiftPlan

UNTOLD = "untold"


class NumberUnusable(Refused):
    """Not a number that can be called."""


class SlotTaken(Refused):
    """Nobody is free to call then any more."""


class AlreadyCalling(Refused):
    """A call-back is promised already."""


class NothingToCancel(Refused):
    """The call was made, or cancelled before."""


@transaction.atomic
def promise_call_back(
    *, conversation: Conversation, wish: Wish, by: Actor, at: datetime
) -> CallBack:
    """Promises to call within the slot. Publishes `CallBackPromised`; the conversation keeps its place.

    Two who want the last free slot at once do not both get it. Refuses with NumberUnusable,
    AlreadyCalling and SlotTaken.
    """
    shop = the_shop()
    number = international(wish.number, shop.country)
    if not number:
        raise NumberUnusable(_("Please enter a telephone number with its area code."))
    fresh = held(conversation)
    lock_until_commit("calls.slots")
    if waiting_call_back(fresh):
        raise AlreadyCalling(_("A call is promised already. Cancel it first to choose another."))
    plan = shift_plan(at)
    _refuse_taken(plan, wish.slot, at)
    promise = _promised(fresh, wish, plan, shop, by=by, at=at)
    call_back = CallBack.objects.create(
        conversation=fresh,
        promise=promise,
        number=number,
        starts_at=wish.slot.starts_at,
        ends_at=wish.slot.ends_at,
        next_at=wish.slot.starts_at,
        asked=wish.asked,
        made_at=at,
    )
    _link(fresh, promise, wish.slot)
    _finish(fresh, call_back, by=by, at=at)
    return call_back


@transaction.atomic
def note_promised_call(
    *, conversation: Conversation, promise: Promise, at: datetime
) -> CallBack | None:
    """A colleague wrote "I'll call you": their word stands among the calls to make.

    None where the promise has its call already. Publishes `CallBackPromised`.
    """
    fresh = held(conversation)
    if CallBack.objects.filter(promise=promise).exists():
        return None
    call_back = CallBack.objects.create(
        conversation=fresh,
        promise=promise,
        number=international(fresh.customer.phone, the_shop().country),
        starts_at=promise.made_at,
        ends_at=promise.due_at,
        next_at=promise.made_at,
        asked=Asked.WORDS,
        made_at=promise.made_at,
    )
    _finish(fresh, call_back, by=_made_by(promise), at=at)
    return call_back


@transaction.atomic
def cancel_call_back(*, call_back: CallBack, by: Actor, at: datetime) -> None:
    """The customer needs no call any more. Publishes `CallBackCancelled`.

    The promise is withdrawn by their act, unless it was due before that. Refuses NothingToCancel.
    """
    conversation = held(call_back.conversation)
    fresh = CallBack.objects.select_for_update().get(pk=call_back.pk)
    if fresh.state != CallBackState.WAITING:
        raise NothingToCancel(_("There is no call to cancel any more."))
    fresh.state, fresh.settled_at = CallBackState.CANCELLED, at
    fresh.save(update_fields=["state", "settled_at"])
    standing = fresh.promise.standing
    if standing.state == State.OPEN and at <= standing.due_at:
        withdraw_promise(
            promise=fresh.promise,
            because=WithdrawnBecause.CUSTOMER_CANCELLED,
            happened_at=at,
            by=by,
            at=at,
        )
    close_link(conversation, fresh)
    write_activity(conversation, "call_back_cancelled", {}, by=by, at=at)
    publish(
        events.CallBackCancelled(fresh.pk, conversation.pk), about=ref(conversation), by=by, at=at
    )
    signal(conversation)


def _made_by(promise: Promise) -> Actor:
    if promise.made_by_kind == "person":
        return Actor.person(int(promise.made_by_id))
    return Actor.machine("calls.note_promised_call")


def close_link(conversation: Conversation, call_back: CallBack) -> None:
    """The promise of the call is no longer open in its conversation. In the caller's transaction."""
    ConversationPromise.objects.filter(promise_id=call_back.promise_id).update(is_open=False)
    conversation.due_at = due_next(conversation)
    conversation.save(update_fields=["due_at"])


def _refuse_taken(plan: ShiftPlan, slot: Slot, at: datetime) -> None:
    is_offered = is_slot(slot, plan.calendar.zone, at)
    if not is_offered or room_in(plan, booked_slots(at), slot) < 1:
        raise SlotTaken(_("That time was just taken. Please choose another."))


def _promised(
    conversation: Conversation,
    wish: Wish,
    plan: ShiftPlan,
    shop: Shop,
    *,
    by: Actor,
    at: datetime,
) -> Promise:
    zone = conversation.zone or shop.time_zone
    language = conversation.language
    words = promise_words(wish.slot, at=at, zone=zone, language=language)
    booked = booked_slots(at)
    return promise_by_estimate(
        to=conversation.customer,
        terms=Terms(
            kind=PromiseKind.CALL_BACK,
            due=Due.instant(wish.slot.ends_at, zone),
            about=About("conversation", conversation.pk, country=conversation.customer.country),
            grounds=Grounds(
                chance=kept_share(),
                usual_on=wish.slot.starts_at.astimezone(ZoneInfo(zone)).date(),
                facts={
                    "free": room_in(plan, booked, wish.slot),
                    "promised": len(booked),
                },
            ),
            is_public=bool(wish.told_where),
        ),
        told=Told(words, language, wish.told_where or UNTOLD),
        by=by,
        at=at,
    )


def _link(conversation: Conversation, promise: Promise, slot: Slot) -> None:
    ConversationPromise.objects.create(
        conversation=conversation,
        promise=promise,
        kind=PromiseKind.CALL_BACK,
        warn_at=slot.starts_at,
    )
    conversation.due_at = due_next(conversation)
    conversation.save(update_fields=["due_at"])


def _finish(conversation: Conversation, call_back: CallBack, *, by: Actor, at: datetime) -> None:
    write_activity(
        conversation,
        "call_back_promised",
        {"starts_at": call_back.starts_at.isoformat(), "ends_at": call_back.ends_at.isoformat()},
        by=by,
        at=at,
    )
    publish(
        events.CallBackPromised(call_back.pk, conversation.pk, call_back.asked),
        about=ref(conversation),
        by=by,
        at=at,
    )
    signal(conversation)
