import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('customers', '0004_fewer_indexes'),
        ('reputation', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='mention',
            name='customer',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='customers.customer'),
        ),
        migrations.AddField(
            model_name='mention',
            name='deed',
            field=models.CharField(choices=[('said', 'Said'), ('defended', 'Defended'), ('referred', 'Referred')], default='said', max_length=8),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(('deed', 'said'), models.Q(('customer__isnull', False), ('is_good', True)), _connector='OR'), name='reputation_deed_of_somebody'),
        ),
    ]
