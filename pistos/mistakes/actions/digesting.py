"""The week by mail: thanks and what was mended first, then what is open. Nobody's name stands in it."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from pistos.accounts.queries import staff_who_may
from pistos.kit.actors import Actor, Ref
from pistos.mistakes.queries.improving import week_until
from pistos.notifications.actions.writing import write_message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

WRITER = Actor.machine("mistakes.week")


@transaction.atomic
def write_week(*, at: datetime) -> int:
    """To the owner and the managers, once a week however often it is begun; returns to how many.

    No event of its own: each message has one.
    """
    today = day_of(at, the_shop().time_zone)
    week = week_until(at, today)
    people = list(staff_who_may("edit_improvements"))
    for person in people:
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
        write_message(
            key=f"week:{today.isocalendar().year}-{today.isocalendar().week}:{person.pk}",
            draft=Draft("week", context, Ref("week", today.isoformat())),
            to=Recipient("person", person.pk, person.email, person.language, person.name),
            by=WRITER,
            at=at,
        )
    return len(people)
