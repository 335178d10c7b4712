"""The stages of being heard, in words for the customer. No queries."""

from typing import Any

from django.utils.translation import gettext as _

from pistos.listening.models import Hearing, Restatement, RestatementState, Step

ORDER = (Step.LISTEN, Step.ASK, Step.REPEAT, Step.CONFIRM, Step.ACT, Step.DONE)


def stages(hearing: Hearing) -> list[dict[str, Any]]:
    """Four of them: we read it, we said what we understood, you said it is right, we do it."""
    place = ORDER.index(Step(hearing.step))
    understood = hearing.restatement is not None and place >= ORDER.index(Step.CONFIRM)
    return [
        _stage(_("We read what you wrote"), is_done=place > 0),
        _stage(_("We told you what we understood"), is_done=understood),
        _stage(_("You confirm that it is right"), is_done=hearing.confirmed_at is not None),
        _stage(_("We do it"), is_done=hearing.done_at is not None),
    ]


def _stage(label: str, *, is_done: bool) -> dict[str, Any]:
    return {"label": label, "is_done": is_done}


def shown(hearing: Hearing) -> dict[str, Any]:
    """What stands on the customer's page of the conversation."""
    rows = stages(hearing)
    now = next((row for row in rows if not row["is_done"]), None)
    if now is not None:
        now["is_now"] = True
    restatement = hearing.restatement
    return {
        "stages": rows,
        "restatement": asked(restatement) if restatement is not None else None,
        "action": hearing.action if hearing.promise_id else "",
        "due_at": hearing.promise.standing.due_at if hearing.promise else None,
        "is_done": hearing.done_at is not None,
    }


def asked(restatement: Restatement) -> dict[str, Any] | None:
    """What we understood, and what the customer said to it; nothing of what was taken back or erased."""
    if restatement.state == RestatementState.TAKEN_BACK or not restatement.text:
        return None
    return {
        "token": restatement.token,
        "text": restatement.text,
        "is_open": restatement.state == RestatementState.SENT,
        "is_confirmed": restatement.state == RestatementState.CONFIRMED,
        "correction": restatement.correction,
    }
