"""The widget's words in one language, from the same catalogues as every page, and what the shop chose."""

import json
import time

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.notifications.ports import push_sender
from pistos.shop.queries import the_shop_or_none
from pistos.visits.queries.visitors import active_rules, chat_settings

KEPT_SECONDS = 10.0
_kept: dict[str, tuple[float, bytes]] = {}


def packed_texts(language: str) -> bytes:
    """JSON of `words` and `choices`; asked of the database at most every ten seconds."""
    held = _kept.get(language)
    if held is None or time.monotonic() - held[0] > KEPT_SECONDS:
        with override(language):
            value = {"words": texts(), "choices": _choices()}
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        held = _kept[language] = (time.monotonic(), body)
    return held[1]


def texts() -> dict[str, str]:
    """Every text of the widget in the language in use; braces are filled in by the widget."""
    return {
        "open": _("Chat with us"),
        "unread": _("Chat with us, new answers: {count}"),
        "title": _("Chat"),
        "close": _("Close the chat"),
        "log": _("What was said"),
        "write": _("Your message"),
        "send": _("Send"),
        "attach": _("Add a picture or a file"),
        "remove": _("Remove {name}"),
        "you": _("You"),
        "person": _("a person"),
        "machine": _("a machine"),
        "shop": _("the program of {shop}"),
        "here": _("{name} is here"),
        "typing": _("{name} is writing"),
        "seen": _("Seen"),
        "sending": _("Being sent"),
        "waiting": _("Not sent yet: no connection. It is sent by itself."),
        "failed": _("Not sent."),
        "lost": _("The file is no longer here. Please add it again, or send the words alone."),
        "again": _("Send again"),
        "discard": _("Discard"),
        "offline": _("No connection. What is new comes when it is back."),
        "masked": _("A card number was hidden before sending. Please never write one here."),
        "long": _("A message has at most 10,000 characters. Please write it in two."),
        "slow": _("Please wait a moment before writing more."),
        "big": _("Files of up to 10 MB together can be sent."),
        "yes": _("Yes, please"),
        "no": _("No, thank you"),
        "show": _("Show me"),
        "go": _("Open the page"),
        "today": _("Today"),
        "file": _("File: {name}"),
        "refused": _("{name} could not be kept."),
        "empty": _("Ask us anything. A person answers you."),
        **_texts_of_options(),
    }


def _texts_of_options() -> dict[str, str]:
    return {
        "options": _("Options"),
        "mail": _("Answer me by mail too, if I leave"),
        "mail_why": _("What you have not seen here is sent to you, and you can answer by mail."),
        "address": _("Your e-mail address"),
        "save": _("Save"),
        "mail_on": _("Answers you have not seen here go to {email}."),
        "offer": _("Offer me help when I seem to be stuck"),
        "offer_why": _("The pages you look at are then kept for some weeks. You can end it here."),
        "push": _("Tell me on this device when an answer comes"),
        "push_order": _("Tell me on this device when there is news of my order"),
        "push_no": _("This browser does not allow notifications from here."),
        "call": _("Have us call you"),
    }


def _choices() -> dict[str, object]:
    settings, shop = chat_settings(), the_shop_or_none()
    return {
        "shop": shop.name if shop else "",
        "shown": settings.is_shown and shop is not None,
        "clear": settings.keep_clear,
        "sites": settings.origins,
        "call": _call_back_page(),
        "push": push_sender().public_key,
        "signs": [[rule.trigger, rule.threshold, rule.path] for rule in active_rules()],
    }


def _call_back_page() -> str:
    """Where a slot for a call can be picked, in the language in use; empty where there is no such page."""
    try:
        return reverse("storefront:contact")
    except NoReverseMatch:
        return ""
