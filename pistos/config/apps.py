"""Wires the outside parts to the domain's ports, in every process."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "pistos.config"
    label = "config"

    def ready(self) -> None:
        from pistos.catalogue.ports import use_guarantee_check, use_tool_check
        from pistos.config import checks  # noqa: F401 - registers
        from pistos.connectors.mail.domains import DnsChecker
        from pistos.connectors.mail.imap import ImapReader
        from pistos.connectors.mail.inbound import listen_to_inbound
        from pistos.connectors.mail.oauth import MailConsent
        from pistos.connectors.mail.receiving import listen_to_providers
        from pistos.connectors.mail.sender import DjangoMailSender
        from pistos.connectors.mail.taking import InboundMail
        from pistos.connectors.payments.choosing import chosen_providers
        from pistos.connectors.push.choosing import chosen_push_sender
        from pistos.connectors.sms.choosing import chosen_text_sender
        from pistos.mailboxes import ports
        from pistos.notifications.ports import (
            use_mail_sender,
            use_push_sender,
            use_text_sender,
        )
        from pistos.payments.ports import use_providers
        from pistos.returns.queries.law import Guarantees
        from pistos.tools.queries.attached import AttachedTools

        use_mail_sender(DjangoMailSender())
        use_text_sender(chosen_text_sender())
        use_push_sender(chosen_push_sender())
        use_providers(*chosen_providers())
        use_tool_check(AttachedTools())
        use_guarantee_check(Guarantees())
        ports.use_mail_taker(InboundMail())
        ports.use_mailbox_reader(ImapReader())
        ports.use_domain_checker(DnsChecker())
        ports.use_consent_provider(MailConsent())
        listen_to_inbound()
        listen_to_providers()
