"""The deeds on partners: taking them on, changing what is agreed, trusting them, praising them."""

from pistos.partners.actions.details import (
    CodeTaken,
    Details,
    DetailsWrong,
    TermsImpossible,
    add_partner,
    agree_terms,
    edit_partner,
)
from pistos.partners.actions.praise import AlreadyPassedOn, PraiseEmpty, note_praise, pass_on_praise
from pistos.partners.actions.recording import record_partners
from pistos.partners.actions.trust import (
    ReasonTooShort,
    StateDoesNotFollow,
    StepAlreadyRecorded,
    StepsMissing,
    TrialTooLong,
    activate_partner,
    end_partner,
    record_step,
    skip_step,
    start_trial,
)

__all__ = [
    "AlreadyPassedOn",
    "CodeTaken",
    "Details",
    "DetailsWrong",
    "PraiseEmpty",
    "ReasonTooShort",
    "StateDoesNotFollow",
    "StepAlreadyRecorded",
    "StepsMissing",
    "TermsImpossible",
    "TrialTooLong",
    "activate_partner",
    "add_partner",
    "agree_terms",
    "edit_partner",
    "end_partner",
    "note_praise",
    "pass_on_praise",
    "record_partners",
    "record_step",
    "skip_step",
    "start_trial",
]
