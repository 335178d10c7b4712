"""A postman who keeps what he takes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from pistos.notifications import ports
from pistos.notifications.ports import OutgoingMail


@dataclass
class Postman:
    """A sender that keeps what it takes, and says no as told."""

    taken: list[OutgoingMail] = field(default_factory=list)
    refusals: list[Exception] = field(default_factory=list)
    external_id: str = ""

    def send(self, mail: OutgoingMail, handing_over: Callable[[], None]) -> str:
        if self.refusals:
            raise self.refusals.pop(0)
        handing_over()
        self.taken.append(mail)
        return self.external_id or mail.message_id


@pytest.fixture
def postman() -> Iterator[Postman]:
    before = ports.mail_sender()
    postman = Postman()
    ports.use_mail_sender(postman)
    yield postman
    ports.use_mail_sender(before)
