"""The tools of a product page and the answers to doubts on it are counted as well: see `kit.marking`."""

from django.db import migrations

from pistos.kit.marking import marks

PARTS = {
    "tools": ("tools_tool", "tools_fitreport"),
    "doubts": ("conversations_doubt", "conversations_doubtanswer"),
}


class Migration(migrations.Migration):
    dependencies = [
        ("checkout", "0002_marks"),
        ("tools", "0001_first"),
        ("conversations", "0007_looked_at"),
    ]

    operations = [marks(table, part) for part, tables in PARTS.items() for table in tables]
