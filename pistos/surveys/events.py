"""What happens to surveys: ids and plain values, never what somebody said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SurveyAdded:
    survey_id: int
    key: str


@dataclass(frozen=True, slots=True)
class DefaultSurveysAdded:
    survey_ids: list[int]


@dataclass(frozen=True, slots=True)
class SurveyEdited:
    survey_id: int
    key: str
    fields: list[str]


@dataclass(frozen=True, slots=True)
class QuestionsChanged:
    """Who was invited before answers what they were invited with."""

    survey_id: int
    key: str
    version: int


@dataclass(frozen=True, slots=True)
class WaveBegun:
    survey_id: int
    key: str
    wave: int
    invited: int


@dataclass(frozen=True, slots=True)
class CallsListed:
    survey_id: int
    key: str
    count: int


@dataclass(frozen=True, slots=True)
class PlaceOpened:
    survey_id: int
    place_id: int


@dataclass(frozen=True, slots=True)
class PlaceClosed:
    survey_id: int
    place_id: int


@dataclass(frozen=True, slots=True)
class ResponseGiven:
    """Somebody answered; `is_sharp` where a word wants an answer from us."""

    survey_id: int
    invitation_id: int
    is_sharp: bool


@dataclass(frozen=True, slots=True)
class ResponseChanged:
    """They changed their mind while they could."""

    survey_id: int
    invitation_id: int
    is_sharp: bool


@dataclass(frozen=True, slots=True)
class SurveyCalled:
    """A customer was called about a survey; `outcome` is done, refused, later, not_reached or missed."""

    survey_id: int
    call_id: int
    outcome: str


@dataclass(frozen=True, slots=True)
class SurveyFellSilent:
    """No answer came for as long as the shop lets pass."""

    survey_id: int
    key: str
    days: int


@dataclass(frozen=True, slots=True)
class SurveySpeaks:
    """An answer ended the silence."""

    survey_id: int
    key: str


@dataclass(frozen=True, slots=True)
class ResponsesRecorded:
    """A batch from outside, or of the demo: its invitations and answers are in."""

    survey_id: int
    count: int
