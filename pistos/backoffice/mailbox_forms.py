"""The form of a mailbox, and the words for what is found about its domain."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.kit.languages import LANGUAGES
from pistos.mailboxes.facts import MailboxAccess
from pistos.mailboxes.models import Mailbox, Security, SignIn

SERVERS = {SignIn.GOOGLE: "imap.gmail.com", SignIn.MICROSOFT: "outlook.office365.com"}
SIGN_INS = (
    (SignIn.PASSWORD, _("With a password")),
    (SignIn.MICROSOFT, _("At Microsoft 365")),
    (SignIn.GOOGLE, _("At Google")),
)
SECURITIES = (
    (Security.TLS, _("TLS (usual, port 993)")),
    (Security.STARTTLS, _("STARTTLS (port 143)")),
    (Security.NONE, _("None: only for a server on this machine")),
)


class MailboxForm(forms.Form):
    address = forms.EmailField(label=_("Address"), max_length=254)
    name = forms.CharField(
        label=_("Name beside the address"),
        max_length=120,
        required=False,
        help_text=_("Empty: the name of the shop."),
    )
    language = forms.ChoiceField(label=_("Language of the mailbox"), choices=LANGUAGES.items())
    sign_in = forms.ChoiceField(
        label=_("How we sign in"), choices=SIGN_INS, widget=forms.RadioSelect
    )
    host = forms.CharField(
        label=_("IMAP server"),
        max_length=200,
        required=False,
        help_text=_(
            "Empty: your mail server hands the mail to us, or the mailbox only sends. "
            "At Microsoft and Google we know it."
        ),
    )
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=993)
    security = forms.ChoiceField(label=_("Encryption"), choices=SECURITIES)
    username = forms.CharField(
        label=_("User name"), max_length=200, required=False, help_text=_("Empty: the address.")
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept encrypted. Leave it empty to keep the one we have."),
    )
    folder = forms.CharField(label=_("Folder"), max_length=120, initial="INBOX")
    reads_from = forms.DateField(
        label=_("Take in mail since"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Older mail stays where it is. Empty: all of it comes in."),
    )
    dkim_selector = forms.SlugField(
        label=_("DKIM selector"),
        max_length=63,
        required=False,
        help_text=_("Your mail provider names it. Empty: we try the usual ones."),
    )

    @classmethod
    def of(cls, mailbox: Mailbox) -> "MailboxForm":
        names = [name for name in cls.base_fields if name != "password"]
        return cls(initial={name: getattr(mailbox, name) for name in names})

    def value(self) -> MailboxAccess:
        given: dict[str, Any] = dict(self.cleaned_data)
        given["host"] = given["host"].strip() or SERVERS.get(given["sign_in"], "")
        return MailboxAccess(**given)


STATES = {
    "ok": (_("Stands"), "check"),
    "missing": (_("Missing"), "broken"),
    "wrong": (_("Not right"), "broken"),
    "unknown": (_("Not known"), "due_soon"),
}
ABOUT = {
    "spf": (
        "SPF",
        _("Says which servers may send mail in the name of your domain."),
    ),
    "dkim": (
        "DKIM",
        _("A signature by which receivers see that a mail is yours and was not changed."),
    ),
    "dmarc": (
        "DMARC",
        _("Says what receivers should do with mail that passes neither of the two."),
    ),
}
ADVICE = {
    ("spf", "missing"): _(
        "Add a TXT record to your domain, for instance “v=spf1 mx -all”, with your mail provider's part."
    ),
    ("spf", "several"): _("There is more than one. Receivers then ignore them all: keep one."),
    ("spf", "open"): _("It ends in “+all”: anybody may send as you. End it in “~all” or “-all”."),
    ("spf", "endless"): _("It does not say what holds for all others. End it in “~all” or “-all”."),
    ("dkim", "missing"): _(
        "There is no key under this selector. Ask your mail provider for the record."
    ),
    ("dkim", "unknown"): _(
        "No key under the usual names. Enter the selector that your mail provider tells you."
    ),
    ("dkim", "revoked"): _("The key is empty, which means that it was withdrawn."),
    ("dmarc", "missing"): _(
        "Add a TXT record at “_dmarc” of your domain; “v=DMARC1; p=none” is a start."
    ),
    ("dmarc", "several"): _("There is more than one. Receivers then ignore them all: keep one."),
    ("dmarc", "no-policy"): _("It names no policy: add “p=none”, “p=quarantine” or “p=reject”."),
    ("dmarc", "only-watching"): _(
        "It only watches. Once SPF and DKIM stand, “p=quarantine” keeps forgeries away."
    ),
}
UNANSWERED = _("The name servers did not answer. Please check again in a few minutes.")


def findings(mailbox: Mailbox) -> list[dict[str, object]]:
    """Each check in words: what it is for, how it stands, what to do."""
    rows = []
    for name, (title, purpose) in ABOUT.items():
        kept = mailbox.domain_checks.get(name)
        if not kept:
            continue
        hint = kept["hint"] or kept["state"]
        advice = UNANSWERED if hint == "unanswered" else ADVICE.get((name, hint), "")
        words, sign = STATES[kept["state"]]
        rows.append(
            {
                "title": title,
                "purpose": purpose,
                "state": words,
                "sign": sign,
                "found": kept["found"],
                "advice": advice,
            }
        )
    return rows
