"""The grounds of a promise in words: the same on the customer's page and on the desk."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.components.tags.speaking import language
from pistos.kit import words
from pistos.kit.regions import country_name, region_name


def grounds_words(grounds: Mapping[str, Any], region: str) -> str:
    """What history a promise rests on, as it was when told: "… 19 of 20 within 4 days".

    `grounds` are the plain values kept with the promise; `region` is where the parcel goes.
    """
    if not grounds:
        return ""
    days = grounds.get("within_days")
    if grounds.get("is_default") or not grounds.get("parcels") or days is None:
        return _("There is little history for this way yet, so this is a cautious day.")
    said = language()
    names = grounds.get("names", {})
    level = grounds.get("level") or ("courier", "region")
    count = int(grounds["parcels"])
    place = ""
    if "region" in level:
        place = region_name(names.get("region") or region, said)
    elif "country" in level and names.get("country"):
        place = country_name(names["country"], said)
    shown = {
        "count": words.number_words(count, said),
        "place": place,
        "courier": names.get("courier", "") if "courier" in level else "",
        "window": grounds.get("window_days", ""),
    }
    if place and shown["courier"]:
        group = ngettext(
            "%(count)s parcel to %(place)s by %(courier)s in %(window)s days",
            "%(count)s parcels to %(place)s by %(courier)s in %(window)s days",
            count,
        )
    elif place:
        group = ngettext(
            "%(count)s parcel to %(place)s in %(window)s days",
            "%(count)s parcels to %(place)s in %(window)s days",
            count,
        )
    else:
        group = ngettext(
            "%(count)s parcel in %(window)s days", "%(count)s parcels in %(window)s days", count
        )
    of_twenty = min(19, int(float(grounds["share"]) * 20 + 1e-9))
    # Translators: joined behind "1,240 parcels to … in 90 days"; reads "19 of 20 within 4 days"
    within = ngettext(
        "%(part)d of 20 within %(days)d day", "%(part)d of 20 within %(days)d days", int(days)
    ) % {"part": of_twenty, "days": int(days)}
    return f"{group % shown}: {within}."
