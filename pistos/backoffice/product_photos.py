"""Photos of a product on the desk: sent in, described, put in order, taken away."""

from typing import Any

from django import forms
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.imports import ManyFilesField
from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.backoffice.product_words import ANGLES
from pistos.catalogue.access import photo_for, product_for
from pistos.catalogue.actions.photos import PhotoFacts, add_photo, change_photo, remove_photo
from pistos.catalogue.models import Photo
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES, text_in
from pistos.kit.pictures import MOST_BYTES
from pistos.partners.models import Partner, PartnerKind
from pistos.shop.queries import the_shop


class PhotoForm(forms.Form):
    """What is said of a photo: side, author, day, colour, and what it shows in each language."""

    angle = forms.ChoiceField(label=_("Taken from"), choices=list(ANGLES.items()))
    author = forms.ModelChoiceField(
        empty_label="–",
        label=_("Photographer"),
        queryset=Partner.objects.none(),
        required=False,
        help_text=_("Photographers are partners; add them there."),
    )
    taken_on = forms.DateField(
        label=_("Taken on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    is_colour_true = forms.BooleanField(
        label=_("True in colour: taken in neutral light and compared with the thing"),
        required=False,
    )
    position = forms.IntegerField(label=_("Place"), min_value=0, max_value=99, required=False)

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        photographers = Partner.objects.filter(kind=PartnerKind.PHOTOGRAPHER).order_by("name")
        self.fields["author"].queryset = photographers  # type: ignore[attr-defined]  # a ModelChoiceField
        for code in languages:
            self.fields[f"alt_{code}"] = forms.CharField(
                label=_("What it shows (%(language)s)") % {"language": LANGUAGES[code]},
                max_length=200,
                required=False,
                widget=forms.TextInput(attrs={"lang": code}),
            )

    def facts(self) -> PhotoFacts:
        data = self.cleaned_data
        return PhotoFacts(
            angle=data["angle"],
            author=data["author"],
            taken_on=data["taken_on"],
            is_colour_true=data["is_colour_true"],
            alt={code: data[f"alt_{code}"] for code in self.languages},
            position=data["position"],
        )


class UploadForm(PhotoForm):
    uploads = ManyFilesField(
        label=_("Photos"),
        help_text=_("JPEG, PNG or WebP, at most 20 MB each; 800 pixels a side or more."),
    )
    field_order = ("uploads",)


@GET_OR_POST
@desk("edit_products")
def photos(request: DeskRequest, product_id: int) -> HttpResponse:
    found = product_for(request.agent, product_id)
    form = UploadForm(request.POST or None, request.FILES or None, languages=_languages())
    if request.method == "POST" and form.is_valid():
        with refusal_on(form, "uploads"):
            for upload in form.cleaned_data["uploads"]:
                # One byte more than may come is enough to refuse it.
                content = upload.read(MOST_BYTES + 1)
                add_photo(
                    product=found,
                    content=content,
                    facts=form.facts(),
                    by=by(request),
                    at=clock.now(),
                )
            return redirect("backoffice:product_photos", product_id)
    context = {
        "product": found,
        "title": text_in(found.name, request.LANGUAGE_CODE),
        "form": form,
        "rows": [
            {
                "photo": photo,
                "angle": ANGLES[photo.angle],
                "alt": text_in(photo.alt, request.LANGUAGE_CODE),
            }
            for photo in Photo.objects.filter(product=found).select_related("author")
        ],
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "backoffice/products/photos.html", context, status=status)


@GET_OR_POST
@desk("edit_products")
def photo(request: DeskRequest, photo_id: int) -> HttpResponse:
    found = photo_for(request.agent, photo_id)
    initial = {
        "angle": found.angle,
        "author": found.author_id,
        "taken_on": found.taken_on,
        "is_colour_true": found.is_colour_true,
        "position": found.position,
        **{f"alt_{code}": text for code, text in found.alt.items()},
    }
    form = PhotoForm(request.POST or None, languages=_languages(), initial=initial)
    if request.method == "POST" and form.is_valid():
        change_photo(photo=found, facts=form.facts(), by=by(request), at=clock.now())
        return redirect("backoffice:product_photos", found.product_id)
    context = {"photo": found, "form": form, "product": found.product}
    return render(request, "backoffice/products/photo.html", context)


@require_POST
@desk("edit_products")
def remove(request: DeskRequest, photo_id: int) -> HttpResponse:
    found = photo_for(request.agent, photo_id)
    remove_photo(photo=found, by=by(request), at=clock.now())
    return redirect("backoffice:product_photos", found.product_id)


@require_safe
@desk("edit_products")
def file(request: DeskRequest, photo_id: int) -> FileResponse:
    """The smallest size, of our own making; named by content, so a browser may keep it."""
    found = photo_for(request.agent, photo_id)
    name = found.sizes[0]["file"] if found.sizes else found.file
    response = FileResponse(default_storage.open(name), content_type="image/webp")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _languages() -> list[str]:
    return list(the_shop().languages)
