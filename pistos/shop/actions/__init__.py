"""The deeds of the shop. Those on shifts are imported from their own module."""

from pistos.shop.actions.shopkeeping import (
    AlreadySetUp,
    ClosureBackwards,
    add_closure,
    change_identity,
    change_logo,
    change_place,
    finish_set_up,
    remove_closure,
    remove_logo,
    save_settings,
    set_hours,
    set_up_shop,
)

__all__ = [
    "AlreadySetUp",
    "ClosureBackwards",
    "add_closure",
    "change_identity",
    "change_logo",
    "change_place",
    "finish_set_up",
    "remove_closure",
    "remove_logo",
    "save_settings",
    "set_hours",
    "set_up_shop",
]
