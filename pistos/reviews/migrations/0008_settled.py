"""What authors call settled is read by its day."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0007_quoting'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='review',
            index=models.Index(condition=models.Q(('outcome_at__isnull', False)), fields=['outcome_at', 'id'], name='reviews_settled'),
        ),
    ]
