import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import pistos.kit.tokens
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('orders', '0003_last_code'),
        ('partners', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(max_length=30)),
                ('kind', models.CharField(max_length=10)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('grounds', models.JSONField(default=dict)),
                ('partner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='payment_incidents', to='partners.partner')),
            ],
        ),
        migrations.CreateModel(
            name='Affected',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about_kind', models.CharField(max_length=10)),
                ('about_id', models.CharField(max_length=60)),
                ('noted_at', models.DateTimeField()),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affected', to='payments.incident')),
            ],
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=pistos.kit.tokens.public_token, max_length=22, unique=True)),
                ('provider', models.CharField(max_length=30)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('currency', models.CharField(max_length=3)),
                ('state', models.CharField(choices=[('started', 'Started'), ('waiting', 'Waiting'), ('authorised', 'Authorised'), ('paid', 'Paid'), ('failed', 'Failed'), ('abandoned', 'Abandoned'), ('questioned', 'Questioned'), ('refunded', 'Refunded')], default='started', max_length=10)),
                ('paid_amount', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=14)),
                ('refunded_amount', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=14)),
                ('promised_amount', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=14)),
                ('disputed_amount', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=14)),
                ('reference', models.CharField(blank=True, max_length=25)),
                ('external_ref', models.CharField(blank=True, max_length=120)),
                ('charge_ref', models.CharField(blank=True, max_length=120)),
                ('page_url', models.URLField(blank=True, max_length=1000)),
                ('page_until', models.DateTimeField(null=True)),
                ('tried_count', models.PositiveSmallIntegerField(default=0)),
                ('problem', models.CharField(blank=True, max_length=60)),
                ('started_at', models.DateTimeField()),
                ('pay_by_on', models.DateField(null=True)),
                ('troubled_at', models.DateTimeField(null=True)),
                ('looked_at', models.DateTimeField(null=True)),
                ('paid_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='orders.order')),
            ],
        ),
        migrations.CreateModel(
            name='BankCredit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('booked_on', models.DateField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('currency', models.CharField(max_length=3)),
                ('payer', models.CharField(blank=True, max_length=140)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('reason', models.CharField(blank=True, max_length=40)),
                ('read_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('payment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bank_credits', to='payments.payment')),
            ],
        ),
        migrations.CreateModel(
            name='PaymentEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('paid', 'Paid'), ('refunded', 'Refunded'), ('refund_returned', 'Refund Returned'), ('disputed', 'Disputed'), ('dispute_won', 'Dispute Won')], max_length=16)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('currency', models.CharField(max_length=3)),
                ('key', models.CharField(max_length=160, unique=True)),
                ('happened_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='payments.payment')),
            ],
        ),
        migrations.CreateModel(
            name='Provider',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=30, unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('countries', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), blank=True, default=list, size=None)),
                ('least_amount', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=14)),
                ('most_amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('fee_amount', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=8)),
                ('cost_amount', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=8)),
                ('account_holder', models.CharField(blank=True, max_length=120)),
                ('iban', models.CharField(blank=True, max_length=34)),
                ('bic', models.CharField(blank=True, max_length=11)),
                ('pay_within_days', models.PositiveSmallIntegerField(default=7)),
                ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='payment_providers', to='partners.partner')),
            ],
        ),
        migrations.CreateModel(
            name='ProviderEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(max_length=30)),
                ('external_id', models.CharField(max_length=160)),
                ('kind', models.CharField(max_length=80)),
                ('body', models.JSONField()),
                ('state', models.CharField(choices=[('processed', 'Processed'), ('ignored', 'Ignored'), ('early', 'Early'), ('quarantined', 'Quarantined')], max_length=11)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('received_at', models.DateTimeField()),
                ('replayed_at', models.DateTimeField(null=True)),
                ('payment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='provider_events', to='payments.payment')),
            ],
        ),
        migrations.CreateModel(
            name='ProviderMinute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(max_length=30)),
                ('minute_at', models.DateTimeField()),
                ('ok_count', models.PositiveIntegerField(default=0)),
                ('declined_count', models.PositiveIntegerField(default=0)),
                ('technical_count', models.PositiveIntegerField(default=0)),
                ('forged_count', models.PositiveIntegerField(default=0)),
                ('missed_count', models.PositiveIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(fields=['minute_at'], name='payments_minutes')],
                'constraints': [models.UniqueConstraint(fields=('provider', 'minute_at'), name='payments_minute_once')],
            },
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, unique=True)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14)),
                ('reason', models.CharField(max_length=200)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('by_hand', 'By Hand'), ('sent', 'Sent'), ('done', 'Done'), ('failed', 'Failed')], default='waiting', max_length=7)),
                ('external_id', models.CharField(blank=True, max_length=120)),
                ('problem', models.CharField(blank=True, max_length=200)),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.CharField(max_length=80)),
                ('done_at', models.DateTimeField(null=True)),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='payments.payment')),
            ],
        ),
        migrations.AddIndex(
            model_name='incident',
            index=models.Index(fields=['opened_at', 'id'], name='payments_incidents'),
        ),
        migrations.AddIndex(
            model_name='incident',
            index=models.Index(fields=['partner', 'opened_at'], name='payments_incidents_of'),
        ),
        migrations.AddConstraint(
            model_name='incident',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('provider', 'kind'), name='payments_incident_one_open'),
        ),
        migrations.AddConstraint(
            model_name='affected',
            constraint=models.UniqueConstraint(fields=('incident', 'about_kind', 'about_id'), name='payments_affected_once'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(fields=['started_at', 'id'], name='payments_started'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(fields=['state', 'started_at', 'id'], name='payments_by_state'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(fields=['order', 'id'], name='payments_of_order'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(fields=['provider', 'charge_ref'], name='payments_by_charge'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(condition=models.Q(('reference', ''), _negated=True), fields=['reference'], name='payments_reference'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(condition=models.Q(('troubled_at__isnull', False)), fields=['provider', 'troubled_at'], name='payments_troubled'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['page_until', 'id'], name='payments_awaited'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['started', 'waiting', 'authorised'])), fields=('order',), name='payments_one_open'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(condition=models.Q(('external_ref', ''), _negated=True), fields=('provider', 'external_ref'), name='payments_external_once'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payments_amount_positive'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('promised_amount__gte', 0), ('refunded_amount__gte', 0), ('paid_amount__gte', django.db.models.expressions.CombinedExpression(models.F('refunded_amount'), '+', models.F('promised_amount')))), name='payments_never_back_more_than_paid'),
        ),
        migrations.AddIndex(
            model_name='bankcredit',
            index=models.Index(condition=models.Q(('settled_at', None)), fields=['booked_on', 'id'], name='payments_credits'),
        ),
        migrations.AddIndex(
            model_name='paymententry',
            index=models.Index(fields=['payment', 'happened_at'], name='payments_entries'),
        ),
        migrations.AddIndex(
            model_name='paymententry',
            index=models.Index(fields=['happened_at', 'id'], name='payments_entry_when'),
        ),
        migrations.AddConstraint(
            model_name='paymententry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('kind__in', ['paid', 'refund_returned', 'dispute_won'])), models.Q(('amount__lt', 0), ('kind__in', ['refunded', 'disputed'])), _connector='OR'), name='payments_entry_sign'),
        ),
        migrations.AddConstraint(
            model_name='provider',
            constraint=models.CheckConstraint(condition=models.Q(('fee_amount__gte', 0), ('fee_amount__lte', models.F('cost_amount'))), name='payments_fee_within_cost'),
        ),
        migrations.AddIndex(
            model_name='providerevent',
            index=models.Index(fields=['received_at', 'id'], name='payments_events'),
        ),
        migrations.AddIndex(
            model_name='providerevent',
            index=models.Index(condition=models.Q(('state__in', ['early', 'quarantined'])), fields=['received_at'], name='payments_events_aside'),
        ),
        migrations.AddConstraint(
            model_name='providerevent',
            constraint=models.UniqueConstraint(fields=('provider', 'external_id'), name='payments_event_once'),
        ),
        migrations.AddIndex(
            model_name='refund',
            index=models.Index(fields=['state', 'asked_at'], name='payments_refunds_to_do'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payments_refund_positive'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('external_id',), name='payments_refund_external_once'),
        ),
    ]
