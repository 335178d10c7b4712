"""The deeds of the ledger, split by noun; callers read `promises.actions.make_promise`."""

from pistos.promises.actions.delivering import (
    DayNoLongerHolds,
    note_courier_promise,
    promise_as_shown,
    promise_delivery,
    promise_order,
    promise_split_parcel,
)
from pistos.promises.actions.due import mark_due
from pistos.promises.actions.entering import Telling
from pistos.promises.actions.forgetting import erase_words
from pistos.promises.actions.heads import mail_head
from pistos.promises.actions.making import (
    NotEntitled,
    PromiseUnrealistic,
    ReasonMissing,
    make_promise,
    make_promise_against_history,
    note_partner_promise,
)
from pistos.promises.actions.moving import (
    MoveNotLater,
    MoveSettled,
    MoveTooLate,
    MoveUntold,
    move_promise,
)
from pistos.promises.actions.proving import settle_by_scans, take_scans, withdraw_by_cancellation
from pistos.promises.actions.publishing import publish_figures
from pistos.promises.actions.recording import Differing, RecordedPromises, record_promises
from pistos.promises.actions.reporting import answer_report, report_not_right
from pistos.promises.actions.risking import review_parcel, review_risks
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
from pistos.promises.actions.telling import tell_of_arrival
from pistos.promises.actions.warning import (
    NothingToTell,
    NotWarned,
    choose_after_warning,
    close_choice,
    note_untold,
    tell_before_it_slips,
)
from pistos.promises.actions.writing import AlreadyPromised, DueInThePast, SaysNothing

__all__ = [
    "AlreadyPromised",
    "AlreadySettled",
    "DayNoLongerHolds",
    "Differing",
    "DueInThePast",
    "HappenedTooLate",
    "MoveNotLater",
    "MoveSettled",
    "MoveTooLate",
    "MoveUntold",
    "NoSuchCause",
    "NotBroken",
    "NotEntitled",
    "NotHappenedYet",
    "NotKept",
    "NotWarned",
    "NothingToTell",
    "PromiseUnrealistic",
    "ReasonMissing",
    "RecordedPromises",
    "SaysNothing",
    "Telling",
    "TooLateToOverturn",
    "answer_report",
    "break_promise",
    "choose_after_warning",
    "close_choice",
    "correct_promise",
    "erase_words",
    "keep_promise",
    "mail_head",
    "make_promise",
    "make_promise_against_history",
    "mark_due",
    "move_promise",
    "note_courier_promise",
    "note_late_fulfilment",
    "note_partner_promise",
    "note_unproven",
    "note_untold",
    "overturn_promise",
    "promise_as_shown",
    "promise_delivery",
    "promise_order",
    "promise_split_parcel",
    "publish_figures",
    "record_promises",
    "report_not_right",
    "review_parcel",
    "review_risks",
    "seal_entries",
    "seal_next",
    "settle_by_scans",
    "take_scans",
    "tell_before_it_slips",
    "tell_of_arrival",
    "withdraw_by_cancellation",
    "withdraw_promise",
]
