"""One Postfix and one Dovecot for all tests of a process; each test has mailboxes of its own."""

import shutil
import uuid
from collections.abc import Iterator

import pytest

from pistos.mailboxes.actions.secrets import sealed_password
from pistos.mailboxes.models import Mailbox
from tests.servers.mail import DOMAIN, PASSWORD, MailServers, new_mail_servers


@pytest.fixture(scope="session")
def mail_servers() -> Iterator[MailServers]:
    servers = new_mail_servers()
    try:
        servers.start()
        yield servers
    finally:
        servers.stop()
        shutil.rmtree(servers.folder, ignore_errors=True)


@pytest.fixture
def mailbox(db: None, mail_servers: MailServers) -> Mailbox:
    """An empty mailbox that the shop reads."""
    name = f"help{uuid.uuid4().hex[:8]}"
    return Mailbox.objects.create(
        address=f"{name}@{DOMAIN}",
        host="127.0.0.1",
        port=mail_servers.imap,
        security="none",
        username=name,
        secret=sealed_password(PASSWORD),
        may_acknowledge=True,
    )
