"""The panel as its template shows it: plain values, from two queries."""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from pistos.components.gate import DeskRequest
from pistos.conversations.models import Conversation
from pistos.inbox.rows import Speaking
from pistos.kit.words import percent_words
from pistos.listening.models import FindingKind, FindingState, Hearing, Step
from pistos.listening.models.hearing import MOST_ROUNDS
from pistos.listening.queries.panel import Panel, panel_of
from pistos.listening.rules.asking import suggested_questions
from pistos.listening.rules.measuring import measures_of
from pistos.listening.rules.starting import BECAUSE
from pistos.listening.rules.steps import HEARING, LABELS, ORDER, TODO, Point
from pistos.listening.rules.talk import TARGET, talk_share, words_left
from pistos.listening.rules.words import KINDS, SHORTS, TALKS

"""Steps in which something is for the agent to do."""


def hearing_panel(
    request: DeskRequest, found: Conversation, page: Speaking, written: Mapping[str, str]
) -> dict[str, Any]:
    """What the panel shows; `written` are the words of a form that was refused."""
    panel = panel_of(found)
    hearing = panel.hearing
    shown: dict[str, Any] = {
        "talk": _talk(panel, page),
        "kinds_of_talk": list(TALKS.items()),
        "request": panel.talk.request if panel.talk and found.transfer_count else "",
        "client_id": secrets.token_urlsafe(12),
        "written": written,
    }
    if hearing is None:
        return {**shown, "step": "", "is_open": bool(written)}
    return {
        **shown,
        "step": hearing.step,
        "because": BECAUSE.get(hearing.because, ""),
        "steps": _steps(hearing),
        "todo": _todo(panel, hearing),
        "round": hearing.round,
        "is_open": bool(written) or request.GET.get("hearing") == "open",
        "is_hearing": hearing.step in HEARING,
        "kinds": list(KINDS.items()),
        "shorts": [
            (code, words)
            for code, words in SHORTS.items()
            if code != "no_reply" or hearing.step == Step.CONFIRM
        ],
        "short": SHORTS.get(hearing.short_because, "") if hearing.step == Step.SHORT else "",
        "may_call": hearing.round >= MOST_ROUNDS,
        "call_offered_at": hearing.call_offered_at,
        "reason": hearing.reason,
        "restatement": hearing.restatement,
        **_found(panel, found),
        **(_acting(panel, hearing, page) if hearing.step in (Step.ACT, Step.DONE) else {}),
    }


def _steps(hearing: Hearing) -> list[dict[str, Any]]:
    """The five, each done, now, or still to come; what a short path skipped was never done."""
    if hearing.step == Step.SHORT:
        asked = hearing.asked_at or hearing.nothing_missing_at
        done = (
            hearing.listened_at,
            asked,
            hearing.restatement,
            hearing.confirmed_at,
            hearing.done_at,
        )
        return [
            {"label": LABELS[step], "is_done": bool(was), "is_now": False}
            for step, was in zip(ORDER, done, strict=True)
        ]
    place = len(ORDER) if hearing.step == Step.DONE else ORDER.index(Step(hearing.step))
    return [
        {"label": LABELS[step], "is_done": at < place, "is_now": at == place}
        for at, step in enumerate(ORDER)
    ]


def _todo(panel: Panel, hearing: Hearing) -> str:
    """The one next thing."""
    if hearing.step == Step.LISTEN and not panel.in_state(FindingState.SUGGESTED):
        return _("All is decided. Go on to asking.")
    if hearing.step == Step.ASK and "reason" in panel.missing:
        return _("Find out why it happened, and note the reason.")
    if hearing.step == Step.ASK and (not panel.missing or hearing.replied_at):
        return _("Enough is known. Go on to repeating.")
    if hearing.step == Step.ASK and hearing.asked_at:
        return _("You asked. Wait for their reply, or go on to repeating.")
    if hearing.step == Step.REPEAT and hearing.round >= MOST_ROUNDS:
        return _("Twice in writing is enough. Offer them a call.")
    if hearing.step == Step.ACT and hearing.act_message_id:
        return _("Tell them when it is done.")
    if hearing.step in (Step.SHORT, Step.DONE) and panel.open_questions:
        return _("Say which questions your answer settles.")
    return str(TODO[hearing.step])


def _found(panel: Panel, found: Conversation) -> dict[str, Any]:
    rows = [
        {
            "pk": each.pk,
            "kind": KINDS[each.kind],
            "quote": each.quote,
            "meaning": each.meaning,
            "is_suggested": each.state == FindingState.SUGGESTED,
        }
        for each in panel.findings
    ]
    confirmed = panel.in_state(FindingState.CONFIRMED)
    kinds = {each.kind for each in confirmed}
    return {
        "findings": rows,
        "suggested_count": sum(row["is_suggested"] for row in rows),
        "questions": panel.open_questions,
        "missing": [_missing_words(name) for name in panel.missing],
        "asks": suggested_questions(
            panel.missing,
            found.topic,
            has_complaint=FindingKind.COMPLAINT in kinds,
            language=found.language,
        ),
        "differences": panel.differences,
        "needs_reason": FindingKind.COMPLAINT in kinds,
    }


def _missing_words(name: str) -> str:
    return {"fact": _("what happened"), "wish": _("what they wish"), "reason": _("why")}[name]


def _acting(panel: Panel, hearing: Hearing, page: Speaking) -> dict[str, Any]:
    points = [
        Point(each.pk, is_question=False, is_settled=each.is_covered) for each in panel.points
    ] + [
        Point(each.pk, is_question=True, is_settled=False)
        for each in panel.open_questions
        if each.state == FindingState.CONFIRMED
    ]
    due = hearing.due_at or page.at + timedelta(days=3)
    measures = measures_of(
        points,
        answers_wish=hearing.wish_id is not None or not panel.wishes,
        due_at=due,
        done_at=hearing.done_at,
        at=page.at,
    )
    local = due.astimezone(page.zone).replace(minute=0, second=0, microsecond=0)
    return {
        "action": hearing.action if hearing.act_message_id else "",
        "is_promised": hearing.promise_id is not None,
        "due_at": hearing.due_at,
        "due_value": local.strftime("%Y-%m-%dT%H:%M"),
        "measures": measures,
        "differs_because": hearing.differs_because,
        "wishes": panel.wishes,
        "points": [(each, KINDS[each.kind]) for each in panel.points],
    }


def _talk(panel: Panel, page: Speaking) -> dict[str, Any]:
    """How much we talk in the listening phases, and how many words are left."""
    talk = panel.talk
    if talk is None:
        return {"kind": "service", "repeats": 0}
    share = talk_share(talk.listening_shop_words, talk.listening_customer_words)
    spoken = talk_share(talk.shop_seconds, talk.customer_seconds)
    return {
        "kind": talk.kind,
        "repeats": talk.repeats,
        "ours": talk.listening_shop_words,
        "theirs": talk.listening_customer_words,
        "share": percent_words(share, page.language) if share is not None else "",
        "spoken": percent_words(spoken, page.language) if spoken is not None else "",
        "is_much": share is not None and share > TARGET,
        "left": words_left(talk.listening_shop_words, talk.listening_customer_words),
    }
