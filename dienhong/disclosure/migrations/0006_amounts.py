"""Amounts may have digits after the comma: tables in million đồng do."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0005_proofs_and_reports'),
    ]

    operations = [
        migrations.AlterField(
            model_name='tableline',
            name='done',
            field=models.DecimalField(blank=True, decimal_places=3, max_digits=19, null=True, verbose_name='thực hiện'),
        ),
        migrations.AlterField(
            model_name='tableline',
            name='planned',
            field=models.DecimalField(blank=True, decimal_places=3, max_digits=19, null=True, verbose_name='dự toán'),
        ),
    ]
