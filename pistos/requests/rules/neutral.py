"""How to answer an unusual wish: words for staff, never for the machine to send.

Nobody is looked at as if they came from Mars. Wonder stays inside; what is not known is asked.
"""

from django.utils.translation import gettext_lazy as _

SAY = (
    _("“Thank you for asking. Let me find out whether we can do that.”"),
    _("“So that I do it right: would you like … or …?”"),
    _("“We have not done this before. I will tell you by … whether it works.”"),
    _("“This is not possible, because … What I can offer is …”"),
)
LEAVE_OUT = (
    _("“Nobody has ever asked for that.” It tells them that they are odd."),
    _("“We do not do such things.” It gives no reason and no way on."),
    _("“Why would you want that?” Ask what it is for only if that helps to do it."),
)
