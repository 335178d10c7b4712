"""What stands before an outreach, and why terms are no offer, in words."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.asks.rules import basis
from pistos.contracts.actions.approaching import MIXED, SAME, WORSE
from pistos.contracts.queries import standing
from pistos.contracts.rules import care


def stands_words(code: str, count: int) -> str:
    """One reason, with its count."""
    counted = _counted(count).get(code)
    return counted if counted is not None else _plain()[code]


def _counted(count: int) -> Mapping[str, str]:
    said: Mapping[str, Callable[[int], str]] = {
        care.OPEN_CONVERSATION: lambda n: ngettext(
            "%(n)d conversation is open.", "%(n)d conversations are open.", n
        ),
        care.OPEN_COMPLAINT: lambda n: ngettext(
            "%(n)d complaint is not put right.", "%(n)d complaints are not put right.", n
        ),
        care.OPEN_MATTER: lambda n: ngettext(
            "%(n)d other matter is open: a return, a refund, a parcel.",
            "%(n)d other matters are open: returns, refunds, parcels.",
            n,
        ),
        care.SLOW: lambda n: ngettext(
            "%(n)d solution came later than promised.",
            "%(n)d solutions came later than promised.",
            n,
        ),
        care.BROKEN: lambda n: ngettext(
            "%(n)d other promise was broken.", "%(n)d other promises were broken.", n
        ),
        care.FAULTS: lambda n: ngettext(
            "%(n)d technical fault, again and again.",
            "%(n)d technical faults, again and again.",
            n,
        ),
        care.BUSY: lambda n: ngettext(
            "%(n)d call on which they reached nobody.",
            "%(n)d calls on which they reached nobody.",
            n,
        ),
        care.ATTITUDE: lambda n: ngettext(
            "%(n)d time they complained of how they were treated.",
            "%(n)d times they complained of how they were treated.",
            n,
        ),
        care.APOLOGY: lambda n: ngettext(
            "%(n)d apology is owed.", "%(n)d apologies are owed.", n
        ),
        care.EXPERIENCES: lambda n: ngettext(
            "%(n)d bad experience with us in all.", "%(n)d bad experiences with us in all.", n
        ),
        care.LATE: lambda n: ngettext(
            "%(n)d day before the end is the first that they hear from us.",
            "%(n)d days before the end is the first that they hear from us.",
            n,
        ),
    }  # fmt: skip
    return {code: pattern(count) % {"n": count} for code, pattern in said.items()}


def _plain() -> Mapping[str, str]:
    return {
        care.NO_CARE: _("Nobody of ours has cared for them in this term."),
        standing.BUDGET: _("They were approached enough lately; it goes out once there is room."),
        standing.UNSUBSCRIBED: _("They no longer want to be asked anything."),
        standing.NO_ADDRESS: _("There is no address that takes mail."),
        basis.OBJECTED: _("They said no to news from us."),
        basis.NO_CONSENT: _("Their country demands a yes to news first, and they gave none."),
        basis.NO_BASIS: _("Such mails are not sent in their country."),
        basis.NO_PURCHASE: _("They bought nothing from us."),
    }


def label_words(code: str) -> tuple[str, str]:
    """(why it is no offer, what may be said instead)."""
    return {
        SAME: (
            _("The terms are the same: nothing gets better, so it is no offer."),
            _("You may call it a renewal on the same terms."),
        ),
        WORSE: (
            _("The terms only get worse, so it is no offer."),
            _("You may call it a renewal on other terms; the mail says what gets worse."),
        ),
        MIXED: (
            _("Something gets worse for what gets better, so it is no offer."),
            _("You may call it a renewal on other terms; the mail says what changes."),
        ),
    }[code]
