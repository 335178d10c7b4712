"""What claims are called by those who have them."""

from django.utils.translation import gettext_lazy as _

from pistos.returns.models import ClaimState, Happened, Outcome, StepKind, Track

TRACKS = {
    Track.WITHDRAWAL: _("You return it: your right of withdrawal"),
    Track.LEGAL: _("The legal guarantee: we put it right, free of charge"),
    Track.COMMERCIAL: _("The guarantee that it was sold with"),
    Track.TRANSPORT: _("It was damaged or lost on the way: you choose, and it is done at once"),
}
STATES = {
    ClaimState.OPEN: _("We have it, and you hear from us."),
    ClaimState.GOODS_AWAITED: _("We wait for the goods."),
    ClaimState.GOODS_BACK: _("The goods are here. We look at them."),
    ClaimState.REPAIRING: _("It is being repaired."),
    ClaimState.SENDING: _("A new one is on its way to you."),
    ClaimState.REFUNDING: _("Your money is on its way back."),
    ClaimState.DONE: _("Done."),
    ClaimState.REFUSED: _("Declined, with the reason below."),
    ClaimState.DROPPED: _("You took it back."),
}
OUTCOMES = {
    Outcome.NONE: "",
    Outcome.REFUND: _("your money back"),
    Outcome.REPLACEMENT: _("a new one"),
    Outcome.REPAIR: _("a repair"),
    Outcome.REDUCTION: _("part of the price back"),
}
STEPS = {
    StepKind.TOLD: _("You told us"),
    StepKind.CHOSEN: _("You chose"),
    StepKind.MOVED: _("Moved to another right"),
    StepKind.PROMISED: _("Promised"),
    StepKind.AGREED: _("We agreed how to put it right"),
    StepKind.REFUSED: _("Declined"),
    StepKind.RECEIVED: _("The goods reached us"),
    StepKind.INSPECTED: _("We looked at the goods"),
    StepKind.LESSENED: _("Value of the goods set lower"),
    StepKind.APPEALED: _("You objected"),
    StepKind.DECIDED: _("We looked at your objection"),
    StepKind.RESTOCKED: _("Back on the shelf"),
    StepKind.REPAIR: _("The repair went on"),
    StepKind.RESENT: _("A new one was sent on its way"),
    StepKind.REFUNDING: _("We sent the money"),
    StepKind.REFUNDED: _("The money is back"),
    StepKind.DONE: _("Put right"),
    StepKind.DROPPED: _("You took it back"),
}


def happened_words(happened: str) -> object:
    return Happened(happened).label


def outcome_words(outcome: str) -> object:
    return OUTCOMES[Outcome(outcome)]
