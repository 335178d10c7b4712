"""Rows that nothing changes, and what the product page is made of: see `kit.insert_only`, `kit.marking`."""

from django.db import migrations

from pistos.kit.insert_only import insert_only
from pistos.kit.marking import marks


class Migration(migrations.Migration):
    dependencies = [("questions", "0001_initial"), ("checkout", "0004_marks_never_twice")]

    operations = [
        insert_only("questions_moderation"),
        insert_only("questions_suggestionstep"),
        marks("questions_question", "questions"),
        marks("questions_answer", "questions"),
    ]
