"""Terms in words, alike on the desk, on the customer's page and in mails. In the language that is set."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.contracts.facts import TermFacts
from pistos.contracts.models import Period
from pistos.contracts.rules.terms import Comparison, Difference
from pistos.kit.words import money_words, number_words


def price_words(facts: TermFacts, currency: str, language: str) -> str:
    said = {"amount": money_words(facts.price_amount, currency, language)}
    pattern = {
        Period.MONTH: _("%(amount)s a month"),
        Period.QUARTER: _("%(amount)s a quarter"),
        Period.YEAR: _("%(amount)s a year"),
        Period.TERM: _("%(amount)s for the whole term"),
    }[Period(facts.period)]
    return pattern % said


def months_words(count: int) -> str:
    return ngettext("%(n)d month", "%(n)d months", count) % {"n": count}


def notice_words(count: int) -> str:
    if not count:
        return _("none: until the last day")
    return ngettext("%(n)d day before the end", "%(n)d days before the end", count) % {"n": count}


def included_words(name: str, count: Decimal | None, language: str) -> str:
    return name if count is None else f"{name}: {number_words(count, language)}"


def term_lines(facts: TermFacts, currency: str, language: str) -> list[str]:
    """Price, span, notice and all that is included, a line each."""
    return [
        # Translators: what a contract costs
        _("Price: %(price)s") % {"price": price_words(facts, currency, language)},
        _("Term: %(months)s") % {"months": months_words(facts.months)},
        _("Notice: %(notice)s") % {"notice": notice_words(facts.notice_days)},
        *(included_words(name, count, language) for name, count in facts.included),
    ]


def included_text(facts: TermFacts) -> str:
    """As it is typed: one thing a line."""
    return "\n".join(
        name if count is None else f"{name} = {count:f}" for name, count in facts.included
    )


def difference_words(change: Difference, currency: str, language: str) -> str:
    """One change, as "Price by the month: €20 instead of €25"."""
    if change.kind == "added":
        return included_words(change.name, change.now, language)
    if change.kind == "dropped":
        said = included_words(change.name, change.was, language)
        return _("No longer included: %(what)s") % {"what": said}
    name = {
        "price": _("Price by the month"),
        "months": _("Term in months"),
        "notice": _("Notice in days"),
        "included": change.name,
    }[change.kind]
    now = _side(change, change.now, currency, language)
    was = _side(change, change.was, currency, language)
    return _("%(name)s: %(now)s instead of %(was)s") % {"name": name, "now": now, "was": was}


def _side(change: Difference, value: Decimal | None, currency: str, language: str) -> str:
    if value is None:
        return _("without a limit")
    if change.kind == "price":
        return money_words(value, currency, language)
    return number_words(value, language)


def changes_words(
    comparison: Comparison, currency: str, language: str
) -> tuple[list[str], list[str]]:
    """(what gets better, what gets worse), a line each."""
    better = [difference_words(one, currency, language) for one in comparison.better]
    worse = [difference_words(one, currency, language) for one in comparison.worse]
    return better, worse
