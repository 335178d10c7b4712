"""The forms of the contact page. One entry for any topic: which department it is, is our matter."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pistos.calls.facts import Slot
from pistos.calls.rules.words import slot_words
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.phones import international
from pistos.notifications.ports import text_sender

TOPICS = (
    ("", _("Anything at all")),
    ("product", _("A product, before buying")),
    ("order", _("An order")),
    ("complaint", _("A complaint")),
    ("problem", _("Something on these pages does not work")),
    ("suggestion", _("A suggestion")),
    ("data", _("My personal data")),
)
LONGEST = 20_000
MOST_FILES = 5
MOST_BYTES = 10 * 1024 * 1024


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one field; a list of those given."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > MOST_FILES:
            raise forms.ValidationError(gettext("Please attach at most five files."))
        if sum(each.size for each in given) > MOST_BYTES:
            raise forms.ValidationError(
                gettext("The files are larger than 10 MB together. Please attach fewer.")
            )
        return [super(FilesField, self).clean(each, initial) for each in given]


class GuardedForm(forms.Form):
    """What no person fills in, and what no program waits for."""

    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    @property
    def is_filled_by_program(self) -> bool:
        return bool(self.cleaned_data.get("website"))


class QuestionForm(GuardedForm):
    """A question of somebody whom we do not know yet, or do not believe yet."""

    text = forms.CharField(
        label=_("How can we help you?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("No card numbers, please: nobody of ours ever needs one."),
    )
    topic = forms.ChoiceField(label=_("What is it about?"), choices=TOPICS, required=False)
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Your telephone number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    answer_by = forms.ChoiceField(label=_("How shall we answer?"), required=False)
    attached = FilesField(label=_("Pictures or files"), required=False)
    about = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    order = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, country: str, is_known: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.country, self.is_known = country, is_known
        ways = [("email", _("By e-mail"))]
        if text_sender() is not None:
            ways.append(("sms", _("By SMS")))
        answer_by = cast(forms.ChoiceField, self.fields["answer_by"])
        answer_by.choices = [("", _("As you think best")), *ways]
        if is_known:
            for name in ("name", "email", "phone", "answer_by"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.is_known:
            return given
        phone = international(given.get("phone", ""), self.country)
        if given.get("phone") and not phone:
            self.add_error("phone", gettext("Please enter the number with its area code."))
        if not given.get("email") and not phone and "email" not in self.errors:
            self.add_error("email", gettext("Enter an e-mail address or a telephone number."))
        if given.get("answer_by") == "sms" and not phone:
            self.add_error("phone", gettext("For an SMS we need a telephone number."))
        given["phone"] = phone
        return given


class SlotForm(GuardedForm):
    """Which of the free times to call, and which number."""

    slot = forms.ChoiceField(label=_("When shall we call?"), widget=forms.RadioSelect)
    phone = forms.CharField(
        label=_("Your telephone number"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )

    def __init__(self, *args: Any, slots: list[Slot], zone: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.by_start = {slot.starts_at.isoformat(): slot for slot in slots}
        at, said = clock.now(), language()
        field = cast(forms.ChoiceField, self.fields["slot"])
        field.choices = [
            (key, slot_words(slot, at=at, zone=zone, language=said))
            for key, slot in self.by_start.items()
        ]

    @property
    def wished(self) -> Slot:
        return self.by_start[self.cleaned_data["slot"]]


class CallForm(SlotForm):
    """A call to somebody who has not written."""

    text = forms.CharField(
        label=_("What is it about?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("text", "slot", "phone", "name")
