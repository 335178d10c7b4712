"""The deeds of the ledger, split by noun; callers read `promises.actions.make_promise`."""

from pistos.promises.actions.due import mark_due
from pistos.promises.actions.entering import Telling
from pistos.promises.actions.making import (
    AlreadyPromised,
    DueInThePast,
    SaysNothing,
    make_promise,
    note_partner_promise,
)
from pistos.promises.actions.moving import (
    MoveNotLater,
    MoveSettled,
    MoveTooLate,
    MoveUntold,
    move_promise,
)
from pistos.promises.actions.proving import settle_by_scans, withdraw_by_cancellation
from pistos.promises.actions.publishing import publish_figures
from pistos.promises.actions.recording import RecordedPromises, record_promises
from pistos.promises.actions.sealing import seal_entries, seal_next
from pistos.promises.actions.settling import (
    AlreadySettled,
    HappenedTooLate,
    NoSuchCause,
    NotBroken,
    NotHappenedYet,
    NotKept,
    TooLateToOverturn,
    break_promise,
    correct_promise,
    keep_promise,
    note_late_fulfilment,
    note_unproven,
    overturn_promise,
    withdraw_promise,
)

__all__ = [
    "AlreadyPromised",
    "AlreadySettled",
    "DueInThePast",
    "HappenedTooLate",
    "MoveNotLater",
    "MoveSettled",
    "MoveTooLate",
    "MoveUntold",
    "NoSuchCause",
    "NotBroken",
    "NotHappenedYet",
    "NotKept",
    "RecordedPromises",
    "SaysNothing",
    "Telling",
    "TooLateToOverturn",
    "break_promise",
    "correct_promise",
    "keep_promise",
    "make_promise",
    "mark_due",
    "move_promise",
    "note_late_fulfilment",
    "note_partner_promise",
    "note_unproven",
    "overturn_promise",
    "publish_figures",
    "record_promises",
    "seal_entries",
    "seal_next",
    "settle_by_scans",
    "withdraw_by_cancellation",
    "withdraw_promise",
]
