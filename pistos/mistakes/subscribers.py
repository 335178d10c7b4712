"""What follows: coded causes show mistakes, alarms open them, and those who told us are told."""

from datetime import datetime

from pistos.causes.models import CodedCause
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.mistakes import tasks
from pistos.mistakes.actions import alarms, crediting, gathering, leaving, recurring
from pistos.mistakes.facts import Shown
from pistos.mistakes.models import Affected, Evidence, Mistake, Told
from pistos.mistakes.queries.matching import of_cause

LISTENER = Actor.machine("mistakes.listen")


class MistakesTold:
    """What a person told us of, and what they were told."""

    name = "mistakes"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        ids = family_ids(customer)
        told = Told.objects.filter(customer_id__in=ids).order_by("pk")
        shown = Evidence.objects.filter(customer_id__in=ids).order_by("pk")
        return {
            "mistakes_told": list(
                told.values("kind", "told_at", "words", "agreed_at", "mistake__told_problem")
            ),
            "incidents": list(
                Affected.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("incident__title", "incident__declared_at", "order_id")
            ),
            "mistakes_reported": list(shown.values("ref_kind", "ref_id", "happened_at", "words")),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        leaving.erase_person(customer_ids=family_ids(customer))


ports.hold(MistakesTold())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_person(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


@on("causes.CauseCoded")
def see_whether_it_is_known(event: Event, at: datetime) -> None:
    """Evidence of an open mistake; after a correction, the same cause again."""
    data = event.data
    row = (
        CodedCause.objects.filter(
            subject_kind=data["subject_kind"],
            subject_id=data["subject_id"],
            cause__code=data["code"],
        )
        .select_related("coding__customer")
        .first()
    )
    if row is None:
        return
    shown = Shown(
        Ref(row.subject_kind, row.subject_id), row.coding.happened_at, row.coding.customer
    )
    facets = {
        kind: str(value)
        for kind in ("product", "courier", "supplier", "page")
        if (value := getattr(row, "page" if kind == "page" else f"{kind}_id"))
    }
    for mistake in of_cause(data["code"], facets):
        recurring.note_same_cause(mistake=mistake, shown=shown, by=LISTENER, at=at)


@on("mistakes.MistakeFound", "mistakes.MistakeAnalysed")
def gather(event: Event, at: datetime) -> None:
    gathering.gather_evidence(mistake=_mistake(event), at=at)


@on("mistakes.CorrectionPlanned", "mistakes.EvidenceAdded")
def tell_plan(event: Event, at: datetime) -> None:
    tasks.tell_plan.defer(mistake_id=event.data["mistake_id"])


@on("mistakes.MistakeCorrected")
def tell_corrected(event: Event, at: datetime) -> None:
    tasks.tell_corrected.defer(mistake_id=event.data["mistake_id"])


@on("mistakes.IncidentUpdated", "mistakes.IncidentResolved")
def send_update(event: Event, at: datetime) -> None:
    tasks.send_update.defer(update_id=event.data["update_id"])


@on("mistakes.CorrectionJudged")
def credit_reporters(event: Event, at: datetime) -> None:
    """Measured as a success: those whose complaint led to it are credited, thanked, asked to try it."""
    if event.data["verdict"] == "worked":
        crediting.credit_complaints(mistake=_mistake(event), at=at)


@on("causes.AlarmRaised")
def open_by_alarm(event: Event, at: datetime) -> None:
    alarms.open_by_alarm(raised=event.data, at=at)


def _mistake(event: Event) -> Mistake:
    return Mistake.objects.get(pk=event.data["mistake_id"])
