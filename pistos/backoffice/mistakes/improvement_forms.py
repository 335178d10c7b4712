"""What staff write about what is to become better."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pistos.accounts.models import User
from pistos.components.choosing import offer
from pistos.mistakes.models import Department, Process


def people() -> list[tuple[str, str]]:
    rows = User.objects.filter(is_active=True).order_by("name", "pk")
    return [(str(row.pk), row.name) for row in rows.only("name")]


class ItemForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("What is to become better"), max_length=160)
    expected = forms.CharField(
        label=gettext_lazy("What will be seen when it is"),
        help_text=gettext_lazy("In numbers where you can: from what to what."),
        max_length=500,
    )
    owner = forms.ChoiceField(label=gettext_lazy("Whose it is"))
    due_on = forms.DateField(
        label=gettext_lazy("By which day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    process = forms.ChoiceField(label=gettext_lazy("Process"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = Process.objects.order_by("name").values_list("pk", "name")
        offer(self, "owner", people())
        offer(
            self,
            "process",
            [
                ("", "–"),
                *((str(pk), name) for pk, name in rows),
            ],
        )


class ProcessForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Process"), max_length=120)
    department = forms.ChoiceField(label=gettext_lazy("Department"), choices=Department.choices)
    owner = forms.ChoiceField(label=gettext_lazy("Who answers for it"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "owner", people())


class ListReviewForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What was decided, in short"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
