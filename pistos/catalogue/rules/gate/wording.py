"""What a finding says to a person."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pistos.catalogue.rules.gate.findings import Finding
from pistos.kit.languages import LANGUAGES

PARTS = {
    "title": gettext_lazy("title"),
    "summary": gettext_lazy("summary"),
    "highlights": gettext_lazy("highlights"),
    "description": gettext_lazy("description"),
    "instructions": gettext_lazy("instructions"),
    "warnings": gettext_lazy("warnings"),
    "included": gettext_lazy("what is included"),
    "terms": gettext_lazy("terms"),
}
WORDS = {
    "no_variant": gettext_lazy("There is nothing to put in the cart: add a variant."),
    "fact_missing": gettext_lazy("The category asks for a fact: %(detail)s."),
    "included_missing": gettext_lazy("Say what the service includes."),
    "terms_missing": gettext_lazy("Say on which terms the service is given."),
    "instructions_missing": gettext_lazy("The category asks for instructions for use."),
    "maker_missing": gettext_lazy("Name the maker."),
    "maker_address_missing": gettext_lazy("Give the maker's postal address."),
    "maker_contact_missing": gettext_lazy("Give the maker's e-mail or web address."),
    "maker_country_missing": gettext_lazy("Give the maker's country."),
    "responsible_missing": gettext_lazy(
        "The maker is outside the EU: name the responsible person in the EU with address and contact."
    ),
    "identification_missing": gettext_lazy(
        "Say by what the product is known: model, type or batch."
    ),
    "warnings_unknown": gettext_lazy("Write the warnings, or confirm that there are none."),
    "warnings_missing": gettext_lazy("The warnings are missing in a language of the sheet."),
    "guarantee_lacking": gettext_lazy(
        "Technical goods of this kind need a guarantee of %(detail)s months or more in a country that the"
        " shop sells to. Enter it under Guarantees, with the guarantor and the terms."
    ),
    "tool_missing": gettext_lazy("The category asks for a tool that is not there: %(detail)s."),
    "claim_superlative": gettext_lazy(
        "“%(detail)s” claims to be above all others; name a proof or write what it does."
    ),
    "claim_green": gettext_lazy(
        "“%(detail)s” is a general claim on the environment; only a recognised label proves it."
    ),
    "claim_offset": gettext_lazy(
        "“%(detail)s” may not be said of a product, whatever was paid to offset its emissions."
    ),
    "claim_urgency": gettext_lazy("“%(detail)s” presses the buyer; stock is shown by the program."),
    "claim_price": gettext_lazy(
        "“%(detail)s” tells an earlier price; prices are shown by the program from their history."
    ),
    "copied_text": gettext_lazy("The text is nearly the same as that of “%(detail)s”."),
    "copied_photo": gettext_lazy("A photo also stands on another product (%(detail)s)."),
    "few_photos": gettext_lazy("Too few photos: %(detail)s."),
    "one_angle": gettext_lazy("All photos show the same side; add another."),
    "no_true_colour": gettext_lazy("No photo is marked as true in colour."),
    "many_photos": gettext_lazy("Too many photos: %(detail)s. Keep those that show something new."),
    "small_photo": gettext_lazy("A photo is too small (%(detail)s); 800 pixels a side are needed."),
    "photo_without_author": gettext_lazy("Say who took photo %(detail)s."),
    "photo_without_date": gettext_lazy("Say when photo %(detail)s was taken."),
    "few_facts": gettext_lazy("State more of the facts that the category knows."),
    "short_description": gettext_lazy(
        "The description has %(detail)s words; 25 are the least that tell something."
    ),
    "long_description": gettext_lazy(
        "The description has %(detail)s words; beyond 700 nobody reads. Shorten or fold it."
    ),
    "long_summary": gettext_lazy("The summary has %(detail)s characters; 300 are the most."),
    "long_title": gettext_lazy("The title has %(detail)s characters; 90 are the most."),
    "no_highlights": gettext_lazy("Add a few highlights."),
    "many_highlights": gettext_lazy("There are %(detail)s highlights; six are the most."),
    "long_highlight": gettext_lazy("A highlight is longer than 90 characters."),
    "no_title": gettext_lazy("The title is missing."),
    "no_summary": gettext_lazy("The summary is missing."),
    "no_description": gettext_lazy("The description is missing."),
    "shouting": gettext_lazy("Exclamation marks pile up; the sheet should not shout."),
    "capitals": gettext_lazy("Words in capitals: %(detail)s."),
    "other_language": gettext_lazy("The description seems to be in another language (%(detail)s)."),
    "long_sentences": gettext_lazy(
        "Sentences have %(detail)s words on average; shorter ones are easier to follow."
    ),
    "part_untranslated": gettext_lazy("Written in another language but not here: %(detail)s."),
    "alt_missing": gettext_lazy("A photo is not described in words."),
}


def words_of(finding: Finding) -> str:
    """The sentence in the language in use, with the language of the text before it."""
    detail = finding.detail
    if finding.code == "part_untranslated":
        detail = ", ".join(str(PARTS[part]) for part in detail.split(", "))
    if finding.code == "other_language":
        detail = LANGUAGES.get(detail, detail)
    said = str(WORDS[finding.code]) % {"detail": detail}
    if not finding.language:
        return said
    return _("%(language)s: %(words)s") % {"language": LANGUAGES[finding.language], "words": said}
