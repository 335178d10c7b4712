"""Stars of a rating, and how many gave how many: a picture with its numbers beside it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.components.tags.speaking import language
from pistos.kit import words

register = Library()
MOST = 5
_STAR = "M10 1.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8L10 14.9l-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z"
_LEFT = "M10 1.6L7.4 6.9l-5.8.8 4.2 4.1-1 5.8L10 14.9z"


@register.simple_tag
def stars(value: float | None, *, is_quiet: bool = False) -> SafeString:
    """Five stars, filled to the nearest half. With the figure as its label for screen readers, unless
    the same stands in words beside it (`is_quiet`)."""
    if value is None:
        return SafeString("")
    return _row_of_stars(value, "" if is_quiet else language())


@lru_cache(maxsize=1024)
def _row_of_stars(value: float, said_in: str) -> SafeString:
    """A page shows dozens of them: drawn once for each language; quiet ones are said in none."""
    drawn = _drawn(round(value * 2))
    if not said_in:
        return format_html('<svg {} aria-hidden="true">{}</svg>', _FRAME, drawn)
    label = _("%(value)s of 5 stars") % {"value": figure(value)}
    return format_html('<svg {} role="img" aria-label="{}">{}</svg>', _FRAME, label, drawn)


@register.filter
def figure(value: float | None) -> str:
    """A mean of stars as a person reads it: one digit, none for whole ones."""
    if value is None:
        return ""
    return words.number_words(round(value, 1), language())


@register.filter
def star_count(value: int) -> str:
    """ "1 star", "4 stars"."""
    return ngettext("%(count)s star", "%(count)s stars", value) % {"count": value}


@register.inclusion_tag("components/star_bars.html")
def star_bars(counts: Sequence[int], *, base_url: str = "", chosen: int = 0) -> dict[str, Any]:
    """How many gave five stars down to one (`counts` from 1 to 5): bars, counts and shares of all. With
    `base_url` each row leads to its reviews."""
    whole = sum(counts)
    rows = [
        {
            "stars": given,
            "count": counts[given - 1],
            "share": counts[given - 1] / whole if whole else None,
            "width": f"{100 * counts[given - 1] / whole:.1f}%" if whole else "0%",
            "url": f"{base_url}?stars={given}#list" if base_url and counts[given - 1] else "",
            "is_chosen": given == chosen,
        }
        for given in range(MOST, 0, -1)
    ]
    return {"rows": rows, "whole": whole}


_FRAME = mark_safe('class="stars" viewBox="0 0 104 20" width="104" height="20" focusable="false"')


@lru_cache(maxsize=16)
def _drawn(halves: int) -> SafeString:
    parts = []
    for at in range(MOST):
        lit = halves - 2 * at
        shift = f' transform="translate({at * 21} 0)"' if at else ""
        if lit >= 2:
            parts.append(f'<path class="star-on" d="{_STAR}"{shift}/>')
            continue
        parts.append(f'<path class="star-off" d="{_STAR}"{shift}/>')
        if lit == 1:
            parts.append(f'<path class="star-on" d="{_LEFT}"{shift}/>')
    return mark_safe("".join(parts))  # noqa: S308 - our own drawing, no input
