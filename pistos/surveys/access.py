"""The loaders of surveys that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.stock.models import Location
from pistos.surveys.models import Invitation, Place, Survey, SurveyCall
from pistos.surveys.rules.tokens import digest_of


def survey_for(agent: User, key: str) -> Survey:
    return _survey(agent, key, "see_surveys")


def survey_to_edit(agent: User, key: str) -> Survey:
    return _survey(agent, key, "edit_surveys")


def _survey(agent: User, key: str, deed: str) -> Survey:
    require(agent, deed)
    found = Survey.objects.filter(key=key).first()
    if found is None:
        raise NotFound
    return found


def place_for(agent: User, token: str) -> Place:
    require(agent, "edit_surveys")
    found = Place.objects.select_related("survey", "store").filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def store_for_place(agent: User, code: str) -> Location | None:
    """The store that a new QR code names; None where none is named. NotFound for an unknown one."""
    require(agent, "edit_surveys")
    if not code:
        return None
    found = Location.objects.filter(code=code).first()
    if found is None:
        raise NotFound
    return found


def call_for(agent: User, token: str) -> SurveyCall:
    require(agent, "log_call")
    rows = SurveyCall.objects.select_related(
        "invitation__survey", "invitation__question_set", "invitation__customer", "said_in"
    )
    found = rows.filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def invitation_by_token(token: str) -> Invitation:
    """The invitation that a link carries, expired or not; its page says which."""
    rows = Invitation.objects.select_related("survey", "question_set", "response", "customer")
    found = rows.filter(digest=digest_of(token), customer__isnull=False).first()
    if found is None:
        raise NotFound
    return found


def open_place(token: str) -> Place:
    """A place of the shop's own that takes answers."""
    rows = Place.objects.select_related("survey", "store")
    found = rows.filter(token=token, is_active=True, survey__is_active=True).first()
    if found is None:
        raise NotFound
    return found
