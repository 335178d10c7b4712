"""Times, spans and figures as people say them, in English, Greek, Slovene and Armenian.

Pure: the moment of speaking (`at`), the zone and the language are arguments. The sentences follow the
grammar of
each language (see `grammar.py`), not the English one. An unknown language is answered in English.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache

from babel import Locale, dates, numbers, units

from pistos.kit.grammar import GRAMMARS, Grammar

Number = int | float | Decimal

# English is written day first ("24 Nov"), as the shop's other languages do.
LOCALES = {"en": "en_GB", "el": "el", "sl": "sl", "hy": "hy"}
ONE_DAY = timedelta(days=1)
ONE_HOUR = timedelta(hours=1)
ONE_MINUTE = timedelta(minutes=1)
LAST_MINUTE = time(23, 59)
# A weekday and a date without a year are taken as the nearest ones, which holds for about half a year.
YEAR_UNSAID = timedelta(days=180)


def spoken(language: str | None) -> str:
    """The language of ours that serves a language code: "el-GR" → "el", "de" → "en"."""
    code = (language or "en").lower().replace("_", "-").split("-")[0]
    return code if code in GRAMMARS else "en"


def _grammar(language: str | None) -> Grammar:
    return GRAMMARS[spoken(language)]


def _locale(language: str | None) -> str:
    return LOCALES[spoken(language)]


def _near(day: date, today: date, grammar: Grammar) -> str:
    """The day's own word (today, tomorrow, yesterday), or nothing."""
    return grammar.near.get((day - today).days, "")


def _dated(day: date, today: date, grammar: Grammar, pattern: str) -> str:
    year = f" {day.year}" if abs(day - today) > YEAR_UNSAID else ""
    return pattern.format(
        day=day.day,
        weekday=grammar.weekdays[day.weekday()],
        on=grammar.weekdays_on[day.weekday()],
        by=grammar.weekdays_by[day.weekday()],
        month=grammar.months[day.month - 1],
        month_named=grammar.months_named[day.month - 1],
        year=year,
        year_first=f"{day.year} թ. " if year else "",
    )


def _whole_day(moment: datetime, zone: tzinfo) -> date | None:
    """The day that ends with this moment, if one does: midnight, or its last minute."""
    local = moment.astimezone(zone)
    if local.time() == time(0):
        return local.date() - ONE_DAY
    return local.date() if local.time() >= LAST_MINUTE else None


def time_words(moment: datetime, zone: tzinfo, language: str) -> str:
    """The time of day in the zone: "16:30", in Slovene "16.30"."""
    return clock_words(moment.astimezone(zone).time(), language)


def clock_words(clock: time, language: str) -> str:
    """A time of day: "16:30", in Slovene "16.30"."""
    return f"{clock.hour:02d}{_grammar(language).clock_mark}{clock.minute:02d}"


def day_words(day: date, today: date, language: str) -> str:
    """The day by its weekday and date, with the year where it may be in doubt: "Tuesday 24 November"."""
    grammar = _grammar(language)
    return _dated(day, today, grammar, grammar.day)


@lru_cache(maxsize=1024)
def near_day_words(day: date, today: date, language: str) -> str:
    """Like `day_words`, but "today", "tomorrow" and "yesterday" where they hold."""
    return _near(day, today, _grammar(language)) or day_words(day, today, language)


def on_day_words(day: date, today: date, language: str) -> str:
    """When something happens: "today", "on Tuesday 24 November", «την Τρίτη 24 Νοεμβρίου», "v torek,
    24. novembra".
    """
    grammar = _grammar(language)
    return _near(day, today, grammar) or _dated(day, today, grammar, grammar.on_day)


def by_day_words(day: date, today: date, language: str) -> str:
    """A whole day as a limit, the day included: "by Friday 27 November", "do petka, 27. novembra"."""
    grammar = _grammar(language)
    near = grammar.by_near.get((day - today).days)
    return near or _dated(day, today, grammar, grammar.by_day)


def until_words(due_at: datetime, at: datetime, zone: tzinfo, language: str) -> str:
    """A moment as a limit: "today until 16:30", "Tuesday 24 November until 10:00".

    Midnight ends a day, and is said as that day: "by the end of today", "by Friday 27 November".
    """
    today = at.astimezone(zone).date()
    if (whole := _whole_day(due_at, zone)) is not None:
        return by_day_words(whole, today, language)
    grammar = _grammar(language)
    day, said = due_at.astimezone(zone).date(), time_words(due_at, zone, language)
    if near := _near(day, today, grammar):
        return grammar.until_near.format(day=near, time=said)
    return _dated(day, today, grammar, grammar.until_far).replace("{time}", said)


def moment_words(moment: datetime, at: datetime, zone: tzinfo, language: str) -> str:
    """When something happened or will: "today at 16:30", "on Tuesday 24 November at 10:00"."""
    grammar = _grammar(language)
    local = moment.astimezone(zone)
    today = at.astimezone(zone).date()
    said = clock_words(local.time(), language)
    if near := _near(local.date(), today, grammar):
        return grammar.at_near.format(day=near, time=said)
    return _dated(local.date(), today, grammar, grammar.at_far).replace("{time}", said)


def window_words(span: tuple[datetime, datetime], at: datetime, zone: tzinfo, language: str) -> str:
    """A time of a day: "tomorrow, 17:00–20:00", "on Tuesday 24 November, 9:00–12:00"."""
    starts, ends = (time_words(moment, zone, language) for moment in span)
    day = on_day_words(span[0].astimezone(zone).date(), at.astimezone(zone).date(), language)
    # A word joiner: the two times never stand on two lines.
    return f"{day}, {starts}–\u2060{ends}"


def zone_words(zone: tzinfo, at: datetime, language: str) -> str:
    """The zone where a time may be in doubt: "Athens, UTC+2"."""
    offset = at.astimezone(zone).utcoffset() or timedelta()
    hours = offset.total_seconds() / 3600
    shift = f"UTC{hours:+g}" if hours else "UTC"
    name = getattr(zone, "key", None)
    if not name or zone == UTC:
        return shift
    city = dates.get_timezone_location(at.astimezone(zone), _locale(language), return_city=True)
    return f"{city}, {shift}"


def short_day_words(day: date, language: str) -> str:
    """For axes and tables: "24 Nov"."""
    return str(dates.format_skeleton("MMMd", day, locale=_locale(language)))


def dated_words(day: date, language: str) -> str:
    """For tables that span years: "24 Nov 2026"."""
    return str(dates.format_skeleton("yMMMd", day, locale=_locale(language)))


def month_words(day: date, language: str) -> str:
    """The day's month: "Nov 2026"."""
    return str(dates.format_skeleton("yMMM", day, locale=_locale(language)))


def span_words(span: timedelta, language: str) -> str:
    """A length of time in its two largest units, rounded down: "2 hours 10 minutes", "1 day 3 hours",
    "12 days".

    The sign is not said; see `late_words` and `left_words`.
    """
    span = abs(span)
    if span < ONE_MINUTE:
        return _grammar(language).under_a_minute
    days, rest = divmod(span, ONE_DAY)
    hours, rest = divmod(rest, ONE_HOUR)
    minutes = rest // ONE_MINUTE
    if days >= 3:
        parts = [(days, "day")]
    elif days:
        parts = [(days, "day"), (hours, "hour")]
    else:
        parts = [(hours, "hour"), (minutes, "minute")]
    return " ".join(_unit(count, unit, language) for count, unit in parts if count)


def days_words(count: Number, language: str) -> str:
    """A number of days: "3 days", "3 dni", "2.5 days", "−1 day"."""
    return _unit(count, "day", language)


def _unit(count: Number, unit: str, language: str) -> str:
    return str(units.format_unit(count, f"duration-{unit}", locale=_locale(language)))


def late_words(span: timedelta, language: str) -> str:
    """How late or, with a negative span, how early: "3 days late", "2 hours early", "on time"."""
    grammar = _grammar(language)
    if abs(span) < ONE_MINUTE:
        return grammar.on_time
    pattern = grammar.late if span > timedelta() else grammar.early
    return pattern.format(span=span_words(span, language))


def left_words(span: timedelta, language: str) -> str:
    """What is left until a limit: "2 hours 10 minutes left"; with a negative span, by how much it is
    past.
    """
    grammar = _grammar(language)
    pattern = grammar.left if span > timedelta() else grammar.overdue
    return pattern.format(span=span_words(span, language))


def percent_words(share: Number, language: str, digits: int = 1) -> str:
    """A share (0…1) in percent. Rounded toward the middle: only a whole is 100%, only nothing is 0%."""
    step = Decimal(1).scaleb(-digits - 2)
    value = Decimal(str(share)).quantize(step)
    if share < 1 <= value:
        value = 1 - step
    if value <= 0 < share:
        value = step
    pattern = _percent_pattern(language, digits)
    return str(numbers.format_percent(value, pattern, locale=_locale(language)))


def hundredths_words(value: Number, language: str) -> str:
    """A figure that is already of a hundred, such as a VAT rate: "24%", "9,5 %"."""
    share = Decimal(str(value)) / 100
    return percent_words(share, language, max(0, -int(share.normalize().as_tuple().exponent) - 2))


def _percent_pattern(language: str, digits: int) -> str:
    gap = "\xa0" if spoken(language) == "sl" else ""
    return f"#,##0{'.' if digits else ''}{'0' * digits}{gap}%"


@lru_cache(maxsize=4096, typed=True)
def number_words(value: Number, language: str) -> str:
    """A number with the language's marks: "9,812", "9.812", "9 812"."""
    return str(numbers.format_decimal(value, locale=_locale(language)))


_WITHOUT_COINS = frozenset({"AMD"})


@lru_cache(maxsize=4096)
def money_words(amount: Decimal, currency: str, language: str) -> str:
    """An amount with its currency: "€1,234.50", "1.234,50 €", "62 900 ֏", "AMD 62,900".

    Whole amounts stand without decimals where no coin of them is left (CLDR's digits for cash), and
    letters stand apart from the figure.
    """
    locale = Locale.parse(_locale(language))
    pattern = locale.currency_formats["standard"].pattern
    if numbers.get_currency_symbol(currency, locale)[-1].isalpha():
        pattern = pattern.replace("¤#", "¤\xa0#")
    is_bare = currency in _WITHOUT_COINS and amount == amount.to_integral_value()
    if is_bare:
        pattern = pattern.replace(".00", "")
    return str(
        numbers.format_currency(
            amount, currency, pattern, locale=locale, currency_digits=not is_bare
        )
    )
