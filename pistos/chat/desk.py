"""Settings › Chat: where it stands, when it offers help and how that fared, and where worries arise."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.chat.forms import ChatForm, RuleForm, StagesForm
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.conversations.queries.worries import KINDS, worries_by_place
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.notifications.actions.pushing import Device, choose_push, kinds_at
from pistos.notifications.ports import push_sender
from pistos.visits.access import rule_for
from pistos.visits.actions.settings import (
    add_rule,
    change_rule,
    save_chat_settings,
    set_stage_paths,
)
from pistos.visits.models import Stage, Trigger
from pistos.visits.queries.visitors import chat_settings, effects, stage_paths

PERIOD = timedelta(days=90)
THRESHOLDS: dict[Trigger, Callable[[int], str]] = {
    Trigger.TIME_ON_PAGE: lambda n: _("after %s seconds on one page") % n,
    Trigger.REPEATED_SEARCH: lambda n: _("after %s searches") % n,
    Trigger.ERROR_SHOWN: lambda n: _("when an error was shown"),
    Trigger.LONG_AT_CHECKOUT: lambda n: _("after %s seconds at the checkout, on the next page") % n,
    Trigger.BACK_AT_SHIPPING: lambda n: (
        _("after choosing the way of sending %s times, on the next page") % n
    ),
}


@require_safe
@desk("edit_chat")
def chat(request: DeskRequest) -> HttpResponse:
    return page(request, {})


def page(request: HttpRequest, failed: dict[str, forms.Form]) -> HttpResponse:
    """All parts; the one that was refused with its errors instead of what is in force."""
    since = clock.now() - PERIOD
    context: dict[str, object] = {
        "settings_form": ChatForm.of(chat_settings()),
        "rule_form": RuleForm(),
        "stages_form": StagesForm.of(stage_paths()),
        "line": f'<script src="{settings.SITE_URL}/chat.js" async></script>',
        "policy": f"script-src {settings.SITE_URL}; connect-src {settings.SITE_URL};"
        f" img-src {settings.SITE_URL}",
        "effects": [
            {
                "effect": effect,
                "when": THRESHOLDS[Trigger(effect.rule.trigger)](effect.rule.threshold),
            }
            for effect in effects(since.date())
        ],
        "worries": [
            {
                "stage": Stage(row.stage).label if row.stage in Stage.values else _("not known"),
                "path": row.path or "–",
                "kind": KINDS[row.kind],
                "count": row.count,
                "resolved": row.resolved,
            }
            for row in worries_by_place(since)
        ],
        **failed,
    }
    return render(request, "chat/desk.html", context, status=422 if failed else 200)


def _settings(form: ChatForm, by: Actor, at: datetime) -> object:
    return save_chat_settings(values=form.value(), by=by, at=at)


def _rule(form: RuleForm, by: Actor, at: datetime) -> object:
    return add_rule(values=form.value(), by=by, at=at)


def _stages(form: StagesForm, by: Actor, at: datetime) -> object:
    set_stage_paths(paths=form.value(), by=by, at=at)
    return None


PARTS: dict[str, tuple[type[forms.Form], Callable[[Any, Actor, datetime], object]]] = {
    "settings": (ChatForm, _settings),
    "rule": (RuleForm, _rule),
    "stages": (StagesForm, _stages),
}


@require_POST
@desk("edit_chat")
def save(request: DeskRequest, part: str) -> HttpResponse:
    """One part, by one action; or the page again with the reason."""
    if part not in PARTS:
        raise NotFound
    kind, act = PARTS[part]
    form = kind(request.POST)
    if form.is_valid():
        with refusal_on(form):
            act(form, by(request), clock.now())
            messages.success(request, _("Saved."))
            return redirect("chat:desk")
    return page(request, {f"{part}_form": form})


@desk("edit_chat")
def rule(request: DeskRequest, rule_id: int) -> HttpResponse:
    """One rule: its words, its occasion, whether it speaks."""
    found = rule_for(request.agent, rule_id)
    form = RuleForm(request.POST) if request.method == "POST" else RuleForm.of(found)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            change_rule(rule=found, values=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("chat:desk")
    context = {"form": form, "rule": found}
    return render(request, "chat/rule.html", context, status=422 if form.errors else 200)


@require_safe
@desk("see_inbox")
def device(request: DeskRequest) -> HttpResponse:
    """What a member of staff is told of on the device in their hand: each kind is ticked on its own."""
    return render(request, "chat/device.html", {"push_key": push_sender().public_key})


@require_POST
@desk("see_inbox")
def push(request: DeskRequest) -> HttpResponse:
    """This device of a member of staff is told of what they ticked; of nothing when nothing is ticked."""
    given = request.POST
    choose_push(
        kind="person",
        recipient_id=request.agent.pk,
        device=Device(
            endpoint=given.get("endpoint", ""),
            public_key=given.get("p256dh", ""),
            secret=given.get("auth", ""),
            language=request.LANGUAGE_CODE[:2],
        ),
        kinds=given.getlist("kinds"),
        at=clock.now(),
    )
    return JsonResponse({})


@require_POST
@desk("see_inbox")
def told(request: DeskRequest) -> HttpResponse:
    """The kinds that the device with this address is told of now, for this person."""
    kinds = kinds_at("person", request.agent.pk, request.POST.get("endpoint", ""))
    return JsonResponse({"kinds": kinds})
