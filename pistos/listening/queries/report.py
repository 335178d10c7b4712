"""How much we talk, by agent and by kind of talk; the short paths by reason; who had to say it again."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, Sum

from pistos.kit.keyset import Page, Sort, page_of
from pistos.listening.models import Hearing, Talk, TalkShare
from pistos.listening.rules.talk import talk_share

REPEATED = Sort("last_at", is_descending=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One agent, or one kind of talk. Shares are None where nothing was said."""

    name: str
    talks: int
    ours: int
    theirs: int
    share: float | None
    seconds_share: float | None = None


def by_agent(since: datetime, until: datetime) -> list[Row]:
    """Each agent's listening words against the customers' in the same conversations; one query."""
    rows = TalkShare.objects.filter(talk__last_at__gte=since, talk__last_at__lt=until)
    figures = rows.values("person__name").annotate(
        talks=Count("pk"),
        ours=Sum("listening_words"),
        theirs=Sum("talk__listening_customer_words"),
        own_seconds=Sum("seconds"),
        their_seconds=Sum("talk__customer_seconds", filter=Q(seconds__gt=0), default=0),
    )
    return [
        Row(
            each["person__name"],
            each["talks"],
            each["ours"],
            each["theirs"],
            talk_share(each["ours"], each["theirs"]),
            talk_share(each["own_seconds"], each["their_seconds"]),
        )
        for each in figures.order_by("person__name")
    ]


def by_kind(since: datetime, until: datetime) -> list[Row]:
    """Each kind of talk: service, sale, negotiation, with a partner; one query."""
    rows = Talk.objects.filter(last_at__gte=since, last_at__lt=until)
    figures = rows.values("kind").annotate(
        talks=Count("pk"),
        ours=Sum("listening_shop_words"),
        theirs=Sum("listening_customer_words"),
        own_seconds=Sum("shop_seconds"),
        their_seconds=Sum("customer_seconds"),
    )
    return [
        Row(
            each["kind"],
            each["talks"],
            each["ours"],
            each["theirs"],
            talk_share(each["ours"], each["theirs"]),
            talk_share(each["own_seconds"], each["their_seconds"]),
        )
        for each in figures.order_by("kind")
    ]


def shortened(since: datetime, until: datetime) -> list[tuple[str, int]]:
    """(reason, how often) the steps were skipped; one query."""
    rows = Hearing.objects.filter(short_at__gte=since, short_at__lt=until)
    counted = rows.values("short_because").annotate(count=Count("pk")).order_by("-count")
    return [(each["short_because"], each["count"]) for each in counted]


def heard(since: datetime, until: datetime) -> tuple[int, int, int]:
    """Hearings that began, those confirmed by the customer, and those done; one query."""
    rows = Hearing.objects.filter(begun_at__gte=since, begun_at__lt=until)
    found = rows.aggregate(
        begun=Count("pk"),
        confirmed=Count("pk", filter=Q(confirmed_at__isnull=False)),
        done=Count("pk", filter=Q(done_at__isnull=False)),
    )
    return found["begun"], found["confirmed"], found["done"]


def repeated(*, after: str = "", before: str = "", size: int = 20) -> Page[Talk]:
    """Conversations whose customer had to say it again, the newest first; one query."""
    rows = Talk.objects.filter(repeats__gt=0).select_related("conversation__customer")
    shown = rows.defer("conversation__words").annotate(who=F("conversation__customer__name"))
    return page_of(shown, REPEATED, after=after, before=before, size=size)
