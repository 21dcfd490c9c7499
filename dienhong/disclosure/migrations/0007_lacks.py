"""How much proof an item lacks is kept beside that it does: the desk asks for it in one query."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0006_amounts'),
    ]

    operations = [
        migrations.AddField(
            model_name='item',
            name='lacks',
            field=models.CharField(blank=True, editable=False, max_length=24, verbose_name='chứng cứ còn thiếu'),
        ),
    ]
