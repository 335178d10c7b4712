"""Addresses by which people come in: language, invitation, first run."""

from django.urls import path

from pistos.backoffice import invitations, language, wizard

urlpatterns = [
    path("language/", language.language, name="language"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("set-up/", wizard.set_up, name="set_up"),
    path("set-up/hours/", wizard.hours, name="set_up_hours"),
    path("set-up/mailbox/", wizard.mailbox, name="set_up_mailbox"),
    path("set-up/team/", wizard.team, name="set_up_team"),
    path("set-up/finish/", wizard.finish, name="set_up_finish"),
]
