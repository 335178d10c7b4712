"""What a remark means, for the person who wrote the reply: what it is, why it matters, what to do."""

from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences of a remark: what was seen, why it is said, what to do about it."""

    what: Lazy | str
    why: Lazy | str
    todo: Lazy | str


_CONTRADICTS = _("What is told and what is recorded must agree: the customer can see both.")
_REFUSING = _("One can refuse politely: with the reason, and with what can be done instead.")

WORDS: dict[str, Said] = {
    "bare_no": Said(
        _("This is nothing but a no."),
        _REFUSING,
        _("Say why it cannot be done, and what you can do or where they can turn."),
    ),
    "refusal_both": Said(
        _("A refusal without a reason and without a way on."),
        _REFUSING,
        _("Say why it cannot be done, and what you can do or where they can turn."),
    ),
    "refusal_reason": Said(
        _("A refusal without its reason."),
        _REFUSING,
        _("Add the reason in one sentence."),
    ),
    "refusal_way": Said(
        _("A refusal without a way on."),
        _REFUSING,
        _("Add what you can do instead, or who can help."),
    ),
    "feeling_missing": Said(
        _(
            "The customer told how they feel, or that something is wrong; nothing here answers that."
        ),
        _("Whoever feels heard can listen to facts. Facts alone sound cold."),
        _("Begin with one sentence that shows you understood, then give the facts."),
    ),
    "feeling_late": Said(
        _("What they feel is answered only after the facts."),
        _("Whoever feels heard can listen to facts. Facts alone sound cold."),
        _("Move that sentence to the beginning."),
    ),
    "conditional_apology": Said(
        _("An apology with an “if” in it."),
        _("It doubts the person and admits nothing. It makes matters worse than no apology."),
        _("Say what we did wrong, and that we are sorry for it."),
    ),
    "surprised": Said(
        _("This shows surprise at what they ask, or laughs at it."),
        _("Nobody needs to justify a wish. Whoever is laughed at does not come back."),
        _("Leave the sentence out and answer the wish."),
    ),
    "talks_down": Said(
        _("This talks down to the customer."),
        _("Being right costs a customer. What they missed, we could have shown better."),
        _("Say it as you would like it said to you."),
    ),
    "delivered": Said(
        _("You say it was delivered; the tracking does not say so."),
        _CONTRADICTS,
        _("Look at the parcel beside the conversation and say what is known."),
    ),
    "not_delivered": Said(
        _("You say it was not delivered; the tracking says it was."),
        _CONTRADICTS,
        _("Look at the parcel beside the conversation and say what is known."),
    ),
    "under_way": Said(
        _("You say it is on its way; the tracking does not say so."),
        _CONTRADICTS,
        _("Look at the parcel beside the conversation and say what is known."),
    ),
    "not_under_way": Said(
        _("You say it is not on its way; the tracking says it is."),
        _CONTRADICTS,
        _("Look at the parcel beside the conversation and say what is known."),
    ),
    "sent": Said(
        _("You say it was sent; no parcel was handed to a courier yet."),
        _CONTRADICTS,
        _("Look at the parcel beside the conversation and say what is known."),
    ),
    "not_sent": Said(
        _("You say it was not sent; a courier has it already, or had it."),
        _CONTRADICTS,
        _("Look at the parcel beside the conversation and say what is known."),
    ),
    "paid": Said(
        _("You say it is paid; no payment is recorded."),
        _CONTRADICTS,
        _("Look at the payments of the order and say what is known."),
    ),
    "not_paid": Said(
        _("You say no payment came; one is recorded."),
        _CONTRADICTS,
        _("Look at the payments of the order and say what is known."),
    ),
    "refunded": Said(
        _("You say the money was returned; no refund is recorded as done."),
        _CONTRADICTS,
        _("Say by when it will be there, or make the refund first."),
    ),
    "not_refunded": Said(
        _("You say no money was returned; a refund is recorded."),
        _CONTRADICTS,
        _("Look at the payments of the order and say what is known."),
    ),
    "cancelled": Said(
        _("You say the order is cancelled; it is not."),
        _CONTRADICTS,
        _("Cancel it first, or say what is known."),
    ),
    "not_cancelled": Said(
        _("You say the order is not cancelled; it is."),
        _CONTRADICTS,
        _("Look at the order and say what is known."),
    ),
    "in_time": Said(
        _("You say it came in time; the promise stands as broken."),
        _CONTRADICTS,
        _("Say that it was late, and by how much."),
    ),
    "not_in_time": Said(
        _("You say it did not come in time; the promise stands as kept."),
        _CONTRADICTS,
        _("Look at the promise and say what is known."),
    ),
    "ask_courier": Said(
        _("This sends the customer to the courier."),
        _(
            "They bought from us: what happens on the way is ours until they hold the goods, by law too."
        ),
        _("Say that you ask the courier, and by when they hear from you."),
    ),
    "question_left": Said(
        _("A question of theirs is not answered."),
        _("Whoever has to ask again asks elsewhere."),
        _("Answer it, or say by when you will know."),
    ),
    "asks_known": Said(
        _("You ask for an order number that lies beside the conversation."),
        _("Asking for what we know says that nobody read their message."),
        _("Leave it out, and name the order yourself."),
    ),
    "greeted": Said(
        _("The first answer to this person does not greet them."),
        _("A greeting by name costs a second and makes a stranger a guest."),
        _("Begin with a greeting and their name."),
    ),
    "no_when": Said(
        _("Something will be done, and it does not say by when."),
        _("“Soon” is a promise that nobody can keep."),
        _("Name a day or an hour."),
    ),
    "no_step": Said(
        _("It does not say what happens next."),
        _("On a hard message people look first for what happens now."),
        _("Add the next step and by when."),
    ),
    "generic": Said(
        _("These words could go to anybody."),
        _("Nothing in them is of this customer's own matter."),
        _("Name what is theirs: the product, the order, what they wrote."),
    ),
    "stock_phrase": Said(
        _("A ready-made phrase that says nothing."),
        _("It sounds like a machine, and it could go to anybody."),
        _("Leave it out, or say it in your own words to this person."),
    ),
    "signed": Said(
        _("No name stands below it."),
        _("People want to know who speaks to them."),
        _("Sign with your name."),
    ),
    "signed_team": Said(
        _("A team signs it, and a team is nobody."),
        _("People want to know who speaks to them."),
        _("Sign with your name."),
    ),
    "names_private": Said(
        _("Everybody reads this, and it holds what belongs to the customer alone."),
        _("An order number or an address in public helps only strangers."),
        _("Leave it out and write to them privately."),
    ),
    "says_machine": Said(
        _("A program writes this and does not say so."),
        _("A machine never pretends to be a person."),
        _("Say that a program writes it."),
    ),
    "offers_person": Said(
        _("It does not say how to reach a person."),
        _("Nobody should be alone with a machine."),
        _("Add how a person is reached."),
    ),
}
