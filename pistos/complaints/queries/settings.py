"""The rules in force."""

from pistos.complaints.models import ComplaintSettings


def rules_in_force() -> ComplaintSettings:
    """The newest version, or the defaults when none was ever saved."""
    return ComplaintSettings.objects.order_by("-version").first() or ComplaintSettings()
