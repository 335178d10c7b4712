"""What a customer is told of a call-back, in their language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.calls.facts import Slot
from pistos.kit.words import on_day_words, time_words

_SPOKEN_WHERE = {"+30": "el", "+357": "el", "+386": "sl", "+374": "hy"}


def slot_words(slot: Slot, *, at: datetime, zone: str, language: str) -> str:
    """ "today between 15:00 and 15:30"."""
    place = ZoneInfo(zone)
    local, today = slot.starts_at.astimezone(place), at.astimezone(place).date()
    with override(language):
        return _("%(day)s between %(start)s and %(end)s") % {
            "day": on_day_words(local.date(), today, language),
            "start": time_words(slot.starts_at, place, language),
            "end": time_words(slot.ends_at, place, language),
        }


def promise_words(slot: Slot, *, at: datetime, zone: str, language: str) -> str:
    """The promise of a call, as it is told."""
    with override(language):
        return _("We will call you %(when)s.") % {
            "when": slot_words(slot, at=at, zone=zone, language=language)
        }


def missed_words(shop_name: str, promised: str, language: str) -> str:
    """To who called in vain, by SMS: one apology, then the plan, and that a machine says so."""
    with override(language):
        return _(
            "%(shop)s: you called and our line was busy. We are sorry. %(promise)s"
            " (Written by our program.)"
        ) % {"shop": shop_name, "promise": promised}


def not_reached_words(shop_name: str, language: str) -> str:
    """To whom we called and did not reach."""
    with override(language):
        return _(
            "%(shop)s: we called you as promised and did not reach you. Write or call whenever it suits"
            " you, and we will find another time. (Written by our program.)"
        ) % {"shop": shop_name}


def language_of_number(number: str, otherwise: str) -> str:
    """The language most spoken where a number belongs, for somebody we do not know yet."""
    return next(
        (code for prefix, code in _SPOKEN_WHERE.items() if number.startswith(prefix)), otherwise
    )
