"""What may be kept only with the customer's yes: words about children, and about health."""

from pistos.requests.models.needs import NeedKind
from pistos.requests.rules.likeness import all_forms, says

_CHILDREN = (
    "child children kid kids baby toddler daughter son grandchild grandson granddaughter newborn"
    " παιδι παιδια μωρο κορη γιος γιου εγγονι εγγονια εγγονη εγγονος νηπιο"
    " otrok otroci otroka dojencek dojencka hci hcerka sin sina sinu vnuk vnukinja malcek"
    " երեխա երեխաներ մանուկ աղջիկս որդի որդիս դուստր թոռ թոռնիկ փոքրիկ"
).split()
_HEALTH = (
    "allergy allergic allergies coeliac celiac diabetes diabetic intolerant intolerance asthma pregnant"
    " wheelchair blind deaf disability"
    " αλλεργια αλλεργιες αλλεργικος αλλεργικη κοιλιοκακη διαβητης δυσανεξια ασθμα εγκυος αμαξιδιο αναπηρια"
    " alergija alergije alergicen alergicna celiakija sladkorna intoleranca astma nosecnica invalidski"
    " ալերգիա ալերգիկ շաքարախտ ասթմա հղի անվասայլակ հաշմանդամ"
).split()


def speaks_of_children(text: str) -> bool:
    forms = all_forms(text)
    return any(says(word, forms) for word in _CHILDREN)


def speaks_of_health(text: str) -> bool:
    forms = all_forms(text)
    return any(says(word, forms) for word in _HEALTH)


def needs_consent(kind: str, text: str) -> bool:
    """A preference is kept for next time, an allergy speaks of health: both only by consent.

    A need of the matter in hand, a delivery window or an invoice type serve the purchase itself.
    """
    if kind in (NeedKind.PREFERENCE, NeedKind.ALLERGY, NeedKind.ACCESS):
        return True
    return speaks_of_children(text) or speaks_of_health(text)
