"""The demo's post office: what customers were sent, and a pen to write back as one of them.

Only in a demo. What is written here goes the way of all mail, from bytes on.
"""

from email.message import EmailMessage
from email.utils import format_datetime, formataddr, make_msgid

from django import forms
from django.conf import settings
from django.contrib import messages as flashes
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from pistos.backoffice.quarantine import OUTCOMES
from pistos.components.gate import DeskRequest, desk
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.mailboxes.actions.replaying import take_written_mail
from pistos.mailboxes.queries import mailboxes
from pistos.notifications.models import Message
from pistos.notifications.queries import letters_to_customers
from pistos.shop.queries import the_shop

MOST = 20
SOURCE = "demo"


class LetterForm(forms.Form):
    """A mail that a customer writes."""

    name = forms.CharField(label=gettext_lazy("Name of the customer"), max_length=120)
    sender = forms.EmailField(label=gettext_lazy("Address of the customer"))
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("Words"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    answers = forms.IntegerField(required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("answer_customer")
def post_office(request: DeskRequest) -> HttpResponse:
    if not settings.IS_DEMO:
        raise NotFound
    letters = list(letters_to_customers()[:MOST])
    if request.method == "POST":
        form = LetterForm(request.POST)
        if form.is_valid():
            answered = _answered(form.cleaned_data["answers"])
            raw = _mail(form.cleaned_data, answered)
            outcome = take_written_mail(raw=raw, source=SOURCE, at=clock.now())
            flashes.success(request, str(OUTCOMES.get(outcome, outcome)))
            return redirect("backoffice:post_office")
    else:
        form = LetterForm(initial=_first(request.GET.get("answers", "")))
    context = {"form": form, "letters": letters}
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/mail/post_office.html", context, status=status)


def _answered(pk: int | None) -> Message | None:
    return letters_to_customers().filter(pk=pk).first() if pk else None


def _first(wanted: str) -> dict[str, object]:
    """The form filled as an answer to one of the letters."""
    letter = _answered(int(wanted) if wanted.isdecimal() and len(wanted) < 18 else None)
    if letter is None:
        return {"name": _("A customer"), "sender": "visitor@customer.example"}
    subject = letter.subject
    if not subject.lower().startswith("re:"):
        subject = f"Re: {subject}"
    return {
        "name": letter.to_address.partition("@")[0],
        "sender": letter.to_address,
        "subject": subject,
        "answers": letter.pk,
    }


def _mail(given: dict[str, object], answered: Message | None) -> bytes:
    """The bytes that the customer's program would send."""
    at = clock.now()
    own = mailboxes().filter(is_active=True).values_list("address", flat=True).first()
    mail = EmailMessage()
    mail["From"] = formataddr((str(given["name"]), str(given["sender"])))
    mail["To"] = (answered.reply_to if answered else "") or own or the_shop().email or SHOP
    mail["Subject"] = " ".join(str(given["subject"]).split())
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = make_msgid(domain="customer.example")
    text = str(given["text"])
    if answered:
        mail["In-Reply-To"] = answered.external_id
        mail["References"] = answered.external_id
        quoted = "\n".join(f"> {line}" for line in answered.text.splitlines()[:40])
        text = f"{text}\n\nOn {at:%a, %d %b %Y at %H:%M}, {the_shop().name} wrote:\n{quoted}"
    mail.set_content(text)
    return mail.as_bytes()


SHOP = "shop@localhost"
