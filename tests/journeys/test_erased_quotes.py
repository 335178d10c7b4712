"""What staff wrote about a matter stays, without what a person said who is erased."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from pistos.accounts.models import User
from pistos.customers.actions import erase_customer
from pistos.customers.models import Customer
from pistos.kit.actors import Actor, Ref
from pistos.mistakes.actions import correcting, finding
from pistos.mistakes.facts import Analysis, Done, Found, Learned, Plan, Series, Shown
from pistos.mistakes.models import Finding, Lesson, LessonKind, Mistake, MistakeEntry, Process
from pistos.replies.actions.coaching import finish_coaching, give_coaching
from pistos.replies.models import Coaching
from pistos.shop.models import Shop
from tests.factories.causes import coded_as
from tests.factories.conversations import conversation_of, written_by_customer
from tests.journeys.test_cards_in_recovery import places_of

pytestmark = pytest.mark.django_db
WORD = "Zyxwvut"
SAID = f"My aunt {WORD} cut her hand on it."
QUOTED = f"Too thin: “my aunt {WORD} cut her hand on it”, they wrote."
LEFT = "Too thin: “…”, they wrote."


def written_about_it(alma: User, ben: User, at: datetime) -> Mistake:
    """Every text that staff write of a mistake, and of what a person works on."""
    by, series = Actor.person(alma.pk), Series("carrier.late")
    made = finding.open_mistake(found=Found("Too thin", QUOTED, Series(""), 1), by=by, at=at)
    shown = Shown(Ref("address", "https://kalamos.example/note"), at, words="The list")
    finding.add_evidence(mistake=made, shown=shown, by=by, at=at)
    finding.contain_mistake(mistake=made, words=QUOTED, by=by, at=at)
    analysis = Analysis((QUOTED, QUOTED), QUOTED, series)
    finding.analyse_mistake(mistake=made, analysis=analysis, by=by, at=at)
    plan = Plan(QUOTED, alma, (at + timedelta(days=7)).date(), 30, 50)
    correcting.plan_correction(mistake=made, plan=plan, by=by, at=at)
    done = Done(QUOTED, {"en": "Too thin."}, {"en": "Thicker."}, None)
    correcting.record_correction(mistake=made, done=done, by=by, at=at)
    correcting.take_lesson(mistake=made, learned=Learned(LessonKind.RULE, QUOTED), by=by, at=at)
    packing = Process.objects.create(name="Packing", department="sales", owner=alma, added_at=at)
    Finding.objects.create(process=packing, words=QUOTED, found_by=by.id, found_at=at)
    given = give_coaching(person=ben, what=QUOTED, due_on=at.date(), by=alma, at=at)
    finish_coaching(coaching=given, note=QUOTED, by=alma, at=at)
    made.refresh_from_db()
    return made


def test_their_words_go_and_ours_stay(
    shop: Shop, alma: User, ben: User, cleo: Customer, at: datetime
) -> None:
    written_by_customer(conversation_of(cleo, at=at), SAID, at=at)
    made = written_about_it(alma, ben, at)
    assert len(places_of(WORD)) >= 7

    erase_customer(customer=cleo, by=Actor.person(alma.pk), at=at)

    assert places_of(WORD) == []
    made.refresh_from_db()
    assert (made.problem, made.containment, made.whys) == (LEFT, LEFT, [LEFT, LEFT])
    assert Lesson.objects.get().words == Finding.objects.get().words == LEFT
    assert Coaching.objects.get().note == LEFT
    assert made.entries.filter(words=LEFT).count() >= 4


def test_who_is_not_quoted_changes_nothing(
    shop: Shop, alma: User, ben: User, cleo: Customer, dora: Customer, at: datetime
) -> None:
    written_by_customer(conversation_of(cleo, at=at), SAID, at=at)
    made = written_about_it(alma, ben, at)

    erase_customer(customer=dora, by=Actor.person(alma.pk), at=at)

    made.refresh_from_db()
    assert made.problem == QUOTED


def test_what_was_found_loses_the_quote_alone(alma: User, cleo: Customer, at: datetime) -> None:
    coding = coded_as("carrier.late", at=at, found=QUOTED, text=SAID, customer_id=cleo.pk)

    erase_customer(customer=cleo, by=Actor.person(alma.pk), at=at)

    coding.refresh_from_db()
    assert (coding.found, coding.text) == (LEFT, "")


@pytest.mark.parametrize("change", [{"words": f"{QUOTED} And more."}, {"words": "", "round": 9}])
def test_the_history_stays_else_as_it_was(
    shop: Shop, alma: User, ben: User, at: datetime, change: dict[str, object]
) -> None:
    made = written_about_it(alma, ben, at)

    with pytest.raises(IntegrityError, match="nothing else"), transaction.atomic():
        MistakeEntry.objects.filter(mistake=made, words=QUOTED).update(**change)
