"""Addresses of the shop's people: language, messages, team, invitation, first run."""

from django.urls import path

from pistos.backoffice import api_keys, invitations, language, messages, team, wizard

urlpatterns = [
    path("language/", language.language, name="language"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("messages/", messages.messages, name="messages"),
    path("messages/<int:message_id>/", messages.message, name="message"),
    path("team/", team.team, name="team"),
    path("team/<int:user_id>/role/", team.change_role, name="change_role"),
    path("team/<int:user_id>/deactivate/", team.deactivate, name="deactivate_user"),
    path("team/<int:user_id>/reactivate/", team.reactivate, name="reactivate_user"),
    path(
        "team/invitations/<int:invitation_id>/withdraw/", team.withdraw, name="withdraw_invitation"
    ),
    path("api-keys/", api_keys.api_keys, name="api_keys"),
    path("api-keys/<int:key_id>/end/", api_keys.end_api_key, name="end_api_key"),
    path("set-up/", wizard.set_up, name="set_up"),
    path("set-up/hours/", wizard.hours, name="set_up_hours"),
    path("set-up/mailbox/", wizard.mailbox, name="set_up_mailbox"),
    path("set-up/team/", wizard.team, name="set_up_team"),
    path("set-up/finish/", wizard.finish, name="set_up_finish"),
]
