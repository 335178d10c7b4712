"""Words for measurements, for advice on a size, and for doubts."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from pistos.kit.words import number_words
from pistos.tools.rules.sizes import Advice, FitRecord, Ground

MEASURES: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "chest": (_("Chest"), _("Around the fullest part of the chest, the tape level.")),
    "waist": (_("Waist"), _("Around the narrowest part of the waist, without pulling tight.")),
    "hips": (_("Hips"), _("Around the fullest part of the hips.")),
    "inseam": (_("Inside leg"), _("From the crotch to the ankle bone.")),
    "height": (_("Height"), _("Without shoes, against a wall.")),
    "neck": (_("Neck"), _("Around the neck, with a finger between it and the tape.")),
    "sleeve": (_("Arm"), _("From the shoulder to the wrist, the arm a little bent.")),
    "foot": (_("Foot"), _("From the heel to the longest toe, standing.")),
    "head": (_("Head"), _("Around the head, just above the ears.")),
    "hand": (_("Hand"), _("Around the knuckles, without the thumb.")),
    "finger": (_("Finger"), _("Around the finger, with a strip of paper.")),
    "wrist": (_("Wrist"), _("Around the wrist, where the bracelet shall lie.")),
}
DOUBTS: Mapping[str, str | Promise] = {
    "price": pgettext_lazy("hesitation", "The price"),
    "fit": pgettext_lazy("hesitation", "Whether it fits"),
    "trust": pgettext_lazy("hesitation", "Whether the shop can be trusted"),
    "delivery": pgettext_lazy("hesitation", "Whether it comes in time"),
    "safety": pgettext_lazy("hesitation", "Whether it is safe"),
    "payment": pgettext_lazy("hesitation", "How to pay"),
    "returns": pgettext_lazy("hesitation", "What if it does not suit"),
    "other": pgettext_lazy("hesitation", "Something else"),
}


def figure(value: Decimal, language: str) -> str:
    """A measurement without needless noughts: "92", "92.5"."""
    return number_words(value, language)


def headline(advice: Advice) -> str:
    """The advice in one sentence."""
    words = {
        "fits": gettext("Size %(size)s fits you."),
        "between": gettext("You are between %(other)s and %(size)s."),
        "apart": gettext("Your measurements point to different sizes, from %(other)s to %(size)s."),
        "below": gettext("Our smallest size is too big for you."),
        "above": gettext("Our largest size is too small for you."),
    }
    small, large = advice.other, advice.size
    if advice.kind == "between" and advice.because == "big":
        small, large = large, small
    return words[advice.kind] % {"size": large, "other": small}


def reason(advice: Advice) -> str:
    """What to do with it, and why."""
    if advice.because:
        return _learned(advice)
    words = {
        "fits": gettext("By our chart, your measurements lie in this size."),
        "between": gettext(
            "%(size)s sits loosely, %(other)s closely. We would take %(size)s; you can send it back."
        ),
        "apart": gettext(
            "%(size)s is wide enough where you need it most, and loose elsewhere. Ask us before you order."
        ),
        "below": gettext("We have none that fits, and would rather say so now."),
        "above": gettext("We have none that fits, and would rather say so now."),
    }
    return words[advice.kind] % {"size": advice.size, "other": advice.other}


def _learned(advice: Advice) -> str:
    if advice.kind == "between":
        words = (
            gettext("Many buyers found it small, so we would take %(size)s.")
            if advice.because == "small"
            else gettext("Many buyers found it big, so we would take %(size)s.")
        )
        return words % {"size": advice.size}
    if advice.kind == "fits":
        words = (
            gettext("The chart says %(chart)s, but many buyers found it small.")
            if advice.because == "small"
            else gettext("The chart says %(chart)s, but many buyers found it big.")
        )
    else:
        words = (
            gettext(
                "The chart says %(chart)s, but many buyers found it small, and there is no larger one."
            )
            if advice.because == "small"
            else gettext(
                "The chart says %(chart)s, but many buyers found it big, and there is no smaller one."
            )
        )
    return words % {"chart": advice.by_chart}


def ground_words(ground: Ground, language: str) -> str:
    """One measurement and where it lies: the ground of the advice."""
    name, value = MEASURES[ground.measure][0], figure(ground.value, language)
    low, high = ground.spans[0][0], ground.spans[-1][1]
    words = {
        "within": gettext("%(name)s %(value)s cm: within %(size)s (%(low)s to %(high)s)"),
        "between": gettext("%(name)s %(value)s cm: between %(size)s and %(other)s"),
        "below": gettext("%(name)s %(value)s cm: below %(size)s (from %(low)s)"),
        "above": gettext("%(name)s %(value)s cm: above %(size)s (up to %(high)s)"),
    }
    return words[ground.place] % {
        "name": name,
        "value": value,
        "size": ground.sizes[0] if ground.place == "between" else " / ".join(ground.sizes),
        "other": ground.sizes[-1],
        "low": figure(low, language),
        "high": figure(high, language),
    }


def fit_words(fit: FitRecord) -> str:
    """What buyers said, with its denominator; empty while nobody has said anything."""
    if not fit.total:
        return ""
    return ngettext(
        "Of %(total)d buyer who told us: too small %(small)d, fits %(fits)d, too big %(big)d.",
        "Of %(total)d buyers who told us: too small %(small)d, fits %(fits)d, too big %(big)d.",
        fit.total,
    ) % {"total": fit.total, "small": fit.too_small, "fits": fit.fits, "big": fit.too_big}
