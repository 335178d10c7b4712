"""One-time codes and links: who reads the mail at an address may sign in, nobody else."""

import re
from datetime import datetime, timedelta

import pytest

from pistos.customers import actions
from pistos.customers.access import signed_in_customer
from pistos.customers.models import CodePurpose, ContactCode, Customer, SignIn
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.notifications.models import Message
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db
LINK = "https://shop.example/el/account/in/{token}/"


def sent(customer: Customer, at: datetime) -> tuple[str, str]:
    """A code for signing in, as it stands in the mail: the digits and the link's secret."""
    actions.send_code(
        customer=customer, purpose=CodePurpose.SIGN_IN, address=customer.email, link=LINK,
        about="", at=at,
    )  # fmt: skip
    text = Message.objects.latest("pk").text
    code = re.search(r"^(\d{3} \d{3})$", text, re.M)
    link = re.search(r"/in/([\w-]+)/", text)
    assert code
    assert link
    return code[1], link[1]


@pytest.mark.serves("S2-15")
def test_who_reads_the_mail_signs_in_without_a_password(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    code, _ = sent(cleo, at)

    token = actions.sign_in_by_code(customer=cleo, code=code, at=at)

    assert signed_in_customer(token, at) == cleo
    assert signed_in_customer(token, at + timedelta(days=61)) is None
    assert signed_in_customer("", at) is None
    assert token not in str(SignIn.objects.values())
    assert Event.objects.latest("pk").name == "customers.CustomerSignedIn"


def test_a_code_is_good_once_and_for_a_quarter_of_an_hour(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    code, _ = sent(cleo, at)
    with pytest.raises(actions.CodeWrong):
        actions.sign_in_by_code(customer=cleo, code=code, at=at + timedelta(minutes=16))

    actions.sign_in_by_code(customer=cleo, code=code, at=at)
    with pytest.raises(actions.CodeWrong):
        actions.sign_in_by_code(customer=cleo, code=code, at=at)

    assert SignIn.objects.count() == 1


def test_guessing_ends_after_five_tries(shop: Shop, cleo: Customer, at: datetime) -> None:
    code, _ = sent(cleo, at)
    wrong = "000 000" if code != "000 000" else "111 111"

    for _ in range(5):
        with pytest.raises(actions.CodeWrong):
            actions.sign_in_by_code(customer=cleo, code=wrong, at=at)
    with pytest.raises(actions.CodeWrong):
        actions.sign_in_by_code(customer=cleo, code=code, at=at)

    assert not SignIn.objects.exists()


def test_a_code_is_nobody_elses(shop: Shop, cleo: Customer, dora: Customer, at: datetime) -> None:
    code, _ = sent(cleo, at)

    with pytest.raises(actions.CodeWrong):
        actions.sign_in_by_code(customer=dora, code=code, at=at)
    with pytest.raises(actions.CodeWrong):
        actions.use_code(customer=cleo, purpose=CodePurpose.CHANGE, about="1001", code=code, at=at)


def test_the_link_of_the_mail_signs_in_once(shop: Shop, cleo: Customer, at: datetime) -> None:
    _, link = sent(cleo, at)

    token = actions.sign_in_by_link(token=link, at=at)
    with pytest.raises(actions.CodeWrong):
        actions.sign_in_by_link(token=link, at=at)

    assert signed_in_customer(token, at) == cleo
    actions.sign_out(token=token)
    assert signed_in_customer(token, at) is None


def test_nobody_is_flooded_with_codes(shop: Shop, cleo: Customer, at: datetime) -> None:
    for _ in range(5):
        sent(cleo, at)
    with pytest.raises(actions.TooManyCodes):
        sent(cleo, at)

    sent(cleo, at + timedelta(hours=2))
    assert ContactCode.objects.count() == 6


def test_an_erased_person_is_signed_in_nowhere(shop: Shop, cleo: Customer, at: datetime) -> None:
    code, _ = sent(cleo, at)
    token = actions.sign_in_by_code(customer=cleo, code=code, at=at)

    actions.erase_customer(customer=cleo, by=Actor.person(1), at=at)

    assert signed_in_customer(token, at) is None
    assert not SignIn.objects.exists()
    assert not ContactCode.objects.exists()
