"""What everybody reads of a mistake or an incident keeps the rules of a reply, in each language."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.mistakes.actions import correcting, declaring, updating
from pistos.mistakes.facts import Declared, Saying
from pistos.mistakes.models import Incident, IncidentKind, IncidentUpdate, Stage
from pistos.replies.actions.public import PublicHeldBack
from pistos.replies.models import PublicRemark
from tests.factories.mistakes import done, planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]
IF_YOU_FELT = {
    "en": "We are sorry if you felt disappointed.",
    "el": "Συγγνώμη αν νιώσατε απογοήτευση.",
    "sl": "Oprostite, če ste bili razočarani.",
    "hy": "Ներողություն, եթե հիասթափվել եք։",
}
BECAUSE = {"conditional_apology": "Quoted from the courier's letter."}


@pytest.fixture
def strike(alma: User, at: datetime) -> Incident:
    declared = Declared(IncidentKind.DELIVERY, {"en": "Strike"}, alma, 120)
    return declaring.declare_incident(declared=declared, by=Actor.person(alma.pk), at=at)


@pytest.mark.serves("S4-17")
@pytest.mark.parametrize("language", IF_YOU_FELT)
@pytest.mark.parametrize("say", [updating.say_update, updating.resolve_incident])
def test_a_word_on_an_incident_is_held_back_until_a_reason_stands(
    strike: Incident, alma: User, at: datetime, language: str, say
) -> None:
    saying = Saying({language: IF_YOU_FELT[language]}, "A day.", "Silence.")
    who = Actor.person(alma.pk)

    with pytest.raises(PublicHeldBack):
        say(incident=strike, saying=saying, by=who, at=at)

    assert not IncidentUpdate.objects.exists()
    strike.refresh_from_db()
    assert strike.resolved_at is None
    update = say(incident=strike, saying=replace(saying, accepted=BECAUSE), by=who, at=at)
    kept = PublicRemark.objects.get()
    assert (kept.about_kind, kept.about_id) == ("incident_update", str(update.pk))
    assert kept.author == alma


@pytest.mark.serves("S4-17")
@pytest.mark.parametrize("language", IF_YOU_FELT)
def test_what_was_corrected_is_told_without_an_if(alma: User, at: datetime, language: str) -> None:
    mistake = planned(alma, at=at)
    told = replace(
        done(), told_problem={"en": "Parcels were late.", language: IF_YOU_FELT[language]}
    )
    who = Actor.person(alma.pk)

    with pytest.raises(PublicHeldBack):
        correcting.record_correction(mistake=mistake, done=told, by=who, at=at)

    mistake.refresh_from_db()
    assert mistake.stage == Stage.FOUND
    assert not Event.objects.filter(name="mistakes.MistakeCorrected").exists()
    stood_by = replace(told, accepted=BECAUSE)
    correcting.record_correction(mistake=mistake, done=stood_by, by=who, at=at)
    assert PublicRemark.objects.get().about_kind == "mistake"


@pytest.mark.serves("S4-17")
def test_the_pages_say_why_and_keep_the_words(strike: Incident, alma: User, at: datetime) -> None:
    client = Client()
    client.force_login(alma)
    mistake = planned(alma, at=at)
    said = {"words_en": IF_YOU_FELT["en"], "pleased": "A day.", "annoyed": "Silence."}
    corrected = {
        "words": "Done.", "problem_en": IF_YOU_FELT["en"], "action_en": "Another courier drives.",
    }  # fmt: skip

    for name, token, given in (
        ("incident_say", strike.token, said),
        ("mistake_corrected", mistake.token, corrected),
    ):
        address = reverse(f"backoffice:{name}", args=[token])
        held = client.post(address, given)
        page = held.content.decode()
        assert held.status_code == 422
        assert "An apology with an “if” in it." in page
        assert IF_YOU_FELT["en"] in page
        again = client.post(address, given | {"reason-conditional_apology": "Quoted."})
        assert again.status_code == 302

    assert PublicRemark.objects.count() == 2
