"""Tags and filters that put times and figures into words, in the page's language, zone and moment."""

import re
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal

from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pistos.components.tags.speaking import language, speaking
from pistos.kit import words

register = Library()
Zone = tzinfo | str | None
ENDING = re.compile(r"(?<=\d)-(?=[ա-ֆ])")


def unbroken(said: str) -> str:
    """An Armenian ending never stands on another line than its number: a word joiner after the hyphen."""
    return ENDING.sub("-\u2060", said)


def _time(moment: datetime | date, said: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), unbroken(said))


@register.simple_tag(takes_context=True)
def until(
    context: Context, due_at: datetime, at: datetime | None = None, zone: Zone = None
) -> SafeString:
    """A moment as a limit: "today until 16:30"."""
    page = speaking(context, at, zone)
    return _time(due_at, words.until_words(due_at, page.at, page.zone, page.language))


@register.simple_tag(takes_context=True)
def moment(
    context: Context, when: datetime, at: datetime | None = None, zone: Zone = None
) -> SafeString:
    """When something happened or will: "today at 16:30"."""
    page = speaking(context, at, zone)
    return _time(when, words.moment_words(when, page.at, page.zone, page.language))


@register.simple_tag(takes_context=True)
def clock(context: Context, when: datetime, zone: Zone = None) -> SafeString:
    """The time of day alone: "16:30"."""
    page = speaking(context, when, zone)
    return _time(when, words.time_words(when, page.zone, page.language))


@register.simple_tag(takes_context=True)
def day(context: Context, when: date, at: datetime | None = None, zone: Zone = None) -> SafeString:
    """A day, or that of a moment in the page's zone: "today", "Tuesday 24 November"."""
    page = speaking(context, at, zone)
    if isinstance(when, datetime):
        when = when.astimezone(page.zone).date()
    return _time(when, words.near_day_words(when, page.today, page.language))


@register.simple_tag(takes_context=True)
def on_day(
    context: Context, when: date, at: datetime | None = None, zone: Zone = None
) -> SafeString:
    """A day inside a sentence: "today", "on Tuesday 24 November"."""
    page = speaking(context, at, zone)
    return _time(when, words.on_day_words(when, page.today, page.language))


@register.simple_tag(takes_context=True)
def by_day(
    context: Context, when: date, at: datetime | None = None, zone: Zone = None
) -> SafeString:
    """A day as a limit: "by Friday 27 November"; of a moment, its day in the page's zone."""
    page = speaking(context, at, zone)
    if isinstance(when, datetime):
        when = when.astimezone(page.zone).date()
    return _time(when, words.by_day_words(when, page.today, page.language))


@register.simple_tag(takes_context=True)
def time_left(context: Context, due_at: datetime, at: datetime | None = None) -> str:
    """What is left until a moment: "2 hours 10 minutes left", "3 hours past due"."""
    page = speaking(context, at, None)
    return words.left_words(due_at - page.at, page.language)


@register.simple_tag(takes_context=True)
def zone_name(context: Context, zone: Zone = None) -> str:
    """The zone of the page's times: "Athens, UTC+2"."""
    page = speaking(context, None, zone)
    return words.zone_words(page.zone, page.at, page.language)


@register.filter
def span(length: timedelta) -> str:
    """A length of time: "2 hours 10 minutes"."""
    return words.span_words(length, language())


@register.filter
def lateness(length: timedelta) -> str:
    """How late or early: "3 days late", "2 hours early", "on time"."""
    return words.late_words(length, language())


@register.filter
def days_count(count: int) -> str:
    """A number of days: "3 days"."""
    return words.days_words(count, language())


@register.filter
def short_day(when: date) -> str:
    """For tables: "24 Nov"."""
    return words.short_day_words(when, language())


@register.filter
def dated(when: date) -> str:
    """For tables that span years: "24 Nov 2026"."""
    return words.dated_words(when, language())


@register.filter
def time_of_day(clock: time) -> str:
    """A time of day alone: "16:30", in Slovene "16.30"."""
    return words.clock_words(clock, language())


@register.filter
def month(when: date) -> str:
    """A month: "Nov 2026"."""
    return words.month_words(when, language())


@register.filter
def percent(share: float | None, digits: int = 1) -> str:
    """A share (0…1) in percent; a dash where there is none."""
    return "–" if share is None else words.percent_words(share, language(), digits)


@register.filter
def hundredths(value: float | Decimal | None) -> str:
    """A figure of a hundred in percent; a dash where there is none."""
    return "–" if value is None else words.hundredths_words(value, language())


@register.filter
def number(value: float | Decimal | None) -> str:
    """A number with the language's marks; a dash where there is none."""
    return "–" if value is None else words.number_words(value, language())


@register.filter
def money(amount: Decimal | None, currency: str) -> str:
    """An amount with its currency; a dash where there is none."""
    return "–" if amount is None else words.money_words(amount, currency, language())
