"""Everything that a page loads by `{% load pistos %}`; the tags live in `components/tags/`, by noun."""

from django.template import Library

from pistos.components.tags import forms, pages, plots, promises, stars, timelines, times

register = Library()
for part in (forms, pages, plots, promises, stars, timelines, times):
    register.tags |= part.register.tags
    register.filters |= part.register.filters
