"""The gate through which the desk loads tools."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.tools.models import Tool


def tool_for(agent: User, tool_id: int) -> Tool:
    """A tool to be changed by whoever may change what it stands on."""
    found = Tool.objects.select_related("product", "category").filter(pk=tool_id).first()
    if found is None:
        raise NotFound
    require(agent, "edit_products" if found.product_id else "edit_categories")
    return found
