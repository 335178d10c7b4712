"""Sets Django up on import; a benchmark names it before the program's own modules."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pistos.config.settings")
django.setup()
