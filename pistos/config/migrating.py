"""Migrations applied quickly: the models that Django keeps beside them are added to, not made anew.

Whenever a model, a field, an index or a constraint is added, Django renders the model and everything related
to it again, and everything here is related to a customer or an order: nine tenths of the time of a database
made by steps. A new model changes none of the others, nor does a field that refers to none, and an index or
a constraint changes no field. So a new model is rendered alone, and what else is new is noted on the model
that stands. What changes fields or relations goes Django's way.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partialmethod
from typing import Any

from django.db.migrations.state import ModelState, ProjectState
from django.db.models import NOT_PROVIDED


@contextmanager
def rendered_once() -> Iterator[None]:
    """For the length of a migration. The database comes out the same: a test compares it
    with `structure.sql`, which Django's own way wrote."""
    django: Any = ProjectState  # its inner parts are not typed
    before = django.add_model, django.add_field, django._append_option
    django.add_model, django._append_option = _add_model, _append_option
    django.add_field = partialmethod(_add_field, before[1])
    try:
        yield
    finally:
        django.add_model, django.add_field, django._append_option = before


def _add_model(self: Any, model_state: ModelState) -> None:
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:
        self.apps.render_multiple([model_state])


def _add_field(
    self: Any,
    django: Callable[..., None],
    app_label: str,
    model_name: str,
    name: str,
    field: Any,
    preserve_default: bool,
) -> None:
    if field.is_relation or "apps" not in self.__dict__:
        django(self, app_label, model_name, name, field, preserve_default)
        return
    kept = field.clone()
    if not preserve_default:
        kept.default = NOT_PROVIDED
    self.models[app_label, model_name].fields[name] = kept
    kept.clone().contribute_to_class(self.apps.get_model(app_label, model_name), name)


def _append_option(self: Any, app_label: str, model_name: str, option_name: str, obj: Any) -> None:
    model_state = self.models[app_label, model_name]
    options = [*model_state.options[option_name], obj]
    model_state.options[option_name] = options
    if "apps" in self.__dict__:
        setattr(self.apps.get_model(app_label, model_name)._meta, option_name, options)
