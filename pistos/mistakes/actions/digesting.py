"""The week by mail: thanks and what was mended first, then what is open. Nobody's name stands in it."""

from datetime import datetime

from django.conf import settings

from pistos.accounts.queries import staff_who_may
from pistos.kit.actors import Actor, Ref
from pistos.kit.apart import each_apart
from pistos.mistakes.queries.improving import week_until
from pistos.notifications.actions.writing import write_message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

WRITER = Actor.machine("mistakes.week")


def write_week(*, at: datetime) -> int:
    """To the owner and the managers, once a week however often it is begun, each apart; returns to how many.

    No event of its own: each message has one.
    """
    today = day_of(at, the_shop().time_zone)
    week = week_until(at, today)
    context = {
        "praise_count": week.praise_count,
        "praises": [praise.text[:200] for praise in week.praises],
        "corrected": [mistake.title for mistake in week.corrected],
        "worked": [row.mistake.title for row in week.worked],
        "improved": [item.title for item in week.improved],
        "kept": week.kept,
        "broken": week.broken,
        "repeated": [mistake.title for mistake in week.repeated],
        "found_count": week.found_count,
        "late_count": week.late_count,
        "link": f"{settings.SITE_URL}/desk/improvements/week/",
    }
    draft, number = Draft("week", context, Ref("week", today.isoformat())), today.isocalendar()
    return each_apart(
        "mistakes.week",
        staff_who_may("edit_improvements"),
        lambda person: write_message(
            key=f"week:{number.year}-{number.week}:{person.pk}",
            draft=draft,
            to=Recipient("person", person.pk, person.email, person.language, person.name),
            by=WRITER,
            at=at,
        ),
    )
