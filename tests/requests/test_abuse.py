"""The narrow policy on abuse: a warning first, a second person, an end; and never for criticism."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from pistos.accounts.models import Role, User
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.notifications.models import Message as Mail
from pistos.requests.actions.abuse import (
    NoGround,
    NotWarned,
    WitnessNeeded,
    WrongStep,
    end_abuse_case,
    end_what_is_over,
    propose_pause,
    refuse_to_witness,
    warn_of_abuse,
    witness_pause,
)
from pistos.requests.facts import Ground
from pistos.requests.models import AbuseCase, AbuseEntry, AbuseGround, AbuseQuote
from pistos.requests.queries.abuse import pause_of, uses_between
from pistos.requests.rules.abuse import supports
from tests.factories.conversations import conversation_of, written_by_customer

VULGAR = "Answer me, you bastards"
CRITICISM = {
    "en": [
        "This is the worst shop I have ever bought from. You are liars and I want my money back.",
        "If I have no refund by Friday I will write about it everywhere and go to the consumer office.",
        "Pathetic, useless, rude. Pay me what you owe me or I will sue you.",
    ],
    "el": [
        "Είστε απαράδεκτοι. Το χειρότερο κατάστημα. Θέλω τα χρήματά μου πίσω.",
        "Το ύφασμα είναι πολύ μαλακό και μαλακά ράβεται, σαν πλαστικό. Ντροπή σας!",
        "Αν δεν απαντήσετε, θα γράψω παντού τι μου κάνατε και θα πάω στον συνήγορο του καταναλωτή.",
    ],
    "sl": [
        "Katastrofa od trgovine. Lagali ste mi in nočem več čakati na denar.",
        "Če do petka ne vrnete denarja, grem na tržno inšpekcijo in napišem slabo oceno.",
        "Sramota, nesposobni ste in nesramni. Plačajte mi, kar ste dolžni.",
    ],
    "hy": [
        "Ամենավատ խանութն եք։ Ինձ խաբեցիք, վերադարձրեք փողս։",
        "Եթե մինչև ուրբաթ չվերադարձնեք, բողոքելու եմ և ամենուր գրելու եմ։",
        "Ամոթ ձեզ, անպատասխանատու եք։ Վճարեք այն, ինչ պարտք եք։",
    ],
}


@pytest.fixture
def mira(db) -> User:
    return User.objects.create(email="mira@kalamos.example", name="Mira", role=Role.AGENT)


@pytest.fixture
def conversation(shop, cleo, at):
    return conversation_of(cleo, at=at, language="en")


def said(conversation, text, at) -> Ground:
    return Ground("vulgar", written_by_customer(conversation, text, at=at), "you bastards")


@pytest.fixture
def warned(conversation, ben, at) -> AbuseCase:
    return warn_of_abuse(ground=said(conversation, VULGAR, at), by=ben, at=at)


def proposed(warned, conversation, ben, at, days=14) -> AbuseCase:
    later = at + timedelta(hours=1)
    ground = said(conversation, "You bastards again", later)
    return propose_pause(case=warned, ground=ground, days=days, by=ben, at=later)


@pytest.mark.serves("S3-55")
@pytest.mark.parametrize("language", CRITICISM)
@pytest.mark.parametrize("ground", AbuseGround.values)
def test_plain_criticism_is_no_ground_in_any_language(conversation, ben, at, language, ground):
    for text in CRITICISM[language]:
        message = written_by_customer(conversation, text, at=at)
        with pytest.raises(NoGround):
            warn_of_abuse(ground=Ground(ground, message, text[:400]), by=ben, at=at)
    assert not AbuseCase.objects.exists()


@pytest.mark.serves("S3-55")
@pytest.mark.parametrize(
    ("ground", "quote"),
    [
        ("vulgar", "you BASTARDS"), ("vulgar", "είσαι μαλάκας"), ("vulgar", "kreteni ste"),
        ("vulgar", "շան որդի"), ("extortion", "I will hurt you"), ("extortion", "θα σας βρω"),
        ("extortion", "lažne ocene"), ("extortion", "կեղծ կարծիքներ"), ("fraud", "a stolen card"),
        ("fraud", "πλαστή απόδειξη"), ("fraud", "ponarejen račun"), ("fraud", "կեղծ կտրոն"),
    ],
)  # fmt: skip
def test_words_of_the_ground_itself_are_one(ground, quote):
    assert supports(ground, quote)
    assert not supports("", quote)


@pytest.mark.serves("S3-55")
def test_quote_has_to_stand_in_the_customers_message(conversation, ben, at):
    message = written_by_customer(conversation, "I am not content", at=at)
    with pytest.raises(NoGround):
        warn_of_abuse(ground=Ground("vulgar", message, "you bastards"), by=ben, at=at)
    assert not Mail.objects.exists()


@pytest.mark.serves("S3-55")
def test_customer_is_warned_first_with_the_words(warned, conversation):
    mail = Mail.objects.get(template="abuse_warning")
    assert "you bastards" in mail.text
    assert AbuseEntry.objects.get().step == "warned"
    assert Event.objects.get(name="requests.AbuseWarned").data["ground"] == "vulgar"
    assert pause_of(conversation.pk, warned.opened_at) is None


@pytest.mark.serves("S3-55")
def test_words_from_before_the_warning_lead_to_nothing(warned, conversation, ben, at):
    old = said(conversation, "You bastards", at - timedelta(hours=1))
    with pytest.raises(NotWarned):
        propose_pause(case=warned, ground=old, days=7, by=ben, at=at + timedelta(hours=1))
    warned.refresh_from_db()
    assert warned.state == "warned"


@pytest.mark.serves("S3-55")
def test_nobody_witnesses_their_own_proposal(warned, conversation, ben, mira, at):
    case = proposed(warned, conversation, ben, at)
    with pytest.raises(WitnessNeeded):
        witness_pause(case=case, by=ben, at=at + timedelta(hours=2))
    assert pause_of(conversation.pk, at + timedelta(hours=2)) is None

    witness_pause(case=case, by=mira, at=at + timedelta(hours=2))
    assert pause_of(conversation.pk, at + timedelta(hours=3)) == case
    in_chat = conversation_of(case.customer, at=at, channel="chat")
    assert pause_of(in_chat.pk, at + timedelta(hours=3)) is None
    with pytest.raises(IntegrityError), transaction.atomic():
        AbuseCase.objects.update(witness=ben)


def test_second_person_may_say_no(warned, conversation, ben, mira, at):
    case = proposed(warned, conversation, ben, at)
    refuse_to_witness(case=case, by=mira, at=at + timedelta(hours=2))
    case.refresh_from_db()
    assert (case.state, case.proposed_by) == ("warned", None)
    with pytest.raises(WrongStep):
        witness_pause(case=case, by=mira, at=at + timedelta(hours=3))


@pytest.mark.parametrize("days", [0, 61])
def test_pause_has_an_end_that_is_not_far(warned, conversation, ben, at, days):
    with pytest.raises(NoGround):
        proposed(warned, conversation, ben, at, days=days)


@pytest.mark.serves("S3-55")
def test_pause_ends_by_its_day_and_every_use_is_counted(warned, conversation, ben, mira, at):
    case = proposed(warned, conversation, ben, at)
    witness_pause(case=case, by=mira, at=at + timedelta(hours=2))
    assert end_what_is_over(at=at + timedelta(days=1)) == 0
    assert end_what_is_over(at=at + timedelta(days=15)) == 1
    case.refresh_from_db()
    assert case.state == "ended"
    assert not end_abuse_case(case=case, by=Actor.person(ben.pk), at=at)

    uses = uses_between(at - timedelta(days=1), at + timedelta(days=20))
    assert (uses.warned, uses.proposed, uses.witnessed, uses.not_witnessed) == (1, 1, 1, 0)


@pytest.mark.serves("S3-55")
def test_log_is_never_changed_and_quotes_are_only_emptied(warned):
    for change in (
        lambda: AbuseEntry.objects.update(step="ended"),
        lambda: AbuseEntry.objects.all().delete(),
        lambda: AbuseQuote.objects.update(words="something else"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    AbuseQuote.objects.update(words="", remark="")


def test_one_warning_stands_on_a_channel(warned, conversation, ben, at):
    with pytest.raises(WrongStep):
        warn_of_abuse(ground=said(conversation, VULGAR, at), by=ben, at=at)
    assert AbuseEntry.objects.count() == 1


def test_case_is_warned_proposed_and_witnessed_on_the_desk(
    client: Client, conversation, ben, mira, at
):
    first = written_by_customer(conversation, VULGAR, at=at)
    client.force_login(ben)
    address = f"/desk/requests/abuse/warn/{first.token}/"
    words = {"ground": "vulgar", "words": "you bastards"}
    assert client.post(address, words | {"words": "Answer me"}).status_code == 422
    client.post(address, words)
    case = AbuseCase.objects.get()
    again = written_by_customer(
        conversation, "You bastards again", at=case.warned_at + timedelta(seconds=1)
    )
    page = f"/desk/requests/abuse/{case.token}/"
    assert "You bastards again" in client.get(page).content.decode()
    client.post(f"{page}propose/", words | {"message": again.token, "days": "7"})
    client.post(f"{page}witness/", {"do": "agree"})
    case.refresh_from_db()
    assert case.state == "proposed"
    client.force_login(mira)
    client.post(f"{page}witness/", {"do": "agree"})
    case.refresh_from_db()
    assert (case.state, case.witness) == ("paused", mira)
    mail = f"/desk/inbox/c/{conversation.token}/"
    assert "their rights stay" in client.get(mail).content.decode()
    assert "pauses: 1" in client.get("/desk/requests/abuse/").content.decode()
