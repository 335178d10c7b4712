"""Writing on in a conversation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.storefront.contact_forms import LONGEST, FilesField


class WriteForm(forms.Form):
    text = forms.CharField(
        label=_("Write to us"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    attached = FilesField(label=_("Pictures or files"), required=False)
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
