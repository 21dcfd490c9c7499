"""What files say, kept from the search for persons on, so that the public search finds it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0008_beside'),
    ]

    operations = [
        migrations.CreateModel(
            name='FileWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('words', models.TextField(blank=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='disclosure.item')),
            ],
            options={
                'verbose_name': 'lời đã đọc của tệp',
                'constraints': [models.UniqueConstraint(fields=('item', 'sha256'), name='words_of_a_file_once')],
            },
        ),
    ]
