"""The furniture of a page: icons, navigation, lists, small panels."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.conf import settings
from django.template import Context, Library
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from pistos.components.icons import ICONS

register = Library()
Item = Mapping[str, Any]


@register.simple_tag
@lru_cache(maxsize=512, typed=True)  # what is safe and what is not are kept apart
def icon(name: str, label: str = "") -> SafeString:
    """A sign in the colour of the text. Hidden from screen readers unless it carries a label of its own."""
    drawn = mark_safe(ICONS[name])  # noqa: S308 - our own drawing, no input
    return format_html(_SVG, label, drawn) if label else format_html(_SVG_HIDDEN, drawn)


_STROKE = (
    'viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" '
    'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" class="icon"'
)
_SVG_HIDDEN = f'<svg {_STROKE} aria-hidden="true" focusable="false">{{}}</svg>'
_SVG = f'<svg {_STROKE} role="img" aria-label="{{}}">{{}}</svg>'


@register.inclusion_tag("components/emblem.html")
def emblem(size: int = 28) -> dict[str, Any]:
    """The mark of Pistos."""
    return {"size": size}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(items: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Where this page stands: (label, url) from the top down; the last one is the page itself."""
    return {"items": items[:-1], "here": items[-1][0] if items else ""}


@register.simple_tag
def desk_nav(items: Sequence[Item], first: int = 4) -> SafeString:
    """The desk's navigation: a column on a wide screen, a bar with "More" on a phone.

    An item has `label`, `url`, `icon`, and may have `is_current`, `count`, `group`. The first ones
    stand in the phone's bar. In the column a group is folded unless one stands in it.
    """
    plain = tuple(tuple((name, str(value)) for name, value in item.items()) for item in items)
    return _desk_nav(plain, first, get_language() or "en")


@lru_cache(maxsize=512)
def _desk_nav(
    plain: tuple[tuple[tuple[str, str], ...], ...], first: int, language: str
) -> SafeString:
    """It stands on every page of the desk and hardly ever changes: rendered once for each look."""
    items = [{name: value for name, value in item if value != "False"} for item in plain]
    sections = [
        {
            "group": group,
            "items": rows,
            "is_open": any("is_current" in row for row in rows),
        }
        for group, each in groupby(items, key=lambda item: item.get("group", ""))
        for rows in [list(each)]
    ]
    parts = {"sections": sections, "bar": items[:first], "rest": items[first:]}
    return SafeString(get_template("components/desk_nav.html").render(parts))


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[Item], label: str = "") -> dict[str, Any]:
    """Views of one thing as links: `label`, `url`, and may have `count` (words), `is_current`."""
    return {"items": items, "label": label}


@register.inclusion_tag("components/steps.html")
def steps(items: Sequence[str], here: int) -> dict[str, Any]:
    """Where one stands in a sequence of pages; `here` counts from 1."""
    rows = [
        {"label": label, "is_done": at < here, "is_here": at == here, "number": at}
        for at, label in enumerate(items, start=1)
    ]
    return {"rows": rows}


@register.inclusion_tag("components/sort_header.html")
def sort_header(
    label: str, url: str = "", direction: str = "", *, is_number: bool = False
) -> dict[str, Any]:
    """A table head that sorts by a plain link; `direction` is "ascending" or "descending" if it sorts
    now.
    """
    sign = {"ascending": "up", "descending": "down"}.get(direction, "sort")
    return {
        "label": label,
        "url": url,
        "direction": direction,
        "icon": sign,
        "is_number": is_number,
    }


@register.inclusion_tag("components/pagination.html")
def pagination(
    *,
    previous_url: str = "",
    next_url: str = "",
    first_url: str = "",
    jump_name: str = "",
    jump_value: str = "",
    hidden: Mapping[str, str] | None = None,
    summary: str = "",
) -> dict[str, Any]:
    """Previous, next and, with `jump_name`, a jump to a date (a GET form that carries the `hidden`
    fields).
    """
    return {
        "previous_url": previous_url,
        "next_url": next_url,
        "first_url": first_url,
        "jump_name": jump_name,
        "jump_value": jump_value,
        "hidden": (hidden or {}).items(),
        "summary": summary,
    }


@register.inclusion_tag("components/empty_state.html")
def empty_state(
    sentence: str, action: str = "", url: str = "", icon: str = "info"
) -> dict[str, Any]:
    """What will stand here, and the one action that fills it."""
    return {"sentence": sentence, "action": action, "url": url, "icon": icon}


@register.inclusion_tag("components/progress.html")
def progress(
    *, label: str, done: int, whole: int | None = None, words: str = "", left: str = ""
) -> dict[str, Any]:
    """A bar of work done; without `whole` the end is unknown and the bar says so."""
    return {"label": label, "done": done, "whole": whole, "words": words, "left": left}


@register.inclusion_tag("components/definitions.html")
def definitions(items: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Terms and their values; a value that is missing shows as a dash."""
    return {"items": items}


@register.inclusion_tag("components/copyable.html")
def copyable(text: str, label: str = "") -> dict[str, Any]:
    """Text to take along: an address, a key, a command. The button appears where scripts run."""
    return {"text": text, "label": label}


@register.inclusion_tag("components/confirm.html", takes_context=True)
def confirm(
    context: Context,
    *,
    ask: str,
    consequence: str,
    action: str,
    button: str,
    tone: str = "danger",
    hidden: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """A step that is asked twice: opens by `ask`, names the consequence, then posts. Works without
    scripts.
    """
    return {
        "ask": ask,
        "consequence": consequence,
        "action": action,
        "button": button,
        "tone": tone,
        "hidden": (hidden or {}).items(),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("components/notice.html")
def notice(text: str, tone: str = "info", title: str = "") -> dict[str, Any]:
    """A sentence that matters on this page; tones: info, kept, due, broken."""
    sign = {"info": "info", "kept": "kept", "due": "at_risk", "broken": "overdue"}[tone]
    return {"text": text, "tone": tone, "title": title, "icon": sign}


@register.inclusion_tag("components/language_switcher.html", takes_context=True)
def language_switcher(context: Context, action: str = "") -> dict[str, Any]:
    """The languages, each in its own name: links where the address names the language, else a form that
    posts to `action`.

    The form posts `language` and `next`; without an action nothing is shown there.
    """
    request = context.get("request")
    path = request.get_full_path() if request else "/"
    is_page = getattr(request, "resolver_match", None) is not None
    rows = [
        (code, name, _in_language(path, code) if is_page else path)
        for code, name in settings.LANGUAGES
    ]
    return {
        "languages": rows,
        "by_link": len({url for _, _, url in rows}) > 1,
        "action": action,
        "next": path,
        "current": get_language(),
        "csrf_token": context.get("csrf_token"),
    }


def _in_language(path: str, code: str) -> str:
    """The same page in another language: an address says it by its first part alone, or not at all."""
    first, _, rest = path.removeprefix("/").partition("/")
    return f"/{code}/{rest}" if first in dict(settings.LANGUAGES) else path
