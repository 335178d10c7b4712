"""Responses: what was said in one, and lists of them."""

from pistos.conversations.models import ConversationPromise
from pistos.kit.keyset import Page, page_of, sort_named
from pistos.promises.models import Promise, PromiseKind
from pistos.surveys.models import Invitation, Place, Response, Survey
from pistos.surveys.rules.tokens import digest_of

SORTS = {"answered": "answered_at"}


def response_of(invitation: Invitation) -> Response | None:
    """With its survey at hand; one query."""
    rows = Response.objects.select_related("survey", "answered_in")
    return rows.filter(pk=invitation.pk).first()


def response_at_place(place: Place, once: str) -> Response | None:
    """What the form with this secret brought."""
    rows = Response.objects.select_related("survey", "answered_in")
    return rows.filter(invitation__digest=digest_of(f"place:{place.pk}:{once}")).first()


def answers_of(response: Response) -> dict[str, str]:
    """By question code, as a form sends them; one query."""
    rows = response.answers.values_list("code", "value", "text")
    return {code: text if value is None else str(value) for code, value, text in rows}


def promised_answer(response: Response) -> Promise | None:
    """The promise of an answer that a sharp word has, while it is open."""
    if response.answered_in_id is None:
        return None
    rows = ConversationPromise.objects.filter(
        conversation_id=response.answered_in_id, kind=PromiseKind.ANSWER, is_open=True
    )
    link = rows.select_related("promise__standing", "promise__words").first()
    return link.promise if link else None


def responses_page(
    survey: Survey, *, sharp: bool = False, after: str = "", before: str = "", size: int = 50
) -> Page[Response]:
    """Newest first; `sharp` are those that want a word from us. Two queries, with the answers."""
    rows = Response.objects.filter(survey=survey)
    if sharp:
        rows = rows.filter(is_sharp=True)
    rows = rows.select_related("invitation__customer", "answered_in").prefetch_related("answers")
    place = sort_named(SORTS, "", "-answered")
    return page_of(rows, place, after=after, before=before, size=size)
