"""Addresses of mailboxes, quarantined mail, and addresses that take none."""

from django.urls import path

from pistos.backoffice import mail_catcher, mailbox_consent, mailboxes, messages, quarantine

urlpatterns = [
    path("mailboxes/", mailboxes.mailbox_list, name="mailboxes"),
    path("mailboxes/add/", mailboxes.add, name="add_mailbox"),
    path("mailboxes/consent/", mailbox_consent.finish, name="mailbox_consent"),
    path("mailboxes/<int:mailbox_id>/", mailboxes.mailbox, name="mailbox"),
    path("mailboxes/<int:mailbox_id>/edit/", mailboxes.edit, name="edit_mailbox"),
    path("mailboxes/<int:mailbox_id>/consent/", mailbox_consent.begin, name="begin_consent"),
    path("mailboxes/<int:mailbox_id>/check/", mailboxes.check, name="check_domain"),
    path("mailboxes/<int:mailbox_id>/allow/", mailboxes.allow, name="allow_acknowledging"),
    path("mailboxes/<int:mailbox_id>/stop/", mailboxes.stop, name="stop_acknowledging"),
    path("mailboxes/<int:mailbox_id>/activate/", mailboxes.activate, name="activate_mailbox"),
    path("mailboxes/<int:mailbox_id>/deactivate/", mailboxes.deactivate, name="deactivate_mailbox"),
    path("quarantine/", quarantine.quarantine, name="quarantine"),
    path("quarantine/replay/", quarantine.replay_all, name="replay_quarantine"),
    path("quarantine/<int:quarantined_id>/", quarantine.quarantined, name="quarantined"),
    path("quarantine/<int:quarantined_id>/download/", quarantine.download, name="download_mail"),
    path("quarantine/<int:quarantined_id>/replay/", quarantine.replay, name="replay_mail"),
    path("suppressed/", quarantine.suppressions, name="suppressions"),
    path("suppressed/<int:suppression_id>/lift/", quarantine.lift, name="lift_suppression"),
    path("post-office/", mail_catcher.post_office, name="post_office"),
    path("messages/<int:message_id>/resend/", messages.resend, name="resend_message"),
]
